"""What goes wrong around the postman: a locked database, a clock that jumps, a push service that hangs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from server.database import Database, immediate, opened
from server.outbox import store
from server.outbox.postman import Postman
from server.outbox.worker import no_tick
from server.push.rules import Outcome, Sent, TryLater
from server.push.sender import Letter, Result
from tests.far_end import Reply
from tests.server.outbox.conftest import NOON, Post


class FakeRoad:
    """A sender whose answers come when the test lets them."""

    def __init__(self) -> None:
        self.started: list[Letter] = []
        self.results: list[Result] = []

    def start(self, letter: Letter, _now: datetime) -> None:
        self.started.append(letter)

    def collect(self, _wait: float) -> list[Result]:
        results, self.results = self.results, []
        return results

    def answers(self, outcome: Outcome) -> None:
        self.results = [Result(letter.id, outcome) for letter in self.started]


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def claim(post: Post, seconds: float = 0) -> list[store.Claimed]:
    with opened(post.folder) as db:
        return store.claim(db, at(seconds))


def test_what_is_claimed_is_nobody_elses_until_the_lease_ends(post: Post) -> None:
    post.put(3)
    assert [len(claim(post, seconds)) for seconds in (0, 0, 29, 31)] == [3, 0, 0, 3]


def test_a_postman_that_died_is_followed_by_one_that_sends(post: Post) -> None:
    post.put(3)
    claim(post)
    assert post.works(1) == 0
    assert post.works(31) == 3
    assert sorted(post.delivered()) == ["b0", "b1", "b2"]


def test_two_claimers_never_get_the_same(post: Post) -> None:
    post.put(100)
    found = [row.id for _ in range(4) for row in claim(post)]
    assert (len(found), len(set(found))) == (100, 100)


def test_what_was_settled_is_not_settled_again(post: Post) -> None:
    post.put()
    [row] = claim(post)
    with opened(post.folder) as db, immediate(db):
        store.settle(db, [store.Settled(row, "sent")], at(1))
        store.settle(db, [store.Settled(row, "refused")], at(2))
        store.settle(db, [store.Settled(row, None, at(3))], at(2))
    assert post.rows() == ["sent"]
    assert post.rows("SELECT settled_at FROM outbox") == ["2026-11-22T12:00:01.000Z"]


def test_the_same_push_is_written_once(post: Post) -> None:
    post.put()
    with opened(post.folder) as db:
        again = store.Push(*db.conn.execute("SELECT once, device_id, kind, payload FROM outbox").fetchone())
        assert not store.put(db, again, at(1))
    assert len(post.rows()) == 1


def test_what_came_back_while_the_database_was_locked_is_settled_later(
    folder: Path, post: Post, request: pytest.FixtureRequest
) -> None:
    road = FakeRoad()
    postman = Postman(folder, road, no_tick)
    post.put()
    postman.go_round(NOON)
    road.answers(Sent())
    postman.wait(0, lambda: at(1))
    unlock: Callable[[], None] = request.getfixturevalue("locked")
    assert postman.go_round(at(1)) == 1.0
    assert len(postman.holding) == 1
    unlock()
    postman.go_round(at(2))
    assert (post.rows(), postman.holding, len(road.started)) == (["sent"], {}, 1)


def test_a_clock_that_jumps_ahead_sends_nothing_twice(folder: Path, post: Post) -> None:
    road = FakeRoad()
    postman = Postman(folder, road, no_tick)
    post.put()
    postman.go_round(NOON)
    postman.go_round(at(600))
    assert len(road.started) == 1
    road.answers(Sent())
    postman.wait(0, lambda: at(601))
    postman.go_round(at(601))
    assert post.rows() == ["sent"]


def test_a_clock_set_back_makes_nothing_wait_for_times_long_past(folder: Path, post: Post) -> None:
    road = FakeRoad()
    postman = Postman(folder, road, no_tick)
    post.put()
    postman.go_round(NOON)
    road.answers(TryLater(600.0))
    postman.wait(0, lambda: NOON)
    postman.go_round(at(1))
    assert len(road.started) == 1
    postman.go_round(at(-3600))
    assert len(road.started) == 2


def test_a_push_service_that_hangs_does_not_hold_up_the_others(post: Post) -> None:
    post.end.answer = lambda call: Reply(after=0.5 if call.path == "/push/b0" else 0)
    post.put(6)
    post.works()
    assert post.rows("SELECT buddy_id FROM outbox WHERE outcome = 'sent' ORDER BY buddy_id") == [
        f"b{number}" for number in range(6)
    ]


def test_a_clock_of_alerts_that_fails_keeps_nothing_from_being_sent(folder: Path, post: Post) -> None:
    def fail(_db: Database, _now: datetime) -> None:
        raise RuntimeError("a fault of its own")

    road = FakeRoad()
    post.put()
    Postman(folder, road, fail).go_round(NOON)
    assert len(road.started) == 1


def test_the_clock_of_alerts_says_when_it_wants_to_be_called_again(folder: Path) -> None:
    postman = Postman(folder, FakeRoad(), lambda _db, now: now + timedelta(seconds=2))
    assert postman.go_round(NOON) == 2.0


def test_what_the_clock_of_alerts_writes_is_sent_in_the_same_round(folder: Path, post: Post) -> None:
    def ask_the_next(_db: Database, _now: datetime) -> None:
        post.put()

    road = FakeRoad()
    Postman(folder, road, ask_the_next).go_round(NOON)
    assert len(road.started) == 1


def test_no_more_is_claimed_than_can_be_under_way(folder: Path, post: Post) -> None:
    road = FakeRoad()
    postman = Postman(folder, road, no_tick)
    post.put(600)
    for second in range(12):
        postman.go_round(at(second))
    assert len(road.started) == 512


@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_closed_alerts_are_swept_away_after_a_week(post: Post, days: int, left: int) -> None:
    post.put()
    post.works()
    post.rows("UPDATE alerts SET state = 'closed', closed_at = made_at RETURNING id")
    post.works(days * 86_400)
    all_of = "SELECT id FROM alerts UNION ALL SELECT alert_id FROM replies UNION ALL SELECT id FROM outbox"
    assert len(post.rows(all_of)) == left * 3
