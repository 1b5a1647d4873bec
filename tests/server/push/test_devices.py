"""A phone is kept once for each whose phone it is, with keys that a push can be sealed with."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from server.database import Database, immediate, opened
from server.migrations import migrate
from server.push.devices import (
    MOST,
    Device,
    DeviceFault,
    Owner,
    check_device,
    devices_of,
    forget_device,
    forget_endpoints,
    keep_device,
    mark_reached,
)
from server.push.endpoints import EndpointFault
from tests.far_end import Phone, base64url

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ORIGIN = "https://web.push.apple.com"
PARENT, BUDDY, OTHER = Owner("f1"), Owner("f1", "b1"), Owner("f2", "b2")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with opened(tmp_path) as db:
        migrate(db)
        for family, buddy in (("f1", "b1"), ("f2", "b2")):
            db.conn.execute("INSERT INTO families VALUES (?, NULL, 'x')", [family])
            db.conn.execute("INSERT INTO buddies VALUES (?, ?, 'agreed', NULL, NULL, NULL)", [buddy, family])
        yield db


def keep(db: Database, owner: Owner, device: Device, seconds: float = 0) -> tuple[str, bool]:
    with immediate(db):
        return keep_device(db, owner, device, NOON + timedelta(seconds=seconds))


def ids_of(db: Database, owner: Owner) -> list[str]:
    return [kept.id for kept in devices_of(db, owner)]


def test_a_phone_that_comes_again_is_the_same_phone(db: Database) -> None:
    device = Phone().device(ORIGIN)
    first, is_new = keep(db, BUDDY, device)
    assert is_new
    assert keep(db, BUDDY, replace(device, language="ur"), 60) == (first, False)
    [kept] = devices_of(db, BUDDY)
    assert (kept.language, kept.seen_at) == ("ur", "2026-11-22T12:01:00.000Z")


def test_one_phone_can_be_a_parents_and_a_buddys_of_two_families(db: Database) -> None:
    device = Phone().device(ORIGIN)
    ids = [keep(db, owner, device)[0] for owner in (PARENT, BUDDY, OTHER)]
    assert [ids_of(db, owner) for owner in (PARENT, BUDDY, OTHER)] == [[id_] for id_ in ids]


def test_whoever_posts_an_endpoint_with_newer_keys_has_it(db: Database) -> None:
    old, new = Phone(), Phone()
    keep(db, PARENT, old.device(ORIGIN))
    keep(db, OTHER, new.device(ORIGIN))
    assert ids_of(db, PARENT) == []
    assert len(ids_of(db, OTHER)) == 1


def test_the_phone_not_seen_for_longest_makes_room(db: Database) -> None:
    ids = [keep(db, BUDDY, Phone(str(n)).device(ORIGIN), n)[0] for n in range(MOST + 2)]
    assert ids_of(db, BUDDY) == ids[:1:-1]


def test_a_forgotten_phone_is_gone(db: Database) -> None:
    device = Phone().device(ORIGIN)
    kept, _ = keep(db, BUDDY, device)
    keep(db, OTHER, device)
    forget_device(db, kept)
    assert (ids_of(db, BUDDY), len(ids_of(db, OTHER))) == ([], 1)
    forget_endpoints(db, [device.endpoint])
    assert ids_of(db, OTHER) == []


def test_reached_is_marked_for_the_owner_alone(db: Database) -> None:
    keep(db, BUDDY, Phone("1").device(ORIGIN))
    keep(db, OTHER, Phone("2").device(ORIGIN))
    mark_reached(db, BUDDY, NOON)
    assert [kept.reached_at for kept in devices_of(db, BUDDY)] == ["2026-11-22T12:00:00.000Z"]
    assert [kept.reached_at for kept in devices_of(db, OTHER)] == [None]


def test_what_a_browser_gives_is_let_in() -> None:
    check_device(Phone().device(ORIGIN))
    check_device(Phone().device("http://127.0.0.1:1"), "127.0.0.1")


@pytest.mark.parametrize(
    "p256dh",
    [
        base64url(b"\x04" + b"\x01" * 64),  # not on the curve
        base64url(b"\x02" + b"\x01" * 32),  # squeezed
        base64url(b"\x00"),
        base64url(b"\x04" + b"\x00" * 64),
        base64url(b"\x05" + b"\x01" * 64),
        "A" * 85,
        "not base64url!",
    ],
)
def test_a_key_that_is_no_point_is_refused_at_the_door_and_not_repeated(p256dh: str) -> None:
    with pytest.raises(DeviceFault, match="p256dh is not") as refused:
        check_device(replace(Phone().device(ORIGIN), p256dh=p256dh))
    assert p256dh not in str(refused.value)


@pytest.mark.parametrize("auth", [base64url(b"x" * 15), base64url(b"x" * 17), "", "!", "AAAAA"])
def test_an_auth_that_is_not_16_bytes_is_refused(auth: str) -> None:
    with pytest.raises(DeviceFault, match="auth is not 16 bytes"):
        check_device(replace(Phone().device(ORIGIN), auth=auth))


def test_an_endpoint_elsewhere_is_refused() -> None:
    with pytest.raises(EndpointFault):
        check_device(Phone().device("https://127.0.0.1"))


@pytest.mark.parametrize("change", [{"p256dh": "a+b"}, {"language": "<b>"}, {"more": 1}, {"endpoint": 5}])
def test_a_body_of_another_shape_is_refused(change: dict[str, object]) -> None:
    body = msgspec.to_builtins(Phone().device(ORIGIN)) | change
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, Device)
