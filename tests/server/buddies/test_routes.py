"""A buddy is invited once, agrees or not, can be reached, and may leave."""

import uuid

import pytest
from flask import Flask

from server.database import Database
from server.ids import hash_of, new_id, new_token
from tests.server.phones import SEALED, Buddy, Parent, Phone


def seen(parent: Parent) -> dict[str, object]:
    """The only buddy, as the parent sees it."""
    [buddy] = parent.get("/api/family").json["buddies"]
    found: dict[str, object] = buddy
    return found


def test_a_buddy_is_known_then_invited_then_agreed_and_reachable(doors: Flask, parent: Parent) -> None:
    buddy = Buddy(doors, parent, devices=0)
    assert (seen(parent)["state"], seen(parent)["reachable"]) == ("agreed", False)
    buddy.put("/api/buddy/device", buddy.device(), buddy.token)
    assert seen(parent)["reachable"]
    assert seen(parent)["about"] == SEALED


def test_adding_a_buddy_twice_is_once(parent: Parent) -> None:
    buddy = parent.knows()
    assert parent.put(f"/api/buddies/{buddy}").json == {"id": buddy, "state": "known"}


def test_a_family_has_a_limit_of_buddies(parent: Parent) -> None:
    answers = {parent.put(f"/api/buddies/{new_id()}").status_code for _ in range(51)}
    assert answers == {201, 409}


def test_the_invitation_reads_the_same_until_it_is_used(doors: Flask, parent: Parent) -> None:
    buddy = parent.knows()
    token, phone = parent.invites(buddy), Phone(doors)
    assert seen(parent)["state"] == "invited"
    for _ in range(2):
        assert phone.get("/api/invitation", token).json["buddy"] == buddy


def test_a_forged_invitation_is_not_there(doors: Flask) -> None:
    assert Phone(doors).get("/api/invitation", new_token()).status_code == 404
    assert Phone(doors).put("/api/invitation/answer", {"agrees": False}, new_token()).status_code == 404
    assert Phone(doors).get("/api/invitation").status_code == 401


def test_a_used_invitation_is_gone_but_the_same_answer_again_is_fine(doors: Flask, parent: Parent) -> None:
    buddy = Buddy(doors, parent)
    token = parent.invites(buddy.id)
    assert [buddy.agrees(token).status_code for _ in range(2)] == [200, 200]
    assert Phone(doors).get("/api/invitation", token).status_code == 410
    thief = {"agrees": True, "secret_hash": hash_of(new_token())}
    assert Phone(doors).put("/api/invitation/answer", thief, token).status_code == 410


def test_an_invitation_older_than_seven_days_is_gone(doors: Flask, db: Database, parent: Parent) -> None:
    token = parent.invites(parent.knows())
    db.execute("UPDATE invitations SET expires_at = '2020-01-01T00:00:00.000Z'")
    assert Phone(doors).get("/api/invitation", token).status_code == 410
    assert Phone(doors).put("/api/invitation/answer", {"agrees": False}, token).status_code == 410


def test_a_second_invitation_voids_the_first(doors: Flask, parent: Parent) -> None:
    buddy = parent.knows()
    first, second = parent.invites(buddy), parent.invites(buddy)
    assert Phone(doors).get("/api/invitation", first).status_code == 404
    assert Phone(doors).get("/api/invitation", second).status_code == 200


def test_a_buddy_may_decline_and_say_so_twice(doors: Flask, parent: Parent) -> None:
    token = parent.invites(parent.knows())
    answers = [Phone(doors).put("/api/invitation/answer", {"agrees": False}, token) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert seen(parent)["state"] == "declined"


def test_whoever_agrees_sends_the_hash_of_a_secret(doors: Flask, parent: Parent) -> None:
    token = parent.invites(parent.knows())
    assert Phone(doors).put("/api/invitation/answer", {"agrees": True}, token).status_code == 400
    assert Phone(doors).get("/api/invitation", token).status_code == 200


def test_a_new_agreement_leaves_the_old_phone_outside(doors: Flask, parent: Parent, buddy: Buddy) -> None:
    token = parent.invites(buddy.id)
    assert buddy.get("/api/buddy", buddy.token).json["devices"] == 1
    new_phone = {"agrees": True, "secret_hash": hash_of(new_token())}
    Phone(doors).put("/api/invitation/answer", new_phone, token)
    assert buddy.get("/api/buddy", buddy.token).status_code == 404
    assert not seen(parent)["reachable"]


def test_the_parents_phones_are_told_who_joined(doors: Flask, db: Database, parent: Parent) -> None:
    parent.put("/api/family/device", parent.device())
    buddy = Buddy(doors, parent)
    [row] = db.execute("SELECT kind, buddy_id FROM outbox")
    assert tuple(row) == ("joined", buddy.id)


def test_a_buddy_changes_what_it_told_of_itself(buddy: Buddy) -> None:
    about = SEALED + "new"
    assert buddy.put("/api/buddy/about", {"about": about}, buddy.token).status_code == 204
    assert buddy.get("/api/buddy", buddy.token).json["about"] == about


def test_a_test_push_is_written_once_for_each_device(db: Database, buddy: Buddy) -> None:
    path = f"/api/buddy/tests/{new_id()}"
    assert [buddy.put(path, {}, buddy.token).status_code for _ in range(2)] == [202, 202]
    [row] = db.execute("SELECT kind, buddy_id FROM outbox")
    assert tuple(row) == ("test", buddy.id)


def test_a_buddy_leaves_at_any_time(parent: Parent, buddy: Buddy) -> None:
    alert = parent.raises(buddy.id)
    assert buddy.delete("/api/buddy", buddy.token).status_code == 204
    assert (seen(parent)["state"], seen(parent)["about"]) == ("left", None)
    assert buddy.get("/api/buddy", buddy.token).status_code == 404
    assert buddy.replies(parent, alert, "coming").status_code == 200


def test_a_buddy_may_come_back_by_a_new_invitation(parent: Parent, buddy: Buddy) -> None:
    buddy.delete("/api/buddy", buddy.token)
    buddy.agrees(parent.invites(buddy.id))
    assert seen(parent)["state"] == "agreed"


def test_the_parent_forgets_a_buddy_whole(db: Database, parent: Parent, buddy: Buddy) -> None:
    parent.raises(buddy.id)
    assert parent.delete(f"/api/buddies/{buddy.id}").status_code == 204
    assert buddy.get("/api/buddy", buddy.token).status_code == 404
    rows = [db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("devices", "replies")]
    assert rows == [0, 0]


def test_another_familys_buddy_is_not_there(doors: Flask, parent: Parent, buddy: Buddy) -> None:
    stranger = Parent(doors)
    invitation = {"token_hash": hash_of(new_token()), "sealed": SEALED}
    assert stranger.put(f"/api/buddies/{buddy.id}").status_code == 404
    assert stranger.put(f"/api/buddies/{buddy.id}/invitation", invitation).status_code == 404
    assert stranger.delete(f"/api/buddies/{buddy.id}").status_code == 404
    assert seen(parent)["state"] == "agreed"


@pytest.mark.parametrize("token", ["", "x", ".", "a.b.c", "ä.ö", f"{uuid.UUID(int=1)}.{'A' * 22}"])
def test_a_forged_secret_opens_nothing(doors: Flask, token: str) -> None:
    assert Phone(doors).get("/api/buddy", token).status_code in {401, 404}


def test_one_phone_may_be_a_parents_and_a_buddys_of_two_families(doors: Flask, parent: Parent) -> None:
    first, second = Buddy(doors, parent, 0), Buddy(doors, Parent(doors), 0)
    device = first.device()
    answers = [phone.put("/api/buddy/device", device, phone.token).status_code for phone in (first, second)]
    assert [*answers, parent.put("/api/family/device", device).status_code] == [201, 201, 201]
    assert first.get("/api/buddy", first.token).json["devices"] == 1
