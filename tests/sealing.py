"""The envelope of docs/alerts.md once more, in Python: for tests that stand in for somebody's phone."""

import base64
import json
import os
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BLOCK = 128
KEY_BYTES = 32
SEED_BYTES = 16
NONCE_BYTES = 12


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def bytes_from(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def new_key() -> str:
    """A buddy key."""
    return base64url(os.urandom(KEY_BYTES))


def seed_of(buddy_key: str, alert: str) -> str:
    return derive(buddy_key, "doorstep seed", SEED_BYTES, alert.encode())


def answer_token_of(seed: str) -> str:
    return derive(seed, "doorstep token", SEED_BYTES)


def words_key_of(seed: str) -> str:
    return derive(seed, "doorstep words", KEY_BYTES)


def derive(secret: str, info: str, count: int, salt: bytes = b"") -> str:
    """HKDF-SHA256 over the bytes that a secret stands for."""
    maker = HKDF(algorithm=hashes.SHA256(), length=count, salt=salt, info=info.encode())
    return base64url(maker.derive(bytes_from(secret)))


def seal(key: str, what: str, id: str, words: dict[str, Any]) -> str:
    text = json.dumps(words, ensure_ascii=False).encode()
    nonce = os.urandom(NONCE_BYTES)
    plain = text.ljust(-(-len(text) // BLOCK) * BLOCK)
    return f"1.{base64url(nonce)}.{base64url(AESGCM(bytes_from(key)).encrypt(nonce, plain, place(what, id)))}"


def unseal(key: str, what: str, id: str, sealed: str) -> dict[str, Any]:
    """Raises InvalidTag when it was sealed with another key or for another place."""
    _, nonce, words = sealed.split(".")
    plain = AESGCM(bytes_from(key)).decrypt(bytes_from(nonce), bytes_from(words), place(what, id))
    read: dict[str, Any] = json.loads(plain)
    return read


def place(what: str, id: str) -> bytes:
    return f"doorstep/1/{what}/{id}".encode()
