"""A parent's phone that is somewhere else: it asks the server over HTTP, and seals as the app does."""

import json
from http.cookiejar import CookieJar
from typing import Any, NamedTuple
from urllib.request import HTTPCookieProcessor, Request, build_opener

from server import clock
from server.ids import hash_of, new_id, new_token
from tests.sealing import answer_token_of, new_key, seal, seed_of, words_key_of


class Invited(NamedTuple):
    """A buddy as this phone knows it, and what stands after the # of the link it was sent."""

    id: str
    key: str
    fragment: str


class FarParent:
    """Has a family from the start. Every refusal of the server is an HTTPError."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._browser = build_opener(HTTPCookieProcessor(CookieJar()))
        self.ask("PUT", "/api/family", {})

    def ask(self, method: str, path: str, body: object = None) -> Any:
        headers = {"Origin": self.address, "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        asked = Request(self.address + path, data, headers, method=method)
        with self._browser.open(asked, timeout=20) as answer:
            return json.loads(answer.read() or b"null")

    def invites(self, name: str = "Ana") -> Invited:
        """One more buddy, who calls the parent by this name."""
        buddy, key, token = new_id(), new_key(), new_token()
        sealed = seal(key, "invitation", buddy, {"from": name})
        self.ask("PUT", f"/api/buddies/{buddy}", {})
        self.ask("PUT", f"/api/buddies/{buddy}/invitation", {"token_hash": hash_of(token), "sealed": sealed})
        return Invited(buddy, key, f"{token}.{key}")

    def raises(self, buddy: Invited, **words: object) -> str:
        """Returns the alert's id."""
        alert, at = new_id(), clock.stamp(clock.now())
        seed = seed_of(buddy.key, alert)
        said = {"from": "Ana", "place": "", "note": "", "quiet": False, "at": at} | words
        reply = {
            "buddy": buddy.id,
            "token_hash": hash_of(answer_token_of(seed)),
            "sealed": seal(words_key_of(seed), "alert", alert, said),
        }
        wish = {"kind": "alert", "mode": "all", "step_seconds": 120, "made_at": at, "replies": [reply]}
        self.ask("PUT", f"/api/alerts/{alert}", wish)
        return alert

    def closes(self, alert: str) -> None:
        self.ask("PUT", f"/api/alerts/{alert}/closure", {})

    def sees(self, alert: str) -> Any:
        """The part of the only buddy who was asked."""
        [reply] = self.ask("GET", f"/api/alerts/{alert}")["replies"]
        return reply

    def sees_buddy(self, buddy: Invited) -> Any:
        """What the family's page would show of this buddy."""
        [seen] = [each for each in self.ask("GET", "/api/family")["buddies"] if each["id"] == buddy.id]
        return seen
