"""The doors of an alert: the parent raises, follows and closes it; a buddy answers with a link alone."""

from flask import Blueprint, Response

from server.alerts import calls, rules, store
from server.alerts.calls import Call
from server.alerts.shapes import AlertMade, AlertRead, CallRead, FamilyRead, NewAlert, NewAnswer, ReplyRead
from server.alerts.store import AlertRow, ReplyRow
from server.buddies.store import list_known
from server.clock import now
from server.door.bodies import Nothing, answer, answer_if_new, read_body
from server.door.book import book, book_folder
from server.door.entrance import bearer_only, bearer_token, family_only
from server.door.faults import NOT_THERE, Fault
from server.door.limits import at_most, family
from server.door.openapi import described
from server.families.cookie import remember
from server.families.store import find_family
from server.outbox.bell import wake
from server.push.devices import Owner, devices_of

alerts = Blueprint("alerts", __name__)


def find_call(token: str, alert_id: str) -> Call | None:
    return calls.find_call(book(), alert_id, token)


answerer_only = bearer_only("answer", find_call)


@alerts.get("/api/family")
@described(answers={200: FamilyRead})
@family_only
def read_family(family_id: str) -> Response:
    """The family, its buddies, and the alert that is open or planned; renews the cookie"""
    db = book()
    family = find_family(db, family_id)
    if family is None:
        raise Fault(404, NOT_THERE)
    remember(family_id)
    standing = store.list_standing(db, family_id)
    own, buddies = len(devices_of(db, Owner(family_id))), list_known(db, family_id)
    first = standing[0].id if standing else None
    return answer(FamilyRead(family_id, family.has_recovery, own, buddies, first))


@alerts.put("/api/alerts/<uuid:alert_id>")
@described(NewAlert, {200: AlertMade, 201: AlertMade}, faults=(409, 410))
@at_most("60 per minute", per=family)
@family_only
def raise_alert(family_id: str, alert_id: str) -> Response:
    """Call for help; the same id again is the same alert"""
    db = book()
    is_new = calls.raise_alert(db, family_id, alert_id, read_body(NewAlert), now())
    wake(book_folder())
    alert = calls.own_alert(db, family_id, alert_id)
    return answer(AlertMade(alert.id, alert.state), 201 if is_new else 200)


@alerts.get("/api/alerts/<uuid:alert_id>")
@described(answers={200: AlertRead, 304: None})
@family_only
def read_alert(family_id: str, alert_id: str) -> Response:
    """How far each buddy is; 304 when nothing has changed"""
    return answer_if_new(seen_by_parent(calls.own_alert(book(), family_id, alert_id)))


def seen_by_parent(alert: AlertRow) -> AlertRead:
    return AlertRead(
        id=alert.id,
        kind=alert.kind,
        mode=alert.mode,
        state=alert.state,
        made_at=alert.made_at,
        next_at=alert.next_at,
        closed_at=alert.closed_at,
        replies=[rung(reply) for reply in store.list_replies(book(), alert.id)],
    )


def rung(reply: ReplyRow) -> ReplyRead:
    return ReplyRead(
        buddy=reply.buddy_id,
        state=rules.rung_of(reply.as_rule()),
        minutes=reply.minutes,
        asked_at=reply.asked_at,
        sent_at=reply.sent_at,
        reached_at=reply.reached_at,
        opened_at=reply.opened_at,
        answered_at=reply.answered_at,
        devices=reply.devices,
    )


@alerts.put("/api/alerts/<uuid:alert_id>/next")
@described(Nothing, {200: AlertRead})
@family_only
def ask_next(family_id: str, alert_id: str) -> Response:
    """Ask the next buddy now"""
    read_body(Nothing)
    calls.ask_next(book(), family_id, alert_id, now())
    wake(book_folder())
    return answer(seen_by_parent(calls.own_alert(book(), family_id, alert_id)))


@alerts.put("/api/alerts/<uuid:alert_id>/closure")
@described(Nothing, {200: AlertRead})
@family_only
def close_alert(family_id: str, alert_id: str) -> Response:
    """The parent is fine now, or cancels a plan"""
    read_body(Nothing)
    calls.close_alert(book(), family_id, alert_id, now())
    wake(book_folder())
    return answer(seen_by_parent(calls.own_alert(book(), family_id, alert_id)))


@alerts.get("/api/alerts/<uuid:alert_id>/reply")
@described(answers={200: CallRead, 304: None})
@answerer_only
def read_call(call: Call, alert_id: str) -> Response:  # noqa: ARG001 -- the address has it
    """The alert as one buddy may see it; 304 when nothing has changed"""
    return answer_if_new(seen_by_buddy(call))


def seen_by_buddy(call: Call) -> CallRead:
    alert, reply = call
    others = [other.as_rule() for other in store.list_replies(book(), alert.id)]
    return CallRead(
        alert=alert.id,
        kind=alert.kind,
        state=alert.state,
        sealed=reply.sealed,
        made_at=alert.made_at,
        answer=reply.answer,
        minutes=reply.minutes,
        others_coming=rules.minutes_of_others(others, reply.buddy_id),
    )


@alerts.put("/api/alerts/<uuid:alert_id>/reply")
@described(NewAnswer, {200: CallRead}, faults=(409, 410))
@answerer_only
def reply_to_alert(call: Call, alert_id: str) -> Response:  # noqa: ARG001 -- found again inside the transaction
    """What a buddy's phone proves, and what the buddy answers"""
    after = calls.reply_to(book(), alert_id, bearer_token(), read_body(NewAnswer), now())
    wake(book_folder())
    return answer(seen_by_buddy(after))
