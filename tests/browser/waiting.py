"""Waits until something is so, and no longer than it may take."""

import time
from collections.abc import Callable
from typing import TypeVar

Seen = TypeVar("Seen")


def until(look: Callable[[], Seen], seconds: float = 15) -> Seen:
    """What was seen, once it is true. Fails with the last that was seen."""
    last = time.monotonic() + seconds
    seen = look()
    while not seen:
        assert time.monotonic() < last, f"still {seen!r} after {seconds} seconds"
        time.sleep(0.05)
        seen = look()
    return seen
