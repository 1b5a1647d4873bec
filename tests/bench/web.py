"""How many alerts a real web server takes with durable commits, and how long a poll waits meanwhile."""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask

from server.database import opened
from server.ids import new_id, new_token
from server.serve import THREADS
from tests.server.bare import bare_app
from tests.server.crowd import Settled, crowd
from tests.server.far import FarBrowser, Web
from tests.server.phones import OURS, wish_of

# Knocking at once; more than the server has threads, so that it never waits for us.
KNOCKERS = 16
ALERTS = 1_600
# One after the other, when nobody else knocks.
ALONE = 300
PARENTS = 200
BUDDIES = 3
EVERY_S = 2.0
LASTS_S = 10.0
# While the parents poll, so many alerts come each second.
RATE = 20
Figure = dict[str, Any]


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (web, app):
        case = {"buddies": BUDDIES, "threads": web.threads, "synchronous": "FULL"}
        yield from tap_alone(web, settled(app, web, ALONE), case)
        yield from flood(web, settled(app, web, ALERTS), case)
        yield from follow(web, settled(app, web, PARENTS), settled(app, web, int(RATE * LASTS_S)), case)


@contextmanager
def served(folder: Path) -> Iterator[tuple[Web, Flask]]:
    app, web = bare_app(folder), Web(folder, THREADS)
    web.start()
    try:
        yield web, app
    finally:
        web.kill()


def settled(app: Flask, web: Web, count: int) -> list[Settled]:
    with opened(web.data) as db:
        return crowd(app, db, count, BUDDIES)


class Knocker:
    """One family's phone over one connection; each seems to come from an address of its own."""

    def __init__(self, line: FarBrowser, family: Settled, at: int) -> None:
        self.line = line
        self.cookie = f"family={family.cookie}"
        self.alert = new_id()
        self.wish = wish_of({buddy: new_token() for buddy in family.buddies})
        self.headers = OURS | {"X-Forwarded-For": f"10.1.{at // 250}.{at % 250}"}
        self.etag = ""

    def tap(self) -> float:
        """Raises the alert. Returns milliseconds."""
        return self.timed(201, "PUT", "", json=self.wish)

    def poll(self) -> float:
        return self.timed(0, "GET", self.etag)

    def timed(self, status: int, method: str, etag: str, **more: Any) -> float:
        self.line.cookie = self.cookie
        headers = self.headers | ({"If-None-Match": etag} if etag else {})
        started = time.perf_counter()
        answer = self.line.open(f"/api/alerts/{self.alert}", method, headers, **more)
        took = (time.perf_counter() - started) * 1000
        self.etag = answer.headers.get("ETag", self.etag)
        if answer.status_code not in ({status} if status else {200, 304}):
            raise RuntimeError(f"{method} was answered {answer.status_code}")
        return took


def tap_alone(web: Web, families: list[Settled], case: Figure) -> Iterator[Figure]:
    line = FarBrowser(web.port)
    taps = [Knocker(line, family, 9000 + at).tap() for at, family in enumerate(families)]
    line.line.close()
    yield figure("tap_201_ms_p99", p99(taps), "ms", **case, median_ms=round(statistics.median(taps), 2))


def flood(web: Web, families: list[Settled], case: Figure) -> Iterator[Figure]:
    """Every family raises one alert, as fast as the server takes them."""
    shares = [families[at::KNOCKERS] for at in range(KNOCKERS)]

    def share(at: int) -> list[float]:
        line = FarBrowser(web.port)
        taps = [Knocker(line, family, at * 100 + n).tap() for n, family in enumerate(shares[at])]
        line.line.close()
        return taps

    started = time.perf_counter()
    with ThreadPoolExecutor(KNOCKERS) as pool:
        taps = [took for part in pool.map(share, range(KNOCKERS)) for took in part]
    seconds = time.perf_counter() - started
    yield figure("alerts_per_s_full", len(taps) / seconds, "1/s", **case, p99_ms=p99(taps))


def follow(web: Web, parents: list[Settled], others: list[Settled], case: Figure) -> Iterator[Figure]:
    """200 parents ask every two seconds how far their buddies are, while other alerts come in."""
    following = [Knocker(FarBrowser(web.port), family, at) for at, family in enumerate(parents)]
    for parent in following:
        parent.tap()
    polls: list[float] = []
    taps: list[float] = []
    line = FarBrowser(web.port)
    callers = iter([Knocker(line, family, 5000 + at) for at, family in enumerate(others)])
    ends = time.perf_counter() + LASTS_S
    threads = [
        threading.Thread(target=repeat, args=(parent.poll, polls, EVERY_S, at / PARENTS * EVERY_S, ends))
        for at, parent in enumerate(following)
    ]
    threads.append(
        threading.Thread(target=repeat, args=(lambda: next(callers).tap(), taps, 1 / RATE, 0.0, ends))
    )
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for phone in [line, *(parent.line for parent in following)]:
        phone.line.close()
    more = case | {"parents": PARENTS, "polls": len(polls), "alerts_per_s": RATE}
    yield figure("poll_p99_ms", p99(polls), "ms", **more, median_ms=round(statistics.median(polls), 2))
    yield figure("tap_busy_ms_p99", p99(taps), "ms", **more, median_ms=round(statistics.median(taps), 2))


def repeat(deed: Callable[[], float], took: list[float], every: float, first: float, ends: float) -> None:
    """At an even pace, whatever each takes."""
    due = time.perf_counter() + first
    while due < ends - every:
        time.sleep(max(0.0, due - time.perf_counter()))
        took.append(deed())
        due += every


def p99(values: list[float]) -> float:
    return round(statistics.quantiles(values, n=100)[98], 2)


def figure(name: str, value: float, unit: str, **more: object) -> Figure:
    return {"name": name, "value": round(value, 2), "unit": unit, **more}
