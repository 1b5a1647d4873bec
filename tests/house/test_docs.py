"""Whoever runs or changes Doorstep finds every setting, command and folder written down."""

import re

import msgspec
import pytest

from server.__main__ import COMMANDS
from server.config import ROOT, Config
from tests.house.source import read

SETTINGS = [field.name for field in msgspec.structs.fields(Config)]
FROM_OUTSIDE = ["HOST", "PORT", "DATA"]

# Git's own, and the map itself.
NOT_ON_THE_MAP = {".git", ".gitignore", ".gitattributes", "README.md"}


def running() -> str:
    return read(ROOT / "docs" / "running.md")


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_has_its_sentence_above_it(setting: str) -> None:
    lines = read(ROOT / "config.toml").splitlines()
    [at] = [at for at, line in enumerate(lines) if line.startswith(f"{setting} =")]
    assert re.match(r"# \w.*\.$", lines[at - 1]), f"no sentence above {setting}"


def test_no_setting_is_written_that_nobody_reads() -> None:
    written = re.findall(r"^(\w+) =", read(ROOT / "config.toml"), re.MULTILINE)
    assert sorted(written) == sorted(SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS + FROM_OUTSIDE)
def test_every_setting_is_in_the_running_guide(setting: str) -> None:
    assert re.search(rf"`{setting}\b", running())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_running_guide_and_says_what_it_does(command: str) -> None:
    assert re.search(rf"`(python -m server )?{command}`", running())
    assert COMMANDS[command].__doc__


def top_level() -> list[str]:
    """What lies at the top of the project and is kept in Git."""
    ignored = {line.strip("/ ") for line in read(ROOT / ".gitignore").splitlines()}
    kept = [path for path in ROOT.iterdir() if path.name not in ignored | NOT_ON_THE_MAP]
    return sorted(f"{path.name}/" if path.is_dir() else path.name for path in kept)


@pytest.mark.parametrize("entry", top_level())
def test_the_map_in_the_readme_names_everything_at_the_top(entry: str) -> None:
    assert entry in read(ROOT / "README.md")


def test_every_link_in_a_document_leads_to_a_file() -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("web/content/*.md")]
    lost = [
        f"{document.relative_to(ROOT)}: {link}"
        for document in documents
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", read(document))
        if not re.match(r"\w+:", link) and not (document.parent / link).exists()
    ]
    assert not lost, "\n".join(lost)
