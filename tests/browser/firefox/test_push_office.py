"""The local push service keeps what it took until the browser has it, as the real ones do."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse

from tests.browser.firefox.push_office import PushOffice, open_office
from tests.browser.firefox.test_post_rules import PUBLIC, signed

Line = ClientWebSocketResponse


@pytest.fixture
def office() -> Iterator[PushOffice]:
    with open_office() as office:
        yield office


def post(office: PushOffice, token: str, body: bytes = b"sealed", **headers: str) -> int:
    good = {"TTL": "60", "Content-Encoding": "aes128gcm", "Authorization": signed(aud=office.origin)}
    asked = Request(f"{office.origin}/wpush/v2/{token}", body, good | headers, method="POST")
    try:
        with urlopen(asked, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as fault:
        with fault:
            return fault.code


@asynccontextmanager
async def line_to(office: PushOffice, name: str = "") -> AsyncIterator[tuple[Line, str]]:
    """A browser's line after its hello, and the name that the office knows it by."""
    async with ClientSession() as session, session.ws_connect(office.line_address) as line:
        await line.send_json({"messageType": "hello", "uaid": name, "use_webpush": True})
        yield line, (await line.receive_json(timeout=10))["uaid"]


async def ask(line: Line, kind: str, **said: Any) -> Any:
    await line.send_json({"messageType": kind, **said})
    return await line.receive_json(timeout=10)


async def subscribe(office: PushOffice) -> tuple[str, str]:
    """The browser's name and the token of its address; then it hangs up."""
    async with line_to(office) as (line, name):
        answer = await ask(line, "register", channelID="one", key=PUBLIC)
        return name, answer["pushEndpoint"].rpartition("/")[2]


async def letters_for(office: PushOffice, name: str, count: int, *, has_it: bool = False) -> list[Any]:
    async with line_to(office, name) as (line, _):
        letters = [await line.receive_json(timeout=10) for _ in range(count)]
        if has_it:
            await line.send_json({"messageType": "ack", "updates": letters})
        await line.send_str("{}")
        assert await line.receive_str(timeout=10) == "{}"
        return letters


def test_a_letter_waits_and_comes_again_until_the_browser_says_that_it_has_it(office: PushOffice) -> None:
    name, token = asyncio.run(subscribe(office))
    assert post(office, token) == 201
    [first] = asyncio.run(letters_for(office, name, 1))
    [again] = asyncio.run(letters_for(office, name, 1, has_it=True))
    assert (first["data"], first["headers"]) == ("c2VhbGVk", {"encoding": "aes128gcm"})
    assert first == again
    assert office.acknowledged == [first["version"]]
    assert asyncio.run(letters_for(office, name, 0)) == []


def test_of_one_topic_only_the_newest_waits(office: PushOffice) -> None:
    name, token = asyncio.run(subscribe(office))
    assert [post(office, token, body, Topic="same") for body in (b"old", b"new")] == [201, 201]
    assert [letter["data"] for letter in asyncio.run(letters_for(office, name, 1))] == ["bmV3"]


def test_a_letter_for_now_or_never_does_not_wait(office: PushOffice) -> None:
    name, token = asyncio.run(subscribe(office))
    assert post(office, token, TTL="0") == 201
    assert asyncio.run(letters_for(office, name, 0)) == []
    assert office.boxes[name].letters == []


def test_an_address_that_was_given_up_is_gone_and_an_unknown_one_is_not_there(office: PushOffice) -> None:
    async def give_up(name: str) -> None:
        async with line_to(office, name) as (line, _):
            assert (await ask(line, "unregister", channelID="one"))["status"] == 200

    name, token = asyncio.run(subscribe(office))
    asyncio.run(give_up(name))
    assert (post(office, token), post(office, "unknown")) == (410, 404)
    assert office.living() == []


def test_it_refuses_as_often_as_a_test_says(office: PushOffice) -> None:
    _, token = asyncio.run(subscribe(office))
    office.refuses_next(429, **{"Retry-After": "1"})
    assert [post(office, token), post(office, token)] == [429, 201]
    assert post(office, token, Authorization="") == 401
    assert office.statuses == [429, 201, 401]


def test_a_browser_whose_line_is_cut_is_away(office: PushOffice) -> None:
    async def cut() -> None:
        async with line_to(office) as (line, name):
            office.hangs_up()
            assert (await line.receive(timeout=10)).type.name in {"CLOSE", "CLOSED", "CLOSING"}
            assert office.boxes[name].line is None

    asyncio.run(cut())
