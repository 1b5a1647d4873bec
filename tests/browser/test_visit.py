"""A visit, one thing per screen: from what is happening now to a timeline that can be read afterwards."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.navigator import Parent

SCREENS = "visit-steps .screen:visible"


def test_the_visit_starts_from_what_is_happening_now(parent: Parent) -> None:
    page = parent.opens("visit")
    expect(page.locator(SCREENS)).to_have_count(1)
    page.get_by_text("They gave me a paper").click()
    expect(page.locator(SCREENS)).to_have_attribute("id", "read")
    expect(page.locator(".bar a")).to_have_text(["Record", "Buddy", "Helpline"])


def test_done_and_skip_lead_on_and_back_leads_back(parent: Parent) -> None:
    page = parent.opens("visit", "#record")
    page.locator("#record .thumb .button--main").click()
    expect(page.locator(SCREENS)).to_have_attribute("id", "buddy")
    page.locator("#buddy .thumb").get_by_text("Skip").click()
    expect(page.locator(SCREENS)).to_have_attribute("id", "advice")
    page.go_back()
    expect(page.locator(SCREENS)).to_have_attribute("id", "buddy")


@pytest.mark.parametrize(
    ("words", "page_id"),
    [
        ("They want my child somewhere else", "section-20"),
        ("Police or a court order", "order"),
        ("I am under 18", "under-18"),
    ],
)
def test_a_branch_has_a_page_of_its_own_with_the_bar(words: str, page_id: str, parent: Parent) -> None:
    page = parent.opens("visit")
    page.locator(".moments").get_by_text(words).click()
    page.wait_for_url(f"**/en/{page_id}/")
    expect(page.locator(".bar a")).to_have_count(3)
    expect(page.locator("visit-strip a")).to_be_visible()


def test_danger_is_one_tap_from_the_first_screen(parent: Parent) -> None:
    expect(parent.opens("visit").locator('#moments a[href="tel:999"]')).to_be_visible()


def test_every_tap_is_kept_with_its_time_and_read_afterwards(parent: Parent) -> None:
    page = parent.opens("visit")
    page.get_by_text("Someone is knocking").click()
    page.locator("#door .thumb .button--main").click()
    expect(page.locator("#record")).to_be_visible()
    page.reload()
    page.locator("#record .thumb").get_by_text("Skip").click()
    expect(page.locator("#buddy")).to_be_visible()
    page.get_by_text("End this visit").click()
    page.wait_for_url("**/en/after/")
    page = parent.opens("visits")
    expect(page.locator(".timeline li").first).to_be_visible()
    log = page.locator("visit-list").inner_text()
    assert "Someone is knocking" in log
    assert len(re.findall(r"\d{1,2}:\d\d", log)) >= 4
    assert parent.faults == []


def test_a_visit_that_was_left_is_taken_up_again(parent: Parent) -> None:
    page = parent.opens("visit")
    page.get_by_text("They asked me to sign").click()
    expect(page.locator(SCREENS)).to_have_attribute("id", "wait")
    parent.opens("rights").locator("visit-strip a").click()
    expect(page.locator("#moments")).to_be_hidden()
    expect(page.locator(SCREENS)).to_have_attribute("id", "wait")


def test_a_note_on_a_visit_stays(parent: Parent) -> None:
    page = parent.opens("visit")
    page.get_by_text("They are leaving").click()
    page.get_by_text("End this visit").click()
    page.wait_for_url("**/en/after/")
    page = parent.opens("visits")
    page.locator("visit-list textarea").first.fill("She said Tuesday at ten")
    page.locator("visit-list form button").first.click()
    expect(page.locator("visit-list").get_by_text("She said Tuesday at ten")).to_be_visible()
    page.reload()
    expect(page.locator("visit-list").get_by_text("She said Tuesday at ten")).to_be_visible()


def test_a_card_shows_english_for_the_worker_and_the_parents_own_words(parent: Parent) -> None:
    parent.tag = "pl"
    page = parent.opens("visit", "#wait")
    page.locator("#wait .say a").click()
    page.wait_for_url("**/pl/card/#time-to-read")
    sheet = page.locator("#time-to-read")
    expect(sheet.locator("[lang=en]").first).to_be_visible()
    size = sheet.locator("[lang=en]").first.evaluate("line => parseFloat(getComputedStyle(line).fontSize)")
    assert size >= 40
    page.get_by_role("button", name="Zamknij").or_(page.get_by_role("link", name="Zamknij")).first.click()
    page.wait_for_url("**/pl/visit/#wait")
