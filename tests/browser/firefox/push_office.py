"""A push service as Mozilla's is: Firefox keeps a line to it, a server posts to the addresses it gives."""

import asyncio
import json
import secrets
import threading
import time
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from aiohttp import WSMsgType, web

from tests.browser.firefox.post_rules import Post, base64url, refusal_of


@dataclass
class Letter:
    """What was taken in for one channel, until the browser says that it has it."""

    channel: str
    version: str
    body: bytes
    topic: str
    good_until: float

    def as_notification(self) -> dict[str, Any]:
        sealed = {"data": base64url(self.body), "headers": {"encoding": "aes128gcm"}} if self.body else {}
        return {
            "messageType": "notification",
            "channelID": self.channel,
            "version": self.version,
            **sealed,
        }


@dataclass
class Box:
    """One browser: its line, when it is there, and the letters that it has not said to have."""

    line: web.WebSocketResponse | None = None
    letters: list[Letter] = field(default_factory=list)


@dataclass
class Address:
    """One subscription. `key` is the only one whose holder may post to it."""

    box: str
    channel: str
    key: str
    is_gone: bool = False


@dataclass
class Taken:
    """A post as it came, and what it was answered."""

    token: str
    status: int
    reason: str
    headers: Mapping[str, str]


class PushOffice:
    """Everything it knows may be read by a test at any time; what a test tells it, it does at once."""

    def __init__(self) -> None:
        self.port = 0
        self.boxes: dict[str, Box] = {}
        self.addresses: dict[str, Address] = {}
        self.taken: list[Taken] = []
        self.kept: dict[str, Letter] = {}
        self.acknowledged: list[str] = []
        self._refusals: list[tuple[int, dict[str, str]]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._runner = web.AppRunner(self._routes(), shutdown_timeout=1)

    def _routes(self) -> web.Application:
        routes = web.Application()
        routes.add_routes([web.get("/", self.open_line), web.post("/wpush/v2/{token}", self.take_post)])
        return routes

    @property
    def line_address(self) -> str:
        return f"ws://127.0.0.1:{self.port}/"

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def statuses(self) -> list[int]:
        return [post.status for post in self.taken]

    def living(self) -> list[str]:
        """The addresses that may still be posted to."""
        return [token for token, address in self.addresses.items() if not address.is_gone]

    def refuses_next(self, status: int, **headers: str) -> None:
        self._refusals.append((status, headers))

    def sends_again(self, token: str) -> str:
        """The newest letter to this address, as if the server had posted it twice. Returns its version."""
        address = self.addresses[token]
        box = self.boxes[address.box]
        letter = replace(self.kept[token], version=secrets.token_urlsafe(12))
        box.letters.append(letter)
        self._do(self._deliver(box, letter))
        return letter.version

    def hangs_up(self) -> None:
        """Cuts every line, as a phone does that goes through a tunnel."""
        self._do(self._hang_up())

    async def _hang_up(self) -> None:
        for box in list(self.boxes.values()):
            if box.line:
                await box.line.close()

    def _do(self, job: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(job, self._loop).result(timeout=10)

    async def open_line(self, request: web.Request) -> web.WebSocketResponse:
        """A browser's line, until it hangs up."""
        line = web.WebSocketResponse(protocols=("push-notification",))
        await line.prepare(request)
        name = ""
        async for frame in line:
            if frame.type is not WSMsgType.TEXT:
                continue
            said = json.loads(frame.data)
            if said.get("messageType") == "hello":
                name = await self._hello(said, line)
            elif said:
                await self._hear(said, name, line)
            else:
                # An empty message asks whether anybody is there.
                await line.send_str("{}")
        if name and self.boxes[name].line is line:
            self.boxes[name].line = None
        return line

    async def _hello(self, said: dict[str, Any], line: web.WebSocketResponse) -> str:
        """A browser that we know gets its own box again, and everything that it has not said to have."""
        known = said.get("uaid") or ""
        name = known if known in self.boxes else secrets.token_hex(16)
        box = self.boxes.setdefault(name, Box())
        box.line = line
        hello: dict[str, Any] = {
            "messageType": "hello",
            "status": 200,
            "uaid": name,
            "use_webpush": True,
            "broadcasts": {},
        }
        await line.send_json(hello)
        for letter in list(box.letters):
            await self._deliver(box, letter)
        return name

    async def _hear(self, said: dict[str, Any], name: str, line: web.WebSocketResponse) -> None:
        kind, channel = said["messageType"], said.get("channelID", "")
        answer = {"messageType": kind, "status": 200, "channelID": channel}
        if kind == "register":
            token = secrets.token_urlsafe(24)
            self.addresses[token] = Address(name, channel, said.get("key") or "")
            await line.send_json({**answer, "pushEndpoint": f"{self.origin}/wpush/v2/{token}"})
        elif kind == "unregister":
            self._forget(name, channel)
            await line.send_json(answer)
        elif kind == "ack":
            self._settle(self.boxes[name], [update["version"] for update in said["updates"]])

    def _forget(self, name: str, channel: str) -> None:
        for address in self.addresses.values():
            if (address.box, address.channel) == (name, channel):
                address.is_gone = True

    def _settle(self, box: Box, versions: list[str]) -> None:
        self.acknowledged += versions
        box.letters = [letter for letter in box.letters if letter.version not in versions]

    async def _deliver(self, box: Box, letter: Letter) -> None:
        if letter.good_until < time.time():
            box.letters.remove(letter)
        elif box.line and not box.line.closed:
            # A line that breaks just now gets it the next time.
            with suppress(ConnectionError):
                await box.line.send_json(letter.as_notification())

    async def take_post(self, request: web.Request) -> web.Response:
        """A server's post to one of our addresses."""
        token = request.match_info["token"]
        body = await request.read()
        status, reason, headers = self._judge(token, Post(self.origin, request.headers, body))
        self.taken.append(Taken(token, status, reason, request.headers))
        if status == 201:
            await self._keep(token, request, body)
        return web.json_response({"code": status, "message": reason}, status=status, headers=headers)

    def _judge(self, token: str, post: Post) -> tuple[int, str, dict[str, str]]:
        if self._refusals:
            status, headers = self._refusals.pop(0)
            return status, "told to refuse", headers
        address = self.addresses.get(token)
        if address is None:
            return 404, "no such address", {}
        if address.is_gone:
            return 410, "gone", {}
        status, reason = refusal_of(post, address.key) or (201, "")
        return status, reason, {}

    async def _keep(self, token: str, request: web.Request, body: bytes) -> None:
        """With a time to live of 0 it is now or never; of one topic only the newest is kept."""
        address = self.addresses[token]
        box, seconds = self.boxes[address.box], int(request.headers["TTL"])
        topic = request.headers.get("Topic", "")
        letter = Letter(address.channel, secrets.token_urlsafe(12), body, topic, time.time() + (seconds or 5))
        self.kept[token] = letter
        if topic:
            box.letters = [old for old in box.letters if (old.topic, old.channel) != (topic, address.channel)]
        if seconds or box.line:
            box.letters.append(letter)
            await self._deliver(box, letter)

    def open(self) -> None:
        """On a thread of its own, until closed."""
        self._thread.start()
        self._do(self._listen())

    async def _listen(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    def close(self) -> None:
        self.hangs_up()
        self._do(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()


@contextmanager
def open_office() -> Iterator[PushOffice]:
    office = PushOffice()
    office.open()
    try:
        yield office
    finally:
        office.close()
