"""A family begins without a word, is remembered, comes back with its code, and is forgotten whole."""

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from flask import Flask

from server.clock import now
from server.database import Database
from server.ids import new_id
from tests.server.phones import OURS, Buddy, Parent, Phone

CODE = "0123-4567-89AB-CDEF-GHJK"
TABLES = ["families", "buddies", "invitations", "devices", "alerts", "replies", "outbox"]


def count(db: Database, table: str) -> int:
    return int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def test_a_family_begins_once(doors: Flask, db: Database) -> None:
    phone = Phone(doors)
    first, second = phone.put("/api/family"), phone.put("/api/family")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json == second.json
    assert count(db, "families") == 1


def test_the_cookie_lasts_a_year_and_no_script_reads_it(doors: Flask) -> None:
    cookie = Phone(doors).put("/api/family").headers["Set-Cookie"]
    assert cookie.startswith("family=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    [expires] = re.findall(r"Expires=([^;]+)", cookie)
    assert abs(parsedate_to_datetime(expires) - now() - timedelta(days=365)) < timedelta(minutes=1)


def test_over_https_the_cookie_is_secure(doors: Flask) -> None:
    phone = Phone(doors, OURS | {"Origin": "https://localhost"})
    assert "Secure" in phone.put("/api/family").headers["Set-Cookie"]


def test_only_reading_the_family_renews_the_cookie(parent: Parent) -> None:
    assert "Set-Cookie" in parent.get("/api/family").headers
    assert "Set-Cookie" not in parent.put(f"/api/buddies/{new_id()}").headers


def test_a_phone_without_a_family_is_refused(doors: Flask) -> None:
    assert Phone(doors).get("/api/family").status_code == 401
    assert Phone(doors).put(f"/api/buddies/{new_id()}").status_code == 401


def test_a_cookie_signed_by_another_key_is_nobodys(doors: Flask, parent: Parent) -> None:
    cookie = parent.browser.get_cookie("family")
    assert cookie
    stranger = Phone(doors)
    stranger.browser.set_cookie("family", cookie.value[:-2] + "xx")
    assert stranger.get("/api/family").status_code == 401


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), "O123 4567 89ab cdef ghjk", "oi23456789ABCDEFGHJK"])
def test_the_code_brings_a_new_phone_back(doors: Flask, parent: Parent, typed: str) -> None:
    assert parent.put("/api/family/recovery", {"code": CODE}).status_code == 204
    phone = Phone(doors)
    assert phone.put("/api/family/session", {"code": typed}).json == {"id": parent.id}
    assert phone.get("/api/family").json["has_recovery"]


def test_a_wrong_code_is_not_found(doors: Flask, parent: Parent) -> None:
    parent.put("/api/family/recovery", {"code": CODE})
    assert Phone(doors).put("/api/family/session", {"code": "Z" * 20}).status_code == 404


@pytest.mark.parametrize("code", ["", "U" * 20, "1" * 21, "1" * 19, 7, None])
def test_what_is_no_code_is_refused(parent: Parent, code: object) -> None:
    assert parent.put("/api/family/recovery", {"code": code}).status_code == 400


def test_only_the_hash_of_the_code_is_kept(db: Database, parent: Parent) -> None:
    parent.put("/api/family/recovery", {"code": CODE})
    dump = "\n".join(db.conn.iterdump())
    assert CODE not in dump
    assert CODE.replace("-", "") not in dump


def test_an_earlier_code_is_void(doors: Flask, parent: Parent) -> None:
    for code in (CODE, "Z" * 20):
        parent.put("/api/family/recovery", {"code": code})
    assert Phone(doors).put("/api/family/session", {"code": CODE}).status_code == 404


def test_a_family_has_several_devices_and_each_once(parent: Parent) -> None:
    first, second = parent.device(), parent.device()
    answers = [parent.put("/api/family/device", device).status_code for device in (first, second, first)]
    assert answers == [201, 201, 200]
    assert parent.get("/api/family").json["devices"] == 2


def test_forget_me_leaves_not_one_row(doors: Flask, db: Database, parent: Parent, buddy: Buddy) -> None:
    parent.put("/api/family/device", parent.device())
    buddy.replies(parent, parent.raises(buddy.id), "coming")
    assert all(count(db, table) for table in TABLES)
    other_phone = Phone(doors)
    other_phone.browser.set_cookie("family", parent.browser.get_cookie("family").value)
    assert parent.delete("/api/family").status_code == 204
    assert [count(db, table) for table in TABLES] == [0] * len(TABLES)
    assert parent.browser.get_cookie("family") is None
    assert other_phone.get("/api/family").status_code == 401


def test_every_table_hangs_on_the_family(db: Database) -> None:
    """All but the counts, which are numbers alone."""
    assert set(db.table_names()) - {"_sqlite_migrations", "counts"} == set(TABLES)
