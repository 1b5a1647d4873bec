"""The table of families. Forgetting one takes everything it ever had with it."""

from datetime import datetime

import msgspec

from server.clock import stamp
from server.database import Database, immediate
from server.ids import hash_of, new_id


class Family(msgspec.Struct, frozen=True):
    id: str
    has_recovery: bool


def found_family(db: Database, now: datetime) -> Family:
    family = Family(new_id(), has_recovery=False)
    with immediate(db):
        db.execute(
            "INSERT INTO families (id, made_at) VALUES (:id, :now)", {"id": family.id, "now": stamp(now)}
        )
    return family


def find_family(db: Database, family_id: str) -> Family | None:
    return first(db, "SELECT id, recovery_hash FROM families WHERE id = :key", family_id)


def find_by_code(db: Database, code: str) -> Family | None:
    return first(db, "SELECT id, recovery_hash FROM families WHERE recovery_hash = :key", hash_of(code))


def first(db: Database, question: str, key: str) -> Family | None:
    row = db.execute(question, {"key": key}).fetchone()
    return Family(row["id"], row["recovery_hash"] is not None) if row else None


def keep_code(db: Database, family_id: str, code: str) -> None:
    """An earlier code is void from now on."""
    with immediate(db):
        db.execute(
            "UPDATE families SET recovery_hash = :hash WHERE id = :id",
            {"hash": hash_of(code), "id": family_id},
        )


def forget_family(db: Database, family_id: str) -> None:
    """Every table hangs on this row, so every row of the family goes."""
    with immediate(db):
        db.execute("DELETE FROM families WHERE id = :id", {"id": family_id})
