"""What a parent does with the app, in the parent's words; the tests read like a story of it."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from server.config import ROOT
from server.site.pages import PAGES

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
AXE_RUN = """async (runOnly) => (await axe.run(document, {runOnly, resultTypes: ["violations"]})).violations
  .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((one) => one.target + ' ' + one.failureSummary)}`)"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Parent:
    """A person with one phone, one tab and one language."""

    def __init__(self, phone: BrowserContext, address: str, tag: str = "en") -> None:
        self.phone = phone
        self.address = address
        self.tag = tag
        self.page: Page = phone.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda fault: self.notes(str(fault)))

    def notes(self, fault: str) -> None:
        """A page change that Chromium chose not to animate is reported as a fault, and is none."""
        if not fault.startswith("Transition was"):
            self.faults.append(fault)

    def opens(self, page: str = "home", anchor: str = "") -> Page:
        path = "" if page == "home" else f"{page}/"
        self.page.goto(f"{self.address}/{self.tag}/{path}{anchor}")
        return self.page

    def visits_once_and_waits_until_saved(self) -> None:
        self.opens()
        expect(self.page.locator("saved-line")).to_have_attribute("data-state", "ok", timeout=20_000)

    def follows_every_link(self) -> list[str]:
        """Opens every page of the language that links lead to, from home on. Returns their addresses."""
        seen: list[str] = []
        waiting = [f"/{self.tag}/"]
        while waiting:
            path = waiting.pop(0)
            seen.append(path)
            self.page.goto(self.address + path)
            expect(self.page.locator("h1")).to_have_count(1)
            hrefs = self.page.locator("a[href]").evaluate_all("links => links.map(link => link.pathname)")
            waiting += [
                href for href in dict.fromkeys(hrefs) if self.is_mine(href) and href not in seen + waiting
            ]
        return seen

    def is_mine(self, path: str) -> bool:
        return bool(re.fullmatch(rf"/{self.tag}/([a-z0-9-]+/)?", path))

    def every_page(self) -> list[str]:
        return sorted(page.path(self.tag) for page in PAGES)

    def chooses_language(self, name: str) -> None:
        self.page.locator(".menu summary").click()
        self.page.locator(".menu__item", has_text=name).click()

    def kept_releases(self) -> list[str]:
        return list(
            self.page.evaluate(
                "async () => (await caches.keys()).filter(name => name.startsWith('release-'))"
            )
        )

    def faults_found_by_axe(self, rules: list[str] = RULES) -> list[str]:
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        return list(self.page.evaluate(AXE_RUN, rules))

    def pixels_too_wide(self) -> int:
        return int(self.page.evaluate(TOO_WIDE))
