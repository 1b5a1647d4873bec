"""Asking a buddy with the real server: a link used once, answers on the list, another phone, forgetting."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import chromium
from tests.browser.navigator import Parent
from tests.browser.site import Server
from tests.browser.test_buddies import add

# What the phone of a buddy does with a link, without its page.
ANSWER = """async ([link, agrees]) => {
  const joining = await import('/js/joining.js');
  const end = joining.answerInvitation(link, agrees, {near: '10', free: ''});
  return end.then(() => 'taken', (fault) => fault.kind);
}"""
OPEN = """async (token) => {
  const headers = {Authorization: `Bearer ${token}`};
  return (await fetch('/api/invitation', {headers})).status;
}"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """With a data folder of its own, so that its rows can be counted."""
    server = Server(DATA=str(folder))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def other(browser: Browser, server: Server) -> Iterator[Parent]:
    """Another person's phone, or the parent's next one."""
    phone = chromium.new_phone(browser)
    yield Parent(phone, server.address)
    phone.close()


def asks(page: Page, called: str = "Mum") -> Locator:
    row = page.locator("buddy-list ol > li").first
    if row.locator("details[open]").count() == 0:
        row.locator("summary").click()
    row.locator("[data-do=ask]").click()
    if called:
        page.locator("#ask-from").fill(called)
        page.locator("ask-buddy form .button--main").click()
    expect(page.locator("ask-buddy [data-way=copy]")).to_be_visible()
    return row


def link_on(page: Page) -> str:
    text = page.locator("ask-buddy [data-way=text]").get_attribute("href") or ""
    return str(page.evaluate("(href) => decodeURIComponent(href).match(/https?:\\S+/)[0]", text))


def rows(folder: Path, table: str) -> int:
    with sqlite3.connect(folder / "doorstep.db") as db:
        return int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def answers(other: Parent, link: str, *, agrees: bool = True) -> str:
    return str(other.opens("buddies").evaluate(ANSWER, [link, agrees]))


def invited(parent: Parent) -> Page:
    page = parent.opens("buddies")
    add(page, "Ana", "07700 900123")
    asks(page)
    return page


def test_a_link_is_good_once_and_says_no_name_to_the_server(parent: Parent, other: Parent) -> None:
    page = invited(parent)
    link = link_on(page)
    token = link.split("#")[1].split(".")[0]
    assert other.opens("buddies").evaluate(OPEN, token) == 200
    assert answers(other, link) == "taken"
    assert other.page.evaluate(OPEN, token) == 410
    assert parent.faults == []


def test_asking_again_says_so_first_and_voids_the_old_link(parent: Parent, other: Parent) -> None:
    page = invited(parent)
    old = link_on(page)
    page.locator("ask-buddy [data-shut]:visible").click()
    row = page.locator("buddy-list ol > li").first
    expect(row.locator("[data-do=ask]")).to_be_focused()
    row.locator("[data-do=ask]").click()
    expect(page.locator("ask-buddy [data-again]")).to_be_visible()
    expect(page.locator("#ask-from")).to_have_value("Mum")
    page.locator("ask-buddy form .button--main").click()
    expect(page.locator("ask-buddy [data-way=copy]")).to_be_visible()
    assert answers(other, old) in {"gone", "not-there"}


def test_the_row_says_that_the_buddy_said_yes_also_without_signal(parent: Parent, other: Parent) -> None:
    page = invited(parent)
    standing = page.locator("buddy-list .standing:visible")
    expect(standing).to_have_text("Asked. No answer yet.")
    answers(other, link_on(page))
    page.reload()
    expect(standing).to_have_text("Agreed. Text or call: notices are off.")
    expect(page.locator("buddy-news [role=status]").first).to_have_text("Ana said yes.")
    parent.phone.set_offline(True)
    page.evaluate("document.dispatchEvent(new CustomEvent('buddies-changed'))")
    expect(standing).to_have_text("Agreed. Text or call: notices are off.")


def test_the_row_says_that_the_buddy_said_no(parent: Parent, other: Parent) -> None:
    page = invited(parent)
    answers(other, link_on(page), agrees=False)
    page.reload()
    expect(page.locator("buddy-list .standing:visible")).to_contain_text("Said no.")


def test_the_picture_of_a_link_has_a_label_and_is_dark_on_white(parent: Parent) -> None:
    parent.page.emulate_media(color_scheme="dark")
    page = invited(parent)
    picture = page.locator("ask-buddy [data-qr]")
    expect(picture).to_have_attribute("role", "img")
    expect(picture).to_have_attribute(
        "aria-label", "A square picture. The camera of their phone opens the link from it."
    )
    assert picture.locator("path").evaluate_all("all => all.map((one) => one.getAttribute('fill'))") == [
        "#fff",
        "#000",
    ]


def test_without_signal_it_says_so_and_nothing_is_half_made(parent: Parent) -> None:
    page = parent.opens("buddies")
    add(page, "Ana", "07700 900123")
    page.route("**/api/**", lambda route: route.abort())
    page.locator("buddy-list summary").click()
    page.locator("[data-do=ask]").click()
    page.locator("#ask-from").fill("Mum")
    page.locator("ask-buddy form .button--main").click()
    expect(page.locator("#ask-from-wrong")).to_contain_text("There is no signal. No link was made.")
    expect(page.locator("ask-buddy [data-way=copy]")).to_be_hidden()
    expect(page.locator("buddy-list .standing:visible")).to_have_count(0)
    expect(page.locator("#ask-from")).to_have_value("Mum")


def test_a_code_takes_the_family_to_another_phone(parent: Parent, other: Parent) -> None:
    invited(parent)
    page = parent.opens("settings")
    page.locator("other-phone [data-make]").click()
    code = page.locator("other-phone output")
    expect(code).to_be_focused()
    family = "async () => (await (await fetch('/api/family')).json()).id"
    mine = page.evaluate(family)
    there = other.opens("settings")
    there.locator("#other-phone-code").fill("AAAA-AAAA-AAAA-AAAA-AAAA")
    there.locator("other-phone form button").click()
    expect(there.locator("#other-phone-code-wrong")).to_contain_text("No family has this code.")
    there.locator("#other-phone-code").fill(code.inner_text().lower().replace("-", " "))
    there.locator("other-phone form button").click()
    expect(there.locator("other-phone [role=status]")).to_contain_text("This phone has your family now.")
    assert there.evaluate(family) == mine


def test_forget_everything_deletes_the_servers_rows_too(parent: Parent, folder: Path) -> None:
    before = rows(folder, "families"), rows(folder, "buddies"), rows(folder, "invitations")
    invited(parent)
    assert rows(folder, "families") == before[0] + 1
    page = parent.opens("settings")
    page.locator("forget-all [data-ask]").click()
    page.locator("forget-all [data-yes]").click()
    expect(page.locator("forget-all [data-heard]")).to_be_visible()
    assert (rows(folder, "families"), rows(folder, "buddies"), rows(folder, "invitations")) == before
    assert [cookie for cookie in parent.phone.cookies() if cookie.get("name") == "family"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_panels(scheme: str, browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, color_scheme=scheme, reduced_motion="reduce")
    parent = Parent(phone, server.address)
    page = invited(parent)
    assert parent.faults_found_by_axe() == []
    page.locator("ask-buddy [data-shut]:visible").click()
    page.locator("[data-do=ask]").click()
    assert parent.faults_found_by_axe() == []
    page = parent.opens("settings")
    page.locator("other-phone [data-make]").click()
    expect(page.locator("other-phone output")).to_be_visible()
    assert parent.faults_found_by_axe() == []
    assert parent.faults == []
    phone.close()
