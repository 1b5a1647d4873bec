"""A recording outlives the sudden death of the whole browser, but for its last second or so."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.mortal import Mortal
from tests.browser.recordings import begin, read
from tests.browser.site import Server


def opened(phone: BrowserContext, server: Server, page_id: str) -> Page:
    page = phone.new_page()
    page.goto(f"{server.address}/en/{page_id}/")
    return page


@pytest.mark.parametrize("seconds", [2.1, 3.4, 4.8])
def test_a_kill_costs_a_recording_no_more_than_its_last_second(
    mortal: Mortal, server: Server, seconds: float
) -> None:
    page = opened(mortal.start(), server, "exit")
    recording = begin(page)
    page.wait_for_timeout(seconds * 1000)
    killed = mortal.kill()
    kept = read(opened(mortal.start(), server, "exit"), recording.id)
    assert kept.end
    assert killed - kept.end <= 1.5
    assert killed - recording.began - kept.heard <= 1.5
    assert kept.broken == 0
