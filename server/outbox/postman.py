"""The postman: holds what is claimed and not yet settled, and never loses it between road and book."""

import logging
import random
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from server.clock import read_stamp
from server.database import Database, connect, immediate
from server.outbox import store
from server.outbox.rules import seconds_left, wait_before
from server.outbox.store import Claimed, Settled
from server.push.rules import Gone, Outcome, Refused, Sent, TryLater, topic_of
from server.push.sender import Letter, Result

BATCH = 64
# Under way at once. Nothing is claimed that could not set off at once, so that no lease ends in a queue.
MOST = 512
# The safety net: how often it looks although nobody rang.
NET_SECONDS = 5.0
# Shorter than a letter takes at most, so that a locked database does not keep the road from being heard.
PATIENCE = 2.0
REFUSALS = 5
SWEEP_EVERY = timedelta(hours=1)

# Moves the alerts' clock on, and says when it wants to be called again.
Tick = Callable[[Database, datetime], datetime | None]
log = logging.getLogger(__name__)
luck = random.SystemRandom().random


class Way(Protocol):
    """What the postman needs of a sender."""

    def start(self, letter: Letter, now: datetime) -> None: ...

    def collect(self, wait: float) -> list[Result]: ...


class Postman:
    """Go round, wait, go round: claim with a lease, send with no transaction open, settle."""

    def __init__(self, folder: Path, sender: Way, tick: Tick) -> None:
        self.holding: dict[str, Claimed] = {}
        # When the last round was; set it late, and the first round takes the clock for set back.
        self.last: datetime | None = None
        self._folder = folder
        self._db: Database | None = None
        self._sender = sender
        self._tick = tick
        self._settled: list[Settled] = []
        self._swept: datetime | None = None

    def go_round(self, now: datetime) -> float:
        """Settles, moves the clock, claims and sends. Returns how many seconds it may wait now."""
        try:
            db = self._book()
            self._mind_the_clock(db, now)
            next_at = self._move(db, now)
            taken = self._settle_and_claim(db, now)
            due_at = store.next_due(db)
        except sqlite3.OperationalError as fault:
            # Locked or full: what is settled stays in hand and is written down in a later round.
            self._shut(fault)
            return 1.0
        for row in taken:
            self._send(row, now)
        if len(self.holding) >= MOST:
            return NET_SECONDS
        return min([NET_SECONDS, *(max(0.0, (at - now).total_seconds()) for at in (next_at, due_at) if at)])

    def wait(self, seconds: float, now: Callable[[], datetime]) -> None:
        """Takes in what came back. Ends with the first of it, or when the bell rings."""
        for result in self._sender.collect(0.0 if self._settled else seconds):
            self._take_in(result, now())

    def finish(self, now: Callable[[], datetime]) -> None:
        """Claims no more; returns when everything in hand is settled, or the database has refused often."""
        refusals = 0
        while self.holding and refusals < REFUSALS:
            self.wait(1.0, now)
            try:
                self._settle(self._book(), now())
            except sqlite3.OperationalError as fault:
                self._shut(fault)
                refusals += 1
        self._shut()

    def _book(self) -> Database:
        """The connection stays open: reading the tables' layout anew each round costs more than a claim."""
        if self._db is None:
            self._db = connect(self._folder, PATIENCE)
        return self._db

    def _shut(self, fault: Exception | None = None) -> None:
        """After a fault too: a transaction that could not even be ended goes with its connection."""
        if fault:
            log.warning("the database could not be used: %s", fault)
        if self._db is not None:
            self._db.close()
            self._db = None

    def _mind_the_clock(self, db: Database, now: datetime) -> None:
        """A clock that was set back would leave everything waiting for times long past."""
        if self.last and now < self.last:
            store.hurry(db, now)
        self.last = now

    def _move(self, db: Database, now: datetime) -> datetime | None:
        if self._swept is None or abs(now - self._swept) >= SWEEP_EVERY:
            with immediate(db):
                store.sweep(db, now)
            self._swept = now
        try:
            return self._tick(db, now)
        except sqlite3.OperationalError:
            raise
        except Exception:
            # One alert that cannot be moved must not keep all others from being sent.
            log.exception("the alerts' clock could not be moved")
            return None

    def _settle_and_claim(self, db: Database, now: datetime) -> list[Claimed]:
        """One commit for both. What is in hand is not taken a second time, whatever its lease says."""
        room = min(BATCH, MOST - len(self.holding))
        with immediate(db):
            store.settle(db, self._settled, now)
            rows = store.claim(db, now, room) if room > 0 else []
        self._let_go()
        fresh = [row for row in rows if row.id not in self.holding]
        self.holding |= {row.id: row for row in fresh}
        return fresh

    def _settle(self, db: Database, now: datetime) -> None:
        with immediate(db):
            store.settle(db, self._settled, now)
        self._let_go()

    def _let_go(self) -> None:
        for one in self._settled:
            self.holding.pop(one.row.id, None)
        self._settled = []

    def _send(self, row: Claimed, now: datetime) -> None:
        expires_at = read_stamp(row.expires_at)
        if expires_at <= now:
            self._settled.append(Settled(row, "expired"))
            return
        topic = topic_of(row.kind, row.alert_id, row.buddy_id)
        keys = row.endpoint, row.p256dh, row.auth
        self._sender.start(Letter(row.id, *keys, row.payload, topic, seconds_left(now, expires_at)), now)

    def _take_in(self, result: Result, now: datetime) -> None:
        if row := self.holding.get(result.id):
            self._settled.append(settled_of(row, result.outcome, now))


def settled_of(row: Claimed, outcome: Outcome, now: datetime) -> Settled:
    match outcome:
        case Sent():
            return Settled(row, "sent")
        case Gone():
            return Settled(row, "gone")
        case Refused():
            return Settled(row, "refused")
        case TryLater(after):
            return Settled(row, None, now + timedelta(seconds=wait_before(row.tries, luck(), after)))
