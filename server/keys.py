"""Secrets of this installation: made when first asked for, kept in the data folder for its owner alone."""

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile


def read_secret(folder: Path, name: str) -> bytes:
    """32 random bytes, the same at every start and in every process. Raises OSError: the folder is no use."""
    path = folder / f"{name}.key"
    if not path.exists():
        keep_first(path, secrets.token_bytes(32))
    return path.read_bytes()


def keep_first(path: Path, secret: bytes) -> None:
    """Written whole under another name, then linked: of two processes one wins, and neither reads a half."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
        try:
            Path(path).hardlink_to(file.name)
        except FileExistsError:
            return
