"""After one visit the whole language opens with the server stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TAGS
from tests.browser.navigator import Parent
from tests.browser.site import Server


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Server]:
    """A server of its own, which a test may stop."""
    server = Server(DATA=str(tmp_path))
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("tag", TAGS)
def test_after_one_visit_every_page_opens_by_its_links_with_the_server_stopped(
    tag: str, visitor: Parent, house: Server
) -> None:
    visitor.tag = tag
    visitor.visits_once_and_waits_until_saved()
    house.stop()
    assert sorted(visitor.follows_every_link()) == visitor.every_page()
    assert visitor.faults == []


def test_the_saved_pages_open_in_flight_mode_too(visitor: Parent) -> None:
    visitor.visits_once_and_waits_until_saved()
    visitor.phone.set_offline(True)
    assert sorted(visitor.follows_every_link()) == visitor.every_page()


def test_the_english_beside_is_there_without_signal_once_it_was_asked_for(visitor: Parent) -> None:
    visitor.tag = "ur"
    visitor.visits_once_and_waits_until_saved()
    visitor.phone.set_offline(True)
    page = visitor.opens("order")
    page.locator("english-beside button").click()
    expect(page.locator("english-beside [role=status]")).not_to_be_empty()
    visitor.phone.set_offline(False)
    page.locator("english-beside button").click()
    expect(page.locator("main h1 .english")).to_be_visible()
    visitor.phone.set_offline(True)
    page = visitor.opens("recording")
    expect(page.locator("main h1 .english")).to_have_text("Record the talk")


def test_the_way_in_leads_to_the_kept_language_without_a_server(visitor: Parent, house: Server) -> None:
    visitor.tag = "ur"
    visitor.visits_once_and_waits_until_saved()
    house.stop()
    visitor.page.goto(house.address + "/")
    assert visitor.page.url == f"{house.address}/ur/"


def test_choosing_a_language_keeps_that_one_instead(visitor: Parent, house: Server) -> None:
    visitor.visits_once_and_waits_until_saved()
    visitor.chooses_language("Polski")
    visitor.tag = "pl"
    visitor.page.wait_for_url("**/pl/")
    expect(visitor.page.locator("saved-line")).to_have_attribute("data-state", "ok", timeout=20_000)
    house.stop()
    assert sorted(visitor.follows_every_link()) == visitor.every_page()


def test_a_language_that_is_not_saved_says_so_without_a_server(visitor: Parent, house: Server) -> None:
    visitor.visits_once_and_waits_until_saved()
    house.stop()
    visitor.page.goto(house.address + "/cy/rights/")
    assert visitor.page.url == f"{house.address}/en/settings/#not-saved"
    expect(visitor.page.locator("#not-saved")).to_be_visible()
