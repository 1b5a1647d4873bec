"""The rules of the reader of papers: checked here, printed once, used by web/js/reader.js."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

# One alternative of a step: a #list, a word or mark, words tied by _ ; each word may end in *.
ALTERNATIVE = re.compile(r"#[a-z][a-z-]*|[^\s|#~^$*_?]+\*?(_[^\s|#~^$*_?]+\*?)*")
GAPS = {"~", "~~"}
KEYS = ("words", "find", "unless")
PRINTED = ("list", "part", "rule", "label")


class Fault(NamedTuple):
    """A pattern that cannot be made ready, and where it stands."""

    table: str
    number: int
    key: str
    what: str


def pattern_faults(tables: dict[str, dict[str, Any]]) -> Iterator[Fault]:
    """Every wrong pattern. A list may name only the lists above it."""
    known: set[str] = set()
    for table in ("list", "part", "rule", "hard"):
        for number, row in enumerate(tables[table].values()):
            for key, pattern in patterns_of(row):
                if what := wrong_in(pattern, known):
                    yield Fault(table, number, key, f"{pattern!r}: {what}")
            known |= {row.id} if table == "list" else set()


def patterns_of(row: Any) -> list[tuple[str, str]]:
    return [(key, pattern) for key in KEYS for pattern in getattr(row, key, None) or []]


def wrong_in(pattern: str, lists: set[str]) -> str:
    """What is wrong with a pattern, or nothing."""
    steps = pattern.removeprefix("^ ").removesuffix(" $").split(" ")
    if steps[0] in GAPS or steps[-1] in GAPS:
        return "a gap stands between two words"
    for step in steps:
        for alternative in [] if step in GAPS else step.removesuffix("?").split("|"):
            if not ALTERNATIVE.fullmatch(alternative):
                return f"{alternative!r} is no word"
            if alternative.startswith("#") and alternative[1:] not in lists:
                return f"there is no list {alternative}"
    return ""


def rules_of(tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """What /reader.json says, but for the weights. What hard words mean is printed for each language."""
    rules = {name: [bare(row) for row in tables[name].values()] for name in PRINTED}
    return rules | {"hard": [{"id": row.id, "words": row.words} for row in tables["hard"].values()]}


def read_weights(folder: Path) -> dict[str, Any]:
    """{"labels": [...], "table": text}, as `make weights` wrote it and web/js/reader-weights.js reads it."""
    return dict(json.loads((folder / "reader-weights.json").read_text(encoding="utf-8")))


def bare(row: Any) -> dict[str, Any]:
    return {key: value for key, value in msgspec.to_builtins(row).items() if value is not None}
