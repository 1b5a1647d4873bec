"""Every link leads somewhere, and every page can be reached."""

import json
import re
from urllib.parse import urljoin, urlsplit

from server.site.pages import PAGES
from server.site.release import Files
from server.words import Language
from tests.house.conftest import Pages
from tests.house.printed import Element

POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "form")


def is_ours(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def links_of(page: Element) -> list[str]:
    """Where the page leads and what it loads, within the site."""
    found = [element[name] for element in page for name in ("href", "src", "action") if name in element.attrs]
    return [link for link in found if is_ours(link)]


def fault_of(link: str, start: str, site: Files, pages: Pages) -> str:
    """Why the link leads nowhere, or nothing."""
    parts = urlsplit(urljoin(start, link))
    if parts.path not in site:
        return f"{start}: {link} is not printed"
    target = pages.get(parts.path)
    if parts.fragment and target and not any(place["id"] == parts.fragment for place in target.having("id")):
        return f"{start}: {link} has no such place"
    return ""


def test_every_link_and_every_place_it_names_is_printed(site: Files, pages: Pages) -> None:
    links = {(start, link) for start, page in pages.items() for link in links_of(page)}
    faults = sorted(filter(None, (fault_of(link, start, site, pages) for start, link in links)))
    assert not faults, "\n".join(faults)


def test_every_link_has_somewhere_to_go_and_words_to_say_so(pages: Pages) -> None:
    empty = [
        f"{address}: <a href={link['href']!r}>{link.text()}"
        for address, page in pages.items()
        for link in page.all("a")
        if not link.is_hidden
        if link["href"] in {"", "#"} or not (link.text() or link["aria-label"])
    ]
    assert not empty, "\n".join(empty)


def test_every_name_that_points_at_an_element_finds_it(pages: Pages) -> None:
    lost = [
        f"{address}: {name}={one}"
        for address, page in pages.items()
        for element in page
        for name in POINTERS
        for one in element[name].split()
        if not any(place["id"] == one for place in page.having("id"))
    ]
    assert not lost, "\n".join(lost)


def reached_from(start: str, pages: Pages) -> set[str]:
    """Every page that plain links lead to without leaving the language."""
    reached = {start}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        links = [link["href"] for link in pages[address].all("a") if not link.is_inside("template")]
        paths = {urlsplit(urljoin(address, link)).path for link in links if is_ours(link)}
        new = {path for path in paths & pages.keys() if path.startswith(start)} - reached
        reached |= new
        waiting += new
    return reached


def test_links_alone_lead_from_home_to_every_page(pages: Pages, languages: list[Language]) -> None:
    for language in languages:
        home = f"/{language.tag}/"
        lost = {page.path(language.tag) for page in PAGES} - reached_from(home, pages)
        assert not lost, f"no link leads to {sorted(lost)}"


def test_every_page_leads_to_itself_in_every_other_language(pages: Pages, languages: list[Language]) -> None:
    for address, page in pages.items():
        links = {link["href"] for link in page.all("a") if link["hreflang"]}
        rest = address.split("/", 2)[2] if address != "/languages/" else ""
        wanted = {f"/{language.tag}/{rest}" for language in languages}
        if not address.endswith("/exit/"):
            assert wanted <= links, f"{address}: {sorted(wanted - links)}"


def test_the_manifests_name_pages_and_pictures_that_are_there(site: Files, languages: list[Language]) -> None:
    for language in languages:
        text = site[f"/{language.tag}/manifest.json"].decode()
        json.loads(text)
        lost = {
            urlsplit(address).path for address in re.findall(r'"(?:src|url|start_url)":\s*"([^"]+)"', text)
        } - site.keys()
        assert not lost, f"{language.tag}: {sorted(lost)}"


def test_where_the_worker_sends_a_lost_reader_is_printed(site: Files, pages: Pages) -> None:
    places = re.findall(r"`/\$\{[\w.]+\}(/[\w-]+/#?[\w-]*)`", site["/sw.js"].decode())
    assert places
    faults = [fault_of(f"/en{place}", "/sw.js", site, pages) for place in places]
    assert not any(faults), faults
