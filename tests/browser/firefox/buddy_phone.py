"""What a buddy does with a real Firefox, in the buddy's words."""

import json
from pathlib import Path
from typing import Any

from tests.browser.far_parent import Invited
from tests.browser.firefox.marionette import Firefox
from tests.browser.firefox.push_office import PushOffice
from tests.browser.waiting import until

# The module is there before the tap, so that nothing stands between the tap and what it asks for.
BUTTON = """const [name, given] = a;
const joining = await import("/js/joining.js");
document.querySelector("#ours")?.remove();
const button = document.createElement("button");
button.id = "ours";
button.textContent = name;
button.addEventListener("click", async () => {
  const say = (said) => { button.dataset.said = JSON.stringify(said); };
  joining[name](...given).then((value) => say({ value }), (fault) => say({ fault: String(fault) }));
});
document.body.prepend(button);"""
SAID = "return document.querySelector('#ours').dataset.said"
IS_SAVED = "return document.querySelector('saved-line').dataset.state === 'ok'"
NOTICES = """const registration = await navigator.serviceWorker.ready;
const notices = await registration.getNotifications({ tag: a[0] });
return notices.map(({ title, body, silent }) => ({ title, body, silent }));"""
UNSUBSCRIBE = """const { pushManager } = await navigator.serviceWorker.ready;
return (await pushManager.getSubscription()).unsubscribe();"""


def preferences(office: PushOffice) -> dict[str, str | int | bool]:
    """Remote control switches push off; it is on again here, and goes to our office."""
    return {
        "dom.push.connection.enabled": True,
        "dom.push.enabled": True,
        "dom.push.requestTimeout": 10_000,
        "dom.push.retryBaseInterval": 200,
        "dom.push.serverURL": office.line_address,
        "dom.push.testing.allowInsecureServerURL": True,
    }


class BuddyPhone:
    """One person with one Firefox; it can be closed and opened again."""

    def __init__(self, profile: Path, office: PushOffice, address: str) -> None:
        self.firefox = Firefox(profile, preferences(office))
        self.address = address

    def turns_on(self) -> None:
        if self.firefox.process is None:
            self.firefox.start()

    def opens(self) -> None:
        """The app, until it is saved on this phone."""
        self.firefox.opens(f"{self.address}/en/")
        until(lambda: self.firefox.runs(IS_SAVED), seconds=30)

    def agrees(self, invited: Invited) -> None:
        about = {"near": "5", "free": "evenings"}
        assert self.taps("answerInvitation", [invited.fragment, True, about]) == invited.id

    def turns_on_notices(self, invited: Invited) -> None:
        """Says yes when Firefox asks, which it does once."""
        is_asked = self.firefox.runs("return Notification.permission === 'default'")
        self.starts("turnOnNotices", [invited.id])
        if is_asked:
            self.firefox.says_yes()
        assert self.hears() == "on"

    def asks_for_a_test(self, invited: Invited) -> None:
        self.taps("testNotice", [invited.id])

    def taps(self, name: str, given: list[object]) -> Any:
        """A real tap on a button that asks the app for one thing. Returns what it said."""
        self.starts(name, given)
        return self.hears()

    def starts(self, name: str, given: list[object]) -> None:
        self.firefox.runs(BUTTON, name, given)
        self.firefox.clicks("#ours")

    def hears(self) -> Any:
        said = json.loads(until(lambda: self.firefox.runs(SAID), seconds=25))
        assert "fault" not in said, said["fault"]
        return said.get("value")

    def notices(self, tag: str) -> list[Any]:
        """Those about this alert or for this buddy that stand on the screen now."""
        shown: list[Any] = self.firefox.runs(NOTICES, tag)
        return shown

    def unsubscribes(self) -> None:
        """Only its own push service hears of it."""
        assert self.firefox.runs(UNSUBSCRIBE)
