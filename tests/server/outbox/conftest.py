"""A data folder with a family, its buddies and their phones; a push service that answers as it is told."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from server.clock import stamp
from server.database import immediate, opened
from server.migrations import migrate
from server.outbox.store import Push, put
from server.outbox.worker import work_once
from server.push.devices import Device, Owner, keep_device
from server.push.road import Road
from server.push.sender import Sender
from tests.far_end import FarEnd, Phone, far_end

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOST = "127.0.0.1"


@pytest.fixture
def end() -> Iterator[FarEnd]:
    with far_end() as end:
        yield end


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path) as db:
        migrate(db)
        db.conn.execute("INSERT INTO families VALUES ('f1', NULL, :at)", {"at": stamp(NOON)})
        db.conn.execute(
            "INSERT INTO alerts VALUES ('a1', 'f1', 'alert', 'all', 'open', 60, :at, NULL, NULL)",
            {"at": stamp(NOON)},
        )
    return tmp_path


class Post:
    """The postman's desk in a test: put pushes in, let the postman go at some moment, look at the book."""

    def __init__(self, folder: Path, end: FarEnd, sender: Sender) -> None:
        self.folder = folder
        self.end = end
        self.sender = sender
        self.phones: dict[str, Phone] = {}

    def put(self, count: int = 1, kind: str = "alert", now: datetime = NOON) -> list[str]:
        """One push for each of so many new buddies; returns their ids."""
        with opened(self.folder) as db, immediate(db):
            first = len(self.phones)
            buddies = [f"b{number}" for number in range(first, first + count)]
            for buddy in buddies:
                phone = self.phones[buddy] = Phone(buddy)
                device_id = add_buddy(db, buddy, phone.device(self.end.origin), now)
                words = json.dumps({"kind": kind, "alert": "a1", "buddy": buddy})
                put(db, Push(f"{kind}/a1/{device_id}", device_id, kind, words, "a1", buddy), now)
        return buddies

    def works(self, seconds: float = 0) -> int:
        """Lets the postman go so many seconds after noon."""
        return work_once(self.folder, self.sender, NOON + timedelta(seconds=seconds))

    def rows(self, sql: str = "SELECT outcome FROM outbox ORDER BY made_at") -> list[Any]:
        """The first column of what the book says."""
        with opened(self.folder) as db:
            return [row[0] for row in db.conn.execute(sql)]

    def delivered(self) -> list[str]:
        """The buddies whose phones could open what came, in the order of arrival."""
        calls = [(call.path.rpartition("/")[2], call.body) for call in self.end.calls]
        return [self.phones[buddy].open(body)["buddy"] for buddy, body in calls]


def add_buddy(db: Any, buddy: str, device: Device, now: datetime) -> str:
    db.conn.execute("INSERT INTO buddies VALUES (?, 'f1', 'agreed', NULL, NULL, NULL)", (buddy,))
    db.conn.execute(
        "INSERT INTO replies (alert_id, buddy_id, place, token_hash, sealed, asked_at) "
        "VALUES ('a1', ?, 0, ?, 'x', ?)",
        (buddy, buddy, stamp(now)),
    )
    return keep_device(db, Owner("f1", buddy), device, now)[0]


@pytest.fixture
def road() -> Iterator[Road]:
    road = Road(HOST)
    yield road
    road.close()


@pytest.fixture
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def post(folder: Path, end: FarEnd, road: Road, key: ec.EllipticCurvePrivateKey) -> Post:
    return Post(folder, end, Sender(road, key, "mailto:operator@example.org", HOST))


@pytest.fixture
def locked(folder: Path) -> Iterator[Callable[[], None]]:
    """Somebody else holds the write lock, until this is called."""
    connection = sqlite3.connect(folder / "doorstep.db", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection.rollback
    connection.close()
