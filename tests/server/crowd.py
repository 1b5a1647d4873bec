"""Many families, written straight into the tables: knocking for each would take too long."""

from typing import NamedTuple

from flask import Flask

from server.buddies.store import add_known
from server.clock import now
from server.database import Database, immediate
from server.families.store import found_family
from server.ids import new_id, new_token
from server.push.devices import Device, Owner, keep_device
from tests.server.phones import POINT, PUSH


class Settled(NamedTuple):
    """A family that is ready: the value of its cookie, and its buddies, each with a device."""

    cookie: str
    buddies: list[str]


def crowd(app: Flask, db: Database, families: int, buddies: int) -> list[Settled]:
    return [settle(app, db, buddies) for _ in range(families)]


def settle(app: Flask, db: Database, buddies: int) -> Settled:
    family = found_family(db, now()).id
    ids = [new_id() for _ in range(buddies)]
    with immediate(db):
        add_known(db, family, ids)
        db.execute("UPDATE buddies SET state = 'agreed' WHERE family_id = :family", {"family": family})
        for buddy in ids:
            device = Device(PUSH + new_token(), POINT, "A" * 22, "en")
            keep_device(db, Owner(family, buddy), device, now())
    return Settled(cookie_of(app, family), ids)


def cookie_of(app: Flask, family: str) -> str:
    """What Flask-Login would have signed for it."""
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return str(signer.dumps({"_user_id": family, "_permanent": True}))
