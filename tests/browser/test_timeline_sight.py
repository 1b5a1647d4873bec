"""The pages of a visit with something on them: axe, a narrow phone, big targets, in both directions."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.browser.navigator import Parent
from tests.browser.site import Server
from tests.browser.test_access import SMALL_TARGETS
from tests.browser.test_timeline import RECORDED, photo, taps
from tests.browser.waiting import becomes

PHOTOS = "async () => (await (await import('/js/memory.js')).all('photos')).length"


def fills_a_visit(parent: Parent) -> Page:
    """Open facts, a mistake, a note in one long word, a photo and sound."""
    page = parent.opens("visit")
    page.locator("visit-facts summary").click()
    for fact in ("arrived", "signed"):
        taps(page, fact)
    page.locator("visit-facts [data-act=mistake]").click()
    page.locator("visit-facts textarea").fill("Donaudampfschifffahrtsgesellschaftskapitaen" * 2)
    page.locator("visit-facts form button").click()
    page.locator("visit-facts input[type=file]").set_input_files(photo())  # type: ignore[arg-type]
    becomes(lambda: page.evaluate(PHOTOS), 1)
    page.evaluate(RECORDED)
    return page


def checks(parent: Parent) -> list[object]:
    """All that is wrong with what is on the screen."""
    return [*parent.faults_found_by_axe(), *parent.page.evaluate(SMALL_TARGETS)] + (
        [f"{pixels} too wide"] if (pixels := parent.pixels_too_wide()) else []
    )


@pytest.mark.parametrize(("tag", "scheme"), [("en", "light"), ("en", "dark"), ("ur", "light")])
def test_a_full_visit_fits_a_narrow_phone_and_reads_well(
    tag: str, scheme: str, browser: Browser, server: Server
) -> None:
    narrow = {"width": 320, "height": 640}
    phone = chromium.new_phone(browser, viewport=narrow, color_scheme=scheme, reduced_motion="reduce")
    parent = Parent(phone, server.address, tag)
    page = fills_a_visit(parent)
    found = {"visit": checks(parent)}
    parent.opens("visits")
    expect(page.locator(".timeline img")).to_be_visible()
    page.locator("details .fold > summary").click()
    found["visits"] = checks(parent)
    page.locator("[data-act=delete]").click()
    expect(page.locator("visit-log")).to_be_hidden()
    found["deleted"] = checks(parent)
    page.locator("[data-act=keep]").click()
    expect(page.locator("visit-log")).to_be_visible()
    parent.opens("after")
    page.locator("[data-act=remind]").click()
    found["after"] = checks(parent)
    parent.opens()
    expect(page.locator("write-line")).to_be_visible()
    found["home"] = checks(parent)
    phone.close()
    assert {place: faults for place, faults in found.items() if faults} == {}
    assert parent.faults == []
