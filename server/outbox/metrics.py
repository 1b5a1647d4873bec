"""What an operator may watch: counts and seconds, from the database so that all processes agree. No ids."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from server import counts
from server.clock import read_stamp
from server.database import Database, opened
from server.outbox.rules import EDGES
from server.outbox.store import waiting

OUTCOMES = ("sent", "gone", "refused", "expired", "again")


def read_metrics(folder: Path, now: datetime) -> bytes:
    """The text that Prometheus reads."""
    registry = CollectorRegistry()
    with opened(folder) as db:
        registry.register(Book(db, now))
        return generate_latest(registry)


class Book(Collector):
    """Asks the database anew each time."""

    def __init__(self, db: Database, now: datetime) -> None:
        self._db = db
        self._now = now

    def collect(self) -> Iterator[Metric]:
        depth, oldest = waiting(self._db)
        yield GaugeMetricFamily("doorstep_outbox_waiting", "Pushes not settled yet.", depth)
        age = max(0.0, (self._now - read_stamp(oldest)).total_seconds()) if oldest else 0.0
        yield GaugeMetricFamily("doorstep_outbox_oldest_seconds", "How long the oldest of them waits.", age)
        found = counts.read(self._db)
        pushes = CounterMetricFamily(
            "doorstep_pushes", "What became of each try; again: put off.", labels=["outcome"]
        )
        for outcome in OUTCOMES:
            pushes.add_metric([outcome], found.get(outcome, 0))
        yield pushes
        yield CounterMetricFamily(
            "doorstep_reached", "Phones that said a push came.", found.get("reached", 0)
        )
        yield took(found)

    def describe(self) -> list[Metric]:
        """Nothing before it is asked."""
        return []


def took(found: dict[str, float]) -> Metric:
    """Seconds from written down to taken by the push service."""
    total, buckets = 0.0, []
    for edge in (*map(str, EDGES), "+Inf"):
        total += found.get(f"took {edge}", 0)
        buckets.append((edge, total))
    family = HistogramMetricFamily("doorstep_push_seconds", "From written down to taken by the push service.")
    family.add_metric([], buckets, found.get("took", 0.0))
    return family
