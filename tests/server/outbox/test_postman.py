"""An accepted push is never lost and never settled twice, whatever the push service does."""

import time

import pytest

from server.push.road import Road
from server.push.sender import Key, Sender
from tests.server.outbox.conftest import NOON, Post


def test_a_push_reaches_the_phone_and_only_that_phone_can_open_it(post: Post) -> None:
    post.put(3)
    assert post.works() == 3
    assert sorted(post.delivered()) == ["b0", "b1", "b2"]
    assert post.rows() == ["sent"] * 3


def test_a_push_says_what_the_push_service_needs_to_know(post: Post) -> None:
    post.put()
    post.works()
    [call] = post.end.calls
    assert call.headers["ttl"] == "1800"
    assert call.headers["urgency"] == "high"
    assert len(call.headers["topic"]) == 32
    assert call.headers["content-encoding"] == "aes128gcm"


def test_the_signature_is_for_this_push_service_and_ends_within_a_day(post: Post) -> None:
    post.put(2)
    post.works()
    claims = [call.claims() for call in post.end.calls]
    assert claims[0] == claims[1]
    assert claims[0]["aud"] == post.end.origin
    assert claims[0]["sub"] == "mailto:operator@example.org"
    assert 0 < claims[0]["exp"] - NOON.timestamp() <= 24 * 3600


def test_what_was_sent_is_not_sent_again(post: Post) -> None:
    post.put()
    assert [post.works(at) for at in (0, 1, 3600)] == [1, 0, 0]
    assert len(post.end.calls) == 1


def test_the_ladder_says_sent_when_the_push_service_took_the_call(post: Post) -> None:
    post.put()
    post.works(5)
    assert post.rows("SELECT sent_at FROM replies") == ["2026-11-22T12:00:05.000Z"]


def test_other_news_does_not_climb_the_ladder(post: Post) -> None:
    post.put(kind="closed")
    post.works()
    assert post.rows("SELECT sent_at FROM replies") == [None]
    assert post.end.calls[0].headers["ttl"] == "3600"


@pytest.mark.parametrize("status", [404, 410])
def test_a_phone_that_is_gone_is_forgotten(post: Post, status: int) -> None:
    post.put()
    post.end.says(status)
    post.works()
    assert post.rows("SELECT id FROM devices") == []
    assert post.works(3600) == 0


@pytest.mark.parametrize("status", [301, 400, 401, 403, 413])
def test_a_refusal_is_settled_and_the_phone_is_kept(post: Post, status: int) -> None:
    post.put()
    post.end.says(status, headers=(f"Location: {post.end.origin}/elsewhere",))
    post.works()
    assert post.rows() == ["refused"]
    assert len(post.rows("SELECT id FROM devices")) == 1
    assert len(post.end.calls) == 1


def test_after_a_refusal_the_next_push_has_a_fresh_signature(post: Post) -> None:
    post.end.says(403, 201)
    post.put()
    post.works()
    post.put()
    post.works(1)
    first, second = post.end.calls
    assert first.headers["authorization"] != second.headers["authorization"]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_a_push_service_that_is_busy_is_asked_again(post: Post, status: int) -> None:
    post.put()
    post.end.says(status, 201)
    assert [post.works(at) for at in (0, 0.4, 2)] == [1, 0, 1]
    assert post.rows() == ["sent"]


@pytest.mark.parametrize("says", ["90", "date"])
def test_it_waits_as_long_as_the_push_service_asked(post: Post, says: str) -> None:
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 91))
    post.put()
    post.end.says(429, headers=(f"Retry-After: {date if says == 'date' else says}",))
    post.works()
    post.end.says(201)
    assert [post.works(at) for at in (60, 88, 93)] == [0, 0, 1]


def test_a_push_service_down_for_ten_minutes_loses_nothing(post: Post) -> None:
    post.put(5)
    post.end.says(503)
    for minute in range(10):
        post.works(minute * 60)
    assert post.rows() == [None] * 5
    post.end.says(201)
    post.works(660)
    assert post.rows() == ["sent"] * 5


def test_an_alert_too_old_to_help_is_given_up_and_said_to_be(post: Post) -> None:
    post.put()
    post.end.says(503)
    post.works()
    post.works(1801)
    assert post.rows() == ["expired"]
    assert len(post.end.calls) == 1


def test_a_repeat_carries_the_same_topic_and_less_time(post: Post) -> None:
    post.put()
    post.end.says(503, 201)
    post.works()
    post.works(100)
    first, second = post.end.calls
    assert first.headers["topic"] == second.headers["topic"]
    assert (first.headers["ttl"], second.headers["ttl"]) == ("1800", "1700")


def test_two_hundred_alerts_at_once_each_arrive_once(post: Post) -> None:
    buddies = post.put(200)
    while post.works():
        pass
    assert sorted(post.delivered()) == sorted(buddies)
    assert post.rows("SELECT COUNT(*) FROM outbox WHERE outcome = 'sent'") == [200]


def test_connections_are_kept_warm(post: Post) -> None:
    for at in range(5):
        post.put()
        post.works(at)
    assert post.end.connections == 1


def test_a_device_that_is_no_longer_allowed_is_not_sent_to(post: Post, road: Road, key: Key) -> None:
    post.put()
    post.sender = Sender(road, key, "mailto:operator@example.org", test_host="")
    post.works()
    assert post.end.calls == []
    assert post.rows() == ["refused"]
