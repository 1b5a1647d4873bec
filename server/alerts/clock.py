"""Moves alerts on: asks the next buddy, opens a plan, says that nobody is coming. The postman ticks it."""

from datetime import datetime

from server.alerts import letters, rules, store
from server.alerts.store import AlertRow
from server.database import Database, immediate


def tick(db: Database, now: datetime) -> datetime | None:
    """Moves what is due. Returns when to tick again; None when nothing waits for a time."""
    for alert_id in store.list_due(db, now):
        with immediate(db):
            alert = store.find_alert(db, alert_id)
            if alert:
                move(db, alert, now)
    return store.next_due(db)


def move(db: Database, alert: AlertRow, now: datetime, cause: rules.Cause = "clock") -> None:
    """One step, inside a transaction."""
    replies = store.list_replies(db, alert.id)
    rule = alert.as_rule()
    step = rules.next_step(rule, [reply.as_rule() for reply in replies], now, cause)
    for reply in replies:
        if reply.buddy_id in step.ask:
            store.mark_asked(db, alert.id, reply.buddy_id, now)
            letters.write_call(db, alert, reply, now)
    if step.is_unanswered:
        letters.write_unanswered(db, alert, now)
    store.keep_state(db, alert.id, rules.state_after(rule, now), step.next_at)
