"""axe on every page, every language, light and dark; narrow screens, big text, big targets, screenshots."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from server.config import ROOT
from server.site.pages import PAGES
from tests.browser import chromium
from tests.browser.conftest import TAGS
from tests.browser.navigator import COLOURS, RULES, Parent
from tests.browser.site import Server

PICTURES = Path(ROOT / "pictures")
# Links inside a sentence may be as high as the sentence (WCAG 2.5.8, "inline").
SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
  .filter((target) => target.checkVisibility() && !target.closest('p, .skip, .basis, .unseen, dd'))
  .map((one) => [one.outerHTML.slice(0, 90), (one.closest('label') ?? one).getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 47.5 || box.width < 47.5))
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""


BIG_TEXT = "(size) => { document.documentElement.style.fontSize = size }"
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}

# Colours do not hang on the language, and nothing but colours hangs on the scheme.
SCHEMES = [*((tag, "light") for tag in TAGS), ("en", "dark"), ("ur", "dark")]


@pytest.mark.parametrize(("tag", "scheme"), SCHEMES)
def test_axe_finds_nothing_on_any_page(tag: str, scheme: str, browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, color_scheme=scheme, reduced_motion="reduce")
    parent = Parent(phone, server.address, tag)
    faults = {}
    for page in PAGES:
        parent.opens(page.id)
        parent.page.wait_for_timeout(250)
        faults[page.id] = parent.faults_found_by_axe(RULES if scheme == "light" else COLOURS)
        if tag in {"en", "ur"}:
            save_picture(parent, f"{page.id}-{tag}-{scheme}")
    phone.close()
    assert {id: found for id, found in faults.items() if found} == {}
    assert parent.faults == []


def save_picture(parent: Parent, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    parent.page.screenshot(path=PICTURES / f"{name}.png")


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_fits_small_phones_big_text_and_big_thumbs(
    tag: str, browser: Browser, server: Server
) -> None:
    phone = chromium.new_phone(browser)
    parent = Parent(phone, server.address, tag)
    faults = {}
    for page in PAGES:
        parent.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        parent.opens(page.id)
        parent.page.wait_for_timeout(100)
        faults[f"{page.id}, targets"] = parent.page.evaluate(SMALL_TARGETS)
        parent.page.evaluate(BIG_TEXT, "36px")
        faults[f"{page.id}, text twice as big"] = parent.pixels_too_wide()
        parent.page.evaluate(BIG_TEXT, "")
        parent.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        faults[f"{page.id}, 320 pixels"] = parent.pixels_too_wide()
    phone.close()
    assert {place: found for place, found in faults.items() if found} == {}
