"""RFC 8291: only the phone with these keys can open what is sealed. http_ece encrypts, as for pywebpush."""

from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.push.devices import AUTH_BYTES, plain

CURVE = ec.SECP256R1()


class Pair:
    """A key for one letter alone. http_ece asks for its public point more than once; writing it is dear."""

    __slots__ = ("_point", "exchange")

    def __init__(self) -> None:
        key = ec.generate_private_key(CURVE)
        self.exchange = key.exchange
        self._point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def public_key(self) -> "Pair":
        return self

    def public_bytes(self, _encoding: Any, _format: Any) -> bytes:
        return self._point


def seal(p256dh: str, auth: str, payload: str) -> bytes:
    """Raises ValueError for keys that are none."""
    secret = plain(auth)
    if len(secret) != AUTH_BYTES:
        raise ValueError("auth is not 16 bytes in base64url")
    sealed: bytes = http_ece.encrypt(
        payload.encode(), private_key=Pair(), dh=plain(p256dh), auth_secret=secret, version="aes128gcm"
    )
    return sealed
