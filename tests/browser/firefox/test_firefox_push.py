"""A real push in a real Firefox: from the parent's tap to the notice on a buddy's phone, and back."""

from collections.abc import Iterator

import pytest

from tests.browser.far_parent import FarParent, Invited
from tests.browser.firefox import marionette
from tests.browser.firefox.buddy_phone import BuddyPhone
from tests.browser.firefox.push_office import PushOffice, open_office
from tests.browser.site import Server
from tests.browser.waiting import becomes, until
from tests.sealing import unseal

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        marionette.path() is None,
        reason="no firefox-esr here: real push is not tried (apt install firefox-esr)",
    ),
]


@pytest.fixture(scope="module")
def office() -> Iterator[PushOffice]:
    with open_office() as office:
        yield office


@pytest.fixture(scope="module")
def firefox(
    office: PushOffice, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BuddyPhone]:
    """One phone for all: a buddy may help several families."""
    phone = BuddyPhone(tmp_path_factory.mktemp("firefox"), office, server.address)
    with server.with_postman():
        yield phone
    phone.firefox.kill()


@pytest.fixture
def phone(firefox: BuddyPhone) -> BuddyPhone:
    firefox.turns_on()
    return firefox


@pytest.fixture
def parent(server: Server) -> FarParent:
    return FarParent(server.address)


@pytest.fixture
def buddy(phone: BuddyPhone, parent: FarParent) -> Invited:
    """Who agreed on this phone, with notices turned on."""
    buddy = parent.invites()
    phone.opens()
    phone.agrees(buddy)
    phone.turns_on_notices(buddy)
    return buddy


def state(parent: FarParent, alert: str) -> str:
    return str(parent.sees(alert)["state"])


def test_a_buddy_agrees_turns_notices_on_and_a_test_comes(
    phone: BuddyPhone, parent: FarParent, buddy: Invited
) -> None:
    seen = parent.sees_buddy(buddy)
    assert (seen["state"], seen["reachable"]) == ("agreed", True)
    assert unseal(buddy.key, "about", buddy.id, seen["about"])["free"] == "evenings"
    phone.asks_for_a_test(buddy)
    [notice] = until(lambda: phone.notices(buddy.id))
    assert notice["title"] == "This is a test"


def test_an_alert_is_opened_and_shown_and_says_by_itself_that_it_reached_the_phone(
    phone: BuddyPhone, parent: FarParent, office: PushOffice, buddy: Invited
) -> None:
    alert = parent.raises(buddy, place="At home", note="Please ring first")
    becomes(lambda: state(parent, alert), "reached")
    [notice] = phone.notices(alert)
    assert notice["title"] == "Ana asks you to come"
    assert notice["body"].startswith("At home\nPlease ring first\n")
    assert office.statuses[-1] == 201
    parent.closes(alert)
    becomes(lambda: [notice["title"] for notice in phone.notices(alert)], ["Ana is fine now"])


def test_a_push_that_is_sent_twice_is_shown_once(
    phone: BuddyPhone, parent: FarParent, office: PushOffice, buddy: Invited
) -> None:
    alert = parent.raises(buddy)
    becomes(lambda: state(parent, alert), "reached")
    assert [notice["silent"] for notice in phone.notices(alert)] == [False]
    version = office.sends_again(office.living()[-1])
    until(lambda: version in office.acknowledged)
    becomes(lambda: [notice["silent"] for notice in phone.notices(alert)], [True])


def test_an_alert_waits_for_a_phone_that_is_off_and_for_a_push_service_that_is_busy(
    phone: BuddyPhone, parent: FarParent, office: PushOffice, buddy: Invited
) -> None:
    phone.firefox.quit()
    office.refuses_next(429, **{"Retry-After": "1"})
    alert = parent.raises(buddy)
    becomes(lambda: state(parent, alert), "sent")
    assert office.statuses[-2:] == [429, 201]
    phone.firefox.start()
    becomes(lambda: state(parent, alert), "reached", seconds=30)
    phone.opens()
    assert len(phone.notices(alert)) == 1


def test_a_phone_that_is_gone_is_forgotten(
    phone: BuddyPhone, parent: FarParent, office: PushOffice, buddy: Invited
) -> None:
    assert parent.sees_buddy(buddy)["reachable"]
    address = office.living()[-1]
    phone.unsubscribes()
    becomes(lambda: address in office.living(), wanted=False)
    alert = parent.raises(buddy)
    becomes(lambda: parent.sees(alert)["devices"], 0)
    assert (office.statuses[-1], state(parent, alert)) == (410, "waiting")
    assert not parent.sees_buddy(buddy)["reachable"]
