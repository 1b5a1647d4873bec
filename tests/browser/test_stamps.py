"""A recording gets a signed time for its newest head: each minute, at its end, and later without signal."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route

from tests.browser.navigator import Parent
from tests.browser.site import Server
from tests.browser.waiting import becomes, until

BEGIN = """async () => {
  const { newTape } = await import("/js/tape.js");
  globalThis.tape = await newTape(null, "audio/webm;codecs=opus");
  return tape.recording;
}"""
TAKE_UP = """async (id) => {
  const { reopenTape } = await import("/js/tape.js");
  globalThis.tape = await reopenTape(id);
}"""
APPEND = "async (kind) => (await tape.append({ kind, segment: 0, ms: 1000 })).head"
WATCH = 'async () => (await import("/js/stamps.js")).keepStamping()'
KEPT = """async () => (await (await import("/js/memory.js")).all("stamps"))"""
HEADS = """async (id) => {
  const heads = [];
  for await (const { head } of (await import("/js/tape.js")).entriesOf(id)) heads.push(head);
  return heads;
}"""
GENUINE = """async (stamp) => {
  const key = await (await import("/js/memory.js")).one("settings", `stamp-key-${stamp.key}`);
  return key ? (await import("/js/stamp-proof.js")).isGenuine(stamp, key.value) : null;
}"""


class Recording:
    """A recording without a microphone: its entries are written when the test says so."""

    def __init__(self, parent: Parent) -> None:
        self.asked: list[Request] = []
        parent.phone.on("request", self.notes)
        self.page: Page = parent.opens("exit")
        self.page.clock.install()
        self.opens()
        self.id: str = self.page.evaluate(BEGIN)

    def notes(self, request: Request) -> None:
        if request.method == "PUT" and request.url.endswith("/api/stamps"):
            self.asked.append(request)

    def opens(self) -> None:
        """As a page with the recorder does."""
        self.page.evaluate(WATCH)

    def appends(self, kind: str = "chunk") -> str:
        """Returns the head."""
        return str(self.page.evaluate(APPEND, kind))

    def heads(self) -> list[str]:
        return list(self.page.evaluate(HEADS, self.id))

    def sent(self) -> list[str]:
        return [json.loads(request.post_data or "")["head"] for request in self.asked]

    def stamps(self) -> list[dict[str, Any]]:
        return list(self.page.evaluate(KEPT))


@pytest.fixture
def recording(parent: Parent) -> Recording:
    return Recording(parent)


@pytest.fixture
def offline(recording: Recording, phone: BrowserContext) -> BrowserContext:
    """The first head is stamped, then the signal goes."""
    until(recording.stamps)
    phone.set_offline(True)
    return phone


def test_the_first_head_then_one_a_minute_and_the_last_are_stamped(recording: Recording) -> None:
    until(recording.stamps)
    for _ in range(3):
        recording.appends()
    recording.page.clock.fast_forward(61_000)
    later = recording.appends()
    becomes(lambda: len(recording.stamps()), 2)
    recording.appends()
    end = recording.appends("end")
    becomes(lambda: len(recording.stamps()), 3)
    assert recording.sent() == [recording.heads()[0], later, end]
    assert [stamp["head"] for stamp in recording.stamps()] == recording.sent()


def test_what_is_kept_is_genuine_with_the_key_that_was_kept_beside_it(recording: Recording) -> None:
    [stamp] = until(recording.stamps)
    assert until(lambda: recording.page.evaluate(GENUINE, stamp)) is True
    other = recording.appends()
    assert recording.page.evaluate(GENUINE, stamp | {"head": other}) is False


def test_only_the_head_is_sent_and_no_cookie_goes_along(recording: Recording, server: Server) -> None:
    recording.page.evaluate(
        """async () => (await import("/js/api.js")).ask("PUT", "/api/family", {body: {}})"""
    )
    assert [cookie.get("name") for cookie in recording.page.context.cookies()] == ["family"]
    recording.appends("end")
    becomes(lambda: len(recording.stamps()), 2)
    request = recording.asked[-1]
    assert request.url == f"{server.address}/api/stamps"
    assert re.fullmatch(r'\{"head":"[\w-]{43}"\}', request.post_data or "")
    assert "cookie" not in request.all_headers()


def test_without_signal_the_newest_head_is_stamped_when_there_is_some_again(
    recording: Recording, offline: BrowserContext
) -> None:
    recording.appends("end")
    recording.page.wait_for_timeout(300)
    assert len(recording.stamps()) == 1
    offline.set_offline(False)
    becomes(lambda: [stamp["head"] for stamp in recording.stamps()], [recording.heads()[i] for i in (0, -1)])


def test_what_could_not_be_stamped_is_stamped_when_a_page_is_opened_later(
    recording: Recording, offline: BrowserContext
) -> None:
    recording.appends()
    end = recording.appends("end")
    address = recording.page.url
    recording.page.goto("about:blank")
    offline.set_offline(False)
    recording.page.goto(address)
    recording.opens()
    becomes(lambda: [stamp["head"] for stamp in recording.stamps()][1:], [end])


def test_a_page_change_within_the_minute_asks_for_nothing(recording: Recording) -> None:
    until(recording.stamps)
    recording.page.reload()
    recording.page.evaluate(TAKE_UP, recording.id)
    recording.opens()
    recording.appends()
    recording.page.wait_for_timeout(500)
    assert len(recording.sent()) == 1


def test_an_answer_for_another_head_is_not_kept(parent: Parent) -> None:
    def lie(route: Route) -> None:
        told = route.fetch().json() | {"head": "A" * 43}
        route.fulfill(json=told)

    parent.phone.route("**/api/stamps", lie)
    recording = Recording(parent)
    until(lambda: recording.stamps() or recording.sent())
    recording.page.wait_for_timeout(500)
    assert recording.stamps() == []


def test_a_deleted_recording_gets_no_stamp(recording: Recording) -> None:
    until(recording.stamps)
    gone = """async (id) => {
      const { change } = await import("/js/memory.js");
      await change("recordings", id, (row) => ({ ...row, deleted_at: new Date().toISOString() }));
    }"""
    recording.page.clock.fast_forward(61_000)
    recording.page.evaluate(gone, recording.id)
    recording.opens()
    recording.page.wait_for_timeout(500)
    assert len(recording.sent()) == 1
