"""What a phone sends about an alert, and what it is told."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from server.alerts import rules
from server.buddies.store import Known
from server.door.bodies import Hash, Sealed, Shape
from server.door.faults import Fault

Time = Annotated[datetime, Meta(tz=True)]


class NewReply(Shape, frozen=True):
    """One buddy to ask: the hash of the answer token, and the words that only this buddy can open."""

    buddy: UUID
    token_hash: Hash
    sealed: Sealed


class NewAlert(Shape, frozen=True):
    """`replies` in the order to ask; `due_at` for a plan, and only for one."""

    kind: Literal["alert", "drill", "planned"]
    mode: Literal["all", "order"]
    step_seconds: Annotated[int, Meta(ge=30, le=900)]
    made_at: Time
    replies: Annotated[list[NewReply], Meta(min_length=1, max_length=12)]
    due_at: Time | None = None


class NewAnswer(Shape, frozen=True):
    """`minutes` goes with coming."""

    state: Literal["reached", "opened", "coming", "phone", "cannot", "arrived"]
    minutes: Annotated[int, Meta(ge=0, le=600)] | None = None


class AlertMade(msgspec.Struct, frozen=True):
    id: str
    state: rules.State


class ReplyRead(msgspec.Struct, frozen=True):
    """One buddy's rung of the ladder, as the parent sees it."""

    buddy: str
    state: rules.Rung
    minutes: int | None
    asked_at: str | None
    sent_at: str | None
    reached_at: str | None
    opened_at: str | None
    answered_at: str | None
    devices: int


class AlertRead(msgspec.Struct, frozen=True):
    id: str
    kind: rules.Kind
    mode: rules.Mode
    state: rules.State
    made_at: str
    next_at: str | None
    closed_at: str | None
    replies: list[ReplyRead]


class CallRead(msgspec.Struct, frozen=True):
    """An alert as one buddy sees it."""

    alert: str
    kind: rules.Kind
    state: rules.State
    sealed: str
    made_at: str
    answer: rules.Answer | None
    minutes: int | None
    others_coming: int | None


class FamilyRead(msgspec.Struct, frozen=True):
    id: str
    has_recovery: bool
    devices: int
    buddies: list[Known]
    alert: str | None


def check_alert(alert: NewAlert, now: datetime) -> None:
    """Raises Fault for what no shape can say: 400, or 410 for an alert of a visit that is over."""
    buddies = {reply.buddy for reply in alert.replies}
    if len(buddies) != len(alert.replies):
        raise Fault(400, "A buddy stands twice in replies.")
    if (alert.kind == "planned") != (alert.due_at is not None):
        raise Fault(400, "due_at belongs to a planned alert, and to no other.")
    if alert.due_at and alert.due_at - now > rules.FURTHEST:
        raise Fault(400, "due_at is more than 31 days away.")
    if rules.is_stale(alert.made_at, now):
        raise Fault(410, "This alert was made over two hours ago.")
