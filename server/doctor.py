"""Examines this installation and says what is wrong and how to mend it."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from server.clock import now, today
from server.config import Config
from server.database import FILE, opened
from server.keys import MODE, STAMPS, VAPID, KeyFault, read_stamp_keys, read_vapid_key
from server.outbox.store import refused_since
from server.site.build import build
from server.site.content import ContentFault, read_content
from server.site.schema import Sourced

ENOUGH_SPACE = 200 * 1024 * 1024
READ_AGAIN_AFTER = timedelta(days=365)


def examine(config: Config) -> int:
    """Prints one line for each complaint, or that all is well. Returns 1 if there was any."""
    complaints = [*check_libraries(config), *check_data(config)]
    if not complaints:
        complaints = [*check_content(config), *check_site(config), *check_keys(config), *check_pushes(config)]
    complaints += check_operator(config)
    for complaint in complaints:
        print(f"✗ {complaint}")
    if not complaints:
        print("✓ all is well")
    return min(len(complaints), 1)


def check_libraries(config: Config) -> Iterator[str]:
    if not (config.web_folder / "node_modules" / "lucide-static").is_dir():
        yield "the icons are not installed. Mend: make setup"


def check_data(config: Config, enough: int = ENOUGH_SPACE) -> Iterator[str]:
    folder = config.data_folder
    if not folder.exists():
        return
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        yield f"the data folder {folder} cannot be written. Mend: give it to the user who runs Doorstep"
    if shutil.disk_usage(folder).free < enough:
        yield f"the disk of {folder} is nearly full. Mend: free 200 MB"


def check_operator(config: Config) -> Iterator[str]:
    if config.operator.endswith("@localhost"):
        yield "operator is nobody's address, and some push services refuse that. Mend: set it in config.toml"


def check_keys(config: Config) -> Iterator[str]:
    folder = config.data_folder
    if not folder.exists():
        return
    yield from check_key(folder / VAPID, "push services", read_vapid_key)
    yield from check_key(folder / STAMPS, "signed times", read_stamp_keys)
    for path in sorted([*folder.glob("*.pem"), *folder.glob("*.secret")]):
        if path.stat().st_mode & 0o777 & ~MODE:
            yield f"{path} can be read by others. Mend: chmod 600 {path}"


def check_key(path: Path, use: str, read: Callable[[Path], object]) -> Iterator[str]:
    """The doctor makes no key: `read` would."""
    if not path.exists():
        yield f"there is no key for {use} yet. Mend: .venv/bin/python -m server keys"
        return
    try:
        read(path.parent)
    except KeyFault as fault:
        yield str(fault)


def check_pushes(config: Config) -> Iterator[str]:
    """A refusal is about our key or our claims; nobody else can mend it."""
    if not (config.data_folder / FILE).exists():
        return
    try:
        with opened(config.data_folder) as db:
            refused = refused_since(db, now() - timedelta(days=1))
    except sqlite3.Error as fault:
        yield f"the database cannot be read ({fault}). Mend: .venv/bin/python -m server migrate"
        return
    if refused:
        yield f"{refused} pushes were refused in a day. Mend: look at the log for 401 and 403; check operator"


def check_content(config: Config) -> Iterator[str]:
    try:
        content = read_content(config.web_folder / "content")
    except ContentFault as fault:
        yield f"{fault}. Mend: correct that line"
        return
    for file, tables in content.items():
        old = [line.id for lines in tables.values() for line in lines.values() if is_old(line)]
        if old:
            count = f"{len(old)} lines were last checked over a year ago ({old[0]} …)"
            yield f"{file}.toml: {count}. Mend: read their sources again"


def is_old(line: object) -> bool:
    return isinstance(line, Sourced) and today() - line.checked > READ_AGAIN_AFTER


def check_site(config: Config) -> Iterator[str]:
    """The printed pages must be those that today's words would give."""
    if not config.site_folder.is_dir():
        yield "the site has not been printed. Mend: make site"
        return
    try:
        worker = build(config)["/sw.js"]
    except ContentFault:
        return
    printed = config.site_folder / "sw.js"
    if not printed.exists() or printed.read_bytes() != worker:
        yield "the printed site is not what the pages now say. Mend: make site"
