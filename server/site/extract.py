"""Finds every word a parent reads, in templates and content, and keeps the catalogues in step with them."""

import tomllib
from collections.abc import Generator, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from server.config import Config
from server.site.content import WORDS
from server.words import SOURCE, read_catalog, read_languages

TEMPLATES = ("**.html", "manifest.json", "notices.json")
METHODS = [("content/**.toml", "server.site.extract:extract_toml"), *((name, "jinja2") for name in TEMPLATES)]
OPTIONS = {name: {"trimmed": "true", "silent": "false"} for name in TEMPLATES}
HERE = ("layout.html", "pages/", "parts/", "content/", "manifest.json", "notices.json")

# A document keeps the title that its writers gave it.
QUOTED = "source"

# Dates in the header would change the file each time nothing changed.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)

Found = Generator[tuple[int, str, str, list[str]], None, None]


def extract_toml(file: IO[bytes], *_babels: object, **_options: object) -> Found:
    """A Babel extractor: the keys of content.WORDS, each with its line's id as the translator's comment."""
    for table, rows in tomllib.loads(file.read().decode("utf-8")).items():
        for row in [] if table == QUOTED else rows:
            for key in [key for key in row if key in WORDS]:
                yield 1, "gettext", row[key], [f"{table} {row['id']}: {key}"]


def extract_words(web: Path) -> Catalog:
    """The template of every catalogue, without dates and line numbers so that changes to it are quiet."""
    catalog = Catalog(project="Doorstep", copyright_holder="Doorstep", fuzzy=False)
    found = extract_from_dir(web, METHODS, OPTIONS, comment_tags=("Translators:",), directory_filter=is_ours)
    for file, _line, message, comments, context in sorted(found, key=place):
        if file.startswith(HERE):
            catalog.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return catalog


def is_ours(folder: str) -> bool:
    return not folder.endswith("node_modules")


def place(found: tuple[Any, ...]) -> tuple[str, int]:
    return found[0], 0 if found[0].startswith("content/") else found[1]


def update_words(config: Config) -> int:
    """Writes messages.pot and updates every <tag>.po; prints what each language still lacks."""
    template = extract_words(config.web_folder)
    folder = config.locales_folder
    save(template, folder / "messages.pot")
    for language in read_languages(folder):
        if language.tag == SOURCE:
            continue
        catalog = read_catalog(folder, language.tag)
        catalog.update(template, no_fuzzy_matching=True, keep_user_comments=False)
        catalog.obsolete.clear()
        save(catalog, folder / f"{language.tag}.po")
        print(f"{language.tag}: {len(list(missing(catalog)))} of {len(template)} lines missing")
    return 0


def missing(catalog: Catalog) -> Iterable[str]:
    """The English of every line that has no words of its own yet."""
    for message in catalog:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(strings)):
            yield message.id if isinstance(message.id, str) else message.id[0]


def save(catalog: Catalog, path: Path) -> None:
    catalog.creation_date = catalog.revision_date = NO_DATE
    with path.open("wb") as file:
        write_po(file, catalog, width=100, omit_header=path.suffix == ".pot", include_lineno=False)
