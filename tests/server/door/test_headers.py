"""The edge by itself, without pages or Flask."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from server.door.headers import HEADERS, headers_for, with_headers

Headers = list[tuple[str, str]]


def answered(headers: Headers, path: str = "/en/") -> dict[str, list[str]]:
    """The headers that leave the house when a room answers with these."""
    left: dict[str, list[str]] = {}

    def room(_environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", headers)
        return [b""]

    def start(_status: str, sent: Headers, *_fault: Any) -> None:
        for name, value in sent:
            left.setdefault(name, []).append(value)

    environ: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    list(with_headers(room)(environ, start))  # type: ignore[arg-type]
    return left


def test_a_bare_answer_gets_every_header() -> None:
    assert answered([]) == {name: [value] for name, value in HEADERS.items()}


def test_a_rooms_own_caching_does_not_win() -> None:
    assert answered([("cache-control", "public, max-age=60")])["Cache-Control"] == ["no-cache"]


def test_a_door_says_itself_what_is_everybodys() -> None:
    said = "public, max-age=60"
    assert answered([("Cache-Control", said)], "/api/stamps/key")["Cache-Control"] == [said]
    assert answered([], "/api/stamps/key")["Cache-Control"] == ["no-store"]


def test_a_rooms_other_headers_stay() -> None:
    assert answered([("Location", "/en/")])["Location"] == ["/en/"]


def test_the_policy_lets_a_page_load_nothing_but_our_own() -> None:
    policy = HEADERS["Content-Security-Policy"]
    allowed = {word.strip("'") for word in policy.replace(";", " ").split()}
    assert "default-src 'none'" in policy
    assert not {"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} & allowed


def test_a_page_stands_in_no_page_but_ours_and_holds_none_but_ours() -> None:
    policy = HEADERS["Content-Security-Policy"].split("; ")
    assert {"frame-ancestors 'self'", "frame-src 'self'"} <= set(policy)


@pytest.mark.parametrize("path", ["/style.css", "/js/page.js", "/icons/icon.svg"])
def test_a_file_carries_only_what_means_something_on_a_file(path: str) -> None:
    assert answered([], path).keys() == headers_for(path).keys() < HEADERS.keys()


@pytest.mark.parametrize("path", ["/", "/en/", "/sw.js", "/nowhere", "/healthz", "/ur/manifest.json"])
def test_the_worker_and_whatever_is_no_file_carry_everything(path: str) -> None:
    assert answered([], path).keys() == HEADERS.keys()


def test_what_reads_photos_may_be_compiled_and_nothing_else_may() -> None:
    policy = headers_for("/ocr/7.0.0/worker.js")["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "default-src 'none'" in policy
    pages = ("/", "/en/paper/", "/sw.js", "/js/ocr.js", "/api/alerts", "/ocrs/", "/en/ocr/")
    assert not [path for path in pages if "wasm" in headers_for(path).get("Content-Security-Policy", "")]
