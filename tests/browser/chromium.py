"""Finds a real Chromium and starts it so that it asks nobody outside for anything."""

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that beeps each second. Whether a page may have it is still asked.
    "--use-fake-device-for-media-stream",
]
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}


def path() -> str | None:
    """The system's browser, or None for Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def launch(player: Playwright, *flags: str) -> Browser:
    return player.chromium.launch(executable_path=path(), args=[*FLAGS, *flags])


def new_phone(browser: Browser, **settings: object) -> BrowserContext:
    """A phone of 360 × 740 with a touch screen."""
    return browser.new_context(**{**PHONE, **settings})  # type: ignore[arg-type]


def phone_with_a_disk(browser: Browser, folder: Path) -> BrowserContext:
    """A phone whose profile lies in the folder: it has a disk and preferences, which the light ones lack."""
    settings: dict[str, Any] = dict(PHONE)
    return browser.browser_type.launch_persistent_context(
        folder, executable_path=path(), args=FLAGS, **settings
    )
