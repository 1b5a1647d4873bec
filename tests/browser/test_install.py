"""Installing: the manifest of each language, what the browser says of it, the hint that fits the phone."""

import json
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.browser.conftest import TAGS
from tests.browser.navigator import Parent
from tests.browser.site import Server

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1"
)


def test_chromium_finds_nothing_that_keeps_it_from_being_installed(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    context = chromium.phone_with_a_disk(browser, tmp_path)
    parent = Parent(context, server.address)
    parent.visits_once_and_waits_until_saved()
    devtools = context.new_cdp_session(parent.page)
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    assert devtools.send("Page.getAppManifest")["errors"] == []
    context.close()


@pytest.mark.parametrize("tag", TAGS)
def test_every_picture_and_shortcut_of_the_manifest_is_there(tag: str, server: Server) -> None:
    with urlopen(f"{server.address}/{tag}/manifest.json") as answer:
        assert answer.headers["Content-Type"].startswith("application/manifest+json")
        manifest = json.load(answer)
    assert manifest["lang"] == tag
    assert any(icon.get("purpose") == "maskable" for icon in manifest["icons"])
    assert len(manifest["shortcuts"]) == 3
    addresses = [one["src"] for one in manifest["icons"] + manifest["screenshots"]]
    for address in [*addresses, *(one["url"] for one in manifest["shortcuts"])]:
        assert urlopen(server.address + address).status == 200


def test_an_iphone_is_shown_the_steps_in_pictures(browser: Browser, server: Server) -> None:
    phone = chromium.new_phone(browser, user_agent=IPHONE)
    page = Parent(phone, server.address).opens("settings")
    expect(page.locator("[data-when=iphone]")).to_be_visible()
    expect(page.locator(".install-steps li svg")).to_have_count(3)
    phone.close()


def test_a_browser_that_offers_it_gets_a_button(parent: Parent) -> None:
    page = parent.opens("settings")
    page.wait_for_selector("html[data-script]")
    page.evaluate("() => dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt() {} }))")
    expect(page.locator("[data-when=offered] button")).to_be_visible()
