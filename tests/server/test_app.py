"""The doors: the way in, the printed pages, and the headers on every answer."""

import brotli
import pytest
from flask.testing import FlaskClient

from server.door.headers import HEADERS, headers_for
from server.site.release import Files
from tests.server.conftest import PRINTED


@pytest.mark.parametrize(
    ("wanted", "page"),
    [
        ("ur", "/ur/"),
        ("ur-PK,ur;q=0.9,en;q=0.8", "/ur/"),
        ("pl-PL, en;q=0.5", "/pl/"),
        ("en-GB", "/en/"),
        ("cy;q=0.4, pl;q=0.9", "/pl/"),
        ("xx", "/languages/"),
        ("", "/languages/"),
        ("xx, *;q=0.5", "/languages/"),
        ("ur;q=0", "/languages/"),
        ("PL", "/pl/"),
        (";;;q=nonsense", "/languages/"),
    ],
)
def test_the_way_in_leads_to_the_readers_own_language(client: FlaskClient, wanted: str, page: str) -> None:
    answer = client.get("/", headers={"Accept-Language": wanted})
    assert (answer.status_code, answer.location) == (302, page)


def test_a_reader_who_says_no_language_chooses_from_the_list(client: FlaskClient) -> None:
    assert client.get("/").location == "/languages/"


def test_a_cache_keeps_the_way_in_apart_for_each_language(client: FlaskClient) -> None:
    assert client.get("/").vary.as_set() == {"accept-language"}


def test_it_says_that_it_lives(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"state": "ok"}


@pytest.mark.parametrize("path", PRINTED)
def test_what_was_printed_is_what_is_served(client: FlaskClient, site: Files, path: str) -> None:
    with client.get(path) as answer:
        assert answer.status_code == 200
        assert answer.data == site[path]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 302),
        ("GET", "/healthz", 200),
        ("GET", "/en/", 200),
        ("HEAD", "/en/", 200),
        ("GET", "/sw.js", 200),
        ("GET", "/style.css", 200),
        ("GET", "/icons/icon.svg", 200),
        ("GET", "/en", 302),
        ("GET", "/en/index.html", 302),
        ("GET", "/nowhere", 404),
        ("GET", "/nowhere.js", 404),
        ("GET", "/en/../../config.toml", 404),
        ("GET", "/%2e%2e/config.toml", 404),
        ("POST", "/en/", 405),
        ("POST", "/healthz", 405),
    ],
)
def test_every_answer_carries_its_headers_once(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    with client.open(path, method=method) as answer:
        assert answer.status_code == status
        for name, value in headers_for(path).items():
            assert answer.headers.getlist(name) == [value]


def test_nobody_else_may_read_the_answers(client: FlaskClient) -> None:
    with client.get("/en/") as answer:
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_browser_that_can_gets_brotli(client: FlaskClient, site: Files) -> None:
    with client.get("/en/", headers={"Accept-Encoding": "gzip, deflate, br"}) as answer:
        assert answer.headers["Content-Encoding"] == "br"
        assert brotli.decompress(answer.data) == site["/en/"]
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_browser_that_only_knows_gzip_gets_gzip(client: FlaskClient) -> None:
    with client.get("/en/", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(("has", "asks"), [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")])
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, has: str, asks: str) -> None:
    with client.get("/en/") as first:
        validator = first.headers[has]
    with client.get("/en/", headers={asks: validator}) as second:
        assert (second.status_code, second.data) == (304, b"")
        assert second.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_the_manifest_is_called_a_manifest(client: FlaskClient) -> None:
    with client.get("/ur/manifest.json") as answer:
        assert answer.content_type == "application/manifest+json"


def test_a_page_says_that_it_is_utf_8(client: FlaskClient) -> None:
    with client.get("/ur/") as answer:
        assert answer.content_type.lower() == 'text/html; charset="utf-8"'
