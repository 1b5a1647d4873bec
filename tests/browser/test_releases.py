"""A new release comes whole or not at all, and only what changed of it is fetched."""

from collections.abc import Iterator

import pytest

from tests.browser.navigator import Parent
from tests.browser.site import Server, copied_house
from tests.browser.waiting import becomes, until

# What came in the pack of a first visit has no day of its own.
FETCHED_ALONE = """async (name) => {
  const cache = await caches.open(name);
  const asked = await cache.keys();
  const answers = await Promise.all(asked.map((request) => cache.match(request)));
  const alone = asked.filter((_, at) => answers[at].headers.has("Last-Modified"));
  return alone.map(({url}) => new URL(url).pathname);
}"""

NOTHING_INSTALLS = "async () => !(await navigator.serviceWorker.getRegistration()).installing"


@pytest.fixture
def house() -> Iterator[Server]:
    """A server of its own, over a copy of the project that the test may change."""
    with copied_house() as root:
        server = Server(root)
        server.start()
        yield server
        server.stop()


def saved_and_then_changed(visitor: Parent, house: Server) -> str:
    """The name of the release on the phone, once the server has another."""
    visitor.visits_once_and_waits_until_saved()
    [old] = visitor.kept_releases()
    house.stop()
    page = house.root / "web" / "pages" / "privacy.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " NEW</h1>"), encoding="utf-8")
    house.start()
    return old


def test_one_changed_page_fetches_one_page(visitor: Parent, house: Server) -> None:
    old = saved_and_then_changed(visitor, house)
    assert visitor.page.evaluate(FETCHED_ALONE, old) == ["/release/en.json"]
    visitor.opens()
    [new] = until(lambda: [name for name in visitor.kept_releases() if name != old])
    becomes(visitor.kept_releases, [new])
    assert sorted(visitor.page.evaluate(FETCHED_ALONE, new)) == ["/en/privacy/", "/release/en.json"]
    house.stop()
    assert "NEW" in visitor.opens("privacy").locator("h1").inner_text()


def test_a_release_that_fails_half_way_leaves_the_old_one_whole(visitor: Parent, house: Server) -> None:
    old = saved_and_then_changed(visitor, house)
    for file in (house.root / "site" / "en" / "privacy").iterdir():
        file.unlink()
    with visitor.phone.expect_event("response", lambda answer: answer.url.endswith("/en/privacy/")):
        visitor.opens()
    until(lambda: visitor.page.evaluate(NOTHING_INSTALLS))
    assert visitor.kept_releases() == [old]
    house.stop()
    assert sorted(visitor.follows_every_link()) == visitor.every_page()
    assert "NEW" not in visitor.opens("privacy").locator("h1").inner_text()


def test_a_file_of_another_release_is_refused(visitor: Parent, house: Server) -> None:
    old = saved_and_then_changed(visitor, house)
    visitor.phone.route("**/en/privacy/", lambda route: route.fulfill(body="<h1>somebody else's page</h1>"))
    visitor.opens()
    visitor.page.wait_for_timeout(1500)
    # The copy that is being made goes as soon as the wrong file is met.
    becomes(visitor.kept_releases, [old])
    assert "somebody" not in visitor.opens("privacy").content()
