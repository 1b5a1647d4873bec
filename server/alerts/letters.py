"""What the postman carries for an alert: written inside the transaction that it tells of."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from server.alerts.rules import Reply
from server.alerts.store import AlertRow, ReplyRow, list_replies
from server.clock import stamp
from server.database import Database
from server.outbox import store as outbox
from server.outbox.store import Letter
from server.push import devices

ALERT_LASTS = timedelta(minutes=30)
NEWS_LASTS = timedelta(hours=1)


class News(NamedTuple):
    """`about` makes it one of its kind, so that the same is not told twice."""

    about: str
    kind: str
    carries: dict[str, Any]
    expires_at: datetime


def write_call(db: Database, alert: AlertRow, reply: ReplyRow, now: datetime) -> None:
    """Asks one buddy, on every device."""
    carries = {"sealed": reply.sealed, "at": alert.made_at}
    write_to_buddy(db, alert, reply.buddy_id, News(alert.kind, alert.kind, carries, now + ALERT_LASTS))


def write_coming(
    db: Database, alert: AlertRow, coming: Reply, others: Iterable[ReplyRow], now: datetime
) -> None:
    """Tells the others who were asked that somebody is on the way."""
    about = f"coming/{coming.buddy}/{stamp(now)}"
    news = News(about, "coming", {"minutes": coming.minutes}, now + NEWS_LASTS)
    for other in others:
        if other.asked_at and other.buddy_id != coming.buddy:
            write_to_buddy(db, alert, other.buddy_id, news)


def write_closed(db: Database, alert: AlertRow, now: datetime) -> None:
    """Tells every buddy who was asked that the parent is fine."""
    for reply in list_replies(db, alert.id):
        if reply.asked_at:
            write_to_buddy(db, alert, reply.buddy_id, News("closed", "closed", {}, now + NEWS_LASTS))


def write_reply(db: Database, alert: AlertRow, reply: Reply, now: datetime) -> None:
    """Tells the parent's own devices what a buddy answered."""
    carries = {"buddy": reply.buddy, "answer": reply.answer, "minutes": reply.minutes}
    write_to_parent(db, alert, News(f"reply/{reply.buddy}/{stamp(now)}", "reply", carries, now + NEWS_LASTS))


def write_unanswered(db: Database, alert: AlertRow, now: datetime) -> None:
    """Once for each alert."""
    write_to_parent(db, alert, News("unanswered", "unanswered", {}, now + NEWS_LASTS))


def write_to_buddy(db: Database, alert: AlertRow, buddy_id: str, news: News) -> None:
    news = news._replace(carries={"buddy": buddy_id, **news.carries})
    outbox.put(db, letters(alert, devices.devices_of_buddy(db, buddy_id), news))


def write_to_parent(db: Database, alert: AlertRow, news: News) -> None:
    outbox.put(db, letters(alert, devices.devices_of_family(db, alert.family_id), news))


def letters(alert: AlertRow, to: Iterable[str], news: News) -> list[Letter]:
    return [
        Letter(
            once=f"{news.about}/{alert.id}/{device_id}",
            device_id=device_id,
            alert_id=alert.id,
            buddy_id=news.carries.get("buddy"),
            kind=news.kind,
            payload={"alert": alert.id, **news.carries},
            expires_at=news.expires_at,
        )
        for device_id in to
    ]
