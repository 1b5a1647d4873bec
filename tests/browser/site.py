"""A real server for browser tests: `python -m server serve` as a parent's phone meets it, on a free port."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from server.config import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One server process, and the source folder it prints from, which a test may change."""

    def __init__(self, root: Path = ROOT, command: str = "serve", **settings: str) -> None:
        """`settings` are for the environment, such as DATA."""
        self.root = root
        self.command = command
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {"PORT": str(self.port), "HOST": "127.0.0.1"} | settings
        self.log: Path | None = None
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = self.begin(self.command)
        while self.process.poll() is None:
            try:
                urlopen(f"{self.address}/healthz", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def begin(self, command: str) -> subprocess.Popen[bytes]:
        """`python -m server` with this command, with these settings; what it says goes to `log`, if set."""
        words = [sys.executable, "-m", "server", command]
        with (self.log or Path(os.devnull)).open("ab") as log:
            told = log if self.log else None
            return subprocess.Popen(words, cwd=self.root, env=self.environment, stdout=log, stderr=told)

    @contextmanager
    def with_postman(self) -> Iterator[None]:
        """What waits to be sent is sent as long as this lasts."""
        postman = self.begin("work")
        try:
            yield
        finally:
            postman.terminate()
            postman.wait(timeout=20)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None


@contextmanager
def served(root: Path = ROOT) -> Iterator[str]:
    server = Server(root)
    server.start()
    try:
        yield server.address
    finally:
        server.stop()


@contextmanager
def copied_house() -> Iterator[Path]:
    """A copy of the project that a test may change: pages, content, site folder. In English only."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "house"
        for part in ("server", "web"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("node_modules"))
        shutil.copy(ROOT / "config.toml", copy)
        english = "[[locale]]".join(
            (ROOT / "locales" / "locales.toml").read_text("utf-8").split("[[locale]]")[:2]
        )
        (copy / "locales").mkdir()
        (copy / "locales" / "locales.toml").write_text(english, "utf-8")
        # What is printed already need not be compressed again.
        if (ROOT / "site").is_dir():
            shutil.copytree(ROOT / "site", copy / "site")
        (copy / "web" / "node_modules").symlink_to(ROOT / "web" / "node_modules")
        yield copy
