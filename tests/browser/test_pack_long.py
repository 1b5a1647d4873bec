"""Hours of sound go through the tape, the pack and the check a second at a time, never all at once."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser import chromium, packs
from tests.browser.navigator import Parent
from tests.browser.site import Server

# PACK_HOURS=3 is as long as the longest visit; it takes minutes.
HOURS = float(os.environ.get("PACK_HOURS", "1"))
SECONDS = int(HOURS * 60 * 60)
MEGA = 1_000_000
# An hour of sound is 16 MB.
HELD_AT_MOST = 12
# As the recorder does it, a second after the other, only quicker.
FEED = """async (seconds) => {
  const { newTape } = await import("/js/tape.js");
  const { keepTap } = await import("/js/visits.js");
  const [file] = document.querySelector("input[type=file]").files;
  const visit = await keepTap("record:start", { starts: true });
  const tape = await newTape(visit.id, "audio/webm;codecs=opus");
  const step = file.size / seconds;
  for (let second = 0; second < seconds; second += 1) {
    const piece = file.slice(Math.round(second * step), Math.round((second + 1) * step));
    await tape.append({ kind: "chunk", segment: 0, ms: 1000 }, await piece.arrayBuffer());
  }
  await tape.append({ kind: "end", segment: 0 });
}"""


class Gauge:
    """How much memory a page's own objects take, looked at while something runs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wire: CDPSession = page.context.new_cdp_session(page)
        self.wire.send("Performance.enable")
        self.most = 0.0

    def look(self) -> float:
        """Megabytes now, of objects and the bytes they hold; what nobody needs is swept out first."""
        self.wire.send("HeapProfiler.collectGarbage")
        told = self.wire.send("Runtime.getHeapUsage")
        now = float(told["usedSize"] + told.get("backingStorageSize", 0)) / MEGA
        self.most = max(self.most, now)
        return now

    def look_until(self, condition: str) -> float:
        """Returns the most that was seen until the page says so."""
        self.most = 0.0
        while not self.page.evaluate(condition):
            self.look()
            self.page.wait_for_timeout(100)
        return self.most


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hours of Opus in a WebM that does not say its length, as browsers record it."""
    if not shutil.which("ffmpeg"):
        pytest.skip("there is no ffmpeg here to make hours of sound with")
    folder = tmp_path_factory.mktemp("sound")
    minutes, whole = folder / "minutes.webm", folder / "whole.webm"
    tone = ["-f", "lavfi", "-i", "sine=duration=300", "-c:a", "libopus", "-b:a", "32k"]
    ffmpeg(*tone, "-compression_level", "0", str(minutes))
    times = str(SECONDS // 300 - 1)
    ffmpeg("-stream_loop", times, "-i", str(minutes), "-c", "copy", "-live", "1", str(whole))
    return whole


def ffmpeg(*words: str) -> None:
    subprocess.run(["ffmpeg", "-v", "error", *words], check=True)


@pytest.fixture(scope="module")
def mum(
    browser: Browser, server: Server, sound: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Parent]:
    folder = tmp_path_factory.mktemp("profile")
    phone = chromium.phone_with_a_disk(browser, folder)
    mum = Parent(phone, server.address)
    # The check page has a place for a file.
    page = mum.opens("check")
    page.locator("pack-check input").evaluate("input => document.body.append(input)")
    page.locator("body > input").set_input_files(sound)
    page.evaluate(FEED, SECONDS)
    yield mum
    phone.close()


@pytest.fixture(scope="module")
def pack(mum: Parent, tmp_path_factory: pytest.TempPathFactory, sound: Path) -> Path:
    page = mum.opens("visits")
    gauge = Gauge(page)
    page.locator("visit-log summary", has_text="Copy, print or delete").click()
    expect(page.locator("visit-pack [role=status]")).to_contain_text("About")
    before = gauge.look()
    page.get_by_role("button", name="Make the pack").click()
    ready = "() => !document.querySelector('visit-pack [data-act=save]').hidden"
    most = gauge.look_until(ready)
    megabytes = sound.stat().st_size / MEGA
    print(f"\npack of {megabytes:.0f} MB: {before:.0f} MB of memory before, {most:.0f} MB at most")
    assert most - before < HELD_AT_MOST, "the page holds the sound"
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the pack").click()
    path = tmp_path_factory.mktemp("pack") / "visit.zip"
    download.value.save_as(path)
    return path


def test_hours_are_packed_and_checked_a_piece_at_a_time(
    mum: Parent, pack: Path, sound: Path, tmp_path: Path
) -> None:
    holds_every_second(pack, sound, tmp_path)
    is_whole_to_whoever_checks(mum, pack)
    tells_of_a_second_changed_far_behind(mum, pack, tmp_path)


def holds_every_second(pack: Path, sound: Path, tmp_path: Path) -> None:
    files = packs.opened(pack.read_bytes())
    [recording] = packs.proof_of(files)["recordings"]
    assert packs.is_chained(files, recording)
    [row] = recording["segments"]
    assert packs.recorded(files, row) == sound.read_bytes()
    seconds = packs.seconds_of(files[row["file"]], tmp_path)
    assert seconds is None or abs(seconds - SECONDS) < 1
    size = len(json.dumps(recording["entries"]))
    print(f"\n{len(recording['entries'])} entries, {size / MEGA:.1f} MB of list")


def is_whole_to_whoever_checks(mum: Parent, pack: Path) -> None:
    page = mum.opens("check")
    gauge = Gauge(page)
    before = gauge.look()
    page.locator("pack-check input").set_input_files(pack)
    done = "() => document.querySelector('pack-check').getAttribute('aria-busy') === 'false'"
    most = gauge.look_until(done)
    print(f"\ncheck: {before:.0f} MB of memory before, {most:.0f} MB at most")
    assert "is as it was recorded" in page.locator("pack-check [role=status]").inner_text()
    assert most - before < HELD_AT_MOST, "the page holds the sound"


def tells_of_a_second_changed_far_behind(mum: Parent, pack: Path, tmp_path: Path) -> None:
    def flip(files: packs.Files, _proof: dict[str, Any]) -> None:
        sound = bytearray(files["sound/1.webm"])
        sound[len(sound) * 2 // 3] ^= 1
        files["sound/1.webm"] = bytes(sound)

    spoilt = tmp_path / "visit.zip"
    spoilt.write_bytes(packs.changed(pack.read_bytes(), flip))
    page = mum.opens("check")
    page.locator("pack-check input").set_input_files(spoilt)
    row = page.locator("pack-check [data-rows=signs] li").first
    seconds = SECONDS * 2 // 3
    near = "|".join(clock(second) for second in (seconds - 1, seconds, seconds + 1))
    expect(row).to_contain_text(re.compile(rf"Changed: sound/1\.webm, at ({near})"), timeout=60_000)
    assert page.locator("pack-check [data-rows=signs] li").count() == 1


def clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
