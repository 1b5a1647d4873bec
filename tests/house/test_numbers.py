"""A wrong telephone number is worse than none: every number on every page is one of helplines.toml."""

import re

import pytest

from server.site.content import Content
from server.site.schema import Helpline
from server.words import Language
from tests.house.conftest import Pages
from tests.house.printed import Element

RELAY = "18001"

# Ofcom keeps these for films and examples: nobody has one.
NOBODYS = re.compile(r"07700900\d{3}")


@pytest.fixture(scope="session")
def helplines(content: Content) -> list[Helpline]:
    return list(content["helplines"]["helpline"].values())


def numbers_in(page: Element, scheme: str) -> set[str]:
    """What the page's links ring or text. An empty link of a <template> waits for a parent's own number."""
    links = [link for link in page.all("a", "area") if link["href"].startswith(f"{scheme}:")]
    numbers = {(link, re.split(r"[?;]", link["href"].partition(":")[2])[0]) for link in links}
    return {number for link, number in numbers if number or not link.is_inside("template")}


def rung(lines: list[Helpline]) -> set[str]:
    tels = {line.tel for line in lines if line.tel}
    return tels | {RELAY + line.tel for line in lines if line.tel and line.relay}


def texted(lines: list[Helpline]) -> set[str]:
    return {line.sms for line in lines if line.sms}


def test_every_number_that_a_page_rings_is_a_helplines(pages: Pages, helplines: list[Helpline]) -> None:
    wrong = {
        address: odd for address, page in pages.items() if (odd := numbers_in(page, "tel") - rung(helplines))
    }
    assert not wrong, wrong


def test_every_number_that_a_page_texts_is_a_helplines(pages: Pages, helplines: list[Helpline]) -> None:
    wrong = {
        address: odd
        for address, page in pages.items()
        if (odd := numbers_in(page, "sms") - texted(helplines))
    }
    assert not wrong, wrong


def test_the_numbers_of_danger_are_there(helplines: list[Helpline]) -> None:
    assert {"999", "111"} <= rung(helplines)


def test_every_helpline_can_be_rung_texted_and_relayed_in_every_language(
    pages: Pages, helplines: list[Helpline], languages: list[Language]
) -> None:
    for language in languages:
        page = pages[f"/{language.tag}/helplines/"]
        missing = (rung(helplines) - numbers_in(page, "tel")) | (texted(helplines) - numbers_in(page, "sms"))
        assert not missing, f"{language.tag}: {sorted(missing)}"


def test_the_number_shown_is_the_number_rung(helplines: list[Helpline]) -> None:
    pairs = [(line.tel, line.tel_shown) for line in helplines] + [
        (line.sms, line.sms_shown) for line in helplines
    ]
    wrong = [pair for pair in pairs if (pair[0] or "") != re.sub(r"\D", "", pair[1] or "")]
    assert not wrong, wrong


def direction(element: Element | None) -> str:
    """The way that the words right inside are read."""
    while element and not element["dir"]:
        element = element.parent
    return element["dir"] if element else ""


def test_every_shown_number_reads_from_left_to_right(pages: Pages, helplines: list[Helpline]) -> None:
    shown = {line.tel_shown for line in helplines if line.tel_shown and " " in line.tel_shown}
    wrong = {
        f"{address}: {words}"
        for address, page in pages.items()
        for element in page
        for words in element.inside
        if isinstance(words, str) and any(number in words for number in shown)
        if direction(element) != "ltr"
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_no_page_prints_a_number_that_nothing_rings(pages: Pages, helplines: list[Helpline]) -> None:
    known = rung(helplines) | texted(helplines)
    number = re.compile(r"(?<![\d,.])0\d{2,4}[ \u00a0]?\d{3}[ \u00a0]?\d{3,4}(?!\d)")
    shown = {
        (address, re.sub(r"\D", "", found))
        for address, page in pages.items()
        for words in page.strings()
        for found in number.findall(words)
    }
    wrong = [pair for pair in sorted(shown) if pair[1] not in known and not NOBODYS.fullmatch(pair[1])]
    assert not wrong, wrong
