"""What comes in and what goes out: JSON, small, and exactly of the shape that was agreed."""

import hashlib
from typing import Annotated, TypeVar

import msgspec
from flask import Response, request
from msgspec import Meta

from server.door.faults import Fault

# In bytes, whether the sender says how many or not.
LARGEST = 16 * 1024


class Shape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A body that a phone sends."""


class Nothing(Shape, frozen=True):
    """The body of a request that says all in its address: {}."""


class Id(msgspec.Struct, frozen=True):
    id: str


Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64, description="SHA-256 in hex")]
Sealed = Annotated[
    str,
    Meta(
        pattern=r"^1\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$",
        max_length=2400,
        description="an envelope that only phones can open",
    ),
]

S = TypeVar("S", bound=msgspec.Struct)


def read_body(shape: type[S]) -> S:
    """Raises Fault: 415 no JSON, 413 too large, 400 another shape than this."""
    if request.mimetype != "application/json":
        raise Fault(415, "Send application/json.")
    body = request.get_data(cache=False)
    if len(body) > LARGEST:
        raise Fault(413, "Send at most 16 KB.")
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise Fault(400, str(fault)) from fault


def answer(body: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, mimetype="application/json")


def nothing() -> Response:
    return Response(status=204)


def answer_if_new(body: object) -> Response:
    """304 when the asker says that this is what it has already."""
    response = answer(body)
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:22])
    return response.make_conditional(request)  # type: ignore[return-value]
