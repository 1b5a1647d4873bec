"""Through a whole recording nothing leaves the phone but 43 signs for a signed time."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Request, expect

from server.site.release import Files
from tests.browser.kept_sound import read, tap_record
from tests.browser.mortal import Mortal
from tests.browser.navigator import Parent
from tests.browser.site import Server
from tests.browser.waiting import becomes

STAMPS = """async () => (await (await import("/js/memory.js")).all("stamps")).map(({ head }) => head)"""
ONE_HEAD = re.compile(r'\{"head":"([\w-]{43})"\}')
ONE_KEY = re.compile(r"/api/stamps/key/[\w-]{22}")


def is_public(request: Request, server: Server, site: Files) -> bool:
    """A printed file, asked for as everybody asks for it: nothing in its address, nothing with it."""
    address = urlsplit(request.url)
    return (
        request.method == "GET"
        and request.post_data is None
        and f"{address.scheme}://{address.netloc}" == server.address
        and not address.query
        and (address.path in site or bool(ONE_KEY.fullmatch(address.path)))
    )


def stamp_asked(request: Request, server: Server) -> str:
    """The head, or "" when this is anything else."""
    found = ONE_HEAD.fullmatch(request.post_data or "")
    is_stamp = (request.method, request.url) == ("PUT", f"{server.address}/api/stamps")
    return found[1] if found and is_stamp and "cookie" not in request.all_headers() else ""


def test_nothing_leaves_but_heads(mortal: Mortal, server: Server, site: Files) -> None:
    phone = mortal.start()
    asked: list[Request] = []
    sockets: list[str] = []

    def note(request: Request) -> None:
        asked.append(request)

    phone.on("request", note)
    parent = Parent(phone, server.address)
    parent.page.on("websocket", lambda socket: sockets.append(socket.url))
    parent.visits_once_and_waits_until_saved()
    recording = tap_record(parent.opens("recording"))
    parent.page.locator(".bar a").last.click()
    expect(parent.page.frame_locator("iframe").locator("h1")).to_be_visible()
    parent.page.wait_for_timeout(3000)
    parent.page.locator("recorder-strip [data-act=stop]").click()
    becomes(lambda: len(parent.page.evaluate(STAMPS)), 2)
    for page_id in ("visit", "visits", "agreement", "home"):
        parent.opens(page_id)
    assert read(parent.page, recording.id).chunks >= 2
    assert sockets == []
    rest = [stamp_asked(request, server) for request in asked if not is_public(request, server, site)]
    assert sorted(rest) == sorted(parent.page.evaluate(STAMPS))
