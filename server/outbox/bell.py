"""Wakes the postman: whoever writes to the outbox rings, by one byte to a Unix socket in the data folder."""

import fcntl
import socket
from contextlib import suppress
from pathlib import Path

NAME = "postman.sock"
LOCK = "postman.lock"


class BellFault(Exception):
    """Raised with one sentence: another postman works for this data folder."""


def wake(folder: Path) -> None:
    """Never fails and never waits: a postman that is not there looks by itself when it comes."""
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.settimeout(0)
        sock.sendto(b"!", str(folder / NAME))


class Bell:
    """The postman's end. One data folder has one postman: two would only get in each other's way."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = (folder / LOCK).open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            self._lock.close()
            raise BellFault(
                f"another postman works for {folder}. Stop it, or set DATA to another."
            ) from fault
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.settimeout(0)
        self._path.unlink(missing_ok=True)
        self.socket.bind(str(self._path))

    def hush(self) -> None:
        """Forgets how often it rang."""
        with suppress(BlockingIOError):
            while True:
                self.socket.recv(64)

    def close(self) -> None:
        self._path.unlink(missing_ok=True)
        self.socket.close()
        self._lock.close()
