"""A buddy answers: two phones, our server, our postman, and every word of it sealed on the way."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.browser.circle import LINK
from tests.browser.navigator import Parent
from tests.browser.pushed import PushedPhone
from tests.browser.site import Server
from tests.browser.waiting import until
from tests.far_end import FarEnd, far_end

PLACE = "the flat with the red door"
INVITE = """async (name) => {
  const { buddiesInOrder } = await import("/js/buddies.js");
  const { invite } = await import("/js/invitations.js");
  const { id } = (await buddiesInOrder()).find((buddy) => buddy.name === name);
  return { id, link: await invite(id, "Ana") };
}"""


@pytest.fixture
def end() -> Iterator[FarEnd]:
    with far_end() as end:
        yield end


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Server]:
    """A server whose book and log only this story writes."""
    house = Server(DATA=str(tmp_path / "data"), TEST_PUSH_HOST="127.0.0.1")
    house.log = tmp_path / "log.txt"
    house.start()
    with house.with_postman():
        yield house
    house.stop()


@pytest.fixture
def mum(browser: Browser, house: Server) -> Iterator[Parent]:
    phone = chromium.new_phone(browser)
    yield Parent(phone, house.address)
    phone.close()


@pytest.fixture
def sam(browser: Browser, house: Server, end: FarEnd) -> Iterator[PushedPhone]:
    phone = chromium.new_phone(browser)
    yield PushedPhone(phone, house.address, end, "sam")
    phone.close()


def keeps_buddy(mum: Parent, name: str, number: str) -> None:
    page = mum.opens("buddies")
    page.get_by_role("button", name="Add a buddy").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Phone number").first.fill(number)
    page.locator("buddy-form").get_by_role("button", name="Save").click()
    expect(page.locator("buddy-list li")).not_to_have_count(0)


def agrees(sam: PushedPhone, link: str) -> None:
    """Opens the invitation, agrees, turns notices on and sees the test."""
    page = sam.page
    page.goto(link)
    expect(page.get_by_role("heading", name="Ana asks: will you be my buddy?")).to_be_visible()
    page.get_by_role("button", name="Yes, I will").click()
    page.get_by_role("button", name="Turn on notices").click()
    page.get_by_role("button", name="Send me a test").click()
    assert sam.receives()["kind"] == "test"
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("heading", name="All is ready")).to_be_visible()


def has_agreed_buddy(mum: Parent, sam: PushedPhone) -> str:
    """Returns the buddy's id."""
    mum.visits_once_and_waits_until_saved()
    keeps_buddy(mum, "Sam", "07700 900111")
    invited = mum.page.evaluate(INVITE, "Sam")
    sam.visits_once_and_waits_until_saved()
    agrees(sam, invited["link"])
    return str(invited["id"])


def asks(mum: Parent) -> str:
    """One tap. Returns the alert's id."""
    mum.page.get_by_role("button", name="Ask them to come now").click()
    expect(mum.page.locator(".alert-head__big")).not_to_be_empty()
    return str(mum.page.evaluate("async () => (await (await import('/js/alerts.js')).openAlert()).id"))


def says_where(mum: Parent) -> None:
    """Chooses the words that go with the alert; the phone remembers them."""
    page = mum.opens("alert")
    page.locator("alert-words summary").click()
    page.get_by_label("My name").fill("Ana")
    page.get_by_label("Where I am").fill(PLACE)
    page.get_by_label("Where I am").blur()
    expect(page.locator("alert-words [role=status]")).to_have_text("Kept on this phone.")


def sees_notice(sam: PushedPhone, alert: str) -> None:
    sam.receives()
    [notice] = until(lambda: sam.notices(alert))
    assert notice["title"] == "Ana asks you to come"
    assert PLACE in str(notice["body"])


def comes(sam: PushedPhone) -> None:
    """Opens the call that reached this phone and answers it."""
    sam.opens("answer").locator("answer-call [data-calls] a").click()
    expect(sam.page.get_by_text(PLACE)).to_be_visible()
    sam.page.get_by_role("button", name="I am coming").click()
    sam.page.get_by_role("button", name="10", exact=True).click()


def test_one_tap_and_somebody_comes(mum: Parent, sam: PushedPhone, house: Server, tmp_path: Path) -> None:
    has_agreed_buddy(mum, sam)
    says_where(mum)
    mum.opens("alert")
    expect(mum.page.get_by_text("1 of 1 can be reached by Doorstep")).to_be_visible()
    sees_notice(sam, asks(mum))
    rung = mum.page.locator("buddy-ladder li")
    expect(rung).to_contain_text("On their phone")
    comes(sam)
    expect(mum.page.locator(".alert-head__big")).to_have_text("Sam is coming")
    mum.page.reload()
    expect(rung).to_contain_text("10 minutes")
    mum.page.get_by_role("button", name="I am fine now").click()
    assert sam.receives()["kind"] == "closed"
    expect(sam.page.get_by_text("They are fine now. Thank you.")).to_be_visible()
    assert mum.faults + sam.faults == []
    house.stop()
    plain = what_the_server_kept(tmp_path)
    assert [word for word in ("Ana", "Sam", "red door", "900111") if word.encode() in plain] == []


def what_the_server_kept(folder: Path) -> bytes:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".db" for path in files)
    return b"".join(path.read_bytes() for path in files)


def test_a_second_tap_and_a_reload_are_the_same_alert(mum: Parent, sam: PushedPhone) -> None:
    has_agreed_buddy(mum, sam)
    mum.opens("alert")
    alert = asks(mum)
    sam.receives()
    mum.page.reload()
    expect(mum.page.locator(".alert-head__big")).to_have_text("Your buddies are asked")
    again = mum.page.evaluate(
        """async () => {
          const { raiseAlert } = await import("/js/alerts.js");
          const words = { from: "", place: "", note: "", quiet: false };
          return (await raiseAlert({ kind: "alert", mode: "all", stepSeconds: 120, words, buddyIds: [] })).id;
        }"""
    )
    assert again == alert
    assert sam.waiting() == []


def test_a_buddy_without_the_app_answers_by_the_texts_link(mum: Parent, browser: Browser) -> None:
    mum.visits_once_and_waits_until_saved()
    keeps_buddy(mum, "Nan", "07700 900122")
    mum.opens("alert")
    expect(mum.page.get_by_text("Doorstep cannot reach any of your buddies yet.")).to_be_visible()
    mum.page.get_by_role("button", name="Get the texts ready").click()
    text = mum.page.locator("buddy-ladder a[data-link=text]")
    expect(text).to_have_attribute("href", re.compile(r"^sms:07700900122\?&body=.*%2Fen%2Fanswer%2F%23"))
    link = mum.page.evaluate(LINK, mum.page.locator("buddy-ladder li").get_attribute("data-id"))
    old_phone = chromium.new_phone(browser)
    page = old_phone.new_page()
    page.goto(link)
    page.get_by_role("button", name="I can ring them").click()
    expect(mum.page.locator("buddy-ladder li")).to_contain_text("Can talk by phone")
    old_phone.close()


def test_a_tap_without_signal_says_so_and_is_delivered_once_when_it_is_back(
    mum: Parent, sam: PushedPhone
) -> None:
    has_agreed_buddy(mum, sam)
    mum.opens("alert")
    # Who can be reached is told by the server; without signal the page goes by what it heard last.
    expect(mum.page.get_by_text("1 of 1 can be reached by Doorstep")).to_be_visible()
    mum.phone.set_offline(True)
    alert = asks(mum)
    expect(mum.page.locator(".alert-head__big")).to_have_text("Not sent yet")
    mum.phone.set_offline(False)
    assert sam.receives()["alert"] == alert
    expect(mum.page.locator(".alert-head__big")).to_have_text("Your buddies are asked")
    mum.page.reload()
    expect(mum.page.locator("buddy-ladder li")).to_contain_text("On their phone")
    assert [notice["silent"] for notice in sam.notices(alert)] == [False]
    assert sam.waiting() == []
