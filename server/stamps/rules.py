"""What a signed time says, and how a key is named (docs/recording.md)."""

import base64
import hashlib

ID_SIGNS = 22


def what_is_signed(head: str, at: str) -> bytes:
    return f"doorstep/1/stamp/{head}/{at}".encode()


def id_of(public: bytes) -> str:
    """The name of a key: the first signs of the SHA-256 of its 32 bytes."""
    return in_text(hashlib.sha256(public).digest())[:ID_SIGNS]


def in_text(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
