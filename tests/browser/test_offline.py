"""After one visit the whole language opens with the server stopped; a release comes whole or not at all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.browser.conftest import TAGS
from tests.browser.navigator import Parent
from tests.browser.site import Server, copied_house
from tests.browser.waiting import becomes


@pytest.fixture
def house() -> Iterator[Server]:
    """A server of its own, over a copy of the project that the test may change."""
    with copied_house() as root:
        server = Server(root)
        server.start()
        yield server
        server.stop()


@pytest.fixture
def visitor(browser: Browser, house: Server) -> Iterator[Parent]:
    context = chromium.new_phone(browser)
    yield Parent(context, house.address)
    context.close()


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


def change_privacy_page(house: Server) -> None:
    page = house.root / "web" / "pages" / "privacy.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " NEW</h1>"), encoding="utf-8")


def test_one_changed_page_fetches_one_page(visitor: Parent, house: Server) -> None:
    visitor.visits_once_and_waits_until_saved()
    old = visitor.kept_releases()
    house.stop()
    change_privacy_page(house)
    house.start()
    fetched: list[str] = []
    visitor.phone.on(
        "request",
        lambda request: (
            fetched.append(request.url.removeprefix(house.address)) if request.service_worker else None
        ),
    )
    visitor.visits_once_and_waits_until_saved()
    visitor.page.wait_for_function("async (old) => !(await caches.keys()).includes(old)", arg=old[0])
    # The sign in the browser's tab is no part of a release, and a look at /sw.js is not always told of.
    fetched = [path for path in fetched if not path.startswith("/icons/") and path != "/sw.js"]
    assert sorted(fetched) == ["/en/privacy/", "/release/en.json"]
    house.stop()
    assert "NEW" in visitor.opens("privacy").locator("h1").inner_text()


def test_a_release_that_fails_half_way_leaves_the_old_one_whole(visitor: Parent, house: Server) -> None:
    visitor.visits_once_and_waits_until_saved()
    old = visitor.kept_releases()
    house.stop()
    change_privacy_page(house)
    house.start()
    for file in (house.root / "site" / "en" / "privacy").iterdir():
        file.unlink()
    with visitor.phone.expect_event("response", lambda answer: answer.url.endswith("/en/privacy/")):
        visitor.opens()
    visitor.page.wait_for_function(
        "async () => !(await navigator.serviceWorker.getRegistration()).installing"
    )
    assert visitor.kept_releases() == old
    house.stop()
    assert sorted(visitor.follows_every_link()) == visitor.every_page()
    assert "NEW" not in visitor.opens("privacy").locator("h1").inner_text()


def test_a_file_of_another_release_is_refused(visitor: Parent, house: Server) -> None:
    visitor.visits_once_and_waits_until_saved()
    old = visitor.kept_releases()
    house.stop()
    change_privacy_page(house)
    house.start()
    visitor.phone.route("**/en/privacy/", lambda route: route.fulfill(body="<h1>somebody else's page</h1>"))
    visitor.opens()
    visitor.page.wait_for_timeout(1500)
    # The copy that is being made goes as soon as the wrong file is met.
    becomes(visitor.kept_releases, old)
    assert "somebody" not in visitor.opens("privacy").content()


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
