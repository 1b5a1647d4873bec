"""The reader's own language: negotiated, kept, honest about its review, with English beside on request."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.browser.navigator import Parent
from tests.browser.site import Server


@pytest.mark.parametrize(
    ("wish", "path"), [("ur-PK", "/ur/"), ("pl", "/pl/"), ("cy", "/cy/"), ("fr", "/languages/")]
)
def test_the_way_in_follows_the_browsers_language(
    wish: str, path: str, browser: Browser, server: Server
) -> None:
    phone = chromium.new_phone(browser, locale=wish)
    page = phone.new_page()
    page.goto(server.address)
    assert page.url == server.address + path
    phone.close()


def test_the_menu_leads_to_the_same_page_in_another_language(parent: Parent) -> None:
    parent.opens("helplines")
    parent.chooses_language("اردو")
    parent.page.wait_for_url("**/ur/helplines/")
    assert parent.page.locator("html").get_attribute("dir") == "rtl"


@pytest.mark.parametrize(("tag", "unreviewed"), [("en", 0), ("cy", 1), ("pl", 1), ("ur", 1)])
def test_a_language_nobody_has_reviewed_says_so_on_its_pages(
    tag: str, unreviewed: int, parent: Parent
) -> None:
    parent.tag = tag
    assert parent.opens("rights").locator("footer english-beside").count() == unreviewed


def test_english_is_shown_under_each_line_on_request_and_on_the_next_page_too(parent: Parent) -> None:
    parent.tag = "ur"
    page = parent.opens("recording")
    page.locator("english-beside button").click()
    expect(page.locator("main h1 .english")).to_have_text("Record the talk")
    parent.opens("order")
    expect(page.locator("main h1 .english")).to_have_text("Police or a court order is here")
    page.locator("english-beside button").click()
    expect(page.locator(".english")).to_have_count(0)


def test_in_urdu_the_action_stands_on_the_left_and_the_words_on_the_right(parent: Parent) -> None:
    parent.tag = "ur"
    page = parent.opens("helplines")
    row = page.locator("li.row").first
    words, acts = row.locator(".row__words").bounding_box(), row.locator(".row__acts").bounding_box()
    assert words is not None
    assert acts is not None
    assert acts["x"] < words["x"]


def test_the_exit_leaves_at_once_and_back_does_not_return(parent: Parent) -> None:
    parent.opens("rights")
    parent.opens("section-20")
    page = parent.page
    page.locator("exit-button a").click()
    page.wait_for_url("**/en/exit/")
    expect(page).to_have_title("Shopping list")
    assert "Doorstep" not in page.locator("body").inner_text()
    page.go_back()
    assert not page.url.endswith("/section-20/")
