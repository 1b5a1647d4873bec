"""One word for each thing: the twins of our words stand nowhere in our names."""

import io
import keyword
import re
import tokenize
from collections.abc import Iterable, Iterator

import pytest

from server.config import ROOT
from tests.house.source import files, js_code, name, read

# Names that browsers and libraries gave.
NOT_OURS = {
    "userAgent",
    "userAgentData",
    "getUserMedia",
    "contacts",
    "clients",
    "serviceWorker",
    "ServiceWorker",
    "ServiceWorkerRegistration",
    "ServiceWorkerGlobalScope",
    "WindowClient",
    "localService",
    "pushManager",
    "userVisibleOnly",
    "getItem",
    "setItem",
    "removeItem",
    "namedItem",
    "items",
    "keep_user_comments",
    "LoginManager",
    "SERVICE_UNAVAILABLE",
    "UserMixin",
    "register_error_handler",
    "sqlite_utils",
    "current_user",
    "login_user",
    "logout_user",
    "user_loader",
    "prometheus_client",
}


def forbidden() -> set[str]:
    """The twins, as docs/house.md lists them after "Not:"."""
    [line] = re.findall(r"^Not: (.*)\.$", read(ROOT / "docs" / "house.md"), re.MULTILINE)
    return {twin.removesuffix("s") for twin in line.split(", ")}


def words_of(identifier: str) -> set[str]:
    """{"reader", "agent"} of readerAgent, reader_agents or reader-agent."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", identifier)
    return {form for part in parts for form in (part.lower(), part.lower().removesuffix("s"))}


def twins_in(identifiers: Iterable[str]) -> list[str]:
    twins = forbidden()
    return sorted({found for found in identifiers if found not in NOT_OURS and words_of(found) & twins})


def python_names(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
            yield token.string


def js_names(text: str) -> Iterator[str]:
    yield from re.findall(r"[A-Za-z_$][\w$]*", js_code(text))


def html_names(text: str) -> Iterator[str]:
    for value in re.findall(r'\b(?:class|id|for|name|slot)="([^"]*)"', text):
        yield from value.split()
    yield from re.findall(r"\bdata-[\w-]+|(?<=<)[a-z]+-[\w-]+|(?<=macro )\w+", text)


def css_names(text: str) -> Iterator[str]:
    yield from re.findall(r"(?<=\.)[a-z][\w-]*|--[\w-]+", text)


NAMES = {".py": python_names, ".js": js_names, ".html": html_names, ".css": css_names}


@pytest.mark.parametrize(
    "pattern",
    ["server/**/*.py", "web/js/*.js", "web/worker/*.js", "web/parts/*/*", "web/pages/*", "web/css/*.css"],
)
def test_no_name_is_a_twin_of_one_of_our_words(pattern: str) -> None:
    found = [
        f"{name(path)}: {twin}"
        for path in files(pattern)
        for twin in twins_in(NAMES[path.suffix](read(path)))
    ]
    assert not found, "\n".join(found)


def test_no_file_or_folder_is_named_by_a_twin() -> None:
    ours = files(
        "server/**/*.py", "web/js/*", "web/parts/*/*", "web/pages/*", "web/content/*", "tests/**/*.*"
    )
    found = twins_in(part for path in ours for part in path.relative_to(ROOT).with_suffix("").parts)
    assert not found, ", ".join(found)


def test_the_style_guide_forbids_the_twins_we_know_best() -> None:
    assert {"contact", "user", "friend", "client", "manager", "handler", "helper", "service"} <= forbidden()


def test_a_planted_twin_would_be_found() -> None:
    names = ["contactList", "friends_of", "user-name", "HTTPClient", "userAgent", "superuser", "friendly"]
    assert twins_in(names) == ["HTTPClient", "contactList", "friends_of", "user-name"]
