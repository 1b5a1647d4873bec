"""Our own files as the rules read them: which there are, and JavaScript taken apart."""

import re
from pathlib import Path
from typing import NamedTuple

from server.config import ROOT

# A slash opens a pattern only where a value may stand; elsewhere it divides.
JS_PIECE = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
      |(?:(?<=[=(,:!&|?\[;{}])|(?<=return))\s*(?P<pattern>/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/)
    """,
    re.VERBOSE | re.DOTALL,
)


class Text(NamedTuple):
    """A string literal of a script, and the code just before it."""

    words: str
    before: str
    line: int


def files(*patterns: str) -> list[Path]:
    """Every file of ours that fits, by path. A pattern that fits nothing is a mistake in the test."""
    found = []
    for pattern in patterns:
        fitting = [path for path in ROOT.glob(pattern) if path.is_file() and "node_modules" not in path.parts]
        assert fitting, f"{pattern} fits no file"
        found += fitting
    return sorted(found)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def js_code(text: str) -> str:
    """A script without comments, strings and patterns."""
    return JS_PIECE.sub(" ", text)


def js_texts(text: str) -> list[Text]:
    """The string literals of a script, with … where ${} fills something in."""
    return [
        Text(
            re.sub(r"\$\{[^}]*\}", "…", piece["text"][1:-1]),
            text[: piece.start()].rstrip()[-20:],
            text.count("\n", 0, piece.start()) + 1,
        )
        for piece in JS_PIECE.finditer(text)
        if piece["text"]
    ]
