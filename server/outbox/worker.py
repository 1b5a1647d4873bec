"""Sets the postman to work: once, or until it is told to stop."""

import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from server import clock
from server.config import Config
from server.database import Database
from server.keys import read_vapid_key
from server.outbox.bell import Bell, wake
from server.outbox.postman import Postman, Tick, Way
from server.push.road import Road
from server.push.sender import Sender


def no_tick(_db: Database, _now: datetime) -> datetime | None:
    """A clock that stands still."""
    return None


def work(config: Config, tick: Tick = no_tick) -> None:
    """The whole postman of these settings, until SIGTERM or SIGINT. Raises BellFault, KeyFault."""
    key = read_vapid_key(config.data_folder)
    bell = Bell(config.data_folder)
    road = Road(config.test_push_host)
    try:
        road.listen_to(bell.socket)
        work_forever(
            config.data_folder, Sender(road, key, config.operator, config.test_push_host), bell, tick
        )
    finally:
        road.close()
        bell.close()


def work_forever(folder: Path, sender: Way, bell: Bell, tick: Tick = no_tick) -> None:
    """Until it is told to stop; then finishes what is under way. The road must listen to the bell."""
    postman = Postman(folder, sender, tick)
    # The bell is locked: whoever held these leases is dead, and nothing need wait for them to end.
    postman.last = datetime.max.replace(tzinfo=UTC)
    is_told = stop_by_signal(folder)
    while not is_told():
        bell.hush()
        postman.wait(postman.go_round(clock.now()), clock.now)
    postman.finish(clock.now)


def stop_by_signal(folder: Path) -> Callable[[], bool]:
    """Says whether SIGTERM or SIGINT came. A signal alone would not end a wait, so it rings too."""
    told: list[int] = []

    def stop(number: int, _frame: object) -> None:
        told.append(number)
        wake(folder)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    return lambda: bool(told)


def work_once(folder: Path, sender: Way, now: datetime, tick: Tick = no_tick) -> int:
    """Sends what is due at this moment, and settles it all at this moment. Returns how many it took on."""
    postman = Postman(folder, sender, tick)
    postman.go_round(now)
    count = len(postman.holding)
    postman.finish(lambda: now)
    return count
