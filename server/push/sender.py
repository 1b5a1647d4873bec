"""Seals a push for one phone, signs it for its push service and sends it. Nobody else sends."""

import logging
from datetime import datetime
from typing import NamedTuple, Protocol

import py_vapid
from cryptography.hazmat.primitives.asymmetric import ec
from pywebpush import WebPusher, WebPushException

from server.push.devices import plain
from server.push.endpoints import check_endpoint
from server.push.road import Answer
from server.push.rules import Outcome, Refused, outcome_of

# A signature is made once for each push service and kept; it stays good for as long again, for slow clocks.
SIGNED_SECONDS = 10 * 3600
GOOD_SECONDS = 20 * 3600

Key = ec.EllipticCurvePrivateKey
log = logging.getLogger(__name__)


class Letter(NamedTuple):
    """One push to one phone. `seconds` is how long the push service may keep it."""

    id: str
    endpoint: str
    p256dh: str
    auth: str
    payload: str
    topic: str
    seconds: int


class Result(NamedTuple):
    """What became of the letter with this id."""

    id: str
    outcome: Outcome


class Way(Protocol):
    """What the sender needs of a road."""

    def start(self, name: str, url: str, headers: list[str], body: bytes) -> None: ...

    def collect(self, wait: float) -> list[Answer]: ...


class Sender:
    """Start letters, then collect what became of them."""

    def __init__(
        self, road: Way, key: ec.EllipticCurvePrivateKey, operator: str, test_host: str = ""
    ) -> None:
        self._road = road
        self._sealer = Sealer()
        self._vapid = py_vapid.Vapid02(key)
        self._operator = operator
        self._test_host = test_host
        self._signed: dict[str, tuple[float, str]] = {}
        self._origins: dict[str, str] = {}
        self._refused: list[Result] = []

    def start(self, letter: Letter, now: datetime) -> None:
        """Seals it and puts it on the road at once."""
        try:
            origin = check_endpoint(letter.endpoint, self._test_host)
            body = self._sealer.seal(letter)
        except (ValueError, WebPushException) as fault:
            # The door let it in once, but the list of push services may have changed since.
            log.warning("a device cannot be sent to: %s", type(fault).__name__)
            self._refused.append(Result(letter.id, Refused(0)))
            return
        headers = [
            f"TTL: {letter.seconds}",
            "Urgency: high",
            f"Topic: {letter.topic}",
            "Content-Encoding: aes128gcm",
            "Content-Type: application/octet-stream",
            f"Authorization: {self._signature(origin, now.timestamp())}",
        ]
        self._origins[letter.id] = origin
        self._road.start(letter.id, letter.endpoint, headers, body)

    def collect(self, wait: float) -> list[Result]:
        """What came back by now; waits up to so many seconds when nothing has."""
        results, self._refused = self._refused, []
        for answer in self._road.collect(0.0 if results else wait):
            outcome = outcome_of(answer.status, answer.retry_after)
            self._look_at(self._origins.pop(answer.name), outcome)
            results.append(Result(answer.name, outcome))
        return results

    def _signature(self, origin: str, now: float) -> str:
        signed_at, header = self._signed.get(origin, (0.0, ""))
        if not signed_at <= now < signed_at + SIGNED_SECONDS:
            # A fresh dictionary each time: one that was signed before carries the other service's address.
            claims = {"sub": self._operator, "aud": origin, "exp": int(now) + GOOD_SECONDS}
            header = self._vapid.sign(claims)["Authorization"]
            self._signed[origin] = now, header
        return header

    def _look_at(self, origin: str, outcome: Outcome) -> None:
        """A refusal is the operator's matter: our key or our claims. The next push gets a fresh signature."""
        if isinstance(outcome, Refused):
            self._signed.pop(origin, None)
            log.error("%s refused a push with status %d; see: make doctor", origin, outcome.status)


class Sealer:
    """RFC 8291: only the phone with these keys can open it. One pusher serves all, as each costs a copy."""

    def __init__(self) -> None:
        self._pusher = WebPusher({"endpoint": ""})

    def seal(self, letter: Letter) -> bytes:
        """Raises ValueError or WebPushException for keys that are none."""
        self._pusher.receiver_key = plain(letter.p256dh)
        self._pusher.auth_key = plain(letter.auth)
        sealed: bytes = self._pusher.encode(letter.payload.encode())["body"]
        return sealed
