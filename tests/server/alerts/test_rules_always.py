"""Whatever people do and whenever: the escalation ends, no rung is lost, nobody is asked twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from server.alerts import rules
from server.alerts.rules import Alert, Reply

START = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
RUNGS = ["waiting", "sent", "reached", "opened", "answered", "arrived"]

alerts = some.builds(
    Alert,
    kind=some.sampled_from(["alert", "drill", "planned"]),
    mode=some.sampled_from(["all", "order"]),
    state=some.sampled_from(["planned", "open"]),
    step=some.integers(30, 900).map(lambda seconds: timedelta(seconds=seconds)),
    made_at=some.just(START),
    next_at=some.integers(0, 5000).map(lambda seconds: START + timedelta(seconds=seconds)),
)
people = some.lists(some.booleans(), max_size=6).map(
    lambda devices: [Reply(f"buddy {at}", has_device=has) for at, has in enumerate(devices)]
)
told = some.sampled_from(["reached", "opened", "coming", "phone", "cannot", "arrived"])
minutes = some.none() | some.integers(0, 600)
deeds = some.lists(
    some.tuples(some.integers(-4000, 4000), some.sampled_from(["clock", "parent", "reply"]), told, minutes),
    max_size=30,
)


class Story:
    """One alert as the store would keep it."""

    def __init__(self, alert: Alert, replies: list[Reply]) -> None:
        self.alert = alert
        self.replies = replies
        self.unanswered = 0

    def move(self, now: datetime, cause: rules.Cause = "clock") -> rules.Step:
        step = rules.next_step(self.alert, self.replies, now, cause)
        assert not {reply.buddy for reply in self.replies if reply.asked_at} & {*step.ask}
        self.replies = [
            replace(reply, asked_at=now) if reply.buddy in step.ask else reply for reply in self.replies
        ]
        self.alert = replace(self.alert, state=rules.state_after(self.alert, now), next_at=step.next_at)
        self.unanswered += step.is_unanswered
        return step

    def hear(self, now: datetime, at: int, said: rules.Told, minutes: int | None) -> None:
        before = self.replies[at % len(self.replies)]
        after = rules.climb(before, said, minutes, now)
        assert height(after) >= height(before)
        self.replies = [after if reply.buddy == before.buddy else reply for reply in self.replies]
        if after.answer != before.answer and rules.moves_the_clock(before, after):
            self.move(now, "answer")

    def do(self, now: datetime, deed: tuple[int, str, rules.Told, int | None]) -> None:
        at, who, said, minutes = deed
        if who == "clock":
            self.move(now)
        elif self.alert.state == "open" and who == "parent":
            self.move(now, "parent")
        elif self.alert.state == "open" and self.replies:
            self.hear(now, at, said, minutes)


def height(reply: Reply) -> int:
    """How high on the ladder; the three answers stand side by side."""
    rung = rules.rung_of(reply)
    return RUNGS.index(rung if rung in RUNGS else "answered")


def lived(alert: Alert, replies: list[Reply], deeds: list[tuple[int, str, rules.Told, int | None]]) -> Story:
    """Everything was done; the clock may have jumped either way before each deed."""
    story = Story(alert, replies)
    for deed in deeds:
        story.do(START + timedelta(seconds=deed[0]), deed)
    return story


@settings(max_examples=200, deadline=None)
@given(alerts, people, deeds)
def test_the_escalation_always_ends(alert: Alert, replies: list[Reply], deeds: list) -> None:  # type: ignore[type-arg]
    story = lived(alert, replies, deeds)
    for _ in range(len(replies) + 3):
        if story.alert.next_at is None:
            break
        story.move(story.alert.next_at)
    assert story.alert.next_at is None
    assert story.alert.state == "open"


@settings(max_examples=200, deadline=None)
@given(alerts, people, deeds)
def test_when_it_ends_somebody_is_coming_or_the_parent_was_told(
    alert: Alert, replies: list[Reply], deeds: list  # type: ignore[type-arg]
) -> None:  # fmt: skip
    story = lived(alert, replies, deeds)
    while story.alert.next_at is not None:
        story.move(story.alert.next_at)
    is_coming = any(rules.is_coming(reply) for reply in story.replies)
    everyone = all(reply.asked_at for reply in story.replies if reply.has_device)
    assert is_coming or (story.unanswered and everyone)


@settings(max_examples=200, deadline=None)
@given(alerts, people, deeds)
def test_from_every_state_an_alert_can_be_closed_and_then_rests(
    alert: Alert, replies: list[Reply], deeds: list  # type: ignore[type-arg]
) -> None:  # fmt: skip
    story = lived(alert, replies, deeds)
    story.alert = replace(story.alert, state="closed", next_at=None)
    for cause in ("clock", "answer", "parent"):
        assert story.move(START + timedelta(days=1), cause) == rules.Step()
    assert story.alert.state == "closed"
