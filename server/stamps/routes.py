"""The doors that sign times. They are told the head of a recording, 43 signs, and keep nothing of it."""

from typing import Annotated

import msgspec
from flask import Blueprint, Response
from msgspec import Meta

from server import clock
from server.config import Config
from server.door.bodies import Shape, answer, read_body
from server.door.entrance import anyone
from server.door.faults import NOT_THERE, Fault
from server.door.limits import address, at_most
from server.door.openapi import described
from server.keys import read_stamp_keys
from server.stamps.rules import id_of, in_text, what_is_signed

# The last sign of 32 bytes stands for four bits, so only one in four may be there.
Head = Annotated[
    str,
    Meta(
        pattern="^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$",
        max_length=43,
        description="the head of a recording's chain: SHA-256 in base64url",
    ),
]
# A phone that holds an old key's name asks for that key by its name.
FOR_AN_HOUR = "public, max-age=3600"
FOR_EVER = "public, max-age=31536000, immutable"


class NewStamp(Shape, frozen=True):
    head: Head


class Stamp(msgspec.Struct, frozen=True):
    """`signature` is Ed25519 over doorstep/1/stamp/<head>/<at>; `key` says by which key."""

    head: str
    at: str
    key: str
    signature: str


class StampKey(msgspec.Struct, frozen=True):
    id: str
    key: str


def blueprint(config: Config) -> Blueprint:
    """Raises KeyFault at the start when a key is none."""
    doors = Blueprint("stamps", __name__)
    private = read_stamp_keys(config.data_folder)
    publics = [key.public_key().public_bytes_raw() for key in private]
    known = {id_of(public): StampKey(id_of(public), in_text(public)) for public in publics}
    signing, current = private[0], next(iter(known.values()))

    @doors.put("/api/stamps")
    @described(NewStamp, {200: Stamp})
    @at_most("300 per minute", per=address)
    @anyone
    def sign_time() -> Response:
        """The time now, signed together with this head"""
        head, at = read_body(NewStamp).head, clock.stamp(clock.now())
        return answer(Stamp(head, at, current.id, in_text(signing.sign(what_is_signed(head, at)))))

    @doors.get("/api/stamps/key")
    @described(answers={200: StampKey})
    @anyone
    def read_key() -> Response:
        """The key that signs now"""
        return for_everybody(current, FOR_AN_HOUR)

    @doors.get("/api/stamps/key/<string(length=22):key_id>")
    @described(answers={200: StampKey}, faults=(404,))
    @anyone
    def read_old_key(key_id: str) -> Response:
        """A key by its name, also one that signs no more"""
        if key_id not in known:
            raise Fault(404, NOT_THERE)
        return for_everybody(known[key_id], FOR_EVER)

    return doors


def for_everybody(key: StampKey, how_long: str) -> Response:
    response = answer(key)
    response.headers["Cache-Control"] = how_long
    return response
