"""What the postman carries for a buddy: news of joining to the parent, and the test push."""

from datetime import datetime

from server.buddies.store import Buddy
from server.clock import stamp
from server.database import Database
from server.outbox.letters import PARENTS_PAGE, News, write
from server.push.devices import Owner, devices_of


def write_joined(db: Database, buddy: Buddy, now: datetime, *, agrees: bool) -> None:
    """To the parent's own devices. Inside the transaction of the answer."""
    carries = {"buddy": buddy.id, "agrees": agrees}
    news = News("joined", f"joined/{buddy.id}/{stamp(now)}", carries, PARENTS_PAGE)
    write(db, devices_of(db, Owner(buddy.family_id)), news, now)


def write_test(db: Database, buddy: Buddy, test_id: str, now: datetime) -> int:
    """To each device of the buddy. Returns how many there are."""
    to = devices_of(db, Owner(buddy.family_id, buddy.id))
    write(db, to, News("test", f"test/{test_id}", {"buddy": buddy.id}), now)
    return len(to)
