"""Every door, knocked at by schemathesis with whatever its description allows and forbids."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server.app import create_app
from tests.conftest import configured
from tests.server.phones import OURS, Buddy, Parent

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
BRIEFLY = settings(
    max_examples=5,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Story:
    """A family with a buddy and an open alert: what a knock may name and prove."""

    app: Flask
    ids: dict[str, str]
    cookies: dict[str, str]
    headers: dict[str, dict[str, str]]

    def headers_for(self, operation: APIOperation) -> dict[str, str]:  # type: ignore[type-arg]
        [who] = (operation.definition.raw.get("security") or [{"anyone": []}])[0]
        return OURS | self.headers.get(who, {})


@pytest.fixture
def story(tmp_path: Path) -> Story:
    (tmp_path / "site").mkdir()
    app = create_app(configured(site=str(tmp_path / "site"), data=str(tmp_path)))
    parent = Parent(app)
    buddy = Buddy(app, parent)
    invitation = parent.invites(parent.knows())
    alert = parent.raises(buddy.id)
    cookie = parent.browser.get_cookie("family")
    headers = {
        "buddy": {"Authorization": f"Bearer {buddy.token}"},
        "invitation": {"Authorization": f"Bearer {invitation}"},
        "answer": {"Authorization": f"Bearer {parent.tokens[buddy.id]}"},
    }
    ids = {"alert_id": alert, "buddy_id": buddy.id}
    return Story(app, ids, {"family": cookie.value if cookie else ""}, headers)


def operations(app: Flask) -> Iterator[APIOperation]:  # type: ignore[type-arg]
    """What forgets comes last, so that the others still meet a family."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    schema.validate()
    results: Iterator[Any] = schema.get_all_operations()
    found: list[APIOperation] = [result.ok() for result in results]  # type: ignore[type-arg]
    yield from sorted(found, key=lambda operation: operation.method == "delete")


def knock(story: Story, operation: APIOperation, mode: GenerationMode, *, by_name: bool) -> set[int]:  # type: ignore[type-arg]
    """Returns the statuses that were answered."""
    seen = set()

    @BRIEFLY
    @given(operation.as_strategy(generation_mode=mode))
    def knocks(case: Any) -> None:
        if by_name:
            case.path_parameters = {**case.path_parameters, **story.ids} if case.path_parameters else {}
        case.cookies = story.cookies
        case.headers = story.headers_for(operation)
        response = case.call()
        seen.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    # A door that takes nothing has nothing that could be wrong with it.
    with suppress(Unsatisfiable):
        knocks()
    return seen


@pytest.mark.parametrize(
    ("mode", "by_name"),
    [(GenerationMode.POSITIVE, True), (GenerationMode.NEGATIVE, True), (GenerationMode.POSITIVE, False)],
)
def test_no_knock_breaks_a_door_and_every_answer_is_as_described(
    story: Story, mode: GenerationMode, *, by_name: bool
) -> None:
    answered = {}
    for operation in operations(story.app):
        answered[operation.label] = knock(story, operation, mode, by_name=by_name)
    assert len(answered) >= 20
    assert 500 not in set().union(*answered.values())
    if mode is GenerationMode.POSITIVE and by_name:
        assert answered["GET /api/alerts/{alert_id}"] == {200}
        assert answered["GET /api/invitation"] <= {200, 410}
