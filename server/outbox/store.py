"""The outbox: what waits to be sent. The postman claims it, sends with no transaction open, and settles."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from server import counts
from server.clock import read_stamp, stamp
from server.database import Database
from server.ids import new_id
from server.outbox.rules import CALLS, KEEP, LEASE, edge_of, lifetime_of
from server.push.devices import forget_endpoints


class Push(NamedTuple):
    """One push to one device. `once` names it: a second with the same name is not written."""

    once: str
    device_id: str
    kind: str
    payload: str
    alert_id: str | None = None
    buddy_id: str | None = None


class Claimed(NamedTuple):
    """A row that the postman holds until its lease ends, with what it needs of the device."""

    id: str
    alert_id: str | None
    buddy_id: str | None
    kind: str
    payload: str
    made_at: str
    expires_at: str
    tries: int
    endpoint: str
    p256dh: str
    auth: str


class Settled(NamedTuple):
    """What became of a claimed row: an outcome, or when to try again."""

    row: Claimed
    outcome: str | None
    due_at: datetime | None = None


def put(db: Database, push: Push, now: datetime) -> bool:
    """Writes it, but never twice. Call it in the transaction of what it tells; then `wake`."""
    row = push._asdict() | {
        "id": new_id(),
        "now": stamp(now),
        "expires_at": stamp(now + lifetime_of(push.kind)),
    }
    done = db.conn.execute(
        "INSERT INTO outbox (id, once, device_id, alert_id, buddy_id, kind, payload, made_at, due_at, "
        "expires_at, tries) "
        "VALUES (:id, :once, :device_id, :alert_id, :buddy_id, :kind, :payload, :now, :now, "
        ":expires_at, 0) "
        "ON CONFLICT (once) DO NOTHING",
        row,
    )
    return done.rowcount == 1


# A claimed row is due again when its lease ends: one index finds what may be taken, whatever is under way.
# The device's texts have no space in them, and one look at its row is a third of three.
CLAIM = """
UPDATE outbox SET due_at = :leased_until, leased_until = :leased_until, tries = tries + 1
WHERE id IN (
  SELECT id FROM outbox WHERE settled_at IS NULL AND due_at <= :now ORDER BY due_at LIMIT :most
)
RETURNING id, alert_id, buddy_id, kind, payload, made_at, expires_at, tries,
  (SELECT endpoint || ' ' || p256dh || ' ' || auth FROM devices WHERE devices.id = outbox.device_id)
"""


def claim(db: Database, now: datetime, most: int = 64) -> list[Claimed]:
    """Takes what is due and nobody holds, the longest due first. Nobody else gets it until the lease ends."""
    values = {"now": stamp(now), "leased_until": stamp(now + LEASE), "most": most}
    rows = [Claimed(*row[:-1], *row[-1].split(" ")) for row in db.conn.execute(CLAIM, values).fetchall()]
    return sorted(rows, key=lambda row: row.made_at)


def settle(db: Database, settled: Sequence[Settled], now: datetime) -> None:
    """Writes down what became of each, and counts it. Call it inside `immediate`."""
    at = stamp(now)
    ended = [one for one in settled if one.outcome]
    again = [{"id": one.row.id, "due_at": stamp(one.due_at)} for one in settled if one.due_at]
    db.conn.executemany(
        "UPDATE outbox SET outcome = :outcome, settled_at = :now, leased_until = NULL "
        "WHERE id = :id AND settled_at IS NULL",
        [{"id": one.row.id, "outcome": one.outcome, "now": at} for one in ended],
    )
    db.conn.executemany(
        "UPDATE outbox SET due_at = :due_at, leased_until = NULL WHERE id = :id AND settled_at IS NULL", again
    )
    mark_sent(db, [one.row for one in ended if one.outcome == "sent"], at)
    forget_endpoints(db, [one.row.endpoint for one in ended if one.outcome == "gone"])
    counts.add(db, tally(settled, now))


def mark_sent(db: Database, rows: Sequence[Claimed], at: str) -> None:
    """The first proof on a buddy's ladder: a push service took the call."""
    db.conn.executemany(
        "UPDATE replies SET sent_at = :at WHERE alert_id = :alert AND buddy_id = :buddy AND sent_at IS NULL",
        [{"at": at, "alert": row.alert_id, "buddy": row.buddy_id} for row in rows if row.kind in CALLS],
    )


def tally(settled: Sequence[Settled], now: datetime) -> dict[str, float]:
    """How many of each outcome, and how long those that were sent took."""
    found: Counter[str] = Counter(one.outcome or "again" for one in settled)
    took = [(now - read_stamp(one.row.made_at)).total_seconds() for one in settled if one.outcome == "sent"]
    found.update(f"took {edge_of(seconds)}" for seconds in took)
    return {**found, "took": sum(max(0.0, seconds) for seconds in took)} if took else dict(found)


def next_due(db: Database) -> datetime | None:
    """When the next row may be claimed: it is due, and no lease is on it."""
    [(due,)] = db.conn.execute("SELECT MIN(due_at) FROM outbox WHERE settled_at IS NULL").fetchall()
    return read_stamp(due) if due else None


def hurry(db: Database, now: datetime) -> None:
    """Makes all that waits due: after a start, when nobody holds a lease, and when the clock was set back."""
    db.conn.execute(
        "UPDATE outbox SET leased_until = NULL, due_at = :now WHERE settled_at IS NULL AND due_at > :now",
        {"now": stamp(now)},
    )


def sweep(db: Database, now: datetime) -> None:
    """Closed alerts go after a week with all that hangs on them, and so does what was settled without one."""
    before = {"before": stamp(now - KEEP)}
    db.conn.execute("DELETE FROM alerts WHERE closed_at < :before", before)
    db.conn.execute("DELETE FROM outbox WHERE settled_at < :before", before)


def waiting(db: Database) -> tuple[int, str | None]:
    """How many are not settled, and when the oldest of them was written."""
    [(count, oldest)] = db.conn.execute(
        "SELECT COUNT(*), MIN(made_at) FROM outbox WHERE settled_at IS NULL"
    ).fetchall()
    return count, oldest


def refused_since(db: Database, since: datetime) -> int:
    """How many a push service refused since then: our key or our claims, a matter for the operator."""
    [(count,)] = db.conn.execute(
        "SELECT COUNT(*) FROM outbox WHERE outcome = 'refused' AND settled_at >= :since",
        {"since": stamp(since)},
    ).fetchall()
    return int(count)


def withdraw(db: Database, alert_id: str, now: datetime) -> None:
    """What has not left yet need not leave any more. Call it in the transaction that closes the alert."""
    db.conn.execute(
        "UPDATE outbox SET outcome = 'expired', settled_at = :now, leased_until = NULL "
        "WHERE alert_id = :alert AND settled_at IS NULL",
        {"now": stamp(now), "alert": alert_id},
    )
