"""The rules of an alert: when the next is asked, when it ends, and that no rung is ever lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from server.alerts import rules
from server.alerts.rules import Alert, Reply, Step, next_step

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
STEP = timedelta(seconds=120)
ALL = Alert("alert", "all", "open", STEP, NOW, NOW)
ORDER = replace(ALL, mode="order")
PLAN = replace(ALL, kind="planned", state="planned", next_at=NOW + timedelta(hours=3))


def asked(*buddies: str) -> list[Reply]:
    return [Reply(buddy, asked_at=NOW) for buddy in buddies]


def waiting(*buddies: str) -> list[Reply]:
    return [Reply(buddy) for buddy in buddies]


@pytest.mark.parametrize(
    ("alert", "replies", "step"),
    [
        (ALL, waiting("ana", "ben"), Step(ask=("ana", "ben"), next_at=NOW + STEP)),
        (ORDER, waiting("ana", "ben"), Step(ask=("ana",), next_at=NOW + STEP)),
        (ORDER, [*asked("ana"), *waiting("ben")], Step(ask=("ben",), next_at=NOW + STEP)),
        (ORDER, asked("ana", "ben"), Step(is_unanswered=True)),
        (ALL, asked("ana", "ben"), Step(is_unanswered=True)),
        (ORDER, [Reply("text only", has_device=False), *waiting("ben")], Step(("ben",), next_at=NOW + STEP)),
        (ORDER, [Reply("ana", answer="coming"), *waiting("ben")], Step()),
        (replace(ALL, state="closed"), waiting("ana"), Step()),
        (PLAN, waiting("ana"), Step(next_at=PLAN.next_at)),
        (replace(PLAN, next_at=NOW), waiting("ana"), Step(ask=("ana",), next_at=NOW + STEP)),
    ],
)
def test_what_the_clock_does(alert: Alert, replies: Sequence[Reply], step: Step) -> None:
    assert next_step(alert, replies, NOW) == step


def test_the_clock_asks_nobody_before_its_time() -> None:
    early = replace(ORDER, next_at=NOW + STEP)
    assert next_step(early, waiting("ana"), NOW) == Step(next_at=early.next_at)


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    later = replace(ORDER, next_at=NOW + timedelta(hours=1))
    assert next_step(later, waiting("ana"), NOW).ask == ("ana",)


def test_a_stopped_clock_stays_stopped() -> None:
    assert next_step(replace(ORDER, next_at=None), waiting("ana"), NOW) == Step()


def test_cannot_asks_the_next_at_once() -> None:
    replies = [Reply("ana", asked_at=NOW, answer="cannot"), *waiting("ben")]
    early = replace(ORDER, next_at=NOW + STEP)
    assert next_step(early, replies, NOW, "answer") == Step(ask=("ben",), next_at=NOW + STEP)


def test_when_all_cannot_the_parent_is_told_at_once() -> None:
    replies = [replace(reply, answer="cannot") for reply in asked("ana", "ben")]
    assert next_step(replace(ALL, next_at=NOW + STEP), replies, NOW, "answer").is_unanswered


def test_when_one_may_still_come_the_clock_goes_on() -> None:
    replies = [Reply("ana", asked_at=NOW, answer="cannot"), *asked("ben")]
    early = replace(ALL, next_at=NOW + STEP / 2)
    assert next_step(early, replies, NOW, "answer") == Step(next_at=early.next_at)


def test_whoever_comes_no_more_starts_the_clock_again() -> None:
    replies = [Reply("ana", asked_at=NOW, answer="cannot"), *asked("ben")]
    assert next_step(replace(ALL, next_at=None), replies, NOW, "answer") == Step(next_at=NOW + STEP)


def test_the_parent_may_ask_one_more_although_somebody_is_coming() -> None:
    replies = [Reply("ana", asked_at=NOW, answer="coming"), *waiting("ben")]
    assert next_step(replace(ORDER, next_at=None), replies, NOW, "parent") == Step(ask=("ben",))


@pytest.mark.parametrize(
    ("told", "rung"),
    [
        (["reached"], "reached"),
        (["opened"], "opened"),
        (["opened", "reached"], "opened"),
        (["coming", "reached", "opened"], "coming"),
        (["coming", "cannot"], "cannot"),
        (["cannot", "coming"], "coming"),
        (["coming", "arrived"], "arrived"),
        (["arrived", "coming"], "arrived"),
        (["phone", "cannot", "phone"], "phone"),
    ],
)
def test_the_ladder(told: list[rules.Told], rung: rules.Rung) -> None:
    reply = Reply("ana")
    for state in told:
        reply = rules.climb(reply, state, None, NOW)
    assert rules.rung_of(reply) == rung


def test_what_is_told_twice_changes_nothing() -> None:
    once = rules.climb(Reply("ana"), "coming", 12, NOW)
    assert rules.climb(once, "coming", 12, NOW + STEP) == once


def test_whoever_arrives_keeps_the_minutes_that_were_said() -> None:
    reply = rules.climb(rules.climb(Reply("ana"), "coming", 12, NOW), "arrived", None, NOW + STEP)
    assert (reply.answer, reply.minutes) == ("arrived", 12)


def test_the_soonest_of_the_others_is_told() -> None:
    replies = [
        Reply("ana", answer="coming", minutes=12),
        Reply("ben", answer="coming", minutes=5),
        Reply("cy"),
    ]
    assert [rules.minutes_of_others(replies, buddy) for buddy in ("ana", "ben", "cy")] == [5, 12, 5]
    assert rules.minutes_of_others(replies[:1], "ana") is None
    assert rules.minutes_of_others([Reply("ana", answer="coming")], "ben") == 0


@pytest.mark.parametrize(
    ("standing", "kind", "is_in_the_way"),
    [
        (ALL, "alert", True),
        (ALL, "drill", True),
        (ALL, "planned", True),
        (replace(ALL, kind="drill"), "alert", False),
        (replace(ALL, kind="drill"), "drill", True),
        (PLAN, "alert", False),
        (PLAN, "planned", True),
        (replace(ALL, made_at=NOW - timedelta(hours=13)), "alert", False),
    ],
)
def test_what_is_in_the_way_of_a_new_alert(standing: Alert, kind: rules.Kind, *, is_in_the_way: bool) -> None:
    assert rules.is_in_the_way(standing, kind, NOW) == is_in_the_way
    assert not (rules.gives_way(standing, kind, NOW) and is_in_the_way)


@pytest.mark.parametrize(("minutes", "stale"), [(-5, False), (0, False), (119, False), (121, True)])
def test_two_hours_later_it_is_stale(minutes: int, *, stale: bool) -> None:
    assert rules.is_stale(NOW - timedelta(minutes=minutes), NOW) == stale
