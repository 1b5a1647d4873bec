"""One tap asks the buddies: with a real postman, without signal, after a reload and without script."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser import chromium
from tests.browser.circle import Circle
from tests.browser.navigator import Parent
from tests.browser.site import Server
from tests.far_end import FarEnd, far_end

NEWS_MS = 10_000
COUNT = "async () => (await (await import('/js/memory.js')).all('alerts')).length"


@pytest.fixture(scope="module")
def pushes() -> Iterator[FarEnd]:
    with far_end() as end:
        yield end


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, pushes: FarEnd) -> Iterator[Server]:
    """The web and the postman with a book of their own. They end before the push service does."""
    host = str(urlsplit(pushes.origin).hostname)
    server = Server(command="run", DATA=str(tmp_path_factory.mktemp("book")), TEST_PUSH_HOST=host)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def asker(phone: BrowserContext, both: Server) -> Parent:
    return Parent(phone, both.address)


@pytest.fixture
def numbers(asker: Parent, browser: Browser, both: Server, pushes: FarEnd) -> Iterator[Circle]:
    """Two buddies who are only numbers yet."""
    other = chromium.new_phone(browser)
    circle = Circle(asker.opens("alert"), other, pushes.origin, both.address)
    circle.keeps("Ana", "Jo")
    circle.page.reload()
    yield circle
    other.close()


@pytest.fixture
def circle(numbers: Circle) -> Circle:
    """Ana agreed and has a phone that can be reached."""
    numbers.agrees("Ana")
    numbers.page.reload()
    return numbers


def test_with_nobody_the_page_asks_kindly_for_one_and_names_the_helplines(asker: Parent) -> None:
    page = asker.opens("alert")
    expect(page.get_by_role("heading", name="Who could sit with you?")).to_be_visible()
    expect(page.get_by_role("link", name="Ring a helpline instead")).to_be_visible()
    expect(page.locator("[data-do=send]")).to_be_hidden()


def test_that_nobody_can_be_reached_is_said_before_anything_is_sent(numbers: Circle) -> None:
    page = numbers.page
    expect(page.get_by_text("Doorstep cannot reach any of your buddies yet.")).to_be_visible()
    expect(page.locator('a[href="tel:07700900100"]')).to_be_visible()
    page.locator("[data-do=send]").click()
    expect(page.locator(".alert-head__big")).to_have_text("Now text or call them", timeout=NEWS_MS)
    expect(page.locator("[data-link=text]").first).to_have_attribute("href", re.compile("answer"))


def test_one_tap_asks_and_the_page_tells_who_comes_also_after_a_reload(circle: Circle) -> None:
    page = circle.page
    expect(page.get_by_text("1 of 2 can be reached by Doorstep")).to_be_visible()
    page.locator("[data-do=send]").click()
    ana = page.locator("buddy-ladder li", has_text="Ana")
    expect(ana).to_have_attribute("data-state", "sent", timeout=NEWS_MS)
    expect(page.locator("buddy-ladder li", has_text="Jo")).to_have_attribute("data-state", "texts")
    circle.answers("Ana", "coming", 12)
    expect(page.get_by_role("heading", name="Ana is coming")).to_be_visible(timeout=NEWS_MS)
    page.reload()
    expect(page.get_by_role("heading", name="Ana is coming")).to_be_visible()
    expect(page.locator(".alert-head__more")).to_contain_text("About 12 minutes")
    assert "answer" in str(ana.locator("[data-link=text]").get_attribute("href"))


def test_every_other_page_says_that_the_buddies_are_asked_until_all_is_well(
    circle: Circle, asker: Parent
) -> None:
    circle.page.locator("[data-do=send]").click()
    expect(circle.page.locator(".alert-head__big")).to_have_text("Your buddies are asked")
    page = asker.opens("rights")
    expect(page.locator("alert-strip a")).to_have_text("Your buddies are asked")
    page.locator("alert-strip a").click()
    page.locator("[data-do=fine]").click()
    expect(page.locator(".alert-head__big")).to_have_text("Good that you are fine")
    expect(asker.opens("rights").locator("alert-strip")).to_be_hidden()


def test_without_signal_it_says_not_sent_and_keeps_it_and_a_second_tap_is_the_same(circle: Circle) -> None:
    page = circle.page
    expect(page.locator("buddy-ladder li")).to_have_count(2)
    page.context.set_offline(True)
    page.locator("[data-do=send]").dblclick()
    expect(page.locator(".alert-head__big")).to_have_text("Not sent yet", timeout=NEWS_MS)
    expect(page.locator("buddy-ladder li").first).to_contain_text("Not sent yet. Call instead.")
    assert page.evaluate(COUNT) == 1
    page.context.set_offline(False)
    expect(page.locator(".alert-head__big")).to_have_text("Your buddies are asked", timeout=2 * NEWS_MS)


def test_a_practice_is_marked_so_and_remembered(circle: Circle) -> None:
    page = circle.page
    page.locator("alert-drill summary").click()
    page.locator("alert-drill button").click()
    expect(page.locator(".alert-head .chip")).to_have_text("Practice")
    page.locator("[data-do=fine]").click()
    expect(page.locator("[data-last]")).to_contain_text("You last practised on")


def test_a_plan_says_its_time_and_can_be_stopped(circle: Circle) -> None:
    page = circle.page
    page.locator("alert-plan summary").click()
    page.locator("alert-plan input").fill("23:59")
    page.locator("alert-plan form button").click()
    expect(page.locator(".alert-head__big")).to_contain_text("They will ring you at")
    page.locator("[data-do=fine]").click()
    expect(page.locator(".alert-head__more")).to_have_text("Nobody is asked to ring.")


def test_the_words_are_remembered_on_this_phone(circle: Circle) -> None:
    page = circle.page
    page.locator("alert-words summary").click()
    page.get_by_label("Where I am").fill("The flat with the red door")
    page.get_by_text("Please ring me first.").click()
    expect(page.locator("alert-words [role=status]")).to_have_text("Kept on this phone.")
    page.reload()
    expect(page.locator("#alert-place")).to_have_value("The flat with the red door")
    text = page.locator("[data-link=text]").first
    expect(text).to_have_attribute("href", re.compile("red%20door"))


def test_without_script_the_page_says_to_ring(browser: Browser, both: Server) -> None:
    phone = chromium.new_phone(browser, java_script_enabled=False)
    page = Parent(phone, both.address).opens("alert")
    # A browser that was only told to run no script does not show what stands in <noscript>.
    assert "Ring or text your buddy from your phone." in page.content()
    expect(page.locator('a[href="tel:999"]').first).to_be_visible()
    expect(page.locator("[data-do=send]")).to_be_hidden()
    phone.close()


def test_the_page_is_fit_for_everybody_before_and_after_sending(circle: Circle, asker: Parent) -> None:
    assert asker.faults_found_by_axe() == []
    circle.page.locator("[data-do=send]").click()
    expect(circle.page.locator(".alert-head__big")).to_have_text("Your buddies are asked")
    assert asker.faults_found_by_axe() == []
    assert asker.pixels_too_wide() == 0
    assert asker.faults == []
