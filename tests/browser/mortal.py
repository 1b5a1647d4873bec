"""A Chromium whose every process a test may kill at once, and start again on the same profile."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType

from tests.browser import chromium
from tests.browser.waiting import until

# A yes to whoever asks for the microphone.
YES = "--use-fake-ui-for-media-stream"
ALONE = ["--headless=new", "--disable-breakpad", "--remote-debugging-port=0"]


class Mortal:
    """The profile lies in the folder. Call `start`, then `kill` or `stop`, as often as wished."""

    def __init__(self, kind: BrowserType, profile: Path) -> None:
        self.kind = kind
        self.profile = profile
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> BrowserContext:
        told = self.profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        program = chromium.path() or self.kind.executable_path
        flags = [*chromium.FLAGS, YES, *ALONE, f"--user-data-dir={self.profile}"]
        self.process = subprocess.Popen(
            [program, *flags, "about:blank"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port = until(lambda: told.exists() and told.read_text(encoding="utf-8").partition("\n")[0], 30)
        browser = self.kind.connect_over_cdp(f"http://127.0.0.1:{port}")
        return browser.contexts[0]

    def kill(self) -> float:
        """SIGKILL to the whole group. Returns the time of day just before it, in seconds."""
        assert self.process
        at = time.time()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        group, self.process = self.process.pid, None
        until(lambda: not living(group), 30)
        return at

    def stop(self) -> None:
        if self.process:
            self.kill()

    def processes(self, kind: str) -> list[int]:
        """The ids of its processes of one kind, such as "renderer"."""
        assert self.process
        return [pid for pid in living(self.process.pid) if f"--type={kind}" in words_of(pid)]


def living(group: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        # Processes come and go while we look.
        with contextlib.suppress(OSError):
            if folder.name.isdecimal() and in_group((folder / "stat").read_text(encoding="utf-8"), group):
                found.append(int(folder.name))
    return found


def in_group(stat: str, group: int) -> bool:
    """A dead one that nobody has counted yet holds nothing any more."""
    state, _parent, its_group, *_ = stat.rpartition(")")[2].split()
    return int(its_group) == group and state != "Z"


def words_of(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
    return ""
