"""Starts a real Firefox without a window and drives it over Marionette, its own remote control."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.browser.site import free_port

# It asks nobody outside for anything, and shows its notices itself where there is no desktop.
PREFERENCES: dict[str, str | int | bool] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "alerts.useSystemBackend": False,
    "browser.aboutwelcome.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.http.speculative-parallel-limit": 0,
    "network.prefetch-next": False,
    "network.trr.mode": 5,
    # A question may be answered at once; people are given half a second to read it.
    "security.notification_enable_delay": 0,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.startup.max_resumed_crashes": -1,
    "toolkit.telemetry.enabled": False,
}

# A script of ours is the body of an async function; its last argument is the way back.
ASYNC = """const given = [...arguments];
const back = given.pop();
(async (...a) => { %s })(...given).then((value) => back({value}), (fault) => back({fault: String(fault)}));"""

# In Firefox's own window: waits until the question is on the screen.
SAY_YES = """const { panel } = window.PopupNotifications;
while (panel.state !== "open") await new Promise((done) => setTimeout(done, 20));
panel.querySelector("popupnotification").button.click();"""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
START_SECONDS = 60


def path() -> str | None:
    """The system's Firefox, or None."""
    return shutil.which(os.environ.get("FIREFOX", "firefox-esr"))


class MarionetteFault(Exception):
    """Raised with what Firefox, or the script that it ran, said."""


class Wire:
    """TCP with frames of `length:json`; each question has a number that its answer repeats."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._bytes = b""
        self._number = 0
        self._read()

    def ask(self, command: str, asked: dict[str, Any]) -> Any:
        """Raises MarionetteFault."""
        self._number += 1
        text = json.dumps([0, self._number, command, asked]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        answer = self._read()
        while answer[1] != self._number:
            answer = self._read()
        if answer[2]:
            raise MarionetteFault(f"{command}: {answer[2]['error']}: {answer[2]['message']}")
        return answer[3]

    def _read(self) -> Any:
        while b":" not in self._bytes:
            self._receive()
        length, _, self._bytes = self._bytes.partition(b":")
        while len(self._bytes) < int(length):
            self._receive()
        text, self._bytes = self._bytes[: int(length)], self._bytes[int(length) :]
        return json.loads(text)

    def _receive(self) -> None:
        data = self._socket.recv(1 << 16)
        if not data:
            raise MarionetteFault("Firefox hung up")
        self._bytes += data

    def close(self) -> None:
        self._socket.close()


class Firefox:
    """One browser with one tab. Its profile outlives it, so it can be started again as the same phone."""

    def __init__(self, profile: Path, preferences: dict[str, str | int | bool]) -> None:
        self.profile = profile
        self.preferences = PREFERENCES | preferences
        self.process: subprocess.Popen[bytes] | None = None
        self.wire: Wire | None = None

    def start(self) -> None:
        """Raises MarionetteFault when it does not come up."""
        port = free_port()
        settings = self.preferences | {"marionette.port": port}
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in settings.items()]
        self.profile.mkdir(exist_ok=True)
        (self.profile / "user.js").write_text("\n".join(lines))
        command = [
            path() or "firefox",
            "--headless",
            "--marionette",
            "--remote-allow-system-access",
            "--no-remote",
        ]
        home = {
            "HOME": str(self.profile),
            "MOZ_CRASHREPORTER_DISABLE": "1",
            "MOZ_DISABLE_AUTO_SAFE_MODE": "1",
        }
        # A session of its own: its many processes can be ended together.
        self.process = subprocess.Popen(
            [*command, "--profile", str(self.profile)],
            env=os.environ | home,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.wire = self._connected(self.process, port)
        self.ask("WebDriver:NewSession", {})

    def _connected(self, process: subprocess.Popen[bytes], port: int) -> Wire:
        last = time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < last:
            try:
                return Wire(port)
            except ConnectionRefusedError:
                time.sleep(0.1)
        self.kill()
        raise MarionetteFault("Firefox did not start")

    def ask(self, command: str, asked: dict[str, Any]) -> Any:
        """Raises MarionetteFault."""
        if self.wire is None:
            raise MarionetteFault("Firefox is not open")
        return self.wire.ask(command, asked)

    def opens(self, address: str) -> None:
        self.ask("WebDriver:Navigate", {"url": address})

    def runs(self, script: str, *given: Any) -> Any:
        """The body of an async function in the page, which knows what it is given as a[0], a[1] …"""
        asked = {"script": ASYNC % script, "args": list(given), "scriptTimeout": 30_000, "sandbox": None}
        answer = self.ask("WebDriver:ExecuteAsyncScript", asked)["value"]
        if "fault" in answer:
            raise MarionetteFault(answer["fault"])
        return answer.get("value")

    def clicks(self, selector: str) -> None:
        """A real click, so that the page may ask for what needs one."""
        found = self.ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        self.ask("WebDriver:ElementClick", {"id": found["value"][ELEMENT]})

    def says_yes(self) -> None:
        """To what Firefox itself asks, such as whether this site may show notices."""
        self.ask("Marionette:SetContext", {"value": "chrome"})
        asked = {"script": ASYNC % SAY_YES, "args": [], "scriptTimeout": 15_000, "sandbox": "default"}
        answer = self.ask("WebDriver:ExecuteAsyncScript", asked)["value"]
        self.ask("Marionette:SetContext", {"value": "content"})
        if "fault" in answer:
            raise MarionetteFault(answer["fault"])

    def quit(self) -> None:
        """As a person closes it: what it keeps is written down."""
        with suppress(MarionetteFault):
            # It may be gone before it has answered.
            self.ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        if self.process:
            self.process.wait(timeout=20)
        self.forget()

    def kill(self) -> None:
        """Nothing of it is left, whatever it was doing."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.forget()

    def forget(self) -> None:
        self.process = None
        if self.wire:
            self.wire.close()
            self.wire = None
