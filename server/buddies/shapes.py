"""What phones send about a buddy and an invitation, and what they are told."""

from typing import Annotated

import msgspec
from msgspec import Meta

from server.door.bodies import Hash, Sealed, Shape


class BuddyState(msgspec.Struct, frozen=True):
    id: str
    state: str


class NewInvitation(Shape, frozen=True):
    token_hash: Hash
    sealed: Sealed


class Expiry(msgspec.Struct, frozen=True):
    expires_at: str


class InvitationRead(msgspec.Struct, frozen=True):
    buddy: str
    sealed: str
    expires_at: str


class InvitationAnswer(Shape, frozen=True):
    """`secret_hash` is needed by whoever agrees."""

    agrees: bool
    secret_hash: Hash | None = None
    about: Sealed | None = None


class Joined(msgspec.Struct, frozen=True):
    buddy: str


class BuddySelf(msgspec.Struct, frozen=True):
    id: str
    state: str
    about: str | None
    devices: int


class Count(msgspec.Struct, frozen=True):
    devices: int


class About(Shape, frozen=True):
    about: Annotated[Sealed, Meta(description="minutes away and when free, for the parent's eyes")]
