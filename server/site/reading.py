"""The shape of the rules of web/content/reader.toml, by which papers are read."""

from typing import Annotated, Literal

from msgspec import Meta

from server.site.line import Id, Line, Words

Name = Annotated[str, Meta(pattern=r"^[a-z]+([-_][a-z0-9]+)*$", max_length=40)]
Patterns = Annotated[list[Annotated[str, Meta(pattern=r"^[^A-Z]+$")]], Meta(min_length=1)]
# What the walk through a paper counts by itself.
Counts = Literal["always", "quoted", "ours", "heads", "signing"]


class WordList(Line, kw_only=True, frozen=True):
    """Words that mean the same to the reader of papers; a pattern names the list as #id."""

    words: Patterns


class Part(Line, kw_only=True, frozen=True):
    """A heading of a paper, or the words that open a list: what stands under it, and whose part it is."""

    part: Name
    who: Literal["parent", "authority"] | None = None
    find: Patterns


class Sign(Line, kw_only=True, frozen=True):
    """A sign of what kind of paper it is, how much it weighs, and how often it counts at most."""

    weight: float
    letter: int | None = None
    telling: float | None = None
    other: int | None = None
    most: int | None = None
    at: Literal["title", "label"] | None = None
    counts: Counts | None = None
    who: list[Literal["parent", "authority"]] | None = None
    how: list[Literal["firm", "soft", "now"]] | None = None
    find: Patterns | None = None
    unless: Patterns | None = None


class Rule(Line, kw_only=True, frozen=True):
    """What a sentence must have, and must not have, to show a label."""

    label: Name
    find: Patterns | None = None
    unless: Patterns | None = None
    who: list[Literal["parent", "authority"]] | None = None
    how: list[Literal["firm", "soft", "now", "none", "told"]] | None = None
    part: list[Name] | None = None
    without: Name | None = None


class Label(Line, kw_only=True, frozen=True):
    """What the reader looks for. `mark` is the line of agreement.toml that says why it matters."""

    id: Name
    kind: Literal["first", "good", "flag"]
    mark: Id


class Hard(Line, kw_only=True, frozen=True):
    """A hard word that stands in such papers, and what it means in easy words."""

    words: Patterns
    easy: Words
