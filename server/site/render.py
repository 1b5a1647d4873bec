"""Turns one page and one language into HTML. The only room that knows Jinja."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.messages.catalog import Catalog
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from server.site.content import Content
from server.site.icons import Icons
from server.site.pages import BY_ID, PAGES, Page
from server.site.scripts import scripts_for
from server.words import SOURCE, Language, translations_of

HEAD_END = "<!--scripts-->"
JSON = (",", ":")


class Compiled(BytecodeCache):
    """Templates are compiled once and serve every language: that is most of the printing."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self.kept.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.checksum, bucket.bytecode_to_string()


COMPILED = Compiled()


class Printer:
    """Prints the pages of one language."""

    def __init__(self, web: Path, language: Language, catalog: Catalog, shared: dict[str, Any]) -> None:
        self.language = language
        self.shared = shared
        self.icons = Icons(web / "node_modules" / "lucide-static" / "icons")
        self.translate = translations_of(catalog).gettext
        self.known = {message.id for message in catalog if message.string and not message.fuzzy}
        self.env = Environment(
            loader=FileSystemLoader(web),
            extensions=["jinja2.ext.i18n"],
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=COMPILED,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.env.policies["ext.i18n.trimmed"] = True
        self.env.install_gettext_translations(translations_of(catalog), newstyle=True)  # type: ignore[attr-defined]
        self.env.globals |= self.tools()

    def tools(self) -> dict[str, Any]:
        """What every template may call."""
        tag = self.language.tag
        return {
            "locale": self.language,
            "url": lambda id: BY_ID[id].path(tag),
            "url_in": lambda id, other: BY_ID[id].path(other),
            "day": lambda day: format_date(day, "d MMM yyyy", locale=tag.replace("-", "_")),
            "is_old": lambda text: tag != SOURCE and text not in self.known,
            "host": lambda address: (urlsplit(address).hostname or "").removeprefix("www."),
            "icon": self.icons,
            "icon_sheet": self.icons.sheet,
            "as_json": lambda value: json.dumps(value, ensure_ascii=False, separators=JSON, default=str),
            **self.shared,
        }

    def page(self, page: Page, content: Content, scripts: dict[str, bytes]) -> bytes:
        """The whole HTML of one page, with just the scripts and icons that it uses."""
        self.icons.used.clear()
        html = self.env.get_template(f"pages/{page.id}.html").render(page=page, pages=PAGES, **content)
        return tidy(html.replace(HEAD_END, script_tags(html, scripts))).encode()

    def file(self, name: str) -> bytes:
        """A file of web/ that is not a page but has words in it."""
        return self.env.get_template(name).render().encode()

    def lines(self, rows: dict[str, Any], key: str) -> dict[str, str]:
        """{id: the words of a key in this language}, for a script to look up."""
        return {id: self.translate(getattr(row, key)) for id, row in rows.items()}


def script_tags(html: str, scripts: dict[str, bytes]) -> str:
    modules, imported = scripts_for(html, scripts)
    # Low: the page reads without them, so on a slow line the styles go first.
    preloads = [f'<link rel="modulepreload" href="{address}" fetchpriority="low">' for address in imported]
    starts = [f'<script type="module" src="{address}" fetchpriority="low"></script>' for address in modules]
    return "\n".join(preloads + starts)


def tidy(html: str) -> str:
    """Takes out the indentation and empty lines that templates leave behind."""
    return re.sub(r"\n\s*", "\n", html)


def english_beside(catalog: Catalog) -> dict[str, str]:
    """{short hash of the translated line: the English}, for "show English under each line"."""
    pairs: dict[str, str] = {}
    for message in catalog:
        if isinstance(message.id, str) and message.id and isinstance(message.string, str) and message.string:
            pairs[line_hash(plain(message.string))] = plain(message.id)
    return pairs


def plain(text: str) -> str:
    """The line as a reader sees it: no tags, single spaces."""
    return " ".join(Markup(text).striptags().split())


def line_hash(text: str) -> str:
    """FNV-1a, 32 bits, over UTF-8: short, and web/js/english.js makes the same one."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{value:08x}"
