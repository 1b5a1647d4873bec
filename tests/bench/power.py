"""A disk of its own whose power can be cut: ext4 on a loop device, shut down as ext4's own tests do it."""

import fcntl
import os
import struct
import subprocess
import time
from pathlib import Path
from types import TracebackType

SIZE = 600 * 1024 * 1024
# EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: nothing reaches the disk any more, no journal either.
SHUTDOWN = 0x8004587D
AT_ONCE = 2
PATIENCE_S = 5


class NoDisk(Exception):
    """Raised where this user may mount nothing."""


class Disk:
    """What was not on the disk when the power went is lost. A cache inside the disk itself is not."""

    def __init__(self, folder: Path) -> None:
        self.image = folder / "disk.img"
        self.folder = folder / "disk"
        self.folder.mkdir()
        with self.image.open("wb") as image:
            image.truncate(SIZE)
        ask("mkfs.ext4", "-q", str(self.image))

    def __enter__(self) -> "Disk":
        ask("mount", "-o", "loop", str(self.image), str(self.folder))
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.let_go()

    def sync(self) -> None:
        ask("sync", "--file-system", str(self.folder))

    def cut(self) -> None:
        top = os.open(self.folder, os.O_RDONLY)
        fcntl.ioctl(top, SHUTDOWN, struct.pack("I", AT_ONCE))
        os.close(top)

    def come_back(self) -> None:
        """Whatever only memory held is dropped; the journal is replayed."""
        self.let_go()
        ask("mount", "-o", "loop", str(self.image), str(self.folder))

    def let_go(self) -> None:
        """A browser that was killed may hold its files for a moment longer. Raises NoDisk."""
        for _ in range(PATIENCE_S * 10):
            try:
                ask("umount", str(self.folder))
                break
            except NoDisk:
                time.sleep(0.1)
        else:
            ask("umount", str(self.folder))


def ask(*command: str) -> None:
    """Raises NoDisk with what the command said."""
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as fault:
        raise NoDisk(str(fault)) from fault
    if done.returncode:
        raise NoDisk(done.stderr.decode().strip())
