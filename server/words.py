"""The languages and their words: reads locales/locales.toml and locales/<tag>.po. The only gettext loader."""

import tomllib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import babel
import msgspec
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

SOURCE = "en"


class Language(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One row of locales.toml."""

    tag: str
    name: str
    reviewed: str

    @property
    def direction(self) -> str:
        """The way it is written, "ltr" or "rtl", as the Unicode CLDR has it."""
        return babel.Locale.parse(self.tag, sep="-").text_direction

    @property
    def has_twelve_hours(self) -> bool:
        """Whether three in the afternoon is 3 or 15: as the CLDR has it, and in English as people say it."""
        pattern = babel.Locale.parse(self.tag, sep="-").time_formats["short"].pattern
        return self.tag == SOURCE or "a" in pattern


def read_languages(folder: Path) -> list[Language]:
    rows = tomllib.loads((folder / "locales.toml").read_text(encoding="utf-8"))["locale"]
    return msgspec.convert(rows, list[Language])


def choose_language(wanted: Iterable[str], offered: list[Language]) -> Language | None:
    """The first wanted tag that we have, as it stands or without its region: "pl-PL" is "pl"."""
    by_tag = {language.tag.lower(): language for language in offered}
    for tag in map(str.lower, wanted):
        if found := by_tag.get(tag) or by_tag.get(tag.partition("-")[0]):
            return found
    return None


def read_catalog(folder: Path, tag: str) -> Catalog:
    """The words of one language; English has none, its words stand in the pages."""
    path = folder / f"{tag}.po"
    locale = tag.replace("-", "_")
    if not path.exists():
        return Catalog(locale, header_comment="# Doorstep's words", project="Doorstep", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def translations_of(catalog: Catalog) -> Translations:
    """Fuzzy lines are left out, so a line whose English changed falls back to English."""
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)
