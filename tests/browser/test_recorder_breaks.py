"""What costs a recording its sound is seen, told and chained; what there was stays; one tap goes on."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.recording import RECORDER, Recorder
from tests.browser.site import Server
from tests.browser.waiting import becomes, until


@pytest.fixture
def mum(phone: BrowserContext, server: Server) -> Iterator[Recorder]:
    mum = Recorder(phone, server.address)
    mum.allows()
    yield mum
    assert mum.faults == []


def has_room(mum: Recorder, size: int) -> None:
    """This phone keeps no more than so many bytes."""
    session: Any = mum.phone.new_cdp_session(mum.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": mum.address, "quotaSize": size})


def test_a_refused_microphone_is_said_and_the_phones_own_recorder_offered(mum: Recorder) -> None:
    mum.phone.clear_permissions()
    page = mum.opens("recording")
    expect(page.locator("[data-own]")).not_to_have_attribute("open", "")
    mum.panel.get_by_role("button", name="Record now").click()
    expect(mum.panel.get_by_role("status")).to_contain_text("The microphone is not allowed.")
    expect(page.locator("[data-own]")).to_have_attribute("open", "")
    assert mum.reads() == []


def test_a_browser_that_cannot_record_offers_the_phones_own_recorder(mum: Recorder) -> None:
    mum.page.add_init_script("delete globalThis.MediaRecorder")
    page = mum.opens("recording")
    expect(mum.panel.get_by_role("status")).to_contain_text("This browser cannot record.")
    expect(page.locator("phone-steps")).to_be_visible()


def test_a_microphone_taken_away_is_a_gap_and_one_tap_goes_on(mum: Recorder) -> None:
    mum.records()
    mum.loses_the_microphone()
    expect(mum.panel.get_by_role("status")).to_contain_text("Until then all is kept.")
    expect(mum.strip).to_have_attribute("data-state", "broken")
    mum.strip.get_by_role("button", name="Go on").click()
    expect(mum.strip).to_have_attribute("data-state", "on")
    mum.hears(mum.asks("ms") / 1000 + 2)
    mum.stops()
    recording = mum.reads_one()
    assert recording.story == ["start 0", "gap ended", "start 1", "end"]
    assert recording.is_chained()
    assert recording.sound(1).startswith(b"\x1aE\xdf\xa3"), "each segment plays by itself"


def test_a_muted_microphone_is_a_gap_that_ends_by_itself(mum: Recorder) -> None:
    mum.records()
    mum.loses_the_microphone("dispatchEvent(new Event('mute'))")
    expect(mum.strip).to_have_attribute("data-state", "quiet")
    becomes(lambda: mum.asks("marks.at(-1).why"), "mute")
    heard = mum.asks("ms")
    mum.loses_the_microphone("dispatchEvent(new Event('unmute'))")
    expect(mum.strip).to_have_attribute("data-state", "on")
    mum.hears(heard / 1000 + 2)
    mum.stops()
    recording = mum.reads_one()
    assert recording.story == ["start 0", "gap mute", "note unmute", "end"]
    kinds = [(entry["kind"], entry["why"]) for entry in recording.entries]
    gap = kinds.index(("gap", "mute"))
    assert kinds[gap + 1] == ("note", "unmute"), "no silence is kept as sound"
    assert recording.is_chained()


def test_after_a_tap_on_a_number_the_gap_is_a_call(mum: Recorder) -> None:
    mum.records()
    mum.page.locator("footer a[href='tel:999']").click()
    mum.loses_the_microphone("dispatchEvent(new Event('mute'))")
    expect(mum.panel.get_by_role("status")).to_contain_text("A call took the microphone.")
    becomes(lambda: mum.reads_one().story, ["start 0", "note ring", "gap call"])


def test_a_clock_that_is_set_a_changed_device_and_a_hidden_page_are_told(mum: Recorder) -> None:
    page = mum.records()
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 3_600_000; }")
    becomes(lambda: mum.reads_one().story, ["start 0", "gap clock"])
    page.evaluate(
        """() => {
          navigator.mediaDevices.enumerateDevices = async () => [];
          navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
        }"""
    )
    becomes(lambda: mum.reads_one().story, ["start 0", "gap clock", "gap device"])
    page.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
          delete document.hidden;
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    told = ["start 0", "gap clock", "gap device", "gap hidden", "note back"]
    becomes(lambda: mum.reads_one().story, told)
    assert mum.asks("is") == "on"


def test_a_permission_taken_back_is_told_as_that(mum: Recorder) -> None:
    mum.records()
    mum.phone.clear_permissions()
    expect(mum.strip).to_have_attribute("data-state", "broken")
    until(lambda: mum.reads_one().story[-1].startswith("gap"))
    assert mum.reads_one().story[-1] in {"gap withdrawn", "gap ended"}


def test_a_screen_that_may_not_stay_lit_is_said(mum: Recorder) -> None:
    mum.page.add_init_script(
        "navigator.wakeLock.request = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    mum.records()
    expect(mum.panel.get_by_text("The screen may go dark.")).to_be_visible()
    assert "note no-lock" in mum.reads_one().story


def test_another_tab_sees_it_and_cannot_record_too(mum: Recorder) -> None:
    mum.records()
    other = Recorder(mum.phone, mum.address)
    other.opens("visit")
    expect(other.strip).to_have_attribute("data-state", "on")
    other.page.evaluate(f"async () => {RECORDER}.start()")
    assert other.asks("why") == "elsewhere"
    assert mum.asks("is") == "on"
    other.stops()
    expect(mum.strip).to_have_attribute("data-state", "kept")
    assert mum.reads_one().story[-1] == "end"


def test_after_a_reload_it_is_found_and_can_go_on(mum: Recorder) -> None:
    page = mum.records()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page = mum.opens()
    expect(mum.strip).to_contain_text("Found and safe. Tap to see it.")
    mum.strip.locator("a").first.click()
    expect(mum.panel.get_by_role("status")).to_have_text("We found a short recording. It is safe.")
    found = mum.reads_one()
    assert found.story[-1] in {"gap left", "gap killed"}
    mum.panel.get_by_role("button", name="Go on recording").click()
    mum.hears(found.seconds + 2)
    mum.stops()
    recording = mum.reads_one()
    assert recording.story == [*found.story, "start 1", "end"]
    assert recording.is_chained()


def test_what_was_found_can_be_ended(mum: Recorder) -> None:
    page = mum.records()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    mum.panel.get_by_role("button", name="It is over. Keep it.").click()
    expect(mum.panel).to_have_attribute("data-state", "kept")
    assert mum.reads_one().story[-1] == "end"
    page = mum.opens()
    expect(mum.strip).to_be_hidden()


def test_exit_ends_it_at_once_and_loses_nothing(mum: Recorder) -> None:
    page = mum.records()
    page.locator(".bar a", has_text="Helpline").click()
    mum.inside().locator("exit-button a").click()
    page.wait_for_url("**/en/exit/")
    assert page.frames == [page.main_frame]
    mum.opens("recording")
    expect(mum.panel).to_have_attribute("data-state", "found")
    recording = mum.reads_one()
    assert recording.story == ["start 0", "gap left"]
    assert recording.is_chained()


def test_a_phone_with_too_little_room_does_not_begin(mum: Recorder) -> None:
    # Chromium tells no page its true quota.
    room = "navigator.storage.estimate = async () => ({ usage: 0, quota: 1_000_000 })"
    mum.page.add_init_script(room)
    mum.opens("recording")
    mum.panel.get_by_role("button", name="Record now").click()
    expect(mum.panel.get_by_role("status")).to_contain_text("too little room")
    assert mum.reads() == []


def test_a_phone_that_gets_full_ends_it_cleanly_and_keeps_all(mum: Recorder) -> None:
    mum.records()
    before = mum.reads_one()
    has_room(mum, 1000)
    expect(mum.strip).to_have_attribute("data-state", "full", timeout=40_000)
    expect(mum.panel.get_by_role("status")).to_contain_text("This phone is full. Until now all is kept.")
    after = mum.reads_one()
    assert after.entries[: len(before.entries)] == before.entries
    assert after.is_chained()


def test_what_is_deleted_meanwhile_is_not_written_on(mum: Recorder) -> None:
    page = mum.records()
    page.evaluate(
        """async () => {
          const { all, remove } = await import("/js/memory.js");
          for (const { id } of await all("keys")) await remove("keys", id);
        }"""
    )
    expect(mum.panel.get_by_role("status")).to_have_text(
        "The recording was deleted from this phone, so it stopped."
    )
    assert mum.asks("is") == "off"
