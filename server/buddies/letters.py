"""What the postman carries for a buddy: news of joining to the parent, and the test push."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from server.buddies import rules
from server.buddies.store import find_buddy
from server.clock import stamp
from server.database import Database
from server.outbox import store as outbox
from server.outbox.store import Letter
from server.push import devices


def write_joined(db: Database, buddy_id: str, now: datetime, *, agrees: bool) -> None:
    """To the parent's own devices. Inside the transaction of the answer."""
    if buddy := find_buddy(db, buddy_id):
        to = devices.devices_of_family(db, buddy.family_id)
        payload = {"buddy": buddy_id, "agrees": agrees}
        outbox.put(db, letters("joined", f"{buddy_id}/{stamp(now)}", to, payload, now))


def write_test(db: Database, buddy_id: str, test_id: str, now: datetime) -> int:
    """To each device of the buddy. Returns how many there are."""
    to = devices.devices_of_buddy(db, buddy_id)
    outbox.put(db, letters("test", test_id, to, {"buddy": buddy_id}, now))
    return len(to)


def letters(
    kind: str, about: str, to: Iterable[str], payload: dict[str, Any], now: datetime
) -> Iterable[Letter]:
    for device_id in to:
        yield Letter(
            once=f"{kind}/{about}/{device_id}",
            device_id=device_id,
            alert_id=None,
            buddy_id=payload["buddy"],
            kind=kind,
            payload=payload,
            expires_at=now + rules.NEWS_LASTS,
        )
