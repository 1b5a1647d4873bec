"""Every line of law on a page says for which nation, who says so, and when we looked."""

import pytest
from babel.dates import format_date

from server.config import Config
from server.site.content import Content
from server.site.schema import Sourced
from server.words import Language, read_catalog
from tests.house.conftest import Pages
from tests.house.printed import Element

NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
Names = dict[str, dict[str, str]]


@pytest.fixture(scope="session")
def names(config: Config, languages: list[Language]) -> Names:
    """{tag: {nation: its name in that language}}."""
    catalogs = {language.tag: read_catalog(config.locales_folder, language.tag) for language in languages}
    return {
        tag: {nation: word_for(catalog.get(english), english) for nation, english in NATIONS.items()}
        for tag, catalog in catalogs.items()
    }


def bases_of(element: Element) -> list[Element]:
    """The small print under each line: where it comes from."""
    return [place for place in element if "data-basis" in place.attrs or "basis" in place["class"].split()]


def word_for(message: object, english: str) -> str:
    return getattr(message, "string", "") or english


def shown_day(line: Sourced, tag: str) -> str:
    return format_date(line.checked, "d MMM yyyy", locale=tag.replace("-", "_"))


def faults_of(basis: Element, line: Sourced, tag: str, names: dict[str, str]) -> list[str]:
    """What the printed basis of this very line does not say."""
    text = basis.text()
    links = {link["href"] for link in basis.all("a")}
    faults = [str(nation) for nation in line.nations if names[nation] not in text]
    faults += [source for source in line.sources if f"/{tag}/about/#{source}" not in links]
    return faults if shown_day(line, tag) in text else [*faults, "checked"]


def test_every_right_is_printed_with_its_own_basis_in_every_language(
    pages: Pages, content: Content, languages: list[Language], names: Names
) -> None:
    for language in languages:
        tag = language.tag
        articles = {place["id"]: place for place in pages[f"/{tag}/rights/"].having("id")}
        assert articles.keys() >= content["rights"]["right"].keys(), tag
        for id, line in content["rights"]["right"].items():
            [basis] = bases_of(articles[id])
            assert not faults_of(basis, line, tag, names[tag]), f"{tag} {id}"
            assert line.law in basis.text(), f"{tag} {id}"


def test_every_basis_on_any_page_has_a_nation_a_source_and_a_day(
    pages: Pages, content: Content, names: Names
) -> None:
    lines = [line for table in content.values() for rows in table.values() for line in rows.values()]
    sourced = [line for line in lines if isinstance(line, Sourced)]
    for address, page in pages.items():
        for basis in bases_of(page):
            tag = address.split("/")[1]
            assert any(name in basis.text() for name in names[tag].values()), f"{address}: {basis.text()}"
            assert any(f"/{tag}/about/#" in link["href"] for link in basis.all("a")), (
                f"{address}: {basis.text()}"
            )
            assert any(shown_day(line, tag) in basis.text() for line in sourced), f"{address}: {basis.text()}"


def test_every_right_on_any_page_has_a_basis(pages: Pages, content: Content) -> None:
    rights = content["rights"]["right"].keys()
    bare = [
        f"{address}#{place['id']}"
        for address, page in pages.items()
        for place in page
        if (place["id"] in rights and "data-nations" in place.attrs) or "right" in place["class"].split()
        if not bases_of(place)
    ]
    assert not bare, "\n".join(bare)


def test_every_source_stands_on_the_page_about_us(
    pages: Pages, content: Content, languages: list[Language]
) -> None:
    for language in languages:
        about = pages[f"/{language.tag}/about/"]
        places = {place["id"] for place in about.having("id")}
        links = {link["href"] for link in about.all("a")}
        for id, source in content["sources"]["source"].items():
            assert id in places, f"{language.tag}: {id}"
            assert source.url is None or source.url in links, f"{language.tag}: {source.url}"


def test_a_line_of_safety_stands_on_the_pages_it_names(content: Content, pages: Pages) -> None:
    missing = [
        f"{line.id}: {page}"
        for line in content["safety"]["safety"].values()
        for page in line.pages
        if page != "all" and line.text not in pages[f"/en/{page}/".replace("home/", "")].text()
    ]
    assert not missing
