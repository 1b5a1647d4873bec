"""When a push is tried again, and when it is too late for it. Nothing but the standard library."""

from bisect import bisect_left
from datetime import datetime, timedelta

# Longer than a letter is under way and then waits for a locked database. What has no room is not claimed.
LEASE = timedelta(seconds=30)
KEEP = timedelta(days=7)

ALERT = timedelta(seconds=1_800)
OTHER = timedelta(seconds=3_600)
# What calls a buddy: late is worse than never.
CALLS = frozenset({"alert", "drill", "planned"})

FIRST_WAIT = 1.0
MOST_WAIT = 60.0

# The upper edges of the histogram of seconds from written to taken by the push service.
EDGES = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)
EDGE_NAMES = (*map(str, EDGES), "+Inf")


def lifetime_of(kind: str) -> timedelta:
    return ALERT if kind in CALLS else OTHER


def wait_before(tries: int, luck: float, asked: float | None = None) -> float:
    """Seconds until the next try after so many, twice as long each time and never at everybody's same moment.

    `luck` is anything from 0 to 1. What the push service asked for is the least.
    """
    whole = min(MOST_WAIT, FIRST_WAIT * 2.0 ** min(max(tries, 1) - 1, 16))
    return (asked or 0.0) + whole * (0.5 + luck / 2)


def seconds_left(now: datetime, expires_at: datetime) -> int:
    """How long the push service may keep it; at least a second, as 0 means: now or never."""
    return max(1, int((expires_at - now).total_seconds()))


def edge_of(seconds: float) -> str:
    """The name of the first edge that the time stays below."""
    return EDGE_NAMES[bisect_left(EDGES, seconds)]
