"""What an operator sees: counts that agree with the book, outlive it and name nobody."""

from datetime import timedelta

from flask import Flask

from server.database import opened
from server.outbox import routes
from server.outbox.metrics import read_metrics
from server.push.devices import Owner, mark_reached
from server.push.routes import blueprint as push_doors
from tests.conftest import configured
from tests.server.outbox.conftest import NOON, Post


def lines(post: Post, seconds: float = 0) -> list[str]:
    text = read_metrics(post.folder, NOON + timedelta(seconds=seconds)).decode()
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_the_queue_is_as_deep_and_as_old_as_it_is(post: Post) -> None:
    post.put(3)
    assert lines(post, 7)[:2] == ["doorstep_outbox_waiting 3.0", "doorstep_outbox_oldest_seconds 7.0"]
    post.works()
    assert lines(post, 9)[:2] == ["doorstep_outbox_waiting 0.0", "doorstep_outbox_oldest_seconds 0.0"]


def test_each_outcome_is_counted_and_stays_counted_when_its_row_is_gone(post: Post) -> None:
    post.put(5)
    post.end.says(201, 410, 403, 503, 201)
    post.works()
    found = lines(post)
    expected = {"sent": 2, "gone": 1, "refused": 1, "expired": 0, "again": 1}
    for outcome, count in expected.items():
        assert f'doorstep_pushes_total{{outcome="{outcome}"}} {count}.0' in found


def test_a_phone_that_said_so_is_counted(post: Post) -> None:
    post.put()
    with opened(post.folder) as db:
        mark_reached(db, Owner("f1", "b0"), NOON)
    assert "doorstep_reached_total 1.0" in lines(post)


def test_the_seconds_from_written_to_taken_are_a_histogram(post: Post) -> None:
    post.put(2)
    post.works(3)
    found = lines(post)
    assert 'doorstep_push_seconds_bucket{le="2.5"} 0.0' in found
    assert 'doorstep_push_seconds_bucket{le="5"} 2.0' in found
    assert 'doorstep_push_seconds_bucket{le="+Inf"} 2.0' in found
    assert "doorstep_push_seconds_sum 6.0" in found


def test_the_doors_give_the_counts_and_the_key_and_nothing_else(post: Post) -> None:
    config = configured(data=str(post.folder))
    app = Flask(__name__)
    app.register_blueprint(routes.blueprint(config))
    app.register_blueprint(push_doors(config))
    post.put()
    answer = app.test_client().get("/metrics")
    assert answer.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert "a1" not in answer.text
    assert "b0" not in answer.text
    key = app.test_client().get("/api/push/key").json
    assert key
    assert len(key["key"]) == 87
