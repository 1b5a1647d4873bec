"""The far end of a push: a push service that answers as it is told, and a phone that opens what came."""

import asyncio
import base64
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from server.push.devices import Device


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Phone:
    """The browser's side of a subscription: its keys never leave it."""

    def __init__(self, path: str = "phone") -> None:
        self.path = f"/push/{path}"
        self.auth = os.urandom(16)
        self._key = ec.generate_private_key(ec.SECP256R1())

    def device(self, origin: str, language: str = "en") -> Device:
        point = self._key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return Device(
            endpoint=origin + self.path, p256dh=base64url(point), auth=base64url(self.auth), language=language
        )

    def open(self, body: bytes) -> dict[str, Any]:
        """Raises what http_ece raises for bytes that were not sealed for this phone."""
        plain = http_ece.decrypt(body, private_key=self._key, auth_secret=self.auth, version="aes128gcm")
        opened: dict[str, Any] = json.loads(plain)
        return opened


class Call(NamedTuple):
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    def claims(self) -> dict[str, Any]:
        """Of the VAPID token, whose signature must be good."""
        assert Vapid02.verify(self.headers["authorization"])
        token = self.headers["authorization"].split("t=")[1].split(",")[0]
        middle = token.split(".")[1]
        claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        return claims


class Reply(NamedTuple):
    """What the push service says, and after how many seconds; for ever is a number too."""

    status: int = 201
    headers: tuple[str, ...] = ()
    after: float = 0.0


class Line(asyncio.Protocol):
    """One connection, HTTP/1.1, kept alive."""

    def __init__(self, far_end: "FarEnd") -> None:
        self._far_end = far_end
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._far_end.connections += 1
        self._far_end.lines.append(transport)

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, found, rest = self._got.partition(b"\r\n\r\n")
        if not found:
            return
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        length = int(headers["content-length"])
        if len(rest) >= length:
            self._got = rest[length:]
            self._answer(Call(first.split(" ")[1], headers, rest[:length]))

    def _answer(self, call: Call) -> None:
        self._far_end.calls.append(call)
        reply = self._far_end.answer(call)
        lines = [f"HTTP/1.1 {reply.status} X", *reply.headers, "Content-Length: 0", "", ""]
        asyncio.get_running_loop().call_later(reply.after, self._transport.write, "\r\n".join(lines).encode())


class FarEnd:
    """Listens on a port of its own in a thread of its own. `answer` may be changed at any time."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.connections = 0
        self.lines: list[asyncio.Transport] = []
        self.answer: Callable[[Call], Reply] = lambda _call: Reply()
        self.origin = ""
        self._loop = asyncio.new_event_loop()

    def run(self, ready: threading.Event) -> None:
        server = self._loop.run_until_complete(
            self._loop.create_server(lambda: Line(self), "127.0.0.1", 0, backlog=1024)
        )
        self.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        self._loop.run_forever()
        server.close()
        for line in self.lines:
            line.abort()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    def says(self, *statuses: int, headers: tuple[str, ...] = (), after: float = 0.0) -> None:
        """From now on answers so, one after the other, and the last for ever."""
        left = list(statuses)
        self.answer = lambda _call: Reply(left.pop(0) if len(left) > 1 else left[0], headers, after)


@contextmanager
def far_end() -> Iterator[FarEnd]:
    end = FarEnd()
    ready = threading.Event()
    thread = threading.Thread(target=end.run, args=(ready,))
    thread.start()
    ready.wait()
    try:
        yield end
    finally:
        end.stop()
        thread.join()
