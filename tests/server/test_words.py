"""Languages and their catalogues."""

from pathlib import Path

import msgspec
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from server.config import Config
from server.words import Language, choose_language, read_catalog, read_languages, translations_of


def write(folder: Path, catalog: Catalog, tag: str) -> None:
    with (folder / f"{tag}.po").open("wb") as file:
        write_po(file, catalog)


def test_english_comes_first_and_no_tag_comes_twice(config: Config) -> None:
    tags = [language.tag for language in read_languages(config.locales_folder)]
    assert tags[0] == "en"
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize(
    ("tag", "direction"), [("en", "ltr"), ("pl", "ltr"), ("ur", "rtl"), ("ckb", "rtl"), ("zh-Hant", "ltr")]
)
def test_a_language_knows_which_way_it_is_written(tag: str, direction: str) -> None:
    assert Language(tag=tag, name="", reviewed="").direction == direction


def test_an_unknown_key_of_a_language_is_refused(tmp_path: Path) -> None:
    row = '[[locale]]\ntag = "en"\nname = "English"\nreviewed = ""\nflag = "GB"\n'
    (tmp_path / "locales.toml").write_text(row, encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="flag"):
        read_languages(tmp_path)


def test_a_language_without_a_catalogue_has_an_empty_one(tmp_path: Path) -> None:
    assert len(read_catalog(tmp_path, "zh-Hant")) == 0


def test_a_sure_line_is_translated_and_an_unsure_one_stays_english(tmp_path: Path) -> None:
    catalog = Catalog("pl")
    catalog.add("Wait", "Czekaj")
    catalog.add("Sign", "Podpisz", flags=["fuzzy"])
    write(tmp_path, catalog, "pl")
    words = translations_of(read_catalog(tmp_path, "pl"))
    assert [words.gettext("Wait"), words.gettext("Sign")] == ["Czekaj", "Sign"]


def test_polish_counts_in_three_ways(tmp_path: Path) -> None:
    catalog = Catalog("pl")
    catalog.add(("%(n)s day", "%(n)s days"), ("dzień", "dni", "dnia"))
    write(tmp_path, catalog, "pl")
    words = translations_of(read_catalog(tmp_path, "pl"))
    found = [words.ngettext("%(n)s day", "%(n)s days", count) for count in (1, 3, 5)]
    assert found == ["dzień", "dni", "dnia"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["pl-PL", "en"], "pl"),
        (["zh-hant-TW", "zh-Hant"], "zh-Hant"),
        (["xx", "EN-gb"], "en"),
        (["zh"], None),
        (["*"], None),
        ([], None),
    ],
)
def test_the_first_wanted_language_that_we_have_is_chosen(wanted: list[str], found: str | None) -> None:
    offered = [Language(tag=tag, name=tag, reviewed="") for tag in ("en", "pl", "zh-Hant")]
    chosen = choose_language(wanted, offered)
    assert (chosen and chosen.tag) == found
