"""The only place that asks what time it is."""

from datetime import UTC, date, datetime
from functools import lru_cache


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return now().date()


@lru_cache(maxsize=64)
def stamp(at: datetime) -> str:
    """A time as the database and the doors write it: "2026-11-22T21:30:00.123Z". Such texts sort by time."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@lru_cache(maxsize=64)
def read_stamp(text: str) -> datetime:
    """Raises ValueError for a text that is no time."""
    return datetime.fromisoformat(text).astimezone(UTC)
