"""One page in one language: its words, its escapes, and law that is being translated again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.catalog import Catalog
from jinja2 import UndefinedError

from server.config import ROOT
from server.site.pages import Page
from server.site.render import Printer, english_beside, line_hash, plain, tidy
from server.words import Language

LAW = "You can say no."
AGAIN = "This line is being translated again."
Print = Callable[..., str]


def polish(*lines: tuple[str, str, list[str]]) -> Catalog:
    catalog = Catalog("pl")
    for english, words, flags in lines:
        catalog.add(english, words, flags=flags)
    return catalog


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Prints one small template with the real parts beside it."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "parts").symlink_to(ROOT / "web" / "parts")
    (tmp_path / "node_modules").symlink_to(ROOT / "web" / "node_modules")

    def printed(template: str, catalog: Catalog | None = None, tag: str = "pl", **content: object) -> str:
        (tmp_path / "pages" / "home.html").write_text(template, encoding="utf-8")
        language = Language(tag=tag, name=tag, reviewed="")
        printer = Printer(tmp_path, language, catalog or Catalog(tag), {"today": date(2026, 11, 22)})
        return printer.page(Page("home"), content, {"/js/page.js": b""}).decode()  # type: ignore[arg-type]

    return printed


RIGHT = '{% from "parts/right/right.html" import right_line with context %}{{ right_line(line) }}'


def law_line(**changes: object) -> dict[str, object]:
    """A right, and the sources that it names."""
    line: dict[str, object] = {"id": "say-no", "text": LAW, "catch": "It has a cost.", "law": "An Act"}
    line |= {"nations": ["england"], "sources": ["act"], "checked": date(2026, 11, 22)}
    sources = SimpleNamespace(source={"act": SimpleNamespace(publisher="legislation.gov.uk")})
    return {"line": SimpleNamespace(**line | changes), "sources": sources}


def test_a_law_line_whose_english_changed_shows_english_and_says_so(printed: Print) -> None:
    html = printed(RIGHT, polish((LAW, "Stare prawo.", ["fuzzy"])), **law_line())
    assert f'<span lang="en" dir="ltr">{LAW}</span>' in html
    assert AGAIN in html
    assert "Stare prawo" not in html


def test_a_law_line_that_is_new_shows_english_and_says_so(printed: Print) -> None:
    html = printed(RIGHT, **law_line())
    assert f'<span lang="en" dir="ltr">{LAW}</span>' in html
    assert AGAIN in html


def test_a_law_line_that_is_translated_says_nothing_of_it(printed: Print) -> None:
    catalog = polish((LAW, "Możesz odmówić.", []), ("It has a cost.", "To ma cenę.", []))
    html = printed(RIGHT, catalog, **law_line())
    assert "Możesz odmówić." in html
    assert LAW not in html
    assert AGAIN not in html


def test_english_law_is_never_being_translated(printed: Print) -> None:
    assert AGAIN not in printed(RIGHT, tag="en", **law_line())


def test_a_law_line_says_its_nation_its_source_and_its_day(printed: Print) -> None:
    html = printed(RIGHT, tag="en", **law_line())
    assert all(words in html for words in ("England", "An Act", "/en/about/#act", "22 Nov 2026"))


def test_words_from_content_are_escaped(printed: Print) -> None:
    assert "&lt;b&gt;" in printed("{{ line.text }}", **law_line(text="<b>"))


def test_a_name_that_nobody_gave_stops_the_build(printed: Print) -> None:
    with pytest.raises(UndefinedError, match="nobody"):
        printed("{{ nobody }}")


def test_scripts_stand_where_the_head_says(printed: Print) -> None:
    html = printed("<head><!--scripts--></head>")
    assert html == '<head><script type="module" src="/js/page.js" fetchpriority="low"></script></head>'


@pytest.mark.parametrize(
    ("tag", "day"), [("en", "22 Nov 2026"), ("pl", "22 lis 2026"), ("ur", "22 نومبر 2026")]
)
def test_a_day_is_written_in_the_language_of_the_page(printed: Print, tag: str, day: str) -> None:
    assert printed("{{ day(today) }}", tag=tag) == day


def test_addresses_lead_to_the_same_language_or_to_the_one_asked_for(printed: Print) -> None:
    html = printed("{{ url('visit') }} {{ url('home') }} {{ url_in('visit', 'ur') }}")
    assert html == "/pl/visit/ /pl/ /ur/visit/"


def test_a_host_is_shown_without_its_www(printed: Print) -> None:
    assert printed("{{ host('https://www.frg.org.uk/contact') }}") == "frg.org.uk"


def test_icons_of_one_page_do_not_stand_on_the_next(printed: Print) -> None:
    assert "i-phone" in printed("{{ icon('phone') }}{{ icon_sheet() }}")
    assert "i-phone" not in printed("{{ icon('scale') }}{{ icon_sheet() }}")


def test_indentation_and_empty_lines_go() -> None:
    assert tidy("<p>\n\n   Hello you\n</p>\n") == "<p>\nHello you\n</p>\n"


def test_the_english_beside_finds_a_line_by_what_it_shows() -> None:
    found = english_beside(polish((LAW, "Możesz  odmówić.", []), ("New", "", [])))
    assert found == {line_hash("Możesz odmówić."): LAW}


@pytest.mark.parametrize(("text", "hash"), [("", "811c9dc5"), ("a", "e40c292c"), ("foobar", "bf9cf968")])
def test_the_short_hash_is_fnv_1a(text: str, hash: str) -> None:
    assert line_hash(text) == hash


def test_a_plain_line_has_no_tags_and_single_spaces() -> None:
    assert plain("Ring <b>999</b>\n  now &amp; wait") == "Ring 999 now & wait"
