"""Examines this installation and says what is wrong and how to mend it."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta

from server.clock import today
from server.config import Config
from server.site.build import build
from server.site.content import ContentFault, read_content
from server.site.schema import Sourced

ENOUGH_SPACE = 200 * 1024 * 1024
READ_AGAIN_AFTER = timedelta(days=365)


def examine(config: Config) -> int:
    """Prints one line for each complaint, or that all is well. Returns 1 if there was any."""
    complaints = [*check_libraries(config), *check_data(config)]
    if not complaints:
        complaints = [*check_content(config), *check_site(config)]
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
