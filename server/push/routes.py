"""The door to what a browser needs before it can subscribe."""

import msgspec
from flask import Blueprint, Response

from server.config import Config
from server.door.bodies import answer
from server.door.entrance import anyone
from server.door.openapi import described
from server.keys import public_text, read_vapid_key


class Key(msgspec.Struct, frozen=True):
    key: str


def blueprint(config: Config) -> Blueprint:
    """Raises KeyFault at the start when the key is none."""
    doors = Blueprint("push", __name__)
    key = public_text(read_vapid_key(config.data_folder))

    @doors.get("/api/push/key")
    @described(answers={200: Key})
    @anyone
    def push_key() -> Response:
        """The VAPID public key, for PushManager.subscribe"""
        return answer(Key(key))

    return doors
