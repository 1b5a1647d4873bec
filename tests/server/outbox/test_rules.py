"""When a push is tried again, and when it is too late for it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.outbox.rules import MOST_WAIT, edge_of, lifetime_of, seconds_left, wait_before

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LUCK = st.floats(0, 1)


@given(st.integers(-1, 10**6), LUCK)
def test_a_wait_is_never_nothing_and_never_long(tries: int, luck: float) -> None:
    assert 0.5 <= wait_before(tries, luck) <= MOST_WAIT


@given(st.integers(1, 100), LUCK)
def test_each_wait_is_no_shorter_than_the_one_before(tries: int, luck: float) -> None:
    assert wait_before(tries, luck) <= wait_before(tries + 1, luck)


@given(st.integers(0, 100), LUCK, st.floats(0, 900))
def test_it_never_comes_before_the_push_service_asked(tries: int, luck: float, asked: float) -> None:
    assert asked < wait_before(tries, luck, asked) <= asked + MOST_WAIT


@given(LUCK)
def test_within_its_life_an_alert_is_tried_at_least_twenty_times(luck: float) -> None:
    waits = [wait_before(tries, luck) for tries in range(1, 21)]
    assert sum(waits) < lifetime_of("alert").total_seconds()


@given(st.integers(-(10**6), 10**6))
def test_a_push_always_has_a_second_to_live(seconds: int) -> None:
    left = seconds_left(NOON, NOON + timedelta(seconds=seconds))
    assert left == max(1, seconds)


@pytest.mark.parametrize("kind", ["alert", "drill", "planned"])
def test_a_call_lives_for_half_an_hour(kind: str) -> None:
    assert lifetime_of(kind) == timedelta(minutes=30)


@pytest.mark.parametrize("kind", ["coming", "closed", "test", "reply", "unanswered", "joined"])
def test_other_news_lives_for_an_hour(kind: str) -> None:
    assert lifetime_of(kind) == timedelta(hours=1)


@given(st.floats(0, 10**6))
def test_every_time_falls_below_an_edge(seconds: float) -> None:
    assert float(edge_of(seconds).replace("+Inf", "inf")) >= seconds
