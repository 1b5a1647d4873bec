"""English that a child of nine can read: short sentences, school grade 6 at most on every page."""

import re
from collections.abc import Iterator

import textstat

from tests.house.conftest import Pages
from tests.house.printed import Element

GRADE = 6
WORDS = 20

# Tags whose words run on with the words around them; every other one ends a sentence where it ends.
INLINE = {"a", "abbr", "b", "bdi", "cite", "em", "i", "kbd", "q", "small", "span", "strong", "time", "u"}
NOT_READ = {"svg", "script", "nav"}


def is_skipped(element: Element) -> bool:
    """Small print for checkers, ways to move about, and words quoted in their own language."""
    classes = element["class"].split()
    is_chip = "chips" in classes or "chip" in classes
    is_basis = "basis" in classes or "data-basis" in element.attrs
    return element.tag in NOT_READ or is_chip or is_basis or "lang" in element.attrs


def pieces(element: Element) -> Iterator[str]:
    """The text with a line break wherever a piece of text ends."""
    before: Element | str | None = None
    for child in element.inside:
        if isinstance(child, str):
            yield re.sub(r"\s+", " ", child) if child.strip() else "\n" * ("\n" in child) or " "
        else:
            is_end = child.tag not in INLINE or isinstance(before, Element)
            yield "\n" * is_end
            yield from () if is_skipped(child) else pieces(child)
            yield "\n" * (child.tag not in INLINE)
        before = child


def sentences(page: Element) -> list[str]:
    """Each sentence once: a button said forty times must not make a hard page look easy."""
    [main] = page.all("main")
    lines = "".join(pieces(main)).split("\n")
    parts = [part.strip() for line in lines for part in re.split(r"(?<=[.!?…])[”’)]*\s+", line.strip())]
    return [part for part in dict.fromkeys(parts) if re.search(r"[^\W_]", part)]


def words(sentence: str) -> list[str]:
    return [word for word in sentence.split() if re.search(r"\w", word)]


def grade(lines: list[str]) -> float:
    """Flesch and Kincaid's, without labels of one or two words: no sentences, even to textstat."""
    said = [line.rstrip(".!?… ") for line in lines if len(words(line)) > 2]
    return float(textstat.flesch_kincaid_grade(". ".join(said) + ".")) if said else 0.0


def english(pages: Pages) -> dict[str, list[str]]:
    return {address: sentences(page) for address, page in pages.items() if address.startswith("/en/")}


def test_a_hard_page_would_be_noticed() -> None:
    hard = "Notwithstanding statutory responsibilities, professionals habitually investigate families."
    assert grade([hard]) > GRADE > grade(["You can ask them to wait here."])


def test_every_page_reads_at_grade_6_or_easier(pages: Pages) -> None:
    grades = {address: grade(lines) for address, lines in english(pages).items()}
    hard = {address: found for address, found in grades.items() if found > GRADE}
    assert not hard, f"over {GRADE}: {hard}"


def test_no_sentence_is_longer_than_20_words(pages: Pages) -> None:
    long = sorted({line for lines in english(pages).values() for line in lines if len(words(line)) > WORDS})
    assert not long, "\n".join(f"{len(words(line))}: {line}" for line in long)
