"""Words are found wherever a parent reads them, always in the same order."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from server.config import Config
from server.site.extract import extract_toml, extract_words, missing, save, update_words
from server.words import read_catalog
from tests.server.conftest import House


@pytest.fixture(scope="module")
def words(config: Config) -> Catalog:
    return extract_words(config.web_folder)


def test_words_of_pages_parts_content_layout_manifest_and_notices_are_found(words: Catalog) -> None:
    places = {location[0].split("/")[0] for message in words for location in message.locations}
    assert places == {"pages", "parts", "content", "layout.html", "manifest.json", "notices.json"}


def test_the_template_is_the_same_each_time(config: Config, words: Catalog, tmp_path: Path) -> None:
    save(words, tmp_path / "one.pot")
    save(extract_words(config.web_folder), tmp_path / "two.pot")
    assert (tmp_path / "one.pot").read_bytes() == (tmp_path / "two.pot").read_bytes()


def test_the_template_has_no_day_and_no_line_number(words: Catalog, tmp_path: Path) -> None:
    save(words, tmp_path / "messages.pot")
    text = (tmp_path / "messages.pot").read_text(encoding="utf-8")
    assert "POT-Creation-Date" not in text
    assert "#: layout.html\n" in text


def test_a_content_line_tells_translators_which_line_it_is() -> None:
    file = BytesIO(b'[[right]]\nid = "say-no"\ntext = "You can say no."\nlaw = "An Act"\n')
    assert list(extract_toml(file)) == [(1, "gettext", "You can say no.", ["right say-no: text"])]


def test_names_laws_numbers_and_the_titles_of_documents_are_no_words(words: Catalog) -> None:
    comments = [comment for message in words for comment in message.auto_comments]
    assert not [comment for comment in comments if comment.startswith("source ")]
    assert not [comment for comment in comments if comment.endswith((": law", ": name", ": tel_shown"))]


def test_every_content_line_that_a_parent_reads_is_a_word(words: Catalog) -> None:
    comments = {comment for message in words for comment in message.auto_comments}
    assert {"right no-order-say-no: text", "right no-order-say-no: catch", "group door: title"} <= comments


def test_updating_says_what_is_missing(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    (house.locales_folder / "pl.po").unlink()
    assert update_words(house) == 0
    total = len(extract_words(house.web_folder))
    assert f"pl: {total} of {total} lines missing" in capsys.readouterr().out


def test_updating_twice_changes_nothing(house: House) -> None:
    update_words(house)
    once = {path.name: path.read_bytes() for path in house.locales_folder.glob("*.po*")}
    update_words(house)
    assert {path.name: path.read_bytes() for path in house.locales_folder.glob("*.po*")} == once


def test_a_line_that_changed_is_empty_again_and_never_a_guess(house: House) -> None:
    catalog = Catalog("pl")
    catalog.add("Someone is here now!", "Ktoś tu jest!")
    save(catalog, house.locales_folder / "pl.po")
    update_words(house)
    updated = read_catalog(house.locales_folder, "pl")
    assert updated.get("Someone is here now").string == ""  # type: ignore[union-attr]
    assert updated.get("Someone is here now!") is None


def test_missing_lines_are_the_empty_and_the_unsure() -> None:
    catalog = Catalog("pl")
    catalog.add("Empty", "")
    catalog.add("Unsure", "Niepewne", flags=["fuzzy"])
    catalog.add(("day", "days"), ("dzień", "", "dni"))
    catalog.add("Sure", "Pewne")
    assert list(missing(catalog)) == ["Empty", "Unsure", "day"]
