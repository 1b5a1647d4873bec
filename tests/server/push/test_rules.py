"""What a push service's answer means."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.push.rules import LONGEST_WAIT, Gone, Refused, Sent, TryLater, outcome_of, topic_of

WORDS = st.text(min_size=1, max_size=36)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Sent()), (201, Sent()), (202, Sent()), (204, Sent()),
        (404, Gone()), (410, Gone()),
        (0, TryLater()), (408, TryLater()), (425, TryLater()), (429, TryLater()),
        (500, TryLater()), (503, TryLater()),
        (301, Refused(301)), (307, Refused(307)), (400, Refused(400)), (401, Refused(401)),
        (403, Refused(403)), (413, Refused(413)),
    ],
)  # fmt: skip
def test_each_answer_means_one_thing(status: int, outcome: object) -> None:
    assert outcome_of(status) == outcome


def test_the_push_service_may_say_when_but_not_for_ever() -> None:
    assert outcome_of(429, 30) == TryLater(30.0)
    assert outcome_of(503, 86_400) == TryLater(LONGEST_WAIT)
    assert outcome_of(201, 30) == Sent()


@given(st.integers(0, 999), st.integers(-5, 10**9))
def test_every_answer_means_something(status: int, retry_after: int) -> None:
    assert isinstance(outcome_of(status, retry_after), Sent | Gone | TryLater | Refused)


@given(WORDS, st.none() | WORDS, st.none() | WORDS)
def test_a_topic_is_what_the_standard_allows(kind: str, alert: str | None, buddy: str | None) -> None:
    topic = topic_of(kind, alert, buddy)
    assert len(topic) == 32
    assert set(topic) <= set(string.ascii_letters + string.digits + "-_")


def test_only_a_repeat_has_the_same_topic() -> None:
    assert topic_of("alert", "a1", "b1") == topic_of("alert", "a1", "b1")
    others = {topic_of("alert", "a1", "b2"), topic_of("closed", "a1", "b1"), topic_of("alert", "a2", "b1")}
    assert len(others | {topic_of("alert", "a1", "b1")}) == 4
