"""The promise under faults: an accepted alert is never lost, and never there twice."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from server.database import Database, opened
from server.ids import hash_of, new_id, new_token
from tests.server.crowd import Settled, crowd
from tests.server.far import Web
from tests.server.phones import SEALED, Buddy, Parent, Phone, wish_of


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    web = Web(tmp_path)
    web.start()
    yield web
    web.kill()


def count(db: Database, table: str) -> int:
    return int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_web_killed_right_after_201_keeps_the_alert_and_the_parent(web: Web) -> None:
    parent = Parent(web)
    buddy = Buddy(web, parent)
    wish, alert = parent.wish(buddy.id), new_id()
    assert parent.put(f"/api/alerts/{alert}", wish).status_code == 201
    web.kill()
    with opened(web.data) as db:
        assert (count(db, "alerts"), count(db, "outbox")) == (1, 1)
    web.start()
    assert parent.sees(alert)["state"] == "open"
    assert parent.put(f"/api/alerts/{alert}", wish).status_code == 200
    assert buddy.replies(parent, alert, "coming", 12).status_code == 200


def test_web_killed_in_mid_flight_has_all_that_it_accepted(web: Web) -> None:
    parent = Parent(web)
    buddy, accepted = Buddy(web, parent).id, []
    stop = threading.Timer(0.3, web.cut_power)
    stop.start()
    try:
        while True:
            accepted.append(parent.raises(buddy))
            parent.closes(accepted[-1])
    except (OSError, EOFError):
        stop.join()
    with opened(web.data) as db:
        kept = {row["id"] for row in db.execute("SELECT id FROM alerts")}
        whole = {row["alert_id"] for row in db.execute("SELECT alert_id FROM outbox WHERE kind = 'alert'")}
    assert accepted
    assert {*accepted} <= kept == whole


def raise_at_once(app: Flask, family: Settled, start: threading.Barrier, alert: str) -> int:
    phone = Phone(app)
    phone.browser.set_cookie("family", family.cookie)
    body = wish_of({buddy: new_token() for buddy in family.buddies})
    start.wait()
    return int(phone.put(f"/api/alerts/{alert}", body).status_code)


def test_200_alerts_at_once_are_all_accepted_and_kept(doors: Flask, db: Database) -> None:
    families, start = crowd(doors, db, families=200, buddies=3), threading.Barrier(200)
    with ThreadPoolExecutor(200) as pool:
        answers = pool.map(lambda family: raise_at_once(doors, family, start, new_id()), families)
        assert Counter(answers) == {201: 200}
    assert (count(db, "alerts"), count(db, "replies"), count(db, "outbox")) == (200, 600, 600)


def test_one_alert_tapped_on_ten_threads_is_one(doors: Flask, db: Database) -> None:
    [family], start, alert = crowd(doors, db, families=1, buddies=3), threading.Barrier(10), new_id()
    with ThreadPoolExecutor(10) as pool:
        answers = pool.map(lambda _: raise_at_once(doors, family, start, alert), range(10))
        assert Counter(answers) == {201: 1, 200: 9}
    assert count(db, "outbox") == 3


def test_two_alerts_at_the_same_moment_are_one_alert_and_one_refusal(doors: Flask, db: Database) -> None:
    [family], start = crowd(doors, db, families=1, buddies=1), threading.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda _: raise_at_once(doors, family, start, new_id()), range(2))
        assert Counter(answers) == {201: 1, 409: 1}


def test_one_invitation_answered_by_ten_at_once_is_answered_by_one(doors: Flask, parent: Parent) -> None:
    token, start = parent.invites(parent.knows()), threading.Barrier(10)

    def answer(_: int) -> int:
        body = {"agrees": True, "secret_hash": hash_of(new_token()), "about": SEALED}
        start.wait()
        return int(Phone(doors).put("/api/invitation/answer", body, token).status_code)

    with ThreadPoolExecutor(10) as pool:
        assert Counter(pool.map(answer, range(10))) == {200: 1, 410: 9}
