"""Writes letters down for the postman, and wakes it."""

import contextlib
import socket
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from server.clock import now, stamp
from server.ids import new_id

SOCKET = "postman.sock"

PUT = """
INSERT INTO outbox
  (id, once, device_id, alert_id, buddy_id, kind, payload, made_at, due_at, expires_at, tries)
VALUES (:id, :once, :device_id, :alert_id, :buddy_id, :kind, :payload, :now, :now, :expires_at, 0)
ON CONFLICT (once) DO NOTHING
"""


class Letter(msgspec.Struct, frozen=True):
    """One push to one device. `once` keeps it from being written twice."""

    once: str
    device_id: str
    alert_id: str | None
    buddy_id: str | None
    kind: str
    payload: dict[str, Any]
    expires_at: datetime


def put(db: Database, letters: Iterable[Letter]) -> None:
    """Call it inside the transaction of what the letters tell of, and wake the postman after it."""
    for letter in letters:
        row = msgspec.structs.asdict(letter) | {
            "id": new_id(),
            "payload": msgspec.json.encode(letter.payload).decode(),
            "expires_at": stamp(letter.expires_at),
            "now": stamp(now()),
        }
        db.execute(PUT, row)


def withdraw(db: Database, alert_id: str, now: datetime) -> None:
    """What has not left yet need not leave any more. Call it inside the transaction that closes the alert."""
    db.execute(
        "UPDATE outbox SET outcome = 'expired', settled_at = :now"
        " WHERE alert_id = :alert AND settled_at IS NULL",
        {"now": stamp(now), "alert": alert_id},
    )


def wake(folder: Path) -> None:
    """One byte to the postman. When it is not there, it will look by itself."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as knock:
        knock.setblocking(False)  # noqa: FBT003 -- the socket module has it so
        knock.sendto(b"!", str(folder / SOCKET))
