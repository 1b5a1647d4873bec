"""One real browser and one real server for all the browser tests; phones and parents made from them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from server.config import read_config
from server.words import read_languages
from tests.browser import chromium
from tests.browser.mortal import Mortal
from tests.browser.navigator import Parent
from tests.browser.recording import Recorder
from tests.browser.site import Server

TAGS = [language.tag for language in read_languages(read_config().locales_folder)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = chromium.launch(player)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Its book is its own, and it may push to a push service on this machine."""
    server = Server(DATA=str(tmp_path_factory.mktemp("data")), TEST_PUSH_HOST="127.0.0.1")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_phone(browser)
    yield context
    context.close()


@pytest.fixture
def parent(phone: BrowserContext, server: Server) -> Parent:
    return Parent(phone, server.address)


@pytest.fixture
def visitor(phone: BrowserContext, house: Server) -> Parent:
    """A parent before a server that the test may stop."""
    return Parent(phone, house.address)


@pytest.fixture
def mortal(browser: Browser, tmp_path: Path) -> Iterator[Mortal]:
    """A browser of its own with a microphone, which a test may kill."""
    mortal = Mortal(browser.browser_type, tmp_path / "profile")
    yield mortal
    mortal.stop()


@pytest.fixture(scope="session")
def mum(browser: Browser, server: Server) -> Iterator[Recorder]:
    """A parent who has recorded some seconds in two runs."""
    context = chromium.new_phone(browser, accept_downloads=True)
    mum = Recorder(context, server.address)
    mum.allows()
    mum.records()
    mum.hears(4)
    mum.loses_the_microphone()
    expect(mum.strip).to_have_attribute("data-state", "broken")
    mum.strip.get_by_role("button").first.click()
    mum.hears(6)
    mum.stops()
    yield mum
    context.close()


@pytest.fixture(scope="session")
def pack(mum: Recorder) -> bytes:
    """What she gives her solicitor."""
    return mum.packs()
