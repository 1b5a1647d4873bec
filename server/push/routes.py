"""The door to what a browser needs before it can subscribe."""

from flask import Blueprint

from server.config import Config
from server.keys import public_text, read_vapid_key


def blueprint(config: Config) -> Blueprint:
    """Raises KeyFault at the start when the key is none."""
    doors = Blueprint("push", __name__)
    key = public_text(read_vapid_key(config.data_folder))

    @doors.get("/api/push/key")
    def push_key() -> dict[str, str]:
        """The VAPID public key, for PushManager.subscribe."""
        return {"key": key}

    return doors
