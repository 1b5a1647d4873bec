"""When an invitation counts, and whether an answer to it is the same answer again."""

from datetime import datetime, timedelta

LASTS = timedelta(days=7)
# One family's. Far more than anybody has; it keeps a script from filling the disk.
MOST = 50


def expires_at(now: datetime) -> datetime:
    return now + LASTS


def can_be_answered(used_at: str | None, expires_at: datetime, now: datetime) -> bool:
    return used_at is None and now < expires_at


def state_after_invitation(state: str) -> str:
    """Whoever has agreed already stays reachable while a new phone is on its way."""
    return "agreed" if state == "agreed" else "invited"


def is_same_answer(state: str, kept_hash: str | None, *, agrees: bool, secret_hash: str | None) -> bool:
    """A phone that never heard our answer says it again."""
    if agrees:
        return state == "agreed" and secret_hash == kept_hash
    return state == "declined"


def is_reachable(state: str, devices: int) -> bool:
    return state == "agreed" and devices > 0
