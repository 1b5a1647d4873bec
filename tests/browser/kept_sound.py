"""Begins a recording, by hand as a parent does or by script, and reads back what the phone has kept of it."""

from dataclasses import dataclass
from datetime import datetime

from playwright.sync_api import Page, expect

START = """async () => {
  const { recorder } = await import("/js/recorder.js");
  await recorder.start();
  const { is, why, recording: id } = recorder.state;
  if (is !== "on") throw new Error(`not recording: ${is} ${why}`);
  return { id, began: Date.now() };
}"""
RUNNING = """async () => {
  const rows = await (await import("/js/memory.js")).all("recordings");
  const [{ id, started_at }] = rows.sort((one, other) => other.started_at.localeCompare(one.started_at));
  return { id, began: Date.parse(started_at) };
}"""
# Counts the chain again and opens every piece: what is said to be kept can be heard.
READ = """async (id) => {
  const { firstHead, nextHead, digestOf } = await import("/js/chain.js");
  const { entriesOf, unsealed } = await import("/js/tape.js");
  const found = { at: null, ms: 0, chunks: 0, broken: 0, seconds: 0 };
  const pieces = [];
  let head = await firstHead(id);
  for await (const entry of entriesOf(id)) {
    const sound = await unsealed(entry).catch(() => null);
    if (!sound) break;
    head = await nextHead(head, entry, sound.length ? await digestOf(sound) : undefined);
    if (head !== entry.head) found.broken += 1;
    if (entry.kind !== "chunk") continue;
    Object.assign(found, { at: entry.at, ms: found.ms + entry.ms, chunks: found.chunks + 1 });
    pieces.push(sound);
  }
  if (!pieces.length) return found;
  const ears = new OfflineAudioContext(1, 8000, 8000);
  const heard = await ears.decodeAudioData(await new Blob(pieces).arrayBuffer());
  return { ...found, seconds: heard.duration };
}"""


@dataclass(frozen=True)
class Begun:
    """The recording's id, and the second of the day at which it began."""

    id: str
    began: float


@dataclass(frozen=True)
class Kept:
    """`end` is when the last kept piece ended, `counted` its seconds by the clock, `heard` by its sound."""

    end: float | None
    counted: float
    heard: float
    chunks: int
    broken: int


def tap_record(page: Page) -> Begun:
    """On the recorder's own page."""
    # It says how much room there is once it is awake.
    expect(page.locator("sound-recorder [data-room]")).not_to_be_empty()
    page.locator("sound-recorder [data-act=start]").click()
    expect(page.locator("sound-recorder")).to_have_attribute("data-state", "on")
    return begin(page, RUNNING)


def begin(page: Page, script: str = START) -> Begun:
    told = page.evaluate(script)
    return Begun(told["id"], told["began"] / 1000)


def read(page: Page, recording: str) -> Kept:
    """Of its first segment."""
    told = page.evaluate(READ, recording)
    end = datetime.fromisoformat(told["at"]).timestamp() if told["at"] else None
    return Kept(end, told["ms"] / 1000, told["seconds"], told["chunks"], told["broken"])
