"""Reads web/content/*.toml, checks every line, and stops with file and line at the first fault."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from server.site.line import Line
from server.site.pages import BY_ID
from server.site.reader import pattern_faults
from server.site.schema import TABLES

Content = dict[str, dict[str, dict[str, Any]]]

WORDS = {"title", "about", "text", "catch", "look", "meaning", "ask", "purpose", "languages", "note",
         "more", "why", "watch", "done", "easy"}  # fmt: skip


class ContentFault(Exception):
    """Raised with "file:line: what is wrong", ready to be shown to whoever edits the file."""


def read_content(folder: Path) -> Content:
    """Returns {file: {table: {id: line}}}, in the order written. Raises ContentFault."""
    content: Content = {name: read_file(folder / f"{name}.toml") for name in TABLES}
    check_links(folder, content)
    check_patterns(folder / "reader.toml", content["reader"])
    return content


def read_file(path: Path) -> dict[str, dict[str, Line]]:
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ContentFault(f"{path}: {fault}") from fault
    wanted = TABLES[path.stem]
    for name in tables.keys() - wanted.keys():
        raise ContentFault(f"{path}:{line_of(text, name, 0)}: [[{name}]] is not one of {', '.join(wanted)}")
    return {name: read_table(path, text, name, tables.get(name, [])) for name in wanted}


def read_table(path: Path, text: str, name: str, rows: list[dict[str, Any]]) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    for number, row in enumerate(rows):
        try:
            line = msgspec.convert(row, TABLES[path.stem][name])
        except msgspec.ValidationError as fault:
            raise ContentFault(f"{path}:{line_of(text, name, number, key_in(fault))}: {fault}") from fault
        if line.id in lines:
            raise ContentFault(f"{path}:{line_of(text, name, number)}: the id {line.id!r} is taken")
        lines[line.id] = line
    return lines


def key_in(fault: msgspec.ValidationError) -> str:
    """The key a msgspec message is about: `... - at `$.nations[0]`` gives "nations"."""
    found = re.search(r"`\$\.(\w+)|unknown field `(\w+)`", str(fault))
    return (found.group(1) or found.group(2)) if found else ""


def line_of(text: str, name: str, number: int, key: str = "") -> int:
    """The line (from 1) of the key in the numbered [[name]] table, or of its header."""
    headers = [at for at, row in enumerate(text.splitlines(), 1) if row.strip() == f"[[{name}]]"]
    if number >= len(headers):
        return 1
    for at, row in enumerate(text.splitlines()[headers[number] :], headers[number] + 1):
        if row.startswith("[["):
            break
        if key and re.match(rf"{key}\s*=", row):
            return at
    return headers[number]


def check_links(folder: Path, content: Content) -> None:
    """Every name of another line, page or step must be the name of one that exists."""
    steps = {f"#{id}" for id in content["visit"]["step"]}
    phrases = content["phrases"]["phrase"].keys()
    known = {
        "sources": content["sources"]["source"].keys(),
        "card": phrases,
        "say": phrases,
        "also": phrases,
        "leads": BY_ID.keys(),
        "goes_to": BY_ID.keys() | steps,
        "mark": content["agreement"]["mark"].keys(),
        "label": content["reader"]["label"].keys(),
        "without": content["reader"]["label"].keys(),
        "rests_on": content["rights"]["right"].keys() | content["safety"]["safety"].keys(),
    }
    for file, tables in content.items():
        text = (folder / f"{file}.toml").read_text(encoding="utf-8")
        for table, lines in tables.items():
            groups = {"group": tables["group"].keys()} if "group" in tables else {}
            for number, line in enumerate(lines.values()):
                for key, name in dead_links(line, known | groups):
                    where = f"{folder / file}.toml:{line_of(text, table, number, key)}"
                    raise ContentFault(f"{where}: {key} names {name!r}, which does not exist")


def dead_links(line: Line, known: dict[str, Any]) -> list[tuple[str, str]]:
    pairs = []
    for key in known.keys() & set(line.__struct_fields__):
        value = getattr(line, key)
        names = value if isinstance(value, list) else [value]
        pairs += [(key, name) for name in names if name and name not in known[key]]
    return pairs


def check_patterns(path: Path, tables: dict[str, dict[str, Any]]) -> None:
    """Every pattern of the reader of papers must be one that the browser can make ready."""
    text = path.read_text(encoding="utf-8")
    for fault in pattern_faults(tables):
        raise ContentFault(f"{path}:{line_of(text, fault.table, fault.number, fault.key)}: {fault.what}")
