"""What a push service refuses, as RFC 8030 (push), 8188 and 8291 (sealing) and 8292 (who sends) have it."""

import base64
import binascii
import json
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

LARGEST = 4096
LONGEST_TOPIC = 32
LONGEST_SECONDS = 24 * 3600

Refusal = tuple[int, str]


class Post(NamedTuple):
    """A post, and the origin that its signature must be made out for."""

    origin: str
    headers: Mapping[str, str]
    body: bytes


class BadSignature(Exception):
    """Raised with what is wrong with it."""


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def bytes_from(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def refusal_of(post: Post, key: str) -> Refusal | None:
    """None when there is nothing to say against it. `key` is the sender's, from the subscription."""
    if not post.headers.get("TTL", "").isdecimal():
        return 400, "TTL is missing"
    try:
        check_signature(post, key)
    except BadSignature as fault:
        return 401, str(fault)
    return refusal_of_letter(post)


def refusal_of_letter(post: Post) -> Refusal | None:
    if len(post.body) > LARGEST:
        return 413, "too large"
    if post.body and post.headers.get("Content-Encoding") != "aes128gcm":
        return 400, "Content-Encoding is not aes128gcm"
    if len(post.headers.get("Topic", "")) > LONGEST_TOPIC:
        return 400, "Topic is too long"
    return None


def check_signature(post: Post, key: str) -> None:
    """Raises BadSignature unless whoever subscribed this phone signed for this service and this day."""
    scheme, _, rest = post.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "vapid":
        raise BadSignature("no vapid signature")
    parts = dict(part.strip().split("=", 1) for part in rest.split(",") if "=" in part)
    try:
        claims = claims_of(parts["t"], parts["k"])
        is_same = bytes_from(parts["k"]) == bytes_from(key.rstrip("="))
    except (KeyError, ValueError, binascii.Error, InvalidSignature) as fault:
        raise BadSignature(f"not a signature: {type(fault).__name__}") from fault
    if not is_same:
        raise BadSignature("signed with another key than the phone was subscribed with")
    check_claims(claims, post.origin)


def claims_of(token: str, key: str) -> dict[str, Any]:
    """Raises InvalidSignature, ValueError or KeyError."""
    signed, _, signature = token.rpartition(".")
    header, _, claims = signed.partition(".")
    if json.loads(bytes_from(header))["alg"] != "ES256":
        raise ValueError("another algorithm")
    both = bytes_from(signature)
    halves = int.from_bytes(both[:32], "big"), int.from_bytes(both[32:], "big")
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes_from(key))
    public.verify(utils.encode_dss_signature(*halves), signed.encode(), ec.ECDSA(hashes.SHA256()))
    read: dict[str, Any] = json.loads(bytes_from(claims))
    return read


def check_claims(claims: dict[str, Any], origin: str) -> None:
    """Raises BadSignature."""
    if claims.get("aud") != origin:
        raise BadSignature(f"made out for {claims.get('aud')}")
    if not 0 < claims.get("exp", 0) - time.time() <= LONGEST_SECONDS:
        raise BadSignature("out of date, or good for more than a day")
    if not str(claims.get("sub", "")).startswith(("mailto:", "https:")):
        raise BadSignature("nobody to write to")
