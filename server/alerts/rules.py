"""What an alert may become. Nothing here knows of tables, doors or the time of day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

Kind = Literal["alert", "drill", "planned"]
Mode = Literal["all", "order"]
State = Literal["planned", "open", "closed"]
Answer = Literal["coming", "phone", "cannot", "arrived"]
Told = Literal["reached", "opened", "coming", "phone", "cannot", "arrived"]
Rung = Literal["waiting", "sent", "reached", "opened", "coming", "phone", "cannot", "arrived"]
Cause = Literal["clock", "answer", "parent"]

# Older than this it would call people to a visit that is over.
FRESH = timedelta(hours=2)
# An alert that nobody closed for so long is in nobody's mind any more.
FORGOTTEN = timedelta(hours=12)
FURTHEST = timedelta(days=31)
LONGEST_STEP = timedelta(seconds=900)


@dataclass(frozen=True)
class Alert:
    kind: Kind
    mode: Mode
    state: State
    step: timedelta
    made_at: datetime
    next_at: datetime | None


@dataclass(frozen=True)
class Reply:
    """One buddy's part in one alert."""

    buddy: str
    has_device: bool = True
    answer: Answer | None = None
    minutes: int | None = None
    asked_at: datetime | None = None
    sent_at: datetime | None = None
    reached_at: datetime | None = None
    opened_at: datetime | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Step:
    """What is to be done now: whom to ask, whether to say that nobody is coming, when to look again."""

    ask: tuple[str, ...] = ()
    is_unanswered: bool = False
    next_at: datetime | None = None


def is_stale(made_at: datetime, now: datetime) -> bool:
    return now - made_at > FRESH


def is_in_the_way(standing: Alert, kind: Kind, now: datetime) -> bool:
    """A plan never stops a call for help, nor does a drill, nor what was forgotten half a day ago."""
    if standing.state == "planned":
        return kind == "planned"
    if now - standing.made_at > FORGOTTEN:
        return False
    return not (standing.kind == "drill" and kind == "alert")


def gives_way(standing: Alert, kind: Kind, now: datetime) -> bool:
    """Closed at once when another alert is raised."""
    return standing.state == "open" and not is_in_the_way(standing, kind, now)


def first_look(due_at: datetime | None, now: datetime) -> datetime:
    """When a new alert is due: a plan at its time, or at once when that has passed; all others at once."""
    return max(due_at, now) if due_at else now


def rung_of(reply: Reply) -> Rung:
    """The highest rung of the ladder that has been proven."""
    if reply.answer:
        return reply.answer
    if reply.opened_at:
        return "opened"
    if reply.reached_at:
        return "reached"
    return "sent" if reply.sent_at else "waiting"


def climb(reply: Reply, told: Told, minutes: int | None, now: datetime) -> Reply:
    """The reply after a phone has told us something. Told again, or too late, it stays as it is."""
    if told == "reached":
        return reply if reply.reached_at else replace(reply, reached_at=now)
    if told == "opened":
        return reply if reply.opened_at else replace(reply, opened_at=now)
    if told == "arrived":
        minutes = reply.minutes
    elif reply.answer == "arrived":
        return reply
    if (told, minutes) == (reply.answer, reply.minutes):
        return reply
    return replace(reply, answer=told, minutes=minutes, answered_at=now)


def is_coming(reply: Reply) -> bool:
    return reply.answer in {"coming", "arrived"}


def moves_the_clock(before: Reply, after: Reply) -> bool:
    """Somebody is coming, is coming no more, or cannot."""
    return is_coming(after) or is_coming(before) or after.answer == "cannot"


def minutes_of_others(replies: Sequence[Reply], buddy: str) -> int | None:
    """How soon the first of the others is there; 0 when that one did not say. None: nobody is coming."""
    coming = [reply.minutes or 0 for reply in replies if is_coming(reply) and reply.buddy != buddy]
    return min(coming) if coming else None


def next_step(alert: Alert, replies: Sequence[Reply], now: datetime, cause: Cause = "clock") -> Step:
    """Replies in the order to ask. The caller asks, writes down `next_at`, and opens a plan that was due."""
    if alert.state == "closed":
        return Step()
    if is_too_early(alert, now, cause):
        return Step(next_at=alert.next_at)
    stops = any(is_coming(reply) for reply in replies)
    if stops and cause != "parent":
        return Step()
    ask = whom_to_ask(alert.mode, replies)
    if ask:
        return Step(ask=ask, next_at=None if stops else now + alert.step)
    return Step() if stops else after_the_last(alert, replies, now, cause)


def is_too_early(alert: Alert, now: datetime, cause: Cause) -> bool:
    """A plan waits for its time whatever happens; the others only when nothing but the clock asks.

    An open alert never waits longer than a step: if it seems to, the machine's clock was set back.
    """
    if alert.next_at is None:
        return cause == "clock"
    if alert.state == "planned":
        return now < alert.next_at
    return cause == "clock" and now < alert.next_at <= now + alert.step


def state_after(alert: Alert, now: datetime) -> State:
    """A plan opens when it is due."""
    is_due = alert.next_at is not None and alert.next_at <= now
    return "open" if alert.state == "planned" and is_due else alert.state


def whom_to_ask(mode: Mode, replies: Sequence[Reply]) -> tuple[str, ...]:
    waiting = tuple(reply.buddy for reply in replies if reply.has_device and not reply.asked_at)
    return waiting if mode == "all" else waiting[:1]


def after_the_last(alert: Alert, replies: Sequence[Reply], now: datetime, cause: Cause) -> Step:
    """Everyone has been asked: one more step of waiting, unless all of them have said no."""
    may_still_come = any(reply.asked_at and reply.answer != "cannot" for reply in replies)
    if cause == "clock" or not may_still_come:
        return Step(is_unanswered=True)
    return Step(next_at=alert.next_at or now + alert.step)
