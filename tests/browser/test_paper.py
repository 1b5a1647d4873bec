"""A parent reads a paper with the phone: its words are marked, what was found is listed, all on the phone."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import chromium
from tests.browser.navigator import Parent
from tests.browser.papers import AGREEMENT, HELP, HTML, LETTER_HOME
from tests.browser.site import Server


def reads(parent: Parent, text: str) -> Page:
    page = parent.opens("paper")
    page.locator("#paper-words").fill(text)
    page.locator("paper-read form > .button--main").click()
    expect(page.locator("[data-result]")).to_be_visible()
    expect(page.locator("[data-text]")).to_have_attribute("aria-busy", "false")
    return page


def finding(page: Page, words: str) -> Locator:
    return page.locator("[data-group] li.mark", has_text=words)


def test_a_pasted_agreement_is_marked_and_listed(parent: Parent) -> None:
    page = reads(parent, AGREEMENT)
    assert page.locator("[data-text]").evaluate("place => place.textContent").startswith("Written Agreement")
    ban = finding(page, "must not record")
    expect(ban.locator("q")).to_contain_text("Ms Sample will not record any meetings or visits")
    expect(ban.locator("[data-tell]")).to_contain_text("Pause here")
    expect(finding(page, "is not legally binding").locator("[data-tell]")).to_have_text("I did not find it")
    expect(page.locator("[data-text] mark[data-kind=flag]", has_text="not record").first).to_be_visible()
    assert parent.faults == []


def test_a_finding_and_its_place_in_the_paper_lead_to_each_other(parent: Parent) -> None:
    page = reads(parent, AGREEMENT)
    link = finding(page, "must not record").locator("[data-quotes] a")
    link.press("Enter")
    badge = page.locator(".badge:target")
    expect(badge).to_be_in_viewport()
    badge.press("Enter")
    expect(page.locator("li.mark:target h4")).to_contain_text("must not record")


def test_a_child_living_elsewhere_comes_first_and_leads_to_its_page(parent: Parent) -> None:
    page = reads(parent, AGREEMENT)
    away = page.locator("[data-away]")
    expect(away).to_be_visible()
    assert box(away)["y"] < box(page.locator("[data-group=first]"))["y"]
    away.locator("a").click()
    page.wait_for_url("**/en/section-20/")


def box(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    return dict(found)  # type: ignore[arg-type]


def test_a_correction_changes_what_was_found(parent: Parent) -> None:
    page = reads(parent, AGREEMENT)
    help_row = finding(page, "What the council will do to help you").locator("[data-tell]")
    expect(help_row).to_have_text("I did not find it")
    page.locator("#paper-words").fill(AGREEMENT + HELP)
    expect(help_row).to_have_text("I found this")


def test_the_note_holds_the_questions_that_follow_and_can_be_changed_and_texted(parent: Parent) -> None:
    page = reads(parent, AGREEMENT)
    note = page.locator("[data-note]")
    assert "- Could you please write on it that it is not legally binding?" in note.input_value()
    assert "what happened to worry you" not in note.input_value()
    note.fill("Please call me & my mum")
    expect(page.locator("[data-text-link]")).to_have_attribute(
        "href", "sms:?&body=Please%20call%20me%20%26%20my%20mum"
    )


def test_html_in_a_paper_is_shown_as_text(parent: Parent) -> None:
    page = reads(parent, HTML + AGREEMENT)
    assert HTML in page.locator("[data-text]").evaluate("place => place.textContent")
    assert page.locator("[data-text] :is(img, b)").count() == 0
    assert page.evaluate("window.broken") is None


def test_what_is_no_agreement_is_said_to_be_none(parent: Parent) -> None:
    page = reads(parent, LETTER_HOME)
    expect(page.locator("[data-for=other]")).to_be_visible()
    expect(page.locator("[data-group=first]")).to_be_hidden()


def test_a_paper_is_kept_opened_again_deleted_and_brought_back(parent: Parent) -> None:
    reads(parent, AGREEMENT)
    page = parent.opens("paper")
    page.locator("paper-kept summary").click()
    page.locator("paper-kept [data-act=open]").click()
    expect(page.locator("#paper-words")).to_have_value(AGREEMENT)
    expect(finding(page, "must not record")).to_be_visible()
    page.locator("paper-kept [data-act=delete]").click()
    page.locator("paper-kept [data-undo] button").click()
    expect(page.locator("paper-kept [data-undo] button")).to_be_hidden()
    parent.opens("paper")
    page.locator("paper-kept summary").click()
    page.locator("paper-kept [data-act=delete]").click()
    expect(page.locator("paper-kept [data-undo] button")).to_be_focused()
    parent.opens("paper")
    expect(page.locator("paper-kept")).to_be_hidden()


@pytest.mark.parametrize(("tag", "scheme"), [("en", "light"), ("ur", "dark")])
def test_axe_finds_nothing_in_a_read_paper(tag: str, scheme: str, browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, color_scheme=scheme, reduced_motion="reduce")
    parent = Parent(phone, server.address, tag)
    page = reads(parent, AGREEMENT)
    expect(page.locator("[data-group=flag] q").first).to_have_attribute("lang", "en")
    assert parent.faults_found_by_axe() == []
    phone.close()


def test_a_read_paper_fits_320_pixels(browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, viewport={"width": 320, "height": 640})
    parent = Parent(phone, server.address)
    reads(parent, AGREEMENT + "A" * 90)
    assert parent.pixels_too_wide() == 0
    phone.close()


def test_a_saved_phone_reads_a_paper_with_no_signal(parent: Parent, phone: BrowserContext) -> None:
    parent.visits_once_and_waits_until_saved()
    phone.set_offline(True)
    page = reads(parent, AGREEMENT)
    expect(finding(page, "must not record")).to_be_visible()
