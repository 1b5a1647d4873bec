"""The local push service refuses what the real ones refuse; else our postman would pass with anything."""

import time

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from tests.browser.firefox.post_rules import Post, base64url, refusal_of

ORIGIN = "http://127.0.0.1:1"
KEY = ec.generate_private_key(ec.SECP256R1())
POINT = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
PUBLIC = base64url(KEY.public_key().public_bytes(*POINT))
HOUR = 3600


def signed(key: ec.EllipticCurvePrivateKey = KEY, **changes: object) -> str:
    claims = {"aud": ORIGIN, "exp": int(time.time()) + HOUR, "sub": "mailto:a@example.org"} | changes
    return str(Vapid02(key).sign(claims)["Authorization"])


def post(body: bytes = b"sealed", **headers: str) -> Post:
    good = {"TTL": "60", "Content-Encoding": "aes128gcm", "Authorization": signed()}
    return Post(ORIGIN, good | {name.replace("_", "-"): value for name, value in headers.items()}, body)


def status_of(post: Post) -> int:
    refusal = refusal_of(post, PUBLIC)
    return refusal[0] if refusal else 201


def test_a_post_without_fault_is_taken() -> None:
    assert status_of(post()) == 201


def test_a_key_with_padding_is_the_same_key() -> None:
    assert refusal_of(post(), PUBLIC + "=") is None


@pytest.mark.parametrize("seconds", ["", "soon", "-1"])
def test_a_post_that_does_not_say_how_long_it_is_good_is_refused(seconds: str) -> None:
    assert status_of(post(TTL=seconds)) == 400


@pytest.mark.parametrize("encoding", ["", "aesgcm"])
def test_a_body_sealed_in_another_way_is_refused(encoding: str) -> None:
    assert status_of(post(Content_Encoding=encoding)) == 400


def test_a_topic_of_33_signs_is_refused() -> None:
    assert status_of(post(Topic="a" * 33)) == 400
    assert status_of(post(Topic="a" * 32)) == 201


def test_a_body_over_4096_bytes_is_refused() -> None:
    assert status_of(post(b"x" * 4097)) == 413
    assert status_of(post(b"x" * 4096)) == 201


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "Bearer abc",
        "vapid t=abc",
        "vapid t=a.b.c,k=abc",
        signed(aud="http://127.0.0.1:2"),
        signed(exp=int(time.time()) - 1),
        signed(exp=int(time.time()) + 25 * HOUR),
        signed(ec.generate_private_key(ec.SECP256R1())),
        signed()[:-90] + "AAAA" + signed()[-86:],
    ],
    ids=["none", "other", "no-key", "no-token", "other-origin", "old", "too-long", "other-key", "changed"],
)
def test_a_signature_that_is_not_the_subscribers_for_today_is_refused(signature: str) -> None:
    assert status_of(post(Authorization=signature)) == 401
