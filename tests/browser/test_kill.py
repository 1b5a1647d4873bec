"""A recording outlives the sudden death of the whole browser, but for its last second or so."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept_sound import read, tap_record
from tests.browser.mortal import Mortal
from tests.browser.site import Server


def recorder_page(mortal: Mortal, server: Server) -> Page:
    page = mortal.start().new_page()
    page.goto(f"{server.address}/en/recording/")
    return page


@pytest.mark.parametrize("seconds", [2.1, 3.4, 4.8])
def test_a_kill_costs_a_recording_its_last_second_and_the_page_says_what_was_found(
    mortal: Mortal, server: Server, seconds: float
) -> None:
    page = recorder_page(mortal, server)
    recording = tap_record(page)
    page.wait_for_timeout(seconds * 1000)
    killed = mortal.kill()
    page = recorder_page(mortal, server)
    expect(page.locator("sound-recorder")).to_have_attribute("data-state", "found")
    expect(page.locator("sound-recorder [role=status]")).to_contain_text("found")
    kept = read(page, recording.id)
    assert kept.end
    assert killed - kept.end <= 1.5
    assert killed - recording.began - kept.heard <= 1.5
    assert kept.broken == 0


def test_what_was_found_can_be_gone_on_with_and_stays_one_chain(mortal: Mortal, server: Server) -> None:
    page = recorder_page(mortal, server)
    recording = tap_record(page)
    page.wait_for_timeout(2500)
    mortal.kill()
    page = recorder_page(mortal, server)
    before = read(page, recording.id)
    page.locator("sound-recorder [data-act=more]").click()
    expect(page.locator("sound-recorder")).to_have_attribute("data-state", "on")
    page.wait_for_timeout(2500)
    page.locator("sound-recorder [data-act=stop]").click()
    expect(page.locator("sound-recorder")).to_have_attribute("data-state", "kept")
    after = read(page, recording.id)
    assert after.chunks >= before.chunks + 2
    assert after.broken == 0
