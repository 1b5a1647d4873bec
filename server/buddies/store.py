"""The tables of buddies and invitations."""

from datetime import datetime

import msgspec

from server.buddies import rules
from server.clock import stamp
from server.database import Database, immediate
from server.ids import hash_of


class Buddy(msgspec.Struct, frozen=True):
    """One row. `about` is ciphertext."""

    id: str
    family_id: str
    state: str
    secret_hash: str | None
    about: str | None
    answered_at: str | None


class Known(msgspec.Struct, frozen=True):
    """A buddy as the parent sees it."""

    id: str
    state: str
    about: str | None
    reachable: bool
    reached_at: str | None
    answered_at: str | None


BUDDY = "SELECT id, family_id, state, secret_hash, about, answered_at FROM buddies WHERE "

KNOWN = """
SELECT buddies.id, buddies.state, buddies.about, buddies.answered_at,
       COUNT(devices.id) AS devices, MAX(devices.reached_at) AS reached_at
FROM buddies LEFT JOIN devices ON devices.buddy_id = buddies.id
WHERE buddies.family_id = :family
GROUP BY buddies.id, buddies.state, buddies.about, buddies.answered_at
ORDER BY buddies.id
"""


def find_buddy(db: Database, buddy_id: str) -> Buddy | None:
    row = db.execute(f"{BUDDY} id = :id", {"id": buddy_id}).fetchone()
    return Buddy(**row) if row else None


def find_own(db: Database, family_id: str, buddy_id: str) -> Buddy | None:
    buddy = find_buddy(db, buddy_id)
    return buddy if buddy and buddy.family_id == family_id else None


def find_by_secret(db: Database, buddy_id: str, secret: str) -> Buddy | None:
    row = db.execute(
        f"{BUDDY} id = :id AND secret_hash = :hash", {"id": buddy_id, "hash": hash_of(secret)}
    ).fetchone()
    return Buddy(**row) if row else None


def list_known(db: Database, family_id: str) -> list[Known]:
    return [
        Known(
            row["id"],
            row["state"],
            row["about"],
            rules.is_reachable(row["state"], row["devices"]),
            row["reached_at"],
            row["answered_at"],
        )
        for row in db.execute(KNOWN, {"family": family_id})
    ]


def count_buddies(db: Database, family_id: str) -> int:
    question = "SELECT COUNT(*) FROM buddies WHERE family_id = :family"
    return int(db.execute(question, {"family": family_id}).fetchone()[0])


def add_known(db: Database, family_id: str, buddy_ids: list[str]) -> int:
    """Inside a transaction. Returns how many are new; one that is there already stays as it is."""
    added = 0
    for buddy_id in buddy_ids:
        added += db.execute(
            "INSERT INTO buddies (id, family_id, state) VALUES (:id, :family, 'known')"
            " ON CONFLICT DO NOTHING",
            {"id": buddy_id, "family": family_id},
        ).rowcount
    return added


def change_about(db: Database, buddy_id: str, about: str) -> None:
    with immediate(db):
        db.execute("UPDATE buddies SET about = :about WHERE id = :id", {"about": about, "id": buddy_id})


def delete_buddy(db: Database, family_id: str, buddy_id: str) -> bool:
    """By the parent: the row goes, and with it devices, invitation and replies."""
    with immediate(db):
        gone = db.execute(
            "DELETE FROM buddies WHERE id = :id AND family_id = :family",
            {"id": buddy_id, "family": family_id},
        )
        return gone.rowcount > 0


def leave(db: Database, buddy_id: str, now: datetime) -> None:
    """By the buddy. A reply that is open stays as it is; its link still opens."""
    with immediate(db):
        db.execute(
            "UPDATE buddies SET state = 'left', secret_hash = NULL, about = NULL, answered_at = :now"
            " WHERE id = :id",
            {"now": stamp(now), "id": buddy_id},
        )
        db.execute("DELETE FROM devices WHERE buddy_id = :id", {"id": buddy_id})
