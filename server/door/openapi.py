"""The doors written down for programs: OpenAPI 3.1 from the routes themselves, by spectree."""

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Blueprint
from flask import Response as Answer
from spectree import Response, SecurityScheme, SpecTree
from spectree.model_adapter import get_msgspec_model_adapter
from spectree.models import InType, SecureType, SecuritySchemeData

from server.door.bodies import answer
from server.door.entrance import View, anyone, entrance_of
from server.door.faults import Problem

BEARER = {"invitation", "buddy", "answer"}

# What any door may say, whoever asks.
ALWAYS = (429, 500, 503)
ON_WRITE = (400, 403, 413, 415)
WITH_SECRET = (401, 404)


class Answers(Response):
    """Faults are problem+json, which spectree would call plain JSON."""

    def generate_spec(self, naming_strategy: Callable[..., str] = lambda model: model.__name__) -> Any:
        spec = super().generate_spec(naming_strategy)
        for status, response in spec.items():
            if status >= "400" and "content" in response:
                response["content"] = {"application/problem+json": response["content"]["application/json"]}
        return spec


written = SpecTree(
    "flask",
    model_adapter=get_msgspec_model_adapter(),
    naming_strategy=lambda model: model.__name__,
    nested_naming_strategy=lambda _parent, child: child,
    validation_error_status=500,
    validation_error_model=Problem,
    title="Doorstep",
    description="How a parent's and a buddy's phone talk with Doorstep. docs/alerts.md says it in words.",
    version="1",
    mode="strict",
    annotations=False,
    security_schemes=[
        SecurityScheme(
            name="family",
            data=SecuritySchemeData(type=SecureType.API_KEY, name="family", field_in=InType.COOKIE),
        ),
        *(
            SecurityScheme(name=who, data=SecuritySchemeData(type=SecureType.HTTP, scheme="bearer"))
            for who in sorted(BEARER)
        ),
    ],
)


def described(
    body: type[msgspec.Struct] | None = None,
    answers: dict[int, Any] | None = None,
    faults: tuple[int, ...] = (),
) -> Callable[[View], View]:
    """Writes a route down: the shape it takes, what it answers by status, and what else it may refuse."""

    def write(view: View) -> View:
        who = entrance_of(view)
        secret = who != "anyone"
        refusals = {*ALWAYS, *faults, *(ON_WRITE if body or not answers else ())}
        refusals |= {*WITH_SECRET} if secret else set()
        statuses = {**(answers or {204: None}), **dict.fromkeys(refusals, Problem)}
        response = Answers(**{f"HTTP_{status}": shape for status, shape in sorted(statuses.items())})
        security: dict[str, list[str]] | None = {str(who): []} if secret else None
        described_view: View = written.validate(
            json=body, resp=response, security=security, skip_validation=True
        )(view)
        return described_view

    return write


shelf = Blueprint("description", __name__)


@shelf.get("/api/openapi.json")
@described(answers={200: None})
@anyone
def read_openapi() -> Answer:
    """This document"""
    return answer(written.spec)
