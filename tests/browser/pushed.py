"""A Chromium phone whose push service is on this machine: what our postman sends is opened, then delivered.

Headless Chromium has no push service, so the page is handed an address of ours and a key whose other half is
here. The bytes are the postman's own, decrypted as a browser would; the real worker gets them by DevTools.
"""

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession

from tests.browser.navigator import Parent
from tests.browser.waiting import until
from tests.far_end import Call, FarEnd, Phone

STUB = (Path(__file__).parent / "push_stub.js").read_text(encoding="utf-8")


class PushedPhone(Parent):
    """Somebody's phone that has notices: allowed, subscribed by a tap of theirs, delivered by `receives`."""

    def __init__(self, phone: BrowserContext, address: str, end: FarEnd, name: str) -> None:
        phone.grant_permissions(["notifications"], origin=address)
        self.keys = Phone(name)
        self.end = end
        device = self.keys.device(end.origin)
        given = {"endpoint": device.endpoint, "keys": {"p256dh": device.p256dh, "auth": device.auth}}
        phone.add_init_script(STUB.replace('"given"', json.dumps(given)))
        super().__init__(phone, address)
        self.delivered = 0

    def receives(self) -> dict[str, object]:
        """Waits for the postman's next push, opens it and hands it to the worker. Returns what it carried."""
        call = until(self.waiting)[0]
        self.delivered += 1
        assert call.claims()["aud"] == self.end.origin
        opened = self.keys.open(call.body)
        self.deliver(json.dumps(opened))
        carried: dict[str, object] = opened["notification"]["data"]
        return carried

    def waiting(self) -> list[Call]:
        """What the push service has for this phone and has not yet delivered."""
        return [call for call in self.end.calls if call.path == self.keys.path][self.delivered :]

    def deliver(self, text: str) -> None:
        """As the browser does with a push that it has decrypted."""
        line = self.phone.new_cdp_session(self.page)
        message = {
            "origin": self.address,
            "registrationId": registration_of(line, self.address),
            "data": text,
        }
        line.send("ServiceWorker.deliverPushMessage", message)
        line.detach()

    def notices(self, tag: str) -> list[dict[str, object]]:
        """The notices with this tag that now stand on the phone."""
        seen: list[dict[str, object]] = self.page.evaluate(
            """async (tag) => {
              const { getNotifications } = ServiceWorkerRegistration.prototype;
              const found = await getNotifications.call(await navigator.serviceWorker.ready, { tag });
              return found.map(({ title, body, silent }) => ({ title, body, silent }));
            }""",
            tag,
        )
        return seen


def registration_of(line: CDPSession, address: str) -> str:
    """DevTools' own number for our worker."""
    found: list[str] = []

    def note(news: dict[str, list[dict[str, str]]]) -> None:
        ours = [one for one in news["registrations"] if one["scopeURL"].startswith(address)]
        found.extend(one["registrationId"] for one in ours)

    line.on("ServiceWorker.workerRegistrationUpdated", note)
    line.send("ServiceWorker.enable")
    # The news comes with the answer to a later question.
    until(lambda: line.send("Runtime.enable") is not None and found)
    return found[-1]
