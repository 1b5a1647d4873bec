"""What a push service's answer means, and what a push is called there. Nothing but the standard library."""

import base64
import hashlib
from dataclasses import dataclass

# A repeat after this many seconds at the latest, whatever a push service asks for.
LONGEST_WAIT = 900.0


@dataclass(frozen=True, slots=True)
class Sent:
    """The push service took it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """That phone will never be reached by this endpoint again."""


@dataclass(frozen=True, slots=True)
class TryLater:
    """Nothing is lost yet. `after` are the seconds that the push service asked for, if it did."""

    after: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Repeating would not help. 401 and 403 mean our key or our claims; 0 that we never sent it."""

    status: int


Outcome = Sent | Gone | TryLater | Refused

# Hundreds: 2xx and 5xx.
TAKEN = 2
BROKEN = 5
# They refuse this moment, not this push.
PASSING = {408, 425, 429}


def outcome_of(status: int, retry_after: int = 0) -> Outcome:
    """`status` is 0 when there was no answer at all, `retry_after` 0 when the service named no time."""
    if status // 100 == TAKEN:
        return Sent()
    if status in {404, 410}:
        return Gone()
    if status == 0 or status // 100 == BROKEN or status in PASSING:
        return TryLater(min(float(retry_after), LONGEST_WAIT) if retry_after > 0 else None)
    return Refused(status)


def topic_of(kind: str, alert_id: str | None, buddy_id: str | None) -> str:
    """32 signs of base64url, the most that RFC 8030 allows. A push replaces an undelivered one of its topic:
    so a repeat comes once, and nobody's answer replaces another's."""
    name = f"{kind}/{alert_id or ''}/{buddy_id or ''}"
    return base64.urlsafe_b64encode(hashlib.sha256(name.encode()).digest()[:24]).decode()
