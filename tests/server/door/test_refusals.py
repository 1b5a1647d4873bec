"""What the door refuses, and that neither its answers nor its log tell a secret."""

import io
import logging
import threading
from collections.abc import Iterator

import pytest
from flask import Flask

from server.database import Database, immediate
from server.door.bodies import LARGEST
from server.ids import hash_of, new_id, new_token
from tests.server.phones import OURS, PUSH, SEALED, Answer, Buddy, Parent, Phone


def is_problem(answer: Answer, status: int) -> bool:
    assert answer.status_code == status, (answer.status, answer.data)
    assert answer.mimetype == "application/problem+json"
    assert answer.json.keys() >= {"type", "title", "status", "detail"}
    assert answer.headers["Cache-Control"] == "no-store"
    return bool(answer.json["status"] == status)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_write_from_another_site_is_refused(doors: Flask, db: Database, headers: dict[str, str]) -> None:
    assert is_problem(Phone(doors, headers).put("/api/family"), 403)
    assert db.execute("SELECT COUNT(*) FROM families").fetchone()[0] == 0


@pytest.mark.parametrize("headers", [OURS, {"Origin": "http://localhost"}])
def test_a_write_from_our_own_pages_comes_in(doors: Flask, headers: dict[str, str]) -> None:
    assert Phone(doors, headers).put("/api/family").status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b'{"kind": "alert"}',
        b'{"state": "reached", "more": 1}',
        b'{"state": "gone"}',
        b'{"state": ["reached"]}',
        b'{"state": "coming", "minutes": "12"}',
        b'{"state": "coming", "minutes": -1}',
        b'{"state": "coming", "minutes": 1e999}',
        b'{"state": "\\ud800"}',
        b"[" * 5000,
    ],
)
def test_a_body_of_another_shape_is_refused(parent: Parent, buddy: Buddy, body: bytes) -> None:
    path = f"/api/alerts/{parent.raises(buddy.id)}/reply"
    answer = buddy.ask("PUT", path, parent.tokens[buddy.id], data=body, content_type="application/json")
    assert is_problem(answer, 400)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "other"},
        {"mode": 1},
        {"step_seconds": 29},
        {"step_seconds": 30.5},
        {"made_at": "yesterday"},
        {"made_at": "2026-11-22T21:00:00"},
        {"due_at": "2026-11-22T21:00:00Z"},
        {"kind": "planned"},
        {"kind": "planned", "due_at": "9999-12-31T23:59:59-14:00"},
        {"replies": []},
        {"replies": [{"buddy": "x", "token_hash": "0" * 64, "sealed": SEALED}]},
        {"replies": [{"buddy": new_id(), "token_hash": "0" * 65, "sealed": SEALED}]},
        {"replies": [{"buddy": new_id(), "token_hash": "0" * 64, "sealed": "plain words"}]},
        {"replies": [{"buddy": new_id(), "token_hash": "0" * 64, "sealed": SEALED + "x" * 2400}]},
        {"place": "12 High Street"},
    ],
)
def test_an_alert_of_another_shape_is_refused(parent: Parent, changes: dict[str, object]) -> None:
    answer = parent.put(f"/api/alerts/{new_id()}", parent.wish(new_id(), **changes))
    assert is_problem(answer, 400)


def test_a_buddy_twice_in_one_alert_is_refused(parent: Parent, buddy: Buddy) -> None:
    wish = parent.wish(buddy.id)
    again = wish["replies"][0] | {"token_hash": hash_of(new_token())}
    assert is_problem(
        parent.put(f"/api/alerts/{new_id()}", wish | {"replies": [*wish["replies"], again]}), 400
    )


def test_a_token_used_in_another_alert_is_refused_whole(db: Database, parent: Parent, buddy: Buddy) -> None:
    wish = parent.wish(buddy.id)
    parent.put(f"/api/alerts/{new_id()}", wish)
    parent.closes(parent.get("/api/family").json["alert"])
    assert is_problem(parent.put(f"/api/alerts/{new_id()}", wish), 409)
    assert db.execute("SELECT COUNT(*) FROM alerts").fetchone()[0] == 1


@pytest.mark.parametrize("says_how_large", [True, False])
def test_a_body_over_16_kb_is_refused(parent: Parent, *, says_how_large: bool) -> None:
    body = b'{"more": "' + b"x" * LARGEST + b'"}'
    how = {"data": body} if says_how_large else {"input_stream": io.BytesIO(body)}
    environ = {} if says_how_large else {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    path = f"/api/alerts/{new_id()}"
    answer = parent.ask("PUT", path, content_type="application/json", environ_overrides=environ, **how)
    assert is_problem(answer, 413)


def test_what_is_not_json_is_refused(parent: Parent) -> None:
    assert is_problem(parent.ask("PUT", "/api/family", data="{}", content_type="text/plain"), 415)


def test_what_is_not_there_is_a_problem_and_says_nothing_more(doors: Flask) -> None:
    assert is_problem(Phone(doors).get("/api/nothing"), 404)
    assert is_problem(Phone(doors).put("/api/alerts/not-an-id"), 404)


def test_a_wrong_method_says_which_are_right(doors: Flask) -> None:
    answer = Phone(doors).ask("POST", "/api/family", json={})
    assert is_problem(answer, 405)
    assert "PUT" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://127.0.0.1/push",
        "http://updates.push.services.mozilla.com/wpush/v2/x",
        "https://192.168.1.1/push",
        "https://[::1]/push",
        "https://169.254.169.254/latest",
        "https://updates.push.services.mozilla.com.evil.example/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://evilfcm.googleapis.com.example/x",
        "https://notpush.apple.com.example/x",
        "https://fcm.googleapis.com:8443/x",
        "https://localhost/push",
        "ftp://fcm.googleapis.com/x",
        "https://[/x",
        "nothing at all",
    ],
)
def test_a_push_address_that_is_no_push_services_is_refused_and_not_logged(
    parent: Parent, db: Database, caplog: pytest.LogCaptureFixture, endpoint: str
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "s3cret" + new_token()
    answer = parent.put("/api/family/device", parent.device() | {"endpoint": endpoint + secret})
    assert is_problem(answer, 400)
    assert "PUT /api/family/device 400" in caplog.text
    assert secret not in caplog.text + answer.text
    assert db.execute("SELECT COUNT(*) FROM devices").fetchone()[0] == 0


def test_the_log_of_refusals_holds_no_token_body_or_id(
    doors: Flask, parent: Parent, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret, phone = new_token(), Phone(doors)
    phone.get("/api/invitation", secret)
    phone.get(f"/api/{secret}", secret)
    phone.put("/api/family/session", {"code": secret})
    parent.put(f"/api/alerts/{parent.id}", {"kind": secret})
    assert len([row for row in caplog.records if row.name == "doorstep.door"]) == 4
    assert secret not in caplog.text
    assert parent.id not in caplog.text


def test_our_own_mistake_is_a_problem_whose_log_has_no_body(
    parent: Parent, db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    db.execute("ALTER TABLE devices RENAME COLUMN auth TO other")
    device = parent.device()
    assert is_problem(parent.put("/api/family/device", device), 500)
    assert "OperationalError /api/family/device" in caplog.text
    assert device["endpoint"].removeprefix(PUSH) not in caplog.text


@pytest.fixture
def locked(doors: Flask, db: Database) -> Iterator[None]:
    """Another process holds the database, and the door has little patience."""
    doors.config["BOOK_PATIENCE"] = 0.05
    db.conn.execute("BEGIN IMMEDIATE")
    yield
    db.conn.execute("ROLLBACK")


@pytest.mark.usefixtures("locked")
def test_a_locked_database_asks_to_try_again_and_reading_goes_on(doors: Flask) -> None:
    answer = Phone(doors).put("/api/family")
    assert is_problem(answer, 503)
    assert answer.headers["Retry-After"] == "2"
    assert Phone(doors).get("/api/invitation", new_token()).status_code == 404


def test_a_lock_that_goes_in_time_is_waited_for(doors: Flask, db: Database) -> None:
    done = threading.Event()
    answers: list[int] = []

    def knock() -> None:
        answers.append(Phone(doors).put("/api/family").status_code)
        done.set()

    with immediate(db):
        knocking = threading.Thread(target=knock)
        knocking.start()
        assert not done.wait(0.2)
    knocking.join()
    assert answers == [201]
