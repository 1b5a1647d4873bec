"""The printed pages as trees, for the rules of the house."""

import pytest

from server.config import Config
from server.site.release import Files
from server.words import Language, read_languages
from tests.house.printed import Element, read_page

Pages = dict[str, Element]


@pytest.fixture(scope="session")
def languages(config: Config) -> list[Language]:
    return read_languages(config.locales_folder)


@pytest.fixture(scope="session")
def pages(site: Files) -> Pages:
    """{address: tree} of every printed page."""
    return {address: read_page(data) for address, data in site.items() if address.endswith("/")}
