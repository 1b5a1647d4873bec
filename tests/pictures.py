"""Draws what is a picture of ourselves: the app icons and the screens for the install sheet and the README.

Run by `make pictures`; the results are committed, because a phone installs them and a visitor sees them.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from server.config import ROOT, read_config
from server.words import read_languages
from tests.browser.chromium import launch
from tests.browser.site import served

ICONS = ROOT / "web" / "icons"
MASK = 'rx="112"'


def main() -> int:
    with served() as address, sync_playwright() as player:
        browser = launch(player)
        draw_icons(browser)
        for language in read_languages(read_config().locales_folder):
            take_screens(browser, address, language.tag)
        browser.close()
    return 0


def draw_icons(browser: Browser) -> None:
    art = (ICONS / "icon.svg").read_text(encoding="utf-8")
    full = art.replace(MASK, "")
    for name, svg, size in (
        ("icon-192", art, 192),
        ("icon-512", art, 512),
        ("maskable-512", shrunk(full), 512),
        ("icon-180", shrunk(full), 180),
    ):
        page = browser.new_page(viewport={"width": size, "height": size})
        page.set_content(
            f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{svg}"
        )
        picture = Image.open(io.BytesIO(page.screenshot(omit_background=True)))
        picture.quantize(64).save(ICONS / f"{name}.png", optimize=True)
        page.close()


def shrunk(svg: str) -> str:
    """The door kept within the middle four fifths, which is what a phone's mask leaves to see."""
    head, rest = svg.split("/>", 1)
    return f'{head}/><g transform="translate(51 51) scale(.8)">{rest.replace("</svg>", "</g></svg>")}'


def take_screens(browser: Browser, address: str, tag: str) -> None:
    with phone(browser) as page:
        for name, path in (("home", ""), ("visit", "visit/#wait")):
            page.goto(f"{address}/{tag}/{path}")
            page.wait_for_timeout(1500)
            save(page, ICONS / "screens" / f"{tag}-{name}.webp")
            if tag == "en":
                save(page, ROOT / "docs" / f"{name}.webp")


@contextmanager
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    yield context.new_page()
    context.close()


def save(page: Page, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(page.screenshot())).save(path, quality=70, method=6)


if __name__ == "__main__":
    sys.exit(main())
