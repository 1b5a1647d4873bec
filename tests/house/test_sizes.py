"""A file must fit in the head: lengths, and the sentence that each one opens with."""

import pytest

from tests.house.source import files, name, read

LIMITS = {
    "server/**/*.py": 200,
    "web/js/*.js": 200,
    "web/worker/*.js": 200,
    "web/parts/*/*.js": 60,
    "web/parts/*/*.html": 200,
    "web/parts/*/*.css": 200,
    "web/css/*.css": 200,
    "web/pages/*.html": 200,
    "tests/**/*.py": 300,
    "tests/**/*.js": 300,
    "*.sh": 200,
    "Makefile": 40,
}


@pytest.mark.parametrize(("pattern", "limit"), LIMITS.items())
def test_no_file_is_longer_than_its_limit(pattern: str, limit: int) -> None:
    long = [
        f"{name(path)}: {count}" for path in files(pattern) if (count := len(read(path).splitlines())) > limit
    ]
    assert not long, f"over {limit} lines: {', '.join(long)}"


def test_every_script_opens_with_a_sentence_on_what_it_is_for() -> None:
    scripts = files("web/js/*.js", "web/parts/*/*.js", "web/worker/*.js", "tests/web/*.js")
    silent = [name(path) for path in scripts if not read(path).startswith("// ")]
    assert not silent, ", ".join(silent)


def test_every_settings_file_and_shell_script_says_what_it_is_for() -> None:
    scripts = files("*.sh", "tests/**/*.sh", ".ci/run")
    silent = [name(path) for path in scripts if not read(path).splitlines()[1].startswith("# ")]
    assert not silent, ", ".join(silent)


def test_nothing_is_left_for_later_in_a_comment() -> None:
    later = ("TO" + "DO", "FIX" + "ME", "X" + "XX")
    ours = files(
        "server/**/*.py", "tests/**/*.*", "web/**/*.js", "web/**/*.css", "web/**/*.html", "web/**/*.toml"
    )
    texts = [path for path in ours if path.suffix in {".py", ".js", ".css", ".html", ".toml", ".sh"}]
    found = [f"{name(path)}: {word}" for path in texts for word in later if word in read(path)]
    assert not found, ", ".join(found)
