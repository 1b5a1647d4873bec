"""What leaves for a phone: small, read by two kinds of browser, and without a word of anybody's."""

import json
from typing import Any

import pytest

from server.database import Database
from server.outbox.letters import PARENTS_PAGE, News, payload_of
from tests.server.phones import SEALED, Buddy, Parent


def payloads(db: Database) -> list[dict[str, Any]]:
    return [json.loads(row["payload"]) for row in db.execute("SELECT payload FROM outbox ORDER BY made_at")]


def carried(payload: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = payload["notification"]["data"]
    return data


def test_a_call_carries_what_the_buddys_phone_needs(db: Database, parent: Parent, buddy: Buddy) -> None:
    alert = parent.raises(buddy.id)
    [payload] = payloads(db)
    at = parent.sees(alert)["made_at"]
    data = {"kind": "alert", "alert": alert, "buddy": buddy.id, "sealed": SEALED, "at": at}
    assert payload == {
        "web_push": 8030,
        "mutable": True,
        "notification": {"title": "Doorstep", "navigate": "/en/join/", "data": data},
    }


def test_a_reply_carries_who_and_what_to_the_parent(db: Database, parent: Parent, buddy: Buddy) -> None:
    parent.put("/api/family/device", parent.device())
    alert = parent.raises(buddy.id)
    buddy.replies(parent, alert, "coming", 12)
    [reply] = [data for data in map(carried, payloads(db)) if data["kind"] == "reply"]
    assert reply == {"kind": "reply", "alert": alert, "buddy": buddy.id, "answer": "coming", "minutes": 12}


@pytest.mark.parametrize(("page", "opens"), [("join", "/ur/join/"), (PARENTS_PAGE, "/ur/buddies/")])
def test_a_phone_without_our_worker_opens_a_page_in_its_language(page: str, opens: str) -> None:
    payload = json.loads(payload_of(News("test", "x", {}, page), "ur"))
    assert payload["notification"]["navigate"] == opens


def test_the_largest_call_fits_a_push() -> None:
    news = News("planned", "x", {"alert": "a" * 36, "buddy": "b" * 36, "sealed": "s" * 2400, "at": "t" * 24})
    assert len(payload_of(news, "zh-Hant-HK").encode()) < 3000
