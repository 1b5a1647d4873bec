"""Open now: by London's clock, with the holidays of each line's nation, wherever the phone thinks it is."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.browser.navigator import Parent
from tests.browser.site import Server

MONDAY_TEN = datetime(2027, 1, 11, 10, 0, tzinfo=UTC)
SUMMER_HALF_PAST_EIGHT_UTC = datetime(2027, 7, 12, 8, 31, tzinfo=UTC)


def list_at(browser: Browser, server: Server, when: datetime, zone: str = "Europe/London") -> Parent:
    parent = Parent(chromium.new_phone(browser, timezone_id=zone), server.address)
    parent.page.clock.set_fixed_time(when)
    parent.opens("helplines")
    expect(parent.page.locator("[data-group]:visible").first).to_be_visible()
    return parent


def group_of(parent: Parent, id: str) -> str:
    return str(
        parent.page.locator(f"li#{id}").evaluate("row => row.closest('[data-group]')?.dataset.group ?? ''")
    )


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
def test_a_line_is_open_by_londons_clock_in_any_zone(zone: str, browser: Browser, server: Server) -> None:
    assert group_of(list_at(browser, server, MONDAY_TEN, zone), "frg") == "open"


def test_summer_time_is_known(browser: Browser, server: Server) -> None:
    assert group_of(list_at(browser, server, SUMMER_HALF_PAST_EIGHT_UTC), "frg") == "open"


def test_a_shut_line_says_when_it_opens_and_who_is_open_instead(browser: Browser, server: Server) -> None:
    parent = list_at(browser, server, datetime(2027, 1, 9, 16, 0, tzinfo=UTC))
    row = parent.page.locator("li#frg")
    assert group_of(parent, "frg") == "shut"
    expect(row.locator("[data-tell]")).to_have_text("Opens Monday 9.30am")
    expect(row.locator("[data-instead]")).to_be_visible()
    instead = str(row.locator("[data-instead]").get_attribute("href"))
    open_ids = parent.page.locator(f"[data-group=open] a[href='{instead}']")
    assert open_ids.count() >= 1


def test_an_english_line_is_shut_on_good_friday_and_opens_on_tuesday(
    browser: Browser, server: Server
) -> None:
    parent = list_at(browser, server, datetime(2027, 3, 26, 11, 0, tzinfo=UTC))
    assert group_of(parent, "frg") == "shut"
    expect(parent.page.locator("li#frg [data-tell]")).to_contain_text("Tuesday")


def test_saint_andrews_day_shuts_no_english_line(browser: Browser, server: Server) -> None:
    assert group_of(list_at(browser, server, datetime(2027, 11, 30, 10, 0, tzinfo=UTC)), "frg") == "open"


@pytest.mark.parametrize("when", [MONDAY_TEN, datetime(2027, 1, 9, 3, 0, tzinfo=UTC)])
def test_disputed_hours_are_never_shown_as_open(when: datetime, browser: Browser, server: Server) -> None:
    parent = list_at(browser, server, when)
    disputed = parent.page.locator("li[data-hours=check]")
    assert disputed.count() >= 5
    groups = disputed.evaluate_all("rows => rows.map(row => row.closest('[data-group]').dataset.group)")
    assert set(groups) == {"check"}


def test_at_three_in_the_morning_there_is_a_plan(browser: Browser, server: Server) -> None:
    parent = list_at(browser, server, datetime(2027, 1, 10, 3, 0, tzinfo=UTC))
    expect(parent.page.locator("after-hours")).to_be_visible()
    assert group_of(parent, "samaritans") == "open"


def test_home_counts_the_lines_that_are_open(browser: Browser, server: Server) -> None:
    parent = list_at(browser, server, MONDAY_TEN)
    count = parent.page.locator("[data-group=open] li").count()
    expect(parent.opens().locator("open-count")).to_contain_text(str(count))
