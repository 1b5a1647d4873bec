"""What happens to an alert when somebody acts: each function is one transaction, whole or not at all."""

from datetime import datetime
from typing import NamedTuple

from server.alerts import letters, rules, store
from server.alerts.clock import move
from server.alerts.shapes import NewAlert, NewAnswer, check_alert
from server.alerts.store import AlertRow, ReplyRow
from server.buddies.store import add_known
from server.clock import stamp
from server.database import Database, immediate
from server.door.faults import NOT_THERE, Fault
from server.outbox.store import withdraw
from server.push.devices import Owner, mark_reached


class Call(NamedTuple):
    """An alert, and the part of one buddy in it."""

    alert: AlertRow
    reply: ReplyRow


def raise_alert(db: Database, family_id: str, alert_id: str, wish: NewAlert, now: datetime) -> bool:
    """True for a new alert, False for one that is there already.

    Raises Fault: 404 the id is another family's, or nobody of the replies can be asked; 410 too old;
    409 another alert is in the way.
    """
    with immediate(db):
        known = store.find_alert(db, alert_id)
        if known and known.family_id == family_id:
            return False
        if known:
            raise Fault(404, NOT_THERE)
        check_alert(wish, now)
        make_room(db, family_id, wish.kind, now)
        alert = new_alert(family_id, alert_id, wish, now)
        store.add_alert(db, alert)
        add_replies(db, alert, wish)
        move(db, alert, now)
    return True


def make_room(db: Database, family_id: str, kind: rules.Kind, now: datetime) -> None:
    for standing in store.list_standing(db, family_id):
        rule = standing.as_rule()
        if rules.is_in_the_way(rule, kind, now):
            raise Fault(409, "Another alert is open.", alert=standing.id)
        if rules.gives_way(rule, kind, now):
            close(db, standing, now)


def new_alert(family_id: str, alert_id: str, wish: NewAlert, now: datetime) -> AlertRow:
    """A phone whose clock is ahead has still made it by now."""
    return AlertRow(
        id=alert_id,
        family_id=family_id,
        kind=wish.kind,
        mode=wish.mode,
        state="planned" if wish.due_at else "open",
        step_seconds=wish.step_seconds,
        made_at=stamp(min(wish.made_at, now)),
        next_at=stamp(rules.first_look(wish.due_at, now)),
        closed_at=None,
    )


def add_replies(db: Database, alert: AlertRow, wish: NewAlert) -> None:
    """A buddy we never heard of can be texted, so the alert makes it known instead of failing."""
    add_known(db, alert.family_id, [str(reply.buddy) for reply in wish.replies])
    added = 0
    for place, reply in enumerate(wish.replies):
        row = {"buddy": str(reply.buddy), "hash": reply.token_hash, "sealed": reply.sealed}
        added += store.add_reply(db, alert, place, row)
    if not added:
        raise Fault(404, NOT_THERE)


def ask_next(db: Database, family_id: str, alert_id: str, now: datetime) -> None:
    with immediate(db):
        alert = own_alert(db, family_id, alert_id)
        if alert.state == "open":
            move(db, alert, now, "parent")


def close_alert(db: Database, family_id: str, alert_id: str, now: datetime) -> None:
    """From any state; closed again, it stays as it is."""
    with immediate(db):
        close(db, own_alert(db, family_id, alert_id), now)


def close(db: Database, alert: AlertRow, now: datetime) -> None:
    if alert.state != "closed":
        store.close(db, alert.id, now)
        # A call that is still waiting for a push service would come after the news that all is well.
        withdraw(db, alert.id, now)
        letters.write_closed(db, alert, now)


def own_alert(db: Database, family_id: str, alert_id: str) -> AlertRow:
    alert = store.find_own(db, family_id, alert_id)
    if alert is None:
        raise Fault(404, NOT_THERE)
    return alert


def find_call(db: Database, alert_id: str, token: str) -> Call | None:
    alert = store.find_alert(db, alert_id)
    reply = store.find_reply(db, alert_id, token)
    return Call(alert, reply) if alert and reply else None


def reply_to(db: Database, alert_id: str, token: str, said: NewAnswer, now: datetime) -> Call:
    """Raises Fault 410 when the alert is closed, 409 while a plan has not opened."""
    with immediate(db):
        call = find_call(db, alert_id, token)
        if call is None:
            raise Fault(404, NOT_THERE)
        refuse_late(call.alert)
        before = call.reply.as_rule()
        after = rules.climb(before, said.state, said.minutes, now)
        if after != before:
            store.keep_reply(db, alert_id, after)
            tell(db, call.alert, before, after, now)
        return find_call(db, alert_id, token) or call


def refuse_late(alert: AlertRow) -> None:
    if alert.state == "closed":
        raise Fault(410, "This alert is closed.")
    if alert.state == "planned":
        raise Fault(409, "This alert is planned, and nobody has been asked yet.")


def tell(db: Database, alert: AlertRow, before: rules.Reply, after: rules.Reply, now: datetime) -> None:
    """Whoever has to know of it, and the clock."""
    if after.reached_at != before.reached_at:
        mark_reached(db, Owner(alert.family_id, after.buddy), now)
    if (after.answer, after.minutes) == (before.answer, before.minutes):
        return
    letters.write_reply(db, alert, after, now)
    if after.answer == "coming":
        letters.write_coming(db, alert, after, store.list_replies(db, alert.id), now)
    if rules.moves_the_clock(before, after):
        move(db, alert, now, "answer")
