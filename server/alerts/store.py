"""The tables of alerts and replies. Only what stands in them is ever told to anybody."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from server.alerts import rules
from server.clock import read_stamp, stamp
from server.database import Database
from server.ids import hash_of

ALERT = """
SELECT id, family_id, kind, mode, state, step_seconds, made_at, next_at, closed_at FROM alerts WHERE
"""

REPLIES = """
SELECT buddy_id, token_hash, sealed, answer, minutes, asked_at, sent_at, reached_at, opened_at, answered_at,
       (SELECT COUNT(*) FROM devices WHERE devices.buddy_id = replies.buddy_id) AS devices
FROM replies WHERE alert_id = :alert ORDER BY place
"""

ADD_ALERT = """
INSERT INTO alerts (id, family_id, kind, mode, state, step_seconds, made_at, next_at)
VALUES (:id, :family_id, :kind, :mode, :state, :step_seconds, :made_at, :next_at)
"""

# A buddy who has left or said no is not asked, and must not keep the others from being asked.
ADD_REPLY = """
INSERT INTO replies (alert_id, buddy_id, place, token_hash, sealed)
SELECT :alert, id, :place, :hash, :sealed FROM buddies
WHERE id = :buddy AND family_id = :family AND state NOT IN ('left', 'declined')
"""

KEEP_REPLY = """
UPDATE replies SET answer = :answer, minutes = :minutes, reached_at = :reached_at, opened_at = :opened_at,
  answered_at = :answered_at
WHERE alert_id = :alert AND buddy_id = :buddy
"""


class AlertRow(msgspec.Struct, frozen=True):
    id: str
    family_id: str
    kind: rules.Kind
    mode: rules.Mode
    state: rules.State
    step_seconds: int
    made_at: str
    next_at: str | None
    closed_at: str | None

    def as_rule(self) -> rules.Alert:
        step, made_at = timedelta(seconds=self.step_seconds), read_stamp(self.made_at)
        return rules.Alert(self.kind, self.mode, self.state, step, made_at, time_of(self.next_at))


class ReplyRow(msgspec.Struct, frozen=True):
    buddy_id: str
    token_hash: str
    sealed: str
    answer: rules.Answer | None
    minutes: int | None
    asked_at: str | None
    sent_at: str | None
    reached_at: str | None
    opened_at: str | None
    answered_at: str | None
    devices: int

    def as_rule(self) -> rules.Reply:
        return rules.Reply(
            buddy=self.buddy_id,
            has_device=self.devices > 0,
            answer=self.answer,
            minutes=self.minutes,
            asked_at=time_of(self.asked_at),
            sent_at=time_of(self.sent_at),
            reached_at=time_of(self.reached_at),
            opened_at=time_of(self.opened_at),
            answered_at=time_of(self.answered_at),
        )


def time_of(text: str | None) -> datetime | None:
    return read_stamp(text) if text else None


def text_of(at: datetime | None) -> str | None:
    return stamp(at) if at else None


def find_alert(db: Database, alert_id: str) -> AlertRow | None:
    row = db.execute(f"{ALERT} id = :id", {"id": alert_id}).fetchone()
    return AlertRow(**row) if row else None


def find_own(db: Database, family_id: str, alert_id: str) -> AlertRow | None:
    alert = find_alert(db, alert_id)
    return alert if alert and alert.family_id == family_id else None


def list_standing(db: Database, family_id: str) -> list[AlertRow]:
    """Those not closed: the open before the planned, the newest first."""
    question = f"{ALERT} family_id = :family AND state <> 'closed' ORDER BY state, made_at DESC"
    return [AlertRow(**row) for row in db.execute(question, {"family": family_id})]


def list_replies(db: Database, alert_id: str) -> list[ReplyRow]:
    """In the order to ask."""
    return [ReplyRow(**row) for row in db.execute(REPLIES, {"alert": alert_id})]


def find_reply(db: Database, alert_id: str, token: str) -> ReplyRow | None:
    wanted = hash_of(token)
    return next((reply for reply in list_replies(db, alert_id) if reply.token_hash == wanted), None)


def add_alert(db: Database, alert: AlertRow) -> None:
    db.execute(ADD_ALERT, msgspec.structs.asdict(alert))


def add_reply(db: Database, alert: AlertRow, place: int, reply: dict[str, str]) -> bool:
    """False for a buddy who is not this family's, or who has left. `reply`: buddy, hash and sealed."""
    row: dict[str, Any] = reply | {"alert": alert.id, "family": alert.family_id, "place": place}
    return db.execute(ADD_REPLY, row).rowcount > 0


def mark_asked(db: Database, alert_id: str, buddy_id: str, now: datetime) -> None:
    db.execute(
        "UPDATE replies SET asked_at = :now WHERE alert_id = :alert AND buddy_id = :buddy",
        {"now": stamp(now), "alert": alert_id, "buddy": buddy_id},
    )


def keep_reply(db: Database, alert_id: str, reply: rules.Reply) -> None:
    row = {
        "alert": alert_id,
        "buddy": reply.buddy,
        "answer": reply.answer,
        "minutes": reply.minutes,
        "reached_at": text_of(reply.reached_at),
        "opened_at": text_of(reply.opened_at),
        "answered_at": text_of(reply.answered_at),
    }
    db.execute(KEEP_REPLY, row)


def keep_state(db: Database, alert_id: str, state: rules.State, next_at: datetime | None) -> None:
    db.execute(
        "UPDATE alerts SET state = :state, next_at = :next_at WHERE id = :id",
        {"state": state, "next_at": text_of(next_at), "id": alert_id},
    )


def close(db: Database, alert_id: str, now: datetime) -> None:
    db.execute(
        "UPDATE alerts SET state = 'closed', next_at = NULL, closed_at = :now WHERE id = :id",
        {"now": stamp(now), "id": alert_id},
    )


def list_due(db: Database, now: datetime) -> list[str]:
    """Also those that seem to wait longer than anything waits: the machine's clock was set back."""
    question = """
      SELECT id FROM alerts WHERE next_at IS NOT NULL
      AND (next_at <= :now OR (state = 'open' AND next_at > :far)) ORDER BY next_at
    """
    times = {"now": stamp(now), "far": stamp(now + rules.LONGEST_STEP)}
    return [row["id"] for row in db.execute(question, times)]


def next_due(db: Database) -> datetime | None:
    return time_of(db.execute("SELECT MIN(next_at) FROM alerts WHERE next_at IS NOT NULL").fetchone()[0])
