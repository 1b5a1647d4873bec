"""The shape of the rules of web/content/reader.toml, by which papers are read."""

from typing import Annotated, Literal

from msgspec import Meta

from server.site.line import Id, Line, Words

Name = Annotated[str, Meta(pattern=r"^[a-z]+([-_][a-z0-9]+)*$", max_length=40)]
Patterns = Annotated[list[Annotated[str, Meta(pattern=r"^[^A-Z]+$")]], Meta(min_length=1)]


class WordList(Line, kw_only=True, frozen=True):
    """Words that mean the same to the reader of papers; a pattern names the list as #id.

    Where words are counted, the name of a `counted` list stands for its words.
    """

    words: Patterns
    counted: bool | None = None


class Part(Line, kw_only=True, frozen=True):
    """A heading of a paper, or the words that open a list: what stands under it, and whose part it is."""

    part: Name
    who: Literal["parent", "authority"] | None = None
    find: Patterns


class Rule(Line, kw_only=True, frozen=True):
    """What a sentence must have, and must not have, to show a label, beside what the weights find.

    `without` is a label: only where that is not there.
    """

    label: Name
    find: Patterns
    unless: Patterns | None = None
    who: list[Literal["parent", "authority"]] | None = None
    how: list[Literal["firm", "soft", "now", "none"]] | None = None
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
