"""Phones of parents and buddies, as the doors meet them: each test says what they do, in words."""

from typing import Any

from flask import Flask

from server import clock
from server.ids import hash_of, new_id, new_token
from tests.server.far import Web

# A werkzeug TestResponse, whose `json` a test may index at once.
Answer = Any

SEALED = "1.AAAAAAAAAAAAAAAA." + "x" * 170
PUSH = "https://updates.push.services.mozilla.com/wpush/v2/"
# A point on P-256, as every browser has one of its own.
POINT = "BLvgBnBhIYCBrYQaNOC76GAmipxtNwDHtqOtJ1cYWnmbWcdcfztLZVBd3vm9Gr-qmmOoXtEGDx6VHKen84YsCeQ"
OURS = {"Sec-Fetch-Site": "same-origin"}


def wish_of(tokens: dict[str, str]) -> dict[str, Any]:
    """The body of an alert to these buddies, with their answer tokens."""
    replies = [
        {"buddy": buddy, "token_hash": hash_of(token), "sealed": SEALED} for buddy, token in tokens.items()
    ]
    made_at = clock.stamp(clock.now())
    return {"kind": "alert", "mode": "all", "step_seconds": 120, "made_at": made_at, "replies": replies}


class Phone:
    """A browser with its own cookies, on our own pages."""

    def __init__(self, app: Flask | Web, headers: dict[str, str] = OURS) -> None:
        self.browser: Any = app.test_client()
        self.headers = headers

    def put(self, path: str, body: object = None, token: str | None = None) -> Answer:
        return self.ask("PUT", path, token, json={} if body is None else body)

    def get(self, path: str, token: str | None = None, **headers: str) -> Answer:
        return self.ask("GET", path, token, headers=headers)

    def delete(self, path: str, token: str | None = None) -> Answer:
        return self.ask("DELETE", path, token)

    def ask(self, method: str, path: str, token: str | None = None, **more: Any) -> Answer:
        headers = self.headers | more.pop("headers", {})
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return self.browser.open(path, method=method, headers=headers, **more)

    def device(self) -> dict[str, str]:
        """A subscription of its own."""
        return {"endpoint": PUSH + new_token(), "p256dh": POINT, "auth": "A" * 22, "language": "en"}


class Parent(Phone):
    """A parent's phone that has a family."""

    def __init__(self, app: Flask | Web) -> None:
        super().__init__(app)
        self.id = self.put("/api/family").json["id"]
        self.tokens: dict[str, str] = {}

    def knows(self) -> str:
        """One more buddy, for texts only. Returns its id."""
        buddy = new_id()
        assert self.put(f"/api/buddies/{buddy}").status_code == 201
        return buddy

    def invites(self, buddy: str) -> str:
        """Returns the token of the link."""
        token = new_token()
        body = {"token_hash": hash_of(token), "sealed": SEALED}
        assert self.put(f"/api/buddies/{buddy}/invitation", body).status_code == 201
        return token

    def wish(self, *buddies: str, **changes: Any) -> dict[str, Any]:
        """The body of an alert to these buddies."""
        self.tokens = {buddy: new_token() for buddy in buddies}
        return wish_of(self.tokens) | changes

    def raises(self, *buddies: str, **changes: Any) -> str:
        """Returns the alert's id."""
        alert = new_id()
        answer = self.put(f"/api/alerts/{alert}", self.wish(*buddies, **changes))
        assert answer.status_code == 201, answer.json
        return alert

    def sees(self, alert: str) -> dict[str, Any]:
        seen: dict[str, Any] = self.get(f"/api/alerts/{alert}").json
        return seen

    def rungs(self, alert: str) -> list[str]:
        return [reply["state"] for reply in self.sees(alert)["replies"]]

    def closes(self, alert: str) -> Answer:
        return self.put(f"/api/alerts/{alert}/closure")


class Buddy(Phone):
    """A buddy's phone that has agreed, with one device unless told otherwise."""

    def __init__(self, app: Flask | Web, parent: Parent, devices: int = 1) -> None:
        super().__init__(app)
        self.id = parent.knows()
        self.secret = new_token()
        self.token = f"{self.id}.{self.secret}"
        self.agrees(parent.invites(self.id))
        for _ in range(devices):
            assert self.put("/api/buddy/device", self.device(), self.token).status_code == 201

    def agrees(self, invitation: str) -> Answer:
        body = {"agrees": True, "secret_hash": hash_of(self.secret), "about": SEALED}
        return self.put("/api/invitation/answer", body, invitation)

    def replies(self, parent: Parent, alert: str, state: str, minutes: int | None = None) -> Answer:
        """By the link that the parent's phone made."""
        body = {"state": state, "minutes": minutes}
        return self.put(f"/api/alerts/{alert}/reply", body, parent.tokens[self.id])
