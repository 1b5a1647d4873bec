"""The bank holidays of each nation, against those that GOV.UK gives."""

from datetime import date

import pytest

from server.site.holidays import bank_holidays

START = date(2026, 11, 22)
ENGLAND_AND_WALES = """
    2026-12-25 2026-12-28
    2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
    2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""
FACTS = {
    "england": ENGLAND_AND_WALES,
    "wales": ENGLAND_AND_WALES,
    "scotland": """
        2026-11-30 2026-12-25 2026-12-28
        2027-01-01 2027-01-04 2027-03-26 2027-05-03 2027-05-31 2027-08-02 2027-11-30 2027-12-27 2027-12-28
        2028-01-03 2028-01-04 2028-04-14 2028-05-01 2028-05-29 2028-08-07 2028-11-30 2028-12-25 2028-12-26
    """,
    "northern-ireland": """
        2026-12-25 2026-12-28
        2027-01-01 2027-03-17 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-07-12 2027-08-30 2027-12-27
        2027-12-28
        2028-01-03 2028-03-17 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-07-12 2028-08-28 2028-12-25
        2028-12-26
    """,
}


def is_working_day(day: str) -> bool:
    return date.fromisoformat(day).weekday() < 5


@pytest.mark.parametrize("nation", FACTS)
def test_every_bank_holiday_that_gov_uk_names_is_there(nation: str) -> None:
    assert not set(FACTS[nation].split()) - set(bank_holidays(START)[nation])


@pytest.mark.parametrize("nation", FACTS)
def test_no_working_day_is_called_a_bank_holiday(nation: str) -> None:
    extra = set(bank_holidays(START)[nation]) - set(FACTS[nation].split())
    assert not [day for day in sorted(extra) if is_working_day(day)]


def test_the_calendar_says_how_long_it_is_good_for() -> None:
    assert bank_holidays(START)["until"] == ["2028-12-31"]


def test_days_gone_by_are_left_out_and_today_is_kept() -> None:
    assert bank_holidays(date(2026, 12, 25))["england"][0] == "2026-12-25"
    assert bank_holidays(date(2026, 12, 26))["england"][0] != "2026-12-25"


def test_days_stand_in_their_order() -> None:
    assert all(days == sorted(days) for days in bank_holidays(START).values())
