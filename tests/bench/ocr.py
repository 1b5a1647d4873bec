"""How well photos of papers are read on a phone: AGREEMENTS=folder. Chromium draws and spoils the photos."""

import os
import signal
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, Page

from server.config import ROOT, read_config
from server.site.ocr import read_ocr
from tests.bench.paper_page import opened_page
from tests.bench.reader import read_papers
from tests.bench.site import Figure, figure

PAPERS = 10
LINES = 49
COLUMNS = 96
MOST_PAGES = 2
# A phone four times as slow: its browser may run a quarter of the time.
SLOW = 4
STEP_S = 0.02
SHOOT = (ROOT / "tests" / "bench" / "ocr_photo.js").read_text(encoding="utf-8")
START = """async (files) => {
  const { fetchFiles, folderOf } = await import('/js/ocr-files.js');
  const { Engine } = await import('/js/ocr.js');
  await fetchFiles(files, () => {}, new AbortController().signal);
  window.engine = new Engine(folderOf(files));
  await window.engine.started;
}"""
READ = """async (photo) => {
  const bytes = Uint8Array.from(atob(photo), (sign) => sign.charCodeAt(0));
  const began = performance.now();
  const worker = new Worker('/js/photo-worker.js', { type: 'module' });
  worker.postMessage({ photo: new Blob([bytes], { type: 'image/jpeg' }), isOver: false });
  const heard = (done, fail) => Object.assign(worker, { onmessage: done, onerror: fail });
  const { data } = await new Promise(heard);
  worker.terminate();
  const { text, confidence } = await window.engine.read(data, () => {});
  return { text, confidence, ms: performance.now() - began };
}"""
JUDGE = """async ([text, seen]) => {
  const { read } = await import('/js/reader.js');
  const rules = await (await fetch('/reader.json')).json();
  return [read(text, rules), read(seen, rules)].map(({ findings }) =>
    Object.fromEntries(findings.map(({ label, state }) => [label, state])));
}"""


def measure() -> Iterator[Figure]:
    files = read_ocr(read_config().web_folder)
    yield figure("ocr_download_bytes", sum(map(fetched, files.items())), "bytes")
    folder = Path(os.environ.get("AGREEMENTS", str(ROOT.parent / "shared" / "agreements")))
    papers = [paper for paper in read_papers(folder) if paper["is_agreement"]][:PAPERS]
    if not papers:
        yield figure("ocr_papers", 0, "papers", folder=str(folder))
        return
    with opened_page() as (page, browser):
        page.evaluate(START, {address: len(data) for address, data in files.items()})
        yield from agreement(page, papers)
        with slowed(browser):
            ms = read(page, pages_of(papers[0]["text"])[0], 0)["ms"]
        yield figure("ocr_s_per_page_slow", round(ms / 1000, 1), "s", slowdown=SLOW)


def fetched(file: tuple[str, bytes]) -> int:
    """As it comes over the line: what the server does not squeeze comes as it is."""
    address, data = file
    return len(brotli.compress(data, quality=11)) if address.endswith((".js", ".wasm")) else len(data)


def agreement(page: Page, papers: list[dict[str, Any]]) -> Iterator[Figure]:
    """Whether the photo of a paper leads to the same findings as its text."""
    both = either = same = all_labels = 0
    seconds, lost = [], []
    for number, paper in enumerate(papers):
        sheets = pages_of(paper["text"])
        reads = [read(page, sheet, number + at) for at, sheet in enumerate(sheets)]
        seconds += [one["ms"] / 1000 for one in reads]
        texts = ["\n".join(sheet) for sheet in sheets], [one["text"] for one in reads]
        told, seen = page.evaluate(JUDGE, ["\n\f\n".join(parts) for parts in texts])
        differ = [label for label in told if told[label] != seen[label]]
        there = [label for label in told if "there" in (told[label], seen[label])]
        either += len(there)
        both += len([label for label in there if label not in differ])
        same += len(told) - len(differ)
        all_labels += len(told)
        lost += [f"{paper['name']}: {label} {told[label]} → {seen[label]}" for label in differ]
    yield figure("ocr_findings_agree", round(both / either, 3), "share", of=either, differ=lost)
    yield figure("ocr_labels_agree", round(same / all_labels, 3), "share", of=all_labels)
    yield figure("ocr_s_per_page", round(sum(seconds) / len(seconds), 2), "s", pages=len(seconds))


def pages_of(text: str) -> list[list[str]]:
    """The lines of each sheet, the first few of a long paper."""
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, COLUMNS) or [""]]
    return [lines[at : at + LINES] for at in range(0, len(lines), LINES)][:MOST_PAGES]


def read(page: Page, lines: list[str], seed: int) -> dict[str, Any]:
    shot = {
        "lean": (seed % 7 - 3) * 0.8, "blur": 0.4 + seed % 3 * 0.3, "crease": seed % 5 * 120 - 300,
        "shade": 30 + seed % 4 * 8, "from": seed % 3 * 500, "to": 1500 - seed % 3 * 500, "seed": seed + 1,
    }  # fmt: skip
    photo = page.evaluate(SHOOT, {"lines": lines, "shot": shot})
    return dict(page.evaluate(READ, photo))


@contextmanager
def slowed(browser: Browser) -> Iterator[None]:
    """Chromium's own slowdown leaves workers alone, so its page processes are stopped most of the time."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [one["id"] for one in told if one["type"] == "renderer"]
    is_over = threading.Event()

    def beat() -> None:
        while not is_over.is_set():
            signal_all(renderers, signal.SIGSTOP)
            time.sleep(STEP_S * (SLOW - 1))
            signal_all(renderers, signal.SIGCONT)
            time.sleep(STEP_S)

    beater = threading.Thread(target=beat)
    beater.start()
    try:
        yield
    finally:
        is_over.set()
        beater.join()
        signal_all(renderers, signal.SIGCONT)


def signal_all(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        os.kill(process, what)
