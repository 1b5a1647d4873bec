"""A recording goes on whatever page is open, and every second of it is on the disk, sealed and chained."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Request, expect

from tests.browser.recording import Recorder
from tests.browser.site import Server

FRAMED = "async () => document.querySelector('iframe.inside')?.contentDocument?.location.pathname ?? ''"


@pytest.fixture
def mum(phone: BrowserContext, server: Server) -> Iterator[Recorder]:
    mum = Recorder(phone, server.address)
    mum.allows()
    yield mum
    assert mum.faults == []


def test_each_second_is_kept_sealed_and_chained(mum: Recorder) -> None:
    page = mum.records()
    expect(mum.panel.get_by_role("status")).to_contain_text("Each second is kept on this phone.")
    mum.stops()
    recording = mum.reads_one()
    assert recording.is_chained()
    assert recording.story == ["start 0", "end"]
    assert None not in {recording.row["ended_at"], recording.row["visit"]}
    assert recording.sound().startswith(b"\x1aE\xdf\xa3"), "the chunks of a segment are one WebM file"
    clear = page.evaluate(
        """async (sound) => {
          const { all } = await import("/js/memory.js");
          const lettersOf = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes ?? [])));
          const texts = (await all("chunks")).map(({ bytes }) => lettersOf(bytes));
          return texts.filter((text) => text?.includes(sound));
        }""",
        recording.entries[1]["sound"][:24],
    )
    assert clear == []


def test_other_pages_open_inside_while_the_recording_goes_on(mum: Recorder) -> None:
    page = mum.records()
    page.locator(".bar a", has_text="Helpline").click()
    inside = mum.inside()
    assert inside.url.endswith("/en/helplines/")
    expect(page.locator("iframe.inside")).to_have_attribute("title", re.compile("Helplines"))
    inside.locator("a.brand").click()
    expect(inside.locator("h1")).to_have_text("Help when a social worker visits")
    assert page.url.endswith("/en/recording/")
    assert inside.locator("recorder-strip").is_hidden()
    heard = mum.asks("ms") / 1000
    mum.hears(heard + 2)
    # Playwright would wait for the page itself to change.
    page.evaluate("history.back()")
    expect(inside.locator("h1")).to_have_text("Who can I ring?")
    page.go_back()
    expect(page.locator("iframe.inside")).to_have_count(0)
    expect(mum.panel).to_be_visible()
    mum.stops()
    recording = mum.reads_one()
    assert recording.story == ["start 0", "end"]
    assert recording.seconds >= heard + 2
    assert recording.is_chained()


def test_back_does_not_leave_the_page_that_records(mum: Recorder) -> None:
    mum.opens()
    page = mum.records()
    page.go_back()
    expect(mum.strip.get_by_role("status")).to_have_text("You are recording. Tap Stop before you leave.")
    page.go_back()
    mum.hears(mum.asks("ms") / 1000 + 1)
    assert page.url.endswith("/en/recording/")


def test_the_bar_of_a_visit_records_with_one_tap_once_the_prompt_was_seen(mum: Recorder) -> None:
    mum.records()
    mum.stops()
    page = mum.opens("visit")
    page.locator(".bar a").first.click()
    expect(page.locator(".bar a").first).to_have_text(re.compile(r"\d:\d\d"))
    assert page.url.endswith("/en/visit/")
    page.locator(".moments a", has_text="Police or a court order").click()
    expect(mum.inside().locator(".bar a").first).to_have_text(re.compile(r"\d:\d\d"))
    mum.stops()
    first, second = mum.reads()
    assert first.row["visit"] == second.row["visit"]


def test_before_the_prompt_was_seen_the_bar_leads_to_it(mum: Recorder) -> None:
    page = mum.opens("visit")
    page.locator(".bar a").first.click()
    page.wait_for_url("**/en/recording/")
    expect(page.get_by_role("heading", name="1. Tell them first")).to_be_visible()


def test_the_recorders_page_inside_tells_the_state_and_stops_it(mum: Recorder) -> None:
    page = mum.records()
    page.locator(".bar a", has_text="Buddy").click()
    expect(mum.inside().locator("h1")).to_be_visible()
    mum.strip.locator("a").first.click()
    panel = mum.inside().locator("sound-recorder")
    expect(panel.locator("[data-time]")).to_have_text(re.compile(r"0:0[2-9]|0:\d\d"))
    panel.get_by_role("button", name="Stop").click()
    expect(panel.get_by_role("status")).to_have_text("It is kept on this phone. Nobody else has it.")
    assert mum.reads_one().story[-1] == "end"


def test_once_it_has_ended_the_next_page_needs_no_frame(mum: Recorder) -> None:
    page = mum.records()
    page.locator(".bar a", has_text="Helpline").click()
    inside = mum.inside()
    expect(inside.locator("h1")).to_be_visible()
    mum.stops()
    inside.locator("a.brand").click()
    page.wait_for_url("**/en/")
    assert page.frames == [page.main_frame]


def test_a_number_is_asked_about_and_999_is_not(mum: Recorder) -> None:
    page = mum.records()
    page.locator(".bar a", has_text="Helpline").click()
    inside = mum.inside()
    inside.locator(".row a[href^='tel:']:not([href='tel:999'])").first.click()
    question = page.get_by_role("dialog", name="A call can stop the recording")
    expect(question).to_be_visible()
    assert "note ring" not in mum.reads_one().story
    question.get_by_role("button", name="Keep recording").click()
    expect(question).to_be_hidden()
    inside.locator(".row a[href='tel:999']").first.click()
    expect(question).to_be_hidden()
    mum.hears(mum.asks("ms") / 1000 + 1)
    assert "note ring" in mum.reads_one().story


def test_the_visit_says_when_it_was_recorded(mum: Recorder) -> None:
    page = mum.records()
    mum.stops()
    taps = page.evaluate(
        "async () => (await (await import('/js/memory.js')).all('visits'))[0].events.map(({what}) => what)"
    )
    assert [tap for tap in taps if tap.startswith("record:")] == ["record:start", "record:stop"]


def test_no_request_carries_sound(mum: Recorder) -> None:
    sent: list[Request] = []

    def see(request: Request) -> None:
        sent.append(request)

    mum.phone.on("request", see)
    page = mum.records()
    page.locator(".bar a", has_text="Helpline").click()
    expect(mum.inside().locator("h1")).to_be_visible()
    mum.stops()
    assert len(sent) > 5
    stamps = [request for request in sent if request.url.endswith("/api/stamps")]
    assert all(len(request.post_data or "") == len('{"head":""}') + 43 for request in stamps)
    others = [request for request in sent if request not in stamps]
    assert [request.url for request in others if request.post_data_buffer or request.method != "GET"] == []


def test_a_screen_reader_and_a_small_screen_can_use_it(mum: Recorder) -> None:
    mum.page.set_viewport_size({"width": 320, "height": 640})
    page = mum.records()
    assert mum.pixels_too_wide() <= 0
    page.evaluate("scrollTo(0, 0)")
    assert mum.faults_found_by_axe() == []
    page.locator(".bar a", has_text="Helpline").click()
    expect(mum.inside().locator("h1")).to_be_visible()
    assert mum.faults_found_by_axe() == []


def test_in_urdu_it_reads_from_the_right(mum: Recorder) -> None:
    mum.tag = "ur"
    mum.opens("recording")
    mum.panel.locator("[data-act=start]").click()
    mum.hears(1)
    dot = mum.strip.locator(".rec__dot").bounding_box()
    stop = mum.strip.locator("[data-act=stop]").bounding_box()
    assert dot
    assert stop
    assert dot["x"] > stop["x"]
