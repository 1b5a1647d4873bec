"""How heavy a first visit and a whole language are, and how soon something is on a slow phone's screen."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from server.config import ROOT, read_config
from server.site.build import SQUEEZED, build, path_of, write_site
from server.site.release import Files
from server.words import read_languages
from tests.bench.slow_line import slow_line
from tests.browser import chromium
from tests.browser.site import Server, free_port

RUNS = 5
SLOWER = 6
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
LINE = {"kbit_s": 400, "rtt_ms": 400, "cpu_slower": SLOWER, "runs": RUNS}
Figure = dict[str, Any]


def measure() -> Iterator[Figure]:
    yield from weights()
    yield print_time()
    server = Server()
    server.start()
    with sync_playwright() as player, neighbour() as neighbour_port:
        browser = chromium.launch(player)
        try:
            yield first_visit_bytes(browser, server)
            yield from slow_paints(browser, server, neighbour_port)
            yield offline_paint(browser, server)
        finally:
            browser.close()
            server.stop()


def weights() -> Iterator[Figure]:
    """What a phone fetches to have one whole language: list, pack and worker, brotli at quality 11."""
    config = read_config()
    files = build(config)
    tags = [language.tag for language in read_languages(config.locales_folder)]
    sizes = {tag: sum(wire_size(address, files) for address in fetched(tag)) for tag in tags}
    yield figure("release_bytes", max(sizes.values()), "bytes", by_language=sizes)


def fetched(tag: str) -> list[str]:
    return [f"/release/{tag}.json", f"/release/{tag}.pack.txt", "/sw.js"]


def wire_size(address: str, files: Files) -> int:
    squeezed = Path(path_of(address)).suffix in SQUEEZED
    return len(brotli.compress(files[address])) if squeezed else len(files[address])


def print_time() -> Figure:
    """Seconds to print every page of every language into an empty folder, compressed."""
    config = read_config()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        write_site(build(config), Path(folder))
    return figure("print_site_s", round(time.perf_counter() - started, 2), "s")


def first_visit_bytes(browser: Browser, server: Server) -> Figure:
    """Bytes of the first page with its styles, scripts and headers, before the worker saves the rest."""
    sizes = {}
    for language in read_languages(read_config().locales_folder):
        context = chromium.new_phone(browser, service_workers="block")
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        got: list[int] = []
        devtools.on(
            "Network.loadingFinished", lambda event, got=got: got.append(int(event["encodedDataLength"]))
        )
        page.goto(f"{server.address}/{language.tag}/", wait_until="networkidle")
        sizes[language.tag] = sum(got)
        context.close()
    return figure("first_visit_bytes", max(sizes.values()), "bytes", by_language=sizes)


def slow_paints(browser: Browser, server: Server, neighbour_port: int) -> Iterator[Figure]:
    """Ours and the neighbour's in turn, so that a busy machine slows both."""
    ours, theirs, whole = [], [], []
    for _ in range(RUNS):
        paint, saved = first_paint(browser, server.port, "/en/", saved_after)
        ours.append(paint)
        whole.append(saved)
        theirs.append(first_paint(browser, neighbour_port, "/", lambda _page: 0.0)[0])
    yield figure("first_paint_ms_slow", median(ours), "ms", **LINE)
    yield figure("full_release_ms_slow", median(whole), "ms", **LINE)
    yield figure("first_paint_ms_slow_govuk", median(theirs), "ms", **LINE)
    yield figure("first_paint_ratio_govuk", round(median(ours) / median(theirs), 3), "ratio", **LINE)


def first_paint(browser: Browser, port: int, path: str, then: Callable[[Page], float]) -> tuple[float, float]:
    context = chromium.new_phone(browser)
    with slow_line(port) as line:
        page = slow_page(context)
        page.goto(f"http://127.0.0.1:{line.port}{path}", wait_until="load", timeout=60_000)
        paint = float(page.evaluate(PAINT))
        result = paint, then(page)
        context.close()
    return result


def slow_page(context: BrowserContext) -> Page:
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def saved_after(page: Page) -> float:
    """Milliseconds from the start of the visit until the whole language is on the phone."""
    page.wait_for_selector("saved-line[data-state=ok]", timeout=120_000)
    return float(page.evaluate("() => performance.now()"))


def offline_paint(browser: Browser, server: Server) -> Figure:
    context = chromium.new_phone(browser)
    page = slow_page(context)
    page.goto(f"{server.address}/en/")
    page.wait_for_selector("saved-line[data-state=ok]", timeout=60_000)
    server.stop()
    paints = []
    for path in ("rights", "visit", "helplines", "card", "") * 2:
        page.goto(f"{server.address}/en/{path}/".replace("//", "/").replace(":/", "://"))
        page.wait_for_timeout(300)
        paints.append(float(page.evaluate(PAINT)))
    context.close()
    return figure("offline_paint_ms_slow", median(paints), "ms", worst=max(paints), cpu_slower=SLOWER)


@contextmanager
def neighbour() -> Iterator[int]:
    """govuk-frontend's full-page template behind the same kind of server; gives its port."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        node = shutil.which("node") or "node"
        subprocess.run([node, "tests/bench/neighbour.mjs", str(ROOT / "web"), folder], cwd=ROOT, check=True)
        for file in [file for file in Path(folder).rglob("*") if file.suffix in SQUEEZED]:
            file.with_name(file.name + ".br").write_bytes(brotli.compress(file.read_bytes()))
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", "4",
                   "--port", str(port), "tests.bench.neighbour:app"]  # fmt: skip
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"FOLDER": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(port)
        yield port
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nobody listens on port {port}")


def median(values: list[float]) -> float:
    return round(statistics.median(values))


def figure(name: str, value: float, unit: str, **more: object) -> Figure:
    return {"name": name, "value": value, "unit": unit, **more}
