"""A time is signed for 43 signs and nothing else; the key stands where anybody finds it; nothing is kept."""

import base64
import hashlib
import logging
import secrets
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from flask import Flask

from server import clock
from server.app import create_app
from server.database import Database
from server.keys import STAMPS
from tests.conftest import configured
from tests.server.phones import OURS, Answer, Parent, Phone

DOOR = "/api/stamps"


def new_head() -> str:
    return secrets.token_urlsafe(32)


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "==")


def check(stamp: dict[str, str], key: str) -> None:
    """Raises InvalidSignature. Counted as docs/recording.md says, with nothing of ours."""
    words = f"doorstep/1/stamp/{stamp['head']}/{stamp['at']}".encode()
    Ed25519PublicKey.from_public_bytes(decoded(key)).verify(decoded(stamp["signature"]), words)


def stamped(app: Flask, head: str) -> dict[str, str]:
    answer = Phone(app).put(DOOR, {"head": head})
    assert answer.status_code == 200, answer.json
    stamp: dict[str, str] = answer.json
    return stamp


def key_of(app: Flask, path: str = "/key") -> dict[str, str]:
    key: dict[str, str] = Phone(app).get(DOOR + path).json
    return key


def test_a_time_is_signed_for_the_head_that_was_sent(doors: Flask) -> None:
    head, key = new_head(), key_of(doors)
    stamp = stamped(doors, head)
    assert set(stamp) == {"head", "at", "key", "signature"}
    assert (stamp["head"], stamp["key"]) == (head, key["id"])
    assert abs(clock.now() - clock.read_stamp(stamp["at"])) < timedelta(minutes=1)
    check(stamp, key["key"])


@pytest.mark.parametrize("field", ["head", "at", "signature"])
def test_a_stamp_with_another_head_time_or_signature_is_not_genuine(doors: Flask, field: str) -> None:
    one, other = stamped(doors, new_head()), stamped(doors, new_head())
    one["at"], other["at"] = "2026-11-22T12:00:00.000Z", "2026-11-22T12:00:00.001Z"
    changed = stamped(doors, new_head()) | {field: one[field]}
    with pytest.raises(InvalidSignature):
        check(changed, key_of(doors)["key"])


def test_a_key_is_named_by_its_hash(doors: Flask) -> None:
    key = key_of(doors)
    digest = hashlib.sha256(decoded(key["key"])).digest()
    assert key["id"] == base64.urlsafe_b64encode(digest).decode()[:22]
    assert len(decoded(key["key"])) == 32


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"head": ""},
        {"head": "A" * 42},
        {"head": "A" * 44},
        {"head": "A" * 43 + "\n"},
        {"head": "A" * 42 + "B"},
        {"head": "A" * 42 + "="},
        {"head": "A" * 41 + "/A"},
        {"head": None},
        {"head": "A" * 43, "recording": "0a1b2c3d-0000-4000-8000-00000000abcd"},
        {"head": "A" * 43, "sound": "AAAA"},
        ["A" * 43],
    ],
)
def test_nothing_but_one_head_is_taken(doors: Flask, body: object) -> None:
    assert Phone(doors).put(DOOR, body).status_code == 400


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}])
def test_another_sites_page_gets_no_stamp(doors: Flask, headers: dict[str, str]) -> None:
    assert Phone(doors, headers).put(DOOR, {"head": new_head()}).status_code == 403


def test_an_address_that_asks_all_the_time_is_told_to_wait(doors: Flask) -> None:
    phone, head = Phone(doors), new_head()
    answers = [phone.put(DOOR, {"head": head}).status_code for _ in range(301)]
    assert answers == [200] * 300 + [429]
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert phone.ask("PUT", DOOR, json={"head": head}, environ_overrides=elsewhere).status_code == 200


def test_a_key_may_be_kept_by_anybody_and_a_stamp_by_nobody(doors: Flask) -> None:
    def kept(answer: Answer) -> str:
        return str(answer.headers["Cache-Control"])

    phone = Phone(doors)
    assert kept(phone.get(f"{DOOR}/key")) == "public, max-age=3600"
    assert "immutable" in kept(phone.get(f"{DOOR}/key/{key_of(doors)['id']}"))
    assert kept(phone.get(f"{DOOR}/key/{'A' * 22}")) == "no-store"
    assert kept(phone.put(DOOR, {"head": new_head()})) == "no-store"


def test_an_old_key_is_still_given_out_after_a_new_one_was_made(tmp_path: Path) -> None:
    config = configured(site=str(tmp_path), data=str(tmp_path))
    before = create_app(config)
    old, stamp = key_of(before), stamped(before, new_head())
    (tmp_path / STAMPS).rename(tmp_path / "stamps-2026-11.pem")
    after = create_app(config)
    assert key_of(after)["id"] != old["id"]
    assert key_of(after, f"/key/{stamp['key']}") == old
    check(stamp, key_of(after, f"/key/{stamp['key']}")["key"])
    assert stamped(after, new_head())["key"] == key_of(after)["id"]


def test_a_key_that_never_was_is_not_there(doors: Flask) -> None:
    for name in ("A" * 22, "x"):
        assert Phone(doors).get(f"{DOOR}/key/{name}").status_code == 404


def test_nothing_of_a_head_stays_on_the_server(
    doors: Flask, db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    parent, head = Parent(doors), new_head()
    before = "\n".join(db.conn.iterdump())
    answer = parent.put(DOOR, {"head": head})
    assert "Set-Cookie" not in answer.headers
    parent.put(DOOR, {"head": f"{head}{head}", head: 1})
    parent.ask("PUT", f"{DOOR}?{head}", json={"head": head}, headers={"Sec-Fetch-Site": "cross-site"})
    parent.get(f"{DOOR}/key/{head[:22]}")
    assert "\n".join(db.conn.iterdump()) == before
    assert head[:22] not in caplog.text + parent.get("/metrics").get_data(as_text=True)
    assert len(caplog.records) == 3


def test_a_stamp_needs_no_cookie_and_no_name(doors: Flask) -> None:
    answer = doors.test_client().put(DOOR, json={"head": new_head()}, headers=OURS)
    assert answer.status_code == 200
