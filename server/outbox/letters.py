"""What a push says, as Safari shows it by itself and our worker opens it: no words, for we know none."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from server.database import Database
from server.outbox.store import Push, put
from server.push.devices import Kept

TITLE = "Doorstep"
# The page that a phone opens by itself when it has no worker of ours.
BUDDYS_PAGE = "join"
PARENTS_PAGE = "buddies"


class News(NamedTuple):
    """`about` makes it one of its kind, so that the same is not told twice; `carries` goes to the phone."""

    kind: str
    about: str
    carries: dict[str, Any]
    page: str = BUDDYS_PAGE


def write(db: Database, to: Iterable[Kept], news: News, now: datetime) -> int:
    """One letter for each device, inside the transaction of what it tells; then `wake`. Returns how many."""
    written = 0
    for device in to:
        push = Push(
            once=f"{news.about}/{device.id}",
            device_id=device.id,
            kind=news.kind,
            payload=payload_of(news, device.language),
            alert_id=news.carries.get("alert"),
            buddy_id=news.carries.get("buddy"),
        )
        written += put(db, push, now)
    return written


def payload_of(news: News, language: str) -> str:
    """JSON, far below the 3,000 bytes that a push may have.

    A browser that shows it by itself hands its worker the notification alone, so what we carry lies in there.
    """
    data = {"kind": news.kind, **news.carries}
    shown = {"title": TITLE, "navigate": f"/{language}/{news.page}/", "data": data}
    payload = {"web_push": 8030, "mutable": True, "notification": shown}
    return msgspec.json.encode(payload).decode()
