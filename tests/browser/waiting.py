"""Waits until something is so, and no longer than it may take."""

import time
from collections.abc import Callable
from typing import TypeVar

Seen = TypeVar("Seen")


def until(look: Callable[[], Seen], seconds: float = 30) -> Seen:
    """What was seen, once there is anything to see."""
    return wait(look, bool, seconds)


def becomes(look: Callable[[], Seen], wanted: Seen, seconds: float = 30) -> None:
    wait(look, lambda seen: seen == wanted, seconds)


def wait(look: Callable[[], Seen], is_it: Callable[[Seen], bool], seconds: float) -> Seen:
    """Fails with what was seen last."""
    last = time.monotonic() + seconds
    seen = look()
    while not is_it(seen):
        assert time.monotonic() < last, f"still {seen!r} after {seconds} seconds"
        time.sleep(0.05)
        seen = look()
    return seen
