"""A printed page as a small tree, so that a rule can be asked of it in a line."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

# Tags that HTML lets go unclosed: the next one of the kind, or the end of what they stand in, closes them.
CLOSES_ITSELF = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option"}}


class Element:
    """One tag with what is inside it: other elements and strings."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: "Element | None" = None) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.inside: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        """An attribute; empty when there is none."""
        return self.attrs.get(name, "")

    def __iter__(self) -> Iterator["Element"]:
        """Every element below this one, in the order of the page."""
        for child in self.inside:
            if isinstance(child, Element):
                yield child
                yield from child

    def all(self, *tags: str) -> list["Element"]:
        return [element for element in self if element.tag in tags]

    def having(self, name: str) -> list["Element"]:
        return [element for element in self if name in element.attrs]

    def of_class(self, name: str) -> list["Element"]:
        return [element for element in self if name in element["class"].split()]

    def text(self) -> str:
        """What a reader sees, in single spaces."""
        return " ".join(self.raw().split())

    def raw(self) -> str:
        return "".join(child if isinstance(child, str) else child.raw() for child in self.inside)

    def strings(self) -> Iterator[str]:
        """Each run of words by itself, for what must not grow together."""
        for child in self.inside:
            yield from [child] if isinstance(child, str) else child.strings()

    def is_inside(self, tag: str) -> bool:
        return self.parent is not None and (self.parent.tag == tag or self.parent.is_inside(tag))

    @property
    def is_hidden(self) -> bool:
        """Not to be seen until a script says so."""
        waits = self.tag == "template" or "hidden" in self.attrs or "needs-script" in self["class"].split()
        return waits or (self.parent is not None and self.parent.is_hidden)


class Reader(HTMLParser):
    """Builds the tree and notes every tag that does not close in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {})
        self.unclosed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in CLOSES_ITSELF.get(self.here.tag, ()):
            self.step_out()
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.inside.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag in CLOSES_ITSELF and self.here.tag != tag:
            self.step_out()
        if self.here.tag != tag:
            self.unclosed.append(f"</{tag}> closes <{self.here.tag}> at line {self.getpos()[0]}")
        self.step_out()

    def step_out(self) -> None:
        self.here = self.here.parent or self.root

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


def read_page(data: bytes) -> Element:
    return read(data).root


def read(data: bytes) -> Reader:
    reader = Reader()
    reader.feed(data.decode())
    reader.close()
    return reader
