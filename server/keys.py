"""The secrets of this installation, made on the first run and readable by its owner alone."""

import base64
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

VAPID = "vapid.pem"
STAMPS = "stamps.pem"
# A signing key that was renamed signs no more; its public half is still given out.
OLD_STAMPS = "stamps-*.pem"
MODE = 0o600


class KeyFault(Exception):
    """Raised with one sentence that says which file is no key and how to mend that."""


def read_secret(folder: Path, name: str) -> str:
    """A secret of 256 bits for one purpose, such as signing cookies. Made when it is first asked for."""
    return read_or_make(folder / f"{name}.secret", lambda: secrets.token_urlsafe(32).encode()).decode()


def read_vapid_key(folder: Path) -> ec.EllipticCurvePrivateKey:
    """The key that push services know us by. Raises KeyFault. Without it no phone can be reached."""
    key = load_key(folder / VAPID, lambda: ec.generate_private_key(ec.SECP256R1()))
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
        raise KeyFault(f"{folder / VAPID} is no P-256 key. Mend: put back your copy of it")
    return key


def read_stamp_keys(folder: Path) -> list[ed25519.Ed25519PrivateKey]:
    """The key that signs times, made when there is none, then the old ones. Raises KeyFault."""
    old = sorted(folder.glob(OLD_STAMPS))
    return [read_stamp_key(path) for path in (folder / STAMPS, *old)]


def read_stamp_key(path: Path) -> ed25519.Ed25519PrivateKey:
    key = load_key(path, ed25519.Ed25519PrivateKey.generate)
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise KeyFault(f"{path} is no Ed25519 key. Mend: put back your copy of it")
    return key


def load_key(path: Path, new_key: Callable[[], PrivateKeyTypes]) -> PrivateKeyTypes:
    try:
        return serialization.load_pem_private_key(
            read_or_make(path, lambda: in_pem(new_key())), password=None
        )
    except (OSError, ValueError) as fault:
        raise KeyFault(f"{path} is no key that can be read. Mend: put back your copy of it") from fault


def in_pem(key: PrivateKeyTypes) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_text(key: ec.EllipticCurvePrivateKey) -> str:
    """The public half as browsers and push services take it: 65 bytes in base64url without padding."""
    point = key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def read_or_make(path: Path, make: Callable[[], bytes]) -> bytes:
    """Web and postman may start at once: the file appears whole, and the first one's is everybody's."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(make())
                file.flush()
                os.fsync(file.fileno())
            link(Path(draft), path)
        finally:
            Path(draft).unlink()
    return path.read_bytes()


def link(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
