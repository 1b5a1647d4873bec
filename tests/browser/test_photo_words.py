"""A photo of a paper becomes words on the phone, by what is fetched only when a parent says yes."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.navigator import Parent
from tests.browser.papers import AGREEMENT, DRAW
from tests.browser.test_paper import finding

CACHES = "async () => (await caches.keys()).filter(name => name.startsWith('ocr-'))"
# Two cores that others share too: reading one page may take its time.
PATIENT = 120_000


@pytest.fixture
def photo(phone: BrowserContext, tmp_path: Path) -> Path:
    """An agreement as a phone sees it, lying a little crooked."""
    sheet = phone.new_page()
    sheet.set_viewport_size({"width": 800, "height": 1150})
    sheet.evaluate(DRAW, AGREEMENT)
    path = tmp_path / "page.png"
    sheet.screenshot(path=path)
    sheet.close()
    return path


def takes(parent: Parent, photo: Path) -> Page:
    page = parent.opens("paper")
    page.locator("photo-pages [type=file]").set_input_files(photo)
    return page


def test_nothing_is_fetched_before_the_parent_says_yes(parent: Parent, photo: Path) -> None:
    fetched: list[str] = []
    parent.page.on("request", lambda request: fetched.append(request.url))
    page = takes(parent, photo)
    expect(page.locator("[data-offer]")).to_contain_text("4 MB")
    page.locator("[data-act=later]").click()
    expect(page.locator("[data-offer]")).to_be_hidden()
    assert [address for address in fetched if "/ocr/" in address] == []
    assert page.evaluate(CACHES) == []


def test_a_photo_is_read_and_found_in_and_then_again_with_no_signal(
    parent: Parent, phone: BrowserContext, photo: Path
) -> None:
    parent.visits_once_and_waits_until_saved()
    page = takes(parent, photo)
    page.locator("[data-act=fetch]").click()
    expect(finding(page, "must not record")).to_be_visible(timeout=PATIENT)
    words = page.locator("[data-photo] textarea")
    assert "will not record any meetings or visits" in words.input_value()
    assert parent.faults_found_by_axe() == []
    words.fill(words.input_value().replace("will not record any meetings", "will come to all meetings"))
    expect(finding(page, "must not record")).to_have_count(0)
    phone.set_offline(True)
    page = takes(parent, photo)
    expect(finding(page, "must not record")).to_be_visible(timeout=PATIENT)
    assert parent.faults == []


def test_fetching_can_be_stopped_and_the_words_typed(parent: Parent, photo: Path) -> None:
    def holds(route: Route) -> None:
        """A line so slow that nothing comes."""

    parent.page.route("**/*.wasm", holds)
    page = takes(parent, photo)
    page.locator("[data-act=fetch]").click()
    expect(page.locator("[data-busy]")).to_be_visible()
    page.locator("[data-act=stop]").click()
    expect(page.locator("[data-busy]")).to_be_hidden()
    expect(page.locator("photo-pages > [role=status]")).to_contain_text("Stopped")
    page.locator("[data-photo] textarea").fill(AGREEMENT)
    page.locator("paper-read form > .button--main").click()
    expect(finding(page, "must not record")).to_be_visible()


def test_forgetting_everything_takes_what_reads_photos_away(parent: Parent) -> None:
    page = parent.opens("paper")
    page.evaluate("async () => (await caches.open('ocr-1')).put('/ocr/1/worker.js', new Response(''))")
    page.evaluate("async () => (await import('/js/memory.js')).forget()")
    assert page.evaluate(CACHES) == []
