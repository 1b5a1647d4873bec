"""The words in every language: none missing, none stale, and no number changed on the way."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from server.config import ROOT, Config
from server.site.extract import extract_words, save
from server.words import SOURCE, read_catalog, read_languages

TAGS = [one.tag for one in read_languages(ROOT / "locales") if one.tag != SOURCE]

# Lines that another language may write just as English does.
SIZES = {"{amount} MB", "{amount} GB"}
SAME: dict[str, set[str]] = {"cy": SIZES, "pl": {"Section 20", *SIZES}, "ur": set()}

# Letters that a keyboard for Arabic types where Urdu has its own.
ARABIC_KEYBOARD = set("يكىهة٠١٢٣٤٥٦٧٨٩")
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")
LATIN_LETTER = re.compile(r"[A-Za-z]")
URDU_LETTER = re.compile(r"[\u0600-\u06ff]")

# Names, and words given in English beside their Urdu because a worker will say them in English.
LATIN_IN_URDU = re.compile(r"Doorstep|iPhone|iPad|Android|\([A-Za-z][^)]*\)|“[^”]*”")


@pytest.fixture(scope="session")
def template(config: Config) -> Catalog:
    return extract_words(config.web_folder)


@pytest.fixture(params=TAGS)
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def catalog(config: Config, tag: str) -> Catalog:
    return read_catalog(config.locales_folder, tag)


def forms(text: object) -> tuple[str, ...]:
    """One string, or each of a plural's."""
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text or ""),)


def pairs(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(English, translated) of every line, each form of a plural by itself."""
    for message in catalog:
        if message.id:
            english = forms(message.id)
            for at, words in enumerate(forms(message.string)):
                yield english[min(at, len(english) - 1)], words


def shown(lines: list[str]) -> str:
    return f"{len(lines)} lines:\n" + "\n".join(lines[:20])


def test_the_template_is_what_the_pages_say_now(template: Catalog, tmp_path: Path) -> None:
    save(template, tmp_path / "messages.pot")
    now = (tmp_path / "messages.pot").read_text(encoding="utf-8")
    kept = (ROOT / "locales" / "messages.pot").read_text(encoding="utf-8")
    assert now == kept, "run: make words"


def test_every_language_has_all_the_words_and_no_others(template: Catalog, catalog: Catalog) -> None:
    wanted = {forms(message.id) for message in template if message.id}
    had = {forms(message.id) for message in catalog if message.id}
    odd = [f"missing: {line[0]}" for line in sorted(wanted - had)]
    odd += [f"not ours: {line[0]}" for line in sorted(had - wanted)]
    assert not odd, shown(odd)
    assert not catalog.obsolete


def test_every_line_is_translated_and_sure(catalog: Catalog) -> None:
    empty = [english for english, words in pairs(catalog) if not words.strip()]
    fuzzy = [str(message.id) for message in catalog if message.id and message.fuzzy]
    assert not empty + fuzzy, shown(empty + fuzzy)


def test_every_placeholder_stays(catalog: Catalog) -> None:
    wrong = [
        f"{english} → {words}"
        for english, words in pairs(catalog)
        if words and Counter(PLACEHOLDER.findall(english)) != Counter(PLACEHOLDER.findall(words))
    ]
    assert not wrong, shown(wrong)


def numbers(text: str) -> Counter[str]:
    plain = PLACEHOLDER.sub("", text).translate(DIGITS)
    return Counter(re.findall(r"\d+", plain))


def test_every_number_stays(catalog: Catalog) -> None:
    wrong = [
        f"{english} → {words}"
        for english, words in pairs(catalog)
        if words and numbers(english) != numbers(words)
    ]
    assert not wrong, shown(wrong)


def test_no_line_has_markup(template: Catalog, catalog: Catalog) -> None:
    lines = [line for message in template for line in forms(message.id)]
    lines += [words for _, words in pairs(catalog)]
    wrong = [line for line in lines if re.search(r"[<>]|&\w+;", line)]
    assert not wrong, shown(wrong)


def test_no_line_begins_or_ends_with_a_space(catalog: Catalog) -> None:
    wrong = [
        words for english, words in pairs(catalog) if english.strip() == english and words.strip() != words
    ]
    assert not wrong, shown(wrong)


def test_plurals_have_as_many_forms_as_the_language(catalog: Catalog, tag: str) -> None:
    wanted = Catalog(tag.replace("-", "_")).num_plurals
    plural = [message for message in catalog if message.id and message.pluralizable]
    wrong = [str(message.id) for message in plural if len(forms(message.string)) != wanted]
    assert catalog.num_plurals == wanted
    assert not wrong, shown(wrong)


def test_no_line_was_left_in_english(catalog: Catalog, tag: str) -> None:
    lines = [english for english, words in pairs(catalog) if words == english and english not in SAME[tag]]
    left = [english for english in lines if re.search(r"[A-Za-z]", PLACEHOLDER.sub("", english))]
    assert not left, shown(left)


def test_every_line_that_may_stay_english_is_still_a_line(template: Catalog, tag: str) -> None:
    lines = {line for message in template for line in forms(message.id)}
    assert SAME[tag] <= lines, SAME[tag] - lines


@pytest.mark.parametrize("latin", [one for one in TAGS if one != "ur"])
def test_languages_in_latin_letters_have_no_others(config: Config, latin: str) -> None:
    foreign = re.compile(r"[^\W\d_A-Za-zÀ-ɏ’]")
    wrong = [words for _, words in pairs(read_catalog(config.locales_folder, latin)) if foreign.search(words)]
    assert not wrong, shown(wrong)


def test_urdu_is_written_with_urdu_letters(config: Config) -> None:
    catalog = read_catalog(config.locales_folder, "ur")
    wrong = [words for _, words in pairs(catalog) if ARABIC_KEYBOARD & set(words)]
    assert not wrong, shown(wrong)


def is_urdu(words: str) -> bool:
    """Some English may stand in a line, as the name of a court or what a paper says, but not most of it."""
    line = PLACEHOLDER.sub("", LATIN_IN_URDU.sub("", words))
    return 3 * len(URDU_LETTER.findall(line)) >= len(LATIN_LETTER.findall(line))


def test_urdu_lines_are_in_urdu(config: Config) -> None:
    lines = pairs(read_catalog(config.locales_folder, "ur"))
    wrong = [words for english, words in lines if english not in SAME["ur"] and not is_urdu(words)]
    assert not wrong, shown(wrong)
