"""What a killed or powerless phone loses of a recording, and what recording costs it."""

import os
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, expect, sync_playwright

from tests.bench.power import Disk, NoDisk
from tests.bench.push import TICKS
from tests.bench.recorders import RELAXED, STRICT, WITHOUT_SLICES, Recorder, Take
from tests.bench.site import SLOWER, Figure, figure
from tests.browser.kept_sound import Kept, read, tap_record
from tests.browser.mortal import Mortal
from tests.browser.site import Server

KILLS = 20
CUTS = 6
DISK = "ext4 on a loop device, shut down without its journal"
# The page has been saved and nothing but the recording goes on.
SETTLE_S = 8
LISTEN_S = 20.0
# What the phone's recorder makes of three hours, in slices of a quarter.
SLICES, CHUNKS, CHUNK_BYTES = 12, 900, 5_000
FEED = """async ([count, size]) => {
  const { newTape } = await import("/js/tape.js");
  globalThis.tape ??= await newTape(null, "audio/webm;codecs=opus");
  for (let at = 0; at < count; at += 1) {
    const sound = crypto.getRandomValues(new Uint8Array(size)).buffer;
    await globalThis.tape.append({ kind: "chunk", segment: 0, ms: 1000 }, sound);
  }
}"""
# Real minutes, for nothing can hurry a microphone.
MINUTES = float(os.environ.get("RECORDING_MINUTES", "10"))
PAGE_S = 7
# As a tap on a link of the page.
FOLLOW = """(href) => {
  const link = Object.assign(document.createElement("a"), { href });
  document.body.append(link);
  link.click();
  link.remove();
}"""
MB = 1024 * 1024
# The same seconds in every run; at what point of a slice they fall is chance.
dice = random.Random(4)  # noqa: S311 -- no secret


def measure() -> Iterator[Figure]:
    server = Server()
    with sync_playwright() as player, tempfile.TemporaryDirectory() as folder:
        server.environment["DATA"] = f"{folder}/data"
        server.start()
        try:
            yield from kills(player, server.port)
            yield from power_cuts(player, server.port)
            yield from costs(player, server.port)
        finally:
            server.stop()


@contextmanager
def phone(player: Playwright, folder: Path | None = None) -> Iterator[Mortal]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own:
        mortal = Mortal(player.chromium, folder or Path(own, "profile"))
        try:
            yield mortal
        finally:
            mortal.stop()


def kills(player: Playwright, port: int) -> Iterator[Figure]:
    """The three side by side in one browser: each kill is the same for all."""
    ways = (STRICT, RELAXED, WITHOUT_SLICES)
    losses: dict[str, list[float]] = {way.name: [] for way in ways}
    empty: Counter[str] = Counter()
    broken, short = 0, []
    with phone(player) as mortal:
        for _ in range(KILLS):
            takes = begin_all(ways, mortal.start(), port)
            time.sleep(dice.uniform(3, 8))
            killed = mortal.kill()
            context = mortal.start()
            for take in takes:
                kept = take.kept(context, port)
                losses[take.recorder.name].append(take.loss(kept, killed))
                empty[take.recorder.name] += not kept.chunks
                broken += kept.broken
                short.append(kept.counted - kept.heard)
            mortal.kill()
    for name, seconds in losses.items():
        ending = "" if name == STRICT.name else f"_{name}"
        case = {"kills": KILLS, "nothing_kept": empty[name]}
        yield figure(f"kill_loss_s_median{ending}", median(seconds), "s", **case)
        yield figure(f"kill_loss_s_worst{ending}", worst(seconds), "s", **case)
    yield figure("kill_broken_entries", broken, "entries", kills=KILLS)
    yield figure("kill_kept_but_not_heard_s_worst", worst(short), "s", kills=KILLS)


def begin_all(ways: Sequence[Recorder], context: BrowserContext, port: int) -> list[Take]:
    return [Take.begin(way, way.opens(context, port)) for way in ways]


def power_cuts(player: Playwright, port: int) -> Iterator[Figure]:
    """In turn, each on a disk of its own: a strict write would carry a relaxed one to the disk with it."""
    losses: dict[str, list[float]] = {STRICT.name: [], RELAXED.name: []}
    empty: Counter[str] = Counter()
    lengths = [dice.uniform(4, 10) for _ in range(CUTS)]
    try:
        for seconds in lengths:
            for way in (STRICT, RELAXED):
                lost, kept = power_cut(player, port, way, seconds)
                losses[way.name].append(lost)
                empty[way.name] += not kept.chunks
    except NoDisk as fault:
        yield {"name": "power_loss_s_median", "value": None, "unit": "s", "why": str(fault)}
        return
    for name, seconds_lost in losses.items():
        ending = "" if name == STRICT.name else f"_{name}"
        case = {"cuts": CUTS, "recorded_s_median": median(lengths), "nothing_kept": empty[name], "disk": DISK}
        yield figure(f"power_loss_s_median{ending}", median(seconds_lost), "s", **case)
        yield figure(f"power_loss_s_worst{ending}", worst(seconds_lost), "s", **case)


def power_cut(player: Playwright, port: int, way: Recorder, seconds: float) -> tuple[float, Kept]:
    with (
        tempfile.TemporaryDirectory() as own,
        Disk(Path(own)) as disk,
        phone(player, disk.folder / "profile") as mortal,
    ):
        # A phone that has been in use: the database is there, and all of it on the disk.
        Take.begin(way, way.opens(mortal.start(), port))
        time.sleep(2)
        mortal.kill()
        disk.sync()
        take = Take.begin(way, way.opens(mortal.start(), port))
        time.sleep(seconds)
        at = time.time()
        disk.cut()
        mortal.kill()
        disk.come_back()
        kept = take.kept(mortal.start(), port)
        return take.loss(kept, at), kept


def costs(player: Playwright, port: int) -> Iterator[Figure]:
    with phone(player) as mortal:
        context = mortal.start()
        page = context.new_page()
        page.goto(f"http://{STRICT.host}:{port}/en/recording/")
        tools = context.new_cdp_session(page)
        tools.send("Performance.enable")
        yield from cpu_shares(mortal, page, tools)
        yield heap_over_pages(page, tools)
        yield heap_growth(page, tools)


def cpu_shares(mortal: Mortal, page: Page, tools: CDPSession) -> Iterator[Figure]:
    """The throttle itself burns the processor, so the slow share is counted from the page's own tasks."""
    tap_record(page)
    page.wait_for_timeout(SETTLE_S * 1000)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    before, began = task_seconds(tools), time.monotonic()
    page.wait_for_timeout(LISTEN_S * 1000)
    slow = (task_seconds(tools) - before) / (time.monotonic() - began)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    before, began = renderer_seconds(mortal), time.monotonic()
    page.wait_for_timeout(LISTEN_S * 1000)
    whole = (renderer_seconds(mortal) - before) / (time.monotonic() - began)
    case = {"seconds": LISTEN_S}
    yield figure("cpu_share_recording_6x", round(slow, 3), "ratio", **case, of="the page's thread")
    yield figure("cpu_share_recording", round(whole, 3), "ratio", **case, of="every renderer's threads")


def heap_over_pages(page: Page, tools: CDPSession) -> Figure:
    """Goes on with the same recording, while other pages open inside the one that records."""
    page.locator("sound-recorder [data-act=stop]").click()
    expect(page.locator("sound-recorder")).to_have_attribute("data-state", "kept")
    begun = tap_record(page)
    sizes, ends = [], time.monotonic() + MINUTES * 60
    while time.monotonic() < ends:
        for page_id in ("rights", "visit", "agreement", "helplines"):
            page.evaluate(FOLLOW, f"/en/{page_id}/")
            expect(page.frame_locator("iframe").locator(f"[data-page={page_id}]").first).to_be_attached()
            page.wait_for_timeout(PAGE_S * 1000)
        sizes.append(heap_of(tools))
    page.locator("recorder-strip [data-act=stop]").click()
    expect(page.locator("sound-recorder")).to_have_attribute("data-state", "kept")
    lasted, kept = time.time() - begun.began, read(page, begun.id)
    case = {
        "minutes": MINUTES,
        "changes": len(sizes) * 4,
        "heap_mb": round(sizes[-1] / MB, 2),
        "lost_s": round(lasted - kept.heard, 1),
    }
    grown = (sizes[-1] - sizes[0]) / MB
    return figure("heap_growth_mb_over_pages", round(grown, 2), "MB", **case, broken=kept.broken)


def task_seconds(tools: CDPSession) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def renderer_seconds(mortal: Mortal) -> float:
    ticks = 0
    for pid in mortal.processes("renderer"):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


def heap_growth(page: Page, tools: CDPSession) -> Figure:
    """Three hours through the tape at speed; what stays in memory after the first quarter of an hour."""
    page.goto(page.url.replace("/recording/", "/exit/"))
    sizes, began = [], time.monotonic()
    for _ in range(SLICES):
        page.evaluate(FEED, [CHUNKS, CHUNK_BYTES])
        sizes.append(heap_of(tools))
    case = {"chunks": SLICES * CHUNKS, "seconds": round(time.monotonic() - began)}
    grown = (sizes[-1] - sizes[0]) / MB
    return figure("heap_growth_mb_3h", round(grown, 2), "MB", **case, heap_mb=round(sizes[-1] / MB, 2))


def heap_of(tools: CDPSession) -> float:
    tools.send("HeapProfiler.collectGarbage")
    usage = tools.send("Runtime.getHeapUsage")
    return float(
        sum(usage.get(name, 0) for name in ("usedSize", "embedderHeapUsedSize", "backingStorageSize"))
    )


def median(seconds: Sequence[float]) -> float:
    return round(statistics.median(seconds), 2)


def worst(seconds: Sequence[float]) -> float:
    return round(max(seconds), 2)
