"""Buddies live on the phone: added, changed, ordered, deleted with time to think again, called and texted."""

from playwright.sync_api import Page, expect

from tests.browser.navigator import Parent
from tests.browser.waiting import becomes


def add(page: Page, name: str, number: str) -> None:
    page.locator("buddy-form [data-open]").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.locator("#buddy-number").fill(number)
    page.locator("buddy-form form .button--main").click()


def names(page: Page) -> list[str]:
    return page.locator("buddy-list ol [data-fill=name]").all_inner_texts()


def test_a_buddy_can_be_called_and_texted_with_words_ready(parent: Parent) -> None:
    page = parent.opens("buddies")
    add(page, "Ana", "07700 900123")
    row = page.locator("buddy-list li").first
    expect(row.locator("[data-link=call]")).to_have_attribute("href", "tel:07700900123")
    text = str(row.locator("[data-link=come]").get_attribute("href"))
    assert text.startswith("sms:07700900123?&body=Please%20can%20you%20come")
    page.reload()
    expect(page.locator("buddy-list li [data-fill=name]").first).to_have_text("Ana")


def test_a_number_that_is_none_is_told_beside_it_and_nothing_is_lost(parent: Parent) -> None:
    page = parent.opens("buddies")
    add(page, "Ana", "not a number")
    expect(page.locator("#buddy-number")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ana")
    assert names(page) == []


def test_buddies_change_places_and_stay_there(parent: Parent) -> None:
    page = parent.opens("buddies")
    add(page, "Ana", "07700900123")
    add(page, "Bo", "07700900124")
    row = page.locator("buddy-list ol > li").nth(1)
    row.locator("summary").click()
    row.locator("[data-do=up]").click()
    expect(page.locator("buddy-list ol [data-fill=name]:visible")).to_have_text(["Bo", "Ana"])
    page.reload()
    expect(page.locator("buddy-list ol [data-fill=name]:visible")).to_have_text(["Bo", "Ana"])


def test_a_deleted_buddy_can_be_kept_after_all(parent: Parent) -> None:
    page = parent.opens("buddies")
    add(page, "Ana", "07700900123")
    page.locator("buddy-list summary").click()
    page.locator("[data-do=delete]").click()
    page.locator("buddy-list [data-undo] button").click()
    page.reload()
    expect(page.locator("buddy-list li [data-fill=name]").first).to_have_text("Ana")


def test_the_first_buddy_is_on_the_step_that_asks_for_one(parent: Parent) -> None:
    page = parent.opens("buddies")
    add(page, "Ana", "07700900123")
    parent.opens("visit", "#buddy")
    expect(page.locator('#buddy a[href="tel:07700900123"]')).to_be_visible()


def test_the_councils_and_the_solicitors_numbers_are_kept(parent: Parent) -> None:
    page = parent.opens("buddies")
    card = page.locator("slot-card").nth(2)
    card.locator("summary").click()
    card.locator("input[type=tel]").fill("0151 496 0000")
    card.locator("form .button--main").click()
    page.reload()
    expect(page.locator('a[href="tel:01514960000"]').first).to_be_visible()


def test_forget_everything_leaves_nothing(parent: Parent) -> None:
    page = parent.opens("buddies")
    add(page, "Ana", "07700900123")
    parent.opens("settings")
    expect(page.locator("saved-line")).to_contain_text("Saved on this phone", timeout=20_000)
    page.locator("forget-all [data-ask]").click()
    page.locator("forget-all [data-yes]").click()
    becomes(lambda: page.evaluate("async () => (await indexedDB.databases()).length"), 0)
    assert page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('doorstep.'))") == []
    assert parent.kept_releases() == []
    parent.opens("buddies")
    assert names(page) == []
