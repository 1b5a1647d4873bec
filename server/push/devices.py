"""The table of devices: a parent's own have no buddy.

One phone may be a parent's and two families' buddy: one subscription, and a row for each."""

from datetime import datetime
from typing import Protocol

from sqlite_utils import Database

from server.clock import stamp
from server.database import immediate
from server.ids import new_id


class Subscription(Protocol):
    """What a browser gives, and the language of its pages."""

    @property
    def endpoint(self) -> str: ...
    @property
    def p256dh(self) -> str: ...
    @property
    def auth(self) -> str: ...
    @property
    def language(self) -> str: ...


SAVE = """
INSERT INTO devices (id, family_id, buddy_id, endpoint, p256dh, auth, language, made_at, seen_at)
VALUES (:id, :family, :buddy, :endpoint, :p256dh, :auth, :language, :now, :now)
ON CONFLICT (endpoint, family_id, COALESCE(buddy_id, '')) DO UPDATE SET
  p256dh = excluded.p256dh, auth = excluded.auth, language = excluded.language, seen_at = excluded.seen_at
RETURNING id
"""


def save_device(
    db: Database, family_id: str, buddy_id: str | None, device: Subscription, now: datetime
) -> tuple[str, bool]:
    """The same subscription again is the same device. Returns its id, and whether it is new."""
    wanted = new_id()
    row = {
        "id": wanted,
        "family": family_id,
        "buddy": buddy_id,
        "endpoint": device.endpoint,
        "p256dh": device.p256dh,
        "auth": device.auth,
        "language": device.language,
        "now": stamp(now),
    }
    with immediate(db):
        kept = str(db.execute(SAVE, row).fetchone()["id"])
    return kept, kept == wanted


def devices_of_buddy(db: Database, buddy_id: str) -> list[str]:
    rows = db.execute("SELECT id FROM devices WHERE buddy_id = :id ORDER BY made_at", {"id": buddy_id})
    return [row["id"] for row in rows]


def devices_of_family(db: Database, family_id: str) -> list[str]:
    """The parent's own."""
    question = "SELECT id FROM devices WHERE family_id = :id AND buddy_id IS NULL ORDER BY made_at"
    return [row["id"] for row in db.execute(question, {"id": family_id})]


def forget_device(db: Database, device_id: str) -> None:
    db.execute("DELETE FROM devices WHERE id = :id", {"id": device_id})


def mark_reached(db: Database, buddy_id: str, now: datetime) -> None:
    """A push has been proven to arrive at this buddy."""
    db.execute(
        "UPDATE devices SET reached_at = :now WHERE buddy_id = :id", {"now": stamp(now), "id": buddy_id}
    )
