"""What every printed page must have, and what none may have."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

from server.site.pages import LANGUAGES, PAGES
from server.site.release import Files
from server.words import Language
from tests.house.conftest import Pages
from tests.house.printed import Element, read

# The bland page must not show what it belongs to; the list of languages belongs to no language.
WITHOUT_999 = ("/exit/", "/languages/")
FETCHED = {
    "src": "*",
    "srcset": "*",
    "poster": "*",
    "data": "object",
    "action": "*",
    "formaction": "*",
    "ping": "*",
    "background": "*",
    "href": "link use image base",
}


def only(found: list[str]) -> None:
    assert not found, "\n".join(found)


def test_every_page_is_printed_in_every_language(pages: Pages, languages: list[Language]) -> None:
    wanted = {page.path(language.tag) for page in PAGES for language in languages} | {"/languages/"}
    assert pages.keys() == wanted
    assert LANGUAGES not in PAGES


def test_every_tag_closes_in_its_order(site: Files) -> None:
    only([f"{at}: {fault}" for at, data in site.items() if at.endswith("/") for fault in read(data).unclosed])


def test_every_page_says_its_language_and_direction(pages: Pages, languages: list[Language]) -> None:
    wanted = {language.tag: language.direction for language in languages}
    for address, page in pages.items():
        [html] = page.all("html")
        tag = "en" if address == "/languages/" else address.split("/")[1]
        assert (html["lang"], html["dir"]) == (tag, wanted[tag]), address


def test_every_page_has_one_main_heading_with_words(pages: Pages) -> None:
    headings = {address: [heading.text() for heading in page.all("h1")] for address, page in pages.items()}
    only([f"{address}: {found}" for address, found in headings.items() if len(found) != 1 or not found[0]])


def test_headings_never_skip_a_level(pages: Pages) -> None:
    for address, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4")]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert not jumps, f"{address}: {jumps}"


def test_no_two_pages_of_a_language_share_a_title(pages: Pages) -> None:
    seen: dict[tuple[str, str], str] = {}
    for address, page in pages.items():
        [title] = [title for title in page.all("title") if not title.is_inside("svg")]
        assert title.text().strip("· "), address
        twin = seen.setdefault((address.split("/")[1], title.text()), address)
        assert twin == address, f"{address} and {twin} are both {title.text()!r}"


def metas(page: Element, name: str) -> list[str]:
    return [meta["content"] for meta in page.all("meta") if meta["name"] == name]


def test_every_page_has_a_description(pages: Pages) -> None:
    only(
        [
            address
            for address, page in pages.items()
            if [text.strip() for text in metas(page, "description")] in ([], [""])
        ]
    )


def test_every_page_fits_a_phone_and_can_be_zoomed(pages: Pages) -> None:
    for address, page in pages.items():
        [viewport] = metas(page, "viewport")
        assert "width=device-width" in viewport, address
        assert not re.search("user-scalable|maximum-scale|minimum-scale", viewport), address


def test_999_is_a_telephone_link_on_every_page(pages: Pages) -> None:
    reach = {
        at: [link["href"] for link in page.all("a") if not link.is_inside("template")]
        for at, page in pages.items()
    }
    only([at for at, links in reach.items() if "tel:999" not in links and not at.endswith(WITHOUT_999)])


def test_the_bland_page_says_nothing_of_what_it_hides(pages: Pages) -> None:
    gave_away = re.compile("social worker|council|helpline|rights|999|buddy|visit", re.IGNORECASE)
    only(
        [
            f"{at}: {gave_away.findall(page.text())}"
            for at, page in pages.items()
            if at.endswith("/exit/") and gave_away.search(page.text())
        ]
    )


def test_no_page_has_style_or_script_of_its_own(pages: Pages) -> None:
    for address, page in pages.items():
        assert not page.all("style"), address
        assert not page.having("style"), address
        assert all(script["src"] for script in page.all("script")), address
        events = [name for element in page for name in element.attrs if name.startswith("on")]
        assert not events, f"{address}: {events}"


def is_fetched(element: Element, name: str) -> bool:
    tags = FETCHED.get(name)
    return tags is not None and (tags == "*" or element.tag in tags.split())


def is_foreign(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in {"", "blob", "data"}


def test_no_page_fetches_anything_from_elsewhere(pages: Pages) -> None:
    only(
        [
            f"{address}: <{element.tag} {name}={value!r}>"
            for address, page in pages.items()
            for element in page
            for name, value in element.attrs.items()
            if is_fetched(element, name) and is_foreign(value)
        ]
    )


def test_no_style_or_picture_or_manifest_fetches_from_elsewhere(site: Files) -> None:
    kinds = (".css", ".svg", ".json")
    texts = {address: data.decode() for address, data in site.items() if address.endswith(kinds)}
    outward = re.compile(
        r"url\(\s*[\"']?(?:\w+:)?//|@import|\"(?:src|url|start_url)\":\s*\"(?:\w+:)?//|href=\"(?:\w+:)?//"
    )
    only([f"{address}: {outward.findall(text)}" for address, text in texts.items() if outward.search(text)])


def test_links_ring_text_or_lead_to_a_page_and_do_nothing_else(pages: Pages) -> None:
    schemes = {"", "https", "http", "tel", "sms"}
    only(
        [
            f"{address}: {link['href']}"
            for address, page in pages.items()
            for link in page.all("a", "area")
            if urlsplit(link["href"]).scheme not in schemes
        ]
    )


def test_no_two_elements_of_a_page_share_an_id(pages: Pages) -> None:
    for address, page in pages.items():
        ids = [element["id"] for element in page.having("id")]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        assert not twice, f"{address}: {twice}"
