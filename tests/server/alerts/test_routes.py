"""The doors of an alert, through a parent's and a buddy's phone."""

from datetime import timedelta

import pytest
from flask import Flask

from server.clock import now, stamp
from server.database import Database
from server.ids import new_id, new_token
from tests.server.phones import Buddy, Parent, Phone


def letters(db: Database, kind: str) -> int:
    return int(db.execute("SELECT COUNT(*) FROM outbox WHERE kind = :kind", {"kind": kind}).fetchone()[0])


def test_an_alert_is_open_and_each_buddys_letter_written(db: Database, parent: Parent, buddy: Buddy) -> None:
    alert = parent.raises(buddy.id)
    assert parent.sees(alert)["state"] == "open"
    assert letters(db, "alert") == 1


def test_a_second_tap_is_the_same_alert(db: Database, parent: Parent, buddy: Buddy) -> None:
    alert, wish = new_id(), parent.wish(buddy.id)
    answers = [parent.put(f"/api/alerts/{alert}", wish).status_code for _ in range(3)]
    assert answers == [201, 200, 200]
    assert letters(db, "alert") == 1


def test_a_repeated_tap_is_the_same_even_hours_later(parent: Parent, buddy: Buddy) -> None:
    alert, wish = new_id(), parent.wish(buddy.id)
    parent.put(f"/api/alerts/{alert}", wish)
    wish["made_at"] = "2020-01-01T00:00:00Z"
    assert parent.put(f"/api/alerts/{alert}", wish).status_code == 200


def test_an_alert_made_long_ago_is_refused(parent: Parent, buddy: Buddy) -> None:
    wish = parent.wish(buddy.id, made_at="2020-01-01T00:00:00Z")
    assert parent.put(f"/api/alerts/{new_id()}", wish).status_code == 410


def test_another_alert_is_refused_and_the_open_one_named(parent: Parent, buddy: Buddy) -> None:
    alert = parent.raises(buddy.id)
    answer = parent.put(f"/api/alerts/{new_id()}", parent.wish(buddy.id))
    assert (answer.status_code, answer.json["alert"]) == (409, alert)


def test_a_drill_gives_way_to_a_call_for_help(parent: Parent, buddy: Buddy) -> None:
    drill = parent.raises(buddy.id, kind="drill")
    parent.raises(buddy.id)
    assert parent.sees(drill)["state"] == "closed"


def test_a_plan_does_not_stop_a_call_for_help(parent: Parent, buddy: Buddy) -> None:
    plan = parent.raises(buddy.id, kind="planned", due_at=stamp(now() + timedelta(hours=3)))
    alert = parent.raises(buddy.id)
    assert parent.sees(plan)["state"] == "planned"
    assert parent.get("/api/family").json["alert"] == alert


def test_another_familys_alert_is_not_there(doors: Flask, parent: Parent, buddy: Buddy) -> None:
    alert, stranger = parent.raises(buddy.id), Parent(doors)
    assert stranger.get(f"/api/alerts/{alert}").status_code == 404
    assert stranger.put(f"/api/alerts/{alert}", stranger.wish(stranger.knows())).status_code == 404
    assert stranger.closes(alert).status_code == 404
    assert stranger.put(f"/api/alerts/{alert}/next").status_code == 404
    assert parent.sees(alert)["state"] == "open"


def test_another_familys_buddy_is_never_asked(doors: Flask, db: Database, buddy: Buddy) -> None:
    stranger = Parent(doors)
    assert stranger.put(f"/api/alerts/{new_id()}", stranger.wish(buddy.id)).status_code == 404
    alert = stranger.raises(buddy.id, stranger.knows())
    assert len(stranger.rungs(alert)) == 1
    assert letters(db, "alert") == 0


def test_a_reply_climbs_the_ladder_that_the_parent_sees(parent: Parent, buddy: Buddy) -> None:
    alert = parent.raises(buddy.id)
    for state in ("reached", "opened", "coming", "reached", "arrived", "coming"):
        assert buddy.replies(parent, alert, state).status_code == 200
    assert parent.rungs(alert) == ["arrived"]


def test_the_first_coming_stops_the_clock_and_tells_the_others(
    doors: Flask, db: Database, parent: Parent, buddy: Buddy
) -> None:
    other = Buddy(doors, parent)
    alert = parent.raises(buddy.id, other.id)
    buddy.replies(parent, alert, "coming", 12)
    assert parent.sees(alert)["next_at"] is None
    assert letters(db, "coming") == 1
    seen = other.get(f"/api/alerts/{alert}/reply", parent.tokens[other.id]).json
    assert seen["others_coming"] == 12


def test_the_parents_phones_hear_of_each_new_answer_once(db: Database, parent: Parent, buddy: Buddy) -> None:
    parent.put("/api/family/device", parent.device())
    alert = parent.raises(buddy.id)
    for minutes in (12, 12, 5):
        buddy.replies(parent, alert, "coming", minutes)
    assert letters(db, "reply") == 2


def test_in_order_the_next_is_asked_when_one_cannot(doors: Flask, parent: Parent, buddy: Buddy) -> None:
    other = Buddy(doors, parent)
    alert = parent.raises(buddy.id, other.id, mode="order")
    assert [reply["asked_at"] is None for reply in parent.sees(alert)["replies"]] == [False, True]
    buddy.replies(parent, alert, "cannot")
    assert all(reply["asked_at"] for reply in parent.sees(alert)["replies"])


def test_the_parent_may_ask_the_next_at_once(doors: Flask, parent: Parent, buddy: Buddy) -> None:
    alert = parent.raises(buddy.id, Buddy(doors, parent).id, mode="order")
    asked = parent.put(f"/api/alerts/{alert}/next").json["replies"]
    assert all(reply["asked_at"] for reply in asked)


def test_i_am_fine_now_tells_everyone_asked_and_ends_it(db: Database, parent: Parent, buddy: Buddy) -> None:
    alert = parent.raises(buddy.id, parent.knows())
    assert [parent.closes(alert).json["state"] for _ in range(2)] == ["closed", "closed"]
    assert letters(db, "closed") == 1
    assert buddy.replies(parent, alert, "coming").status_code == 410


def test_a_call_that_has_not_left_when_all_is_well_never_leaves(
    db: Database, parent: Parent, buddy: Buddy
) -> None:
    parent.closes(parent.raises(buddy.id))
    waiting = db.execute("SELECT kind FROM outbox WHERE settled_at IS NULL")
    assert [row["kind"] for row in waiting] == ["closed"]


def test_a_closed_alert_lets_the_next_one_be_raised(parent: Parent, buddy: Buddy) -> None:
    parent.closes(parent.raises(buddy.id))
    parent.raises(buddy.id)


def test_a_forged_answer_token_opens_nothing(doors: Flask, parent: Parent, buddy: Buddy) -> None:
    path = f"/api/alerts/{parent.raises(buddy.id)}/reply"
    assert Phone(doors).get(path, new_token()).status_code == 404
    assert Phone(doors).put(path, {"state": "coming"}, new_token()).status_code == 404
    assert Phone(doors).get(path).status_code == 401


def test_an_answer_token_opens_its_own_alert_alone(doors: Flask, parent: Parent, buddy: Buddy) -> None:
    alert, stranger = parent.raises(buddy.id), Parent(doors)
    stranger.raises(stranger.knows())
    [token] = stranger.tokens.values()
    assert buddy.get(f"/api/alerts/{alert}/reply", token).status_code == 404


@pytest.mark.parametrize("who", ["parent", "buddy"])
def test_what_has_not_changed_is_not_sent_again(parent: Parent, buddy: Buddy, who: str) -> None:
    alert = parent.raises(buddy.id)
    path = f"/api/alerts/{alert}" if who == "parent" else f"/api/alerts/{alert}/reply"
    token = None if who == "parent" else parent.tokens[buddy.id]
    etag = parent.get(path, token).headers["ETag"]
    assert parent.get(path, token, **{"If-None-Match": etag}).status_code == 304
    buddy.replies(parent, alert, "coming")
    assert parent.get(path, token, **{"If-None-Match": etag}).status_code == 200


def test_a_buddy_who_has_left_does_not_stop_an_alert(parent: Parent, buddy: Buddy) -> None:
    buddy.delete("/api/buddy", buddy.token)
    assert parent.rungs(parent.raises(buddy.id, parent.knows())) == ["waiting"]


def test_a_buddy_the_server_never_heard_of_can_answer_by_text(doors: Flask, parent: Parent) -> None:
    alert = parent.raises(new_id())
    [token] = parent.tokens.values()
    path = f"/api/alerts/{alert}/reply"
    assert Phone(doors).put(path, {"state": "coming", "minutes": 5}, token).status_code == 200
    assert parent.rungs(alert) == ["coming"]


def test_the_family_page_names_the_open_alert(parent: Parent, buddy: Buddy) -> None:
    assert parent.get("/api/family").json["alert"] is None
    alert = parent.raises(buddy.id)
    assert parent.get("/api/family").json["alert"] == alert
