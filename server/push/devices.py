"""The phones that can be reached: whose they are, and the keys to seal a push for each."""

import binascii
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from msgspec import Meta

from server import counts
from server.clock import stamp
from server.database import Database
from server.ids import new_id
from server.push.endpoints import LONGEST, check_endpoint

# A family or buddy with more phones than this loses the one not seen for longest.
MOST = 10
POINT_BYTES = 65
AUTH_BYTES = 16
URL_SAFE = bytes.maketrans(b"-_", b"+/")
BASE64URL = r"^[A-Za-z0-9_-]+={0,2}$"


class DeviceFault(ValueError):
    """Raised with one sentence that says which key is wrong; never with the key."""


class Device(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the browser's PushSubscription gives, and the language its owner reads."""

    endpoint: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    p256dh: Annotated[str, Meta(pattern=BASE64URL, max_length=100)]
    auth: Annotated[str, Meta(pattern=BASE64URL, max_length=40)]
    language: Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]{2,20}$")]


class Owner(NamedTuple):
    """A family's own phones, or one buddy's of that family."""

    family_id: str
    buddy_id: str | None = None


def check_device(device: Device, test_host: str = "") -> None:
    """Raises EndpointFault or DeviceFault for a device that no push could ever reach."""
    check_endpoint(device.endpoint, test_host)
    if len(plain(device.auth)) != AUTH_BYTES:
        raise DeviceFault("auth is not 16 bytes in base64url")
    try:
        point = plain(device.p256dh)
        if len(point) != POINT_BYTES:
            raise ValueError
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as fault:
        raise DeviceFault("p256dh is not an uncompressed point on P-256 in base64url") from fault


def plain(text: str) -> bytes:
    """The bytes of base64url with or without padding; none at all where it is neither."""
    bare = text.rstrip("=").encode(errors="replace")
    if b"+" in bare or b"/" in bare:
        return b""
    try:
        return binascii.a2b_base64(bare.translate(URL_SAFE) + b"=" * (-len(bare) % 4), strict_mode=True)
    except binascii.Error:
        return b""


def keep_device(db: Database, owner: Owner, device: Device, now: datetime) -> tuple[str, bool]:
    """Its id, and whether it is new. Call it inside `immediate`, with a device that `check_device` let in.

    One phone may be a parent's and also a buddy's of several families, all by one endpoint and the same keys.
    Whoever posts an endpoint with other keys has the newer subscription: the older rows could no longer be
    read by any phone, and go.
    """
    keys = msgspec.structs.asdict(device)
    db.conn.execute(
        "DELETE FROM devices WHERE endpoint = :endpoint AND NOT (p256dh = :p256dh AND auth = :auth)", keys
    )
    row = {"id": new_id(), "family_id": owner.family_id, "buddy_id": owner.buddy_id, "now": stamp(now)}
    [(kept,)] = db.conn.execute(
        "INSERT INTO devices (id, family_id, buddy_id, endpoint, p256dh, auth, language, made_at, seen_at) "
        "VALUES (:id, :family_id, :buddy_id, :endpoint, :p256dh, :auth, :language, :now, :now) "
        "ON CONFLICT (endpoint, family_id, COALESCE(buddy_id, '')) "
        "DO UPDATE SET language = excluded.language, seen_at = excluded.seen_at RETURNING id",
        keys | row,
    ).fetchall()
    forget_beyond(db, owner)
    return kept, kept == row["id"]


def forget_beyond(db: Database, owner: Owner) -> None:
    ids = [kept.id for kept in devices_of(db, owner)]
    db.conn.executemany("DELETE FROM devices WHERE id = :id", [{"id": id_} for id_ in ids[MOST:]])


class Kept(NamedTuple):
    """A phone as the book has it; its endpoint and keys are for the postman alone."""

    id: str
    language: str
    made_at: str
    seen_at: str
    reached_at: str | None


def devices_of(db: Database, owner: Owner) -> list[Kept]:
    """The newest seen first. Without a buddy: the family's own phones, not its buddies'."""
    rows = db.conn.execute(
        "SELECT id, language, made_at, seen_at, reached_at FROM devices "
        "WHERE family_id = :family_id AND COALESCE(buddy_id, '') = COALESCE(:buddy_id, '') "
        "ORDER BY seen_at DESC, made_at DESC, id",
        owner._asdict(),
    )
    return [Kept(*row) for row in rows]


def forget_device(db: Database, device_id: str) -> None:
    """Whatever still waits for it goes too."""
    db.conn.execute("DELETE FROM devices WHERE id = :id", {"id": device_id})


def forget_endpoints(db: Database, endpoints: Sequence[str]) -> None:
    """The push service says that these are gone, so they are gone for everybody whose phone that was."""
    db.conn.executemany(
        "DELETE FROM devices WHERE endpoint = :endpoint", [{"endpoint": e} for e in endpoints]
    )


def mark_reached(db: Database, owner: Owner, now: datetime) -> None:
    """A phone of theirs said that a push came. It does not say which phone, so all of theirs are marked."""
    db.conn.execute(
        "UPDATE devices SET reached_at = :now "
        "WHERE family_id = :family_id AND COALESCE(buddy_id, '') = COALESCE(:buddy_id, '')",
        owner._asdict() | {"now": stamp(now)},
    )
    counts.add(db, {"reached": 1})
