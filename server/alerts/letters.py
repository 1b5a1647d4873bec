"""What the postman carries for an alert: written inside the transaction that it tells of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from server.alerts.rules import Reply
from server.alerts.store import AlertRow, ReplyRow, list_replies
from server.clock import stamp
from server.database import Database
from server.outbox.letters import PARENTS_PAGE, News, write
from server.push.devices import Owner, devices_of


def write_call(db: Database, alert: AlertRow, reply: ReplyRow, now: datetime) -> None:
    """Asks one buddy, on every device."""
    # A plan was made long before; its phones would call it late.
    at = stamp(now) if alert.kind == "planned" else alert.made_at
    carries = {"sealed": reply.sealed, "at": at}
    write_to_buddy(db, alert, reply.buddy_id, News(alert.kind, alert.kind, carries), now)


def write_coming(
    db: Database, alert: AlertRow, coming: Reply, others: Iterable[ReplyRow], now: datetime
) -> None:
    """Tells the others who were asked that somebody is on the way."""
    news = News("coming", f"coming/{coming.buddy}/{stamp(now)}", {"minutes": coming.minutes})
    for other in others:
        if other.asked_at and other.buddy_id != coming.buddy:
            write_to_buddy(db, alert, other.buddy_id, news, now)


def write_closed(db: Database, alert: AlertRow, now: datetime) -> None:
    """Tells every buddy who was asked that the parent is fine."""
    for reply in list_replies(db, alert.id):
        if reply.asked_at:
            write_to_buddy(db, alert, reply.buddy_id, News("closed", "closed", {}), now)


def write_reply(db: Database, alert: AlertRow, reply: Reply, now: datetime) -> None:
    """Tells the parent's own devices what a buddy answered."""
    carries = {"buddy": reply.buddy, "answer": reply.answer, "minutes": reply.minutes}
    write_to_parent(db, alert, f"reply/{reply.buddy}/{stamp(now)}", ("reply", carries), now)


def write_unanswered(db: Database, alert: AlertRow, now: datetime) -> None:
    """Once for each alert."""
    write_to_parent(db, alert, "unanswered", ("unanswered", {}), now)


def write_to_buddy(db: Database, alert: AlertRow, buddy_id: str, news: News, now: datetime) -> None:
    carries = {"alert": alert.id, "buddy": buddy_id, **news.carries}
    news = News(news.kind, f"{news.about}/{alert.id}", carries)
    write(db, devices_of(db, Owner(alert.family_id, buddy_id)), news, now)


def write_to_parent(
    db: Database, alert: AlertRow, about: str, told: tuple[str, dict[str, Any]], now: datetime
) -> None:
    kind, carries = told
    news = News(kind, f"{about}/{alert.id}", {"alert": alert.id, **carries}, PARENTS_PAGE)
    write(db, devices_of(db, Owner(alert.family_id)), news, now)
