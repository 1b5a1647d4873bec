"""Three ways to keep the sound of a visit, begun in a page and read back after a crash."""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

from tests.browser import kept_sound
from tests.browser.kept_sound import START, Begun, Kept

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
PLAIN_IS_THERE = """async (id) => Boolean(await (await import("/js/memory.js")).one("photos", id))"""
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
    begin: str = START
    script: str = ""

    def opens(self, context: BrowserContext, port: int) -> Page:
        page = context.new_page()
        if self.script:
            page.add_init_script(self.script)
        page.goto(f"http://{self.host}:{port}/en/exit/")
        return page


STRICT = Recorder("strict", "127.0.0.1")
RELAXED = Recorder("relaxed", "localhost", script=RELAX)
WITHOUT_SLICES = Recorder("plain", "recorder.localhost", PLAIN)


@dataclass(frozen=True)
class Take:
    """One recording by one of them."""

    recorder: Recorder
    begun: Begun

    @staticmethod
    def begin(recorder: Recorder, page: Page) -> "Take":
        return Take(recorder, kept_sound.begin(page, recorder.begin))

    def kept(self, context: BrowserContext, port: int) -> Kept:
        """Raises RuntimeError for a plain one that outlived a kill: the bench would measure nothing."""
        page = self.recorder.opens(context, port)
        if self.recorder.begin == PLAIN and page.evaluate(PLAIN_IS_THERE, self.begun.id):
            raise RuntimeError("the plain recorder had been stopped before the kill")
        kept = kept_sound.read(page, self.begun.id)
        page.close()
        return kept

    def loss(self, kept: Kept, killed: float) -> float:
        """Seconds between the end of the last kept piece and the kill; all of them when nothing was kept."""
        return max(0.0, killed - (kept.end or self.begun.began))
