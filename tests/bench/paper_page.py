"""The paper page in Chromium, and how long a megabyte that is pasted stops it, here and slowed."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.site import Figure, figure
from tests.browser import chromium
from tests.browser.site import Server

SLOW = 4
PATIENCE_MS = 300_000
WATCH = """() => {
  window.tasks = [0];
  const keep = seen => window.tasks.push(...seen.getEntries().map(one => one.duration));
  const watch = new PerformanceObserver(keep);
  watch.observe({ type: 'longtask' });
}"""
# The last long task is told a little after it is over.
LONGEST = "() => new Promise(done => setTimeout(() => done(Math.max(...window.tasks)), 500))"


@contextmanager
def opened_page() -> Iterator[tuple[Page, Browser]]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        server = Server(DATA=folder)
        server.start()
        browser = chromium.launch(player)
        try:
            page = chromium.new_phone(browser).new_page()
            page.goto(f"{server.address}/en/paper/")
            yield page, browser
        finally:
            browser.close()
            server.stop()


def pasted(megabyte: str) -> Iterator[Figure]:
    for slow, ending in ((1, ""), (SLOW, "_slow")):
        with opened_page() as (page, _):
            longest, seconds = paste(page, megabyte, slow)
        yield figure(f"reader_paste_1mb_longest_task_ms{ending}", round(longest), "ms", slowdown=slow)
        yield figure(f"reader_paste_1mb_done_s{ending}", round(seconds, 1), "s", slowdown=slow)


def paste(page: Page, text: str, slow: int) -> tuple[float, float]:
    """The longest task in ms, and the seconds from the paste until the last mark is drawn."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.evaluate(WATCH)
    page.locator("#paper-words").focus()
    began = time.monotonic()
    page.keyboard.press("Control+v")
    page.locator("[data-long] .note").wait_for(timeout=PATIENCE_MS)
    page.locator("paper-read form > .button--main").click()
    page.locator("[data-text][aria-busy=false]").wait_for(timeout=PATIENCE_MS)
    seconds = time.monotonic() - began
    return page.evaluate(LONGEST), seconds
