"""Without script every page still reads and every number still dials."""

import re

import pytest
from playwright.sync_api import Browser, expect

from server.site.pages import PAGES
from tests.browser import chromium
from tests.browser.conftest import TAGS
from tests.browser.navigator import Parent
from tests.browser.site import Server


@pytest.mark.parametrize("tag", TAGS)
def test_without_script_every_page_opens_by_its_links_and_reads(
    tag: str, browser: Browser, server: Server
) -> None:
    phone = chromium.new_phone(browser, java_script_enabled=False)
    parent = Parent(phone, server.address, tag)
    paths = [f"/{tag}/"]
    for path in paths:
        parent.page.goto(server.address + path)
        assert len(parent.page.locator("main").inner_text()) > 60
        links = re.findall(r'<a [^>]*href="([^"#]*)', parent.page.content())
        paths += [href for href in dict.fromkeys(links) if parent.is_mine(href) and href not in paths]
    assert sorted(paths) == parent.every_page()
    phone.close()


@pytest.mark.parametrize("page", [page.id for page in PAGES if page.id != "exit"])
def test_without_script_999_can_be_rung_from_every_page(page: str, browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, java_script_enabled=False)
    Parent(phone, server.address).opens(page)
    expect(phone.pages[0].locator('a[href="tel:999"]').first).to_be_visible()
    phone.close()


def test_without_script_every_step_of_a_visit_is_on_the_page(browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, java_script_enabled=False)
    page = Parent(phone, server.address).opens("visit")
    for step in ("door", "record", "buddy", "advice", "wait", "read", "decide", "goodbye", "after"):
        expect(page.locator(f"#{step}")).to_be_visible()
    phone.close()


def test_without_script_a_card_fills_the_screen(browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, java_script_enabled=False)
    page = Parent(phone, server.address, "ur").opens("card", "#interpreter")
    box = page.locator("#interpreter").bounding_box()
    assert box is not None
    assert box["width"] >= 360
    assert box["height"] >= 739
    expect(page.locator("#interpreter [lang=en]")).to_be_visible()
    phone.close()
