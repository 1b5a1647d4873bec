"""Styles that read from either side: logical properties only, and each file in its own layer."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.house.source import files, name, read

SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?:(?:scroll-)?(?:margin|padding)|border|inset)-(?:{SIDES})(?:-\w+)?"
    rf"|{SIDES}|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius"
)
PHYSICAL_VALUE = re.compile(r"(?:text-align|float|clear|caption-side):\s*(?:left|right)")
SHORTHAND = re.compile(r"(?:(?:scroll-)?(?:margin|padding)|inset|border-color|border-style)$")

# English stays left to right under an Urdu line.
ENGLISH = {".english", ".say__english"}


class Declaration(NamedTuple):
    """One `name: value` and the selector it stands under."""

    selector: str
    name: str
    value: str

    @property
    def is_physical(self) -> bool:
        text = f"{self.name}: {self.value}"
        if text == "text-align: left" and self.selector in ENGLISH:
            return False
        return bool(PHYSICAL.fullmatch(self.name) or PHYSICAL_VALUE.match(text)) or self.is_lopsided

    @property
    def is_lopsided(self) -> bool:
        """Four values whose second and fourth differ: right and left in disguise."""
        values = re.findall(r"[^\s(]+(?:\([^)]*\))?", self.value)
        return bool(SHORTHAND.match(self.name)) and len(values) == 4 and values[1] != values[3]


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def declarations(css: str) -> Iterator[Declaration]:
    """Every declaration, however deep the blocks."""
    selectors: list[str] = []
    for words, mark in re.findall(r"([^{};]*)([{};])", without_comments(css)):
        text = " ".join(words.split())
        if mark == "{":
            selectors.append(text)
            continue
        if ":" in text and not text.startswith("@"):
            name, value = text.split(":", 1)
            yield Declaration(selectors[-1], name.strip(), value.strip())
        if mark == "}":
            selectors.pop()


def test_a_planted_physical_property_is_found() -> None:
    css = "@layer parts { @media (min-width: 1px) { .a { padding: 0 1px 0 2px; color: red } } }"
    assert [found.is_physical for found in declarations(css)] == [True, False]


def test_no_style_knows_left_from_right() -> None:
    found = [
        f"{name(path)}: {found.selector} {{ {found.name}: {found.value} }}"
        for path in files("web/css/*.css", "web/parts/*/*.css")
        for found in declarations(read(path))
        if found.is_physical
    ]
    assert not found, "\n".join(found)


def outside_layer(css: str, layer: str) -> str:
    """What is left of a file when its @layer block is taken away."""
    rest = without_comments(css).strip()
    head = f"@layer {layer} {{"
    if not rest.startswith(head):
        return rest
    depth = 1
    for at, letter in enumerate(rest[len(head) :], len(head)):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return rest[at + 1 :].strip()
    return rest


@pytest.mark.parametrize("layer", ["tokens", "reset", "base", "layout", "utilities"])
def test_each_shared_file_stands_in_its_own_layer(layer: str) -> None:
    [path] = files(f"web/css/{layer}.css")
    assert outside_layer(read(path), layer) == ""


def test_each_part_stands_in_the_layer_of_parts() -> None:
    loose = [name(path) for path in files("web/parts/*/*.css") if outside_layer(read(path), "parts")]
    assert not loose, ", ".join(loose)


def test_nobody_takes_pinch_zoom_away() -> None:
    taken = [
        f"{name(path)}: {found.selector}"
        for path in files("web/css/*.css", "web/parts/*/*.css")
        for found in declarations(read(path))
        if found.name == "touch-action" and "pinch-zoom" not in found.value and found.value != "manipulation"
    ]
    assert not taken, ", ".join(taken)
