"""An invitation: one use, seven days. Its token is known to two phones, its hash to us."""

from datetime import datetime
from typing import NamedTuple

import msgspec

from server.buddies import rules
from server.buddies.letters import write_joined
from server.buddies.store import Buddy, find_buddy
from server.clock import read_stamp, stamp
from server.database import Database, immediate
from server.ids import hash_of
from server.push.devices import Owner, devices_of, forget_device


class Invitation(msgspec.Struct, frozen=True):
    token_hash: str
    buddy_id: str
    sealed: str
    expires_at: str
    used_at: str | None

    def can_be_answered(self, now: datetime) -> bool:
        return rules.can_be_answered(self.used_at, read_stamp(self.expires_at), now)


class Choice(NamedTuple):
    """What the buddy says to the invitation."""

    agrees: bool
    secret_hash: str | None
    about: str | None


# A second invitation takes the place of the first, whose token is then forged.
INVITE = """
INSERT INTO invitations (token_hash, buddy_id, sealed, expires_at)
VALUES (:hash, :buddy, :sealed, :expires_at)
ON CONFLICT (buddy_id) DO UPDATE SET
  token_hash = excluded.token_hash, sealed = excluded.sealed, expires_at = excluded.expires_at, used_at = NULL
"""

SETTLE = """
UPDATE buddies SET state = :state, secret_hash = :hash, about = :about, answered_at = :now WHERE id = :id
"""


def invite(db: Database, buddy: Buddy, token_hash: str, sealed: str, now: datetime) -> str:
    """Returns when it expires."""
    expires_at = stamp(rules.expires_at(now))
    row = {"hash": token_hash, "buddy": buddy.id, "sealed": sealed, "expires_at": expires_at}
    with immediate(db):
        db.execute(INVITE, row)
        db.execute(
            "UPDATE buddies SET state = :state WHERE id = :id",
            {"state": rules.state_after_invitation(buddy.state), "id": buddy.id},
        )
    return expires_at


def find_invitation(db: Database, token: str) -> Invitation | None:
    row = db.execute(
        "SELECT token_hash, buddy_id, sealed, expires_at, used_at FROM invitations WHERE token_hash = :hash",
        {"hash": hash_of(token)},
    ).fetchone()
    return Invitation(**row) if row else None


def answer_invitation(db: Database, token_hash: str, choice: Choice, now: datetime) -> bool:
    """False when it was used otherwise before, or is too old."""
    with immediate(db):
        used = db.execute(
            "UPDATE invitations SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL"
            " AND expires_at > :now RETURNING buddy_id",
            {"now": stamp(now), "hash": token_hash},
        ).fetchone()
        if used is None:
            return was_said_before(db, token_hash, choice)
        settle(db, used["buddy_id"], choice, now)
        return True


def was_said_before(db: Database, token_hash: str, choice: Choice) -> bool:
    question = "SELECT buddy_id FROM invitations WHERE token_hash = :hash AND used_at IS NOT NULL"
    row = db.execute(question, {"hash": token_hash}).fetchone()
    buddy = find_buddy(db, row["buddy_id"]) if row else None
    return buddy is not None and rules.is_same_answer(
        buddy.state, buddy.secret_hash, agrees=choice.agrees, secret_hash=choice.secret_hash
    )


def settle(db: Database, buddy_id: str, choice: Choice, now: datetime) -> None:
    """The devices of an earlier agreement go: they may be in other hands."""
    row = {
        "id": buddy_id,
        "state": "agreed" if choice.agrees else "declined",
        "hash": choice.secret_hash if choice.agrees else None,
        "about": choice.about if choice.agrees else None,
        "now": stamp(now),
    }
    db.execute(SETTLE, row)
    if buddy := find_buddy(db, buddy_id):
        for device in devices_of(db, Owner(buddy.family_id, buddy.id)):
            forget_device(db, device.id)
        write_joined(db, buddy, now, agrees=choice.agrees)
