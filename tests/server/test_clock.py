"""One clock, in UTC."""

from datetime import timedelta

from server.clock import now, today


def test_the_time_is_told_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)


def test_today_is_the_day_of_now() -> None:
    assert today() in {now().date(), now().date() - timedelta(days=1)}
