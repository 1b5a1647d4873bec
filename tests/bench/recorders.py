"""Three ways to keep the sound of a visit, begun in a page and read back after a crash."""

from dataclasses import dataclass
from datetime import datetime

from playwright.sync_api import BrowserContext, Page

from tests.bench.site import Figure

# Our own modules from the microphone to the disk, as the page `recording` uses them.
OURS = """async () => {
  const { openMicrophone } = await import("/js/microphone.js");
  const { beginSegment } = await import("/js/segment.js");
  const { newTape } = await import("/js/tape.js");
  const segment = await beginSegment(await openMicrophone(), () => {});
  const began = Date.now();
  const tape = await newTape(null, segment.type);
  segment.listen(({ bytes, ms, at }) => tape.append({ kind: "chunk", segment: 0, ms, at }, bytes));
  return { id: tape.recording, began };
}"""
# The usual way: the sound is in memory until the parent stops, and then put into the database.
PLAIN = """async () => {
  const recorder = new MediaRecorder(await navigator.mediaDevices.getUserMedia({ audio: true }));
  const { newId, put } = await import("/js/memory.js");
  const id = newId();
  recorder.ondataavailable = async ({ data }) =>
    put("photos", { id, at: "", visit: null, type: data.type, bytes: await data.arrayBuffer() });
  recorder.start();
  return { id, began: Date.now() };
}"""
# Counts the chain again and opens every piece, so what is said to be kept can be heard.
READ = """async (id) => {
  const { one } = await import("/js/memory.js");
  const { firstHead, nextHead, digestOf } = await import("/js/chain.js");
  const { entriesOf, unsealed } = await import("/js/tape.js");
  const plain = await one("photos", id);
  if (plain) return { at: plain.at, ms: 0, chunks: 1, broken: 0, seconds: 0 };
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
RELAX = """
  const strict = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    return strict.call(this, stores, mode, { ...options, durability: "relaxed" });
  };
"""


@dataclass(frozen=True)
class Recorder:
    """`host` keeps each one's database apart from the others'."""

    name: str
    host: str
    begin: str
    script: str = ""

    def opens(self, context: BrowserContext, port: int) -> Page:
        page = context.new_page()
        if self.script:
            page.add_init_script(self.script)
        page.goto(f"http://{self.host}:{port}/en/exit/")
        return page


STRICT = Recorder("strict", "127.0.0.1", OURS)
RELAXED = Recorder("relaxed", "localhost", OURS, RELAX)
WITHOUT_SLICES = Recorder("plain", "recorder.localhost", PLAIN)


@dataclass(frozen=True)
class Take:
    """One recording, which began at this second of the day."""

    recorder: Recorder
    id: str
    began: float

    @staticmethod
    def begin(recorder: Recorder, page: Page) -> "Take":
        told = page.evaluate(recorder.begin)
        return Take(recorder, told["id"], told["began"] / 1000)

    def loss(self, kept: Figure, killed: float) -> float:
        """Seconds between the end of the last kept piece and the kill; all of them when nothing was kept."""
        end = datetime.fromisoformat(kept["at"]).timestamp() if kept["at"] else self.began
        return max(0.0, killed - end)

    def kept(self, context: BrowserContext, port: int) -> Figure:
        page = self.recorder.opens(context, port)
        found: Figure = page.evaluate(READ, self.id)
        page.close()
        return found
