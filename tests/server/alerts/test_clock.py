"""The clock over real tables: what a tick of the postman moves on."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from server.alerts.clock import tick
from server.clock import now, read_stamp, stamp
from server.database import Database
from tests.server.phones import Buddy, Parent


def kinds(db: Database) -> list[str]:
    return [row["kind"] for row in db.execute("SELECT kind FROM outbox ORDER BY made_at, kind")]


def later(seconds: int) -> datetime:
    return now() + timedelta(seconds=seconds)


@pytest.fixture
def other(doors: Flask, parent: Parent) -> Buddy:
    return Buddy(doors, parent)


def test_nothing_due_is_nothing_done(db: Database) -> None:
    assert tick(db, now()) is None


def test_the_next_is_asked_after_a_step(db: Database, parent: Parent, buddy: Buddy, other: Buddy) -> None:
    alert = parent.raises(buddy.id, other.id, mode="order")
    due = tick(db, now())
    assert due == read_stamp(parent.sees(alert)["next_at"])
    assert kinds(db) == ["alert"]
    assert tick(db, due)
    assert kinds(db) == ["alert", "alert"]


def test_when_nobody_is_coming_the_parent_is_told_once(db: Database, parent: Parent, buddy: Buddy) -> None:
    parent.put("/api/family/device", parent.device())
    parent.raises(buddy.id)
    assert tick(db, later(121)) is None
    assert tick(db, later(600)) is None
    assert kinds(db) == ["alert", "unanswered"]


def test_a_plan_opens_at_its_time(db: Database, parent: Parent, buddy: Buddy) -> None:
    plan = parent.raises(buddy.id, kind="planned", due_at=stamp(later(3600)))
    tick(db, later(3500))
    assert (parent.sees(plan)["state"], kinds(db)) == ("planned", [])
    tick(db, later(3601))
    assert (parent.sees(plan)["state"], kinds(db)) == ("open", ["planned"])


def test_a_plan_that_was_cancelled_never_opens(db: Database, parent: Parent, buddy: Buddy) -> None:
    plan = parent.raises(buddy.id, kind="planned", due_at=stamp(later(60)))
    parent.closes(plan)
    assert tick(db, later(3600)) is None
    assert kinds(db) == []


def test_nobody_is_asked_before_a_plan_is_due(db: Database, parent: Parent, buddy: Buddy) -> None:
    plan = parent.raises(buddy.id, kind="planned", due_at=stamp(later(60)))
    assert parent.put(f"/api/alerts/{plan}/next").json["state"] == "planned"
    assert buddy.replies(parent, plan, "coming").status_code == 409
    assert kinds(db) == []


def test_a_plan_sent_after_its_time_opens_at_once(parent: Parent, buddy: Buddy) -> None:
    plan = parent.raises(buddy.id, kind="planned", due_at=stamp(later(-600)))
    assert parent.sees(plan)["state"] == "open"


def test_a_machine_whose_clock_was_set_back_still_asks(
    db: Database, parent: Parent, buddy: Buddy, other: Buddy
) -> None:
    parent.raises(buddy.id, other.id, mode="order")
    tick(db, later(-7200))
    assert kinds(db) == ["alert", "alert"]


def test_a_buddy_whose_device_came_later_is_asked_in_turn(
    doors: Flask, db: Database, parent: Parent, buddy: Buddy
) -> None:
    late = Buddy(doors, parent, devices=0)
    parent.raises(buddy.id, late.id, mode="order")
    late.put("/api/buddy/device", late.device(), late.token)
    tick(db, later(121))
    assert kinds(db) == ["alert", "alert"]
