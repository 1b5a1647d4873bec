"""A real web server process over the doors alone, and phones that reach it over HTTP."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from server.config import ROOT
from tests.browser.site import free_port


class Web:
    """Granian over a data folder of its own; `test_client` makes a browser, so phones can be handed it."""

    def __init__(self, data: Path, threads: int = 4) -> None:
        self.data = data
        self.threads = threads
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.browsers: list[FarBrowser] = []

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port),
                   "--blocking-threads", str(self.threads), "--log-level", "error",
                   "tests.server.bare:app"]  # fmt: skip
        environment = os.environ | {"BARE_DATA": str(self.data)}
        # A session of its own, so that the worker can be killed together with its parent.
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
        while self.process.poll() is None:
            with closing(FarBrowser(self.port).line) as line, suppress(OSError):
                line.request("GET", "/healthz")
                line.getresponse().read()
                return
            time.sleep(0.05)
        raise RuntimeError("the web server did not start")

    def cut_power(self) -> None:
        """Nothing is finished, nothing is said."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def kill(self) -> None:
        """Cuts the power, and hangs up on every browser."""
        self.cut_power()
        for browser in self.browsers:
            browser.line.close()

    def test_client(self) -> "FarBrowser":
        self.browsers.append(FarBrowser(self.port))
        return self.browsers[-1]


class FarBrowser:
    """Keeps its cookie and its connection."""

    def __init__(self, port: int) -> None:
        self.line = HTTPConnection("127.0.0.1", port, timeout=20)
        self.cookie = ""

    def open(self, path: str, method: str, headers: dict[str, str], **more: Any) -> SimpleNamespace:
        body = json.dumps(more["json"]) if "json" in more else None
        sent = headers | {"Cookie": self.cookie}
        if body:
            sent["Content-Type"] = "application/json"
        self.line.request(method, path, body, sent)
        return self.read(self.line.getresponse())

    def read(self, response: HTTPResponse) -> SimpleNamespace:
        data = response.read()
        if cookie := response.headers["Set-Cookie"]:
            self.cookie = cookie.partition(";")[0]
        is_json = "json" in response.headers.get("Content-Type", "")
        return SimpleNamespace(
            status_code=response.status, headers=response.headers, json=json.loads(data) if is_json else None
        )
