"""What a parent does with the recorder, and a recording read back and counted with Python's own hash."""

import hashlib
import json
from base64 import b64decode, urlsafe_b64decode
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.navigator import Parent
from tests.browser.waiting import until

RECORDER = "(await import('/js/recorder.js')).recorder"
READ = """async () => {
  const { all } = await import("/js/memory.js");
  const { entriesOf, unsealed } = await import("/js/tape.js");
  const letters = (bytes) => btoa(String.fromCharCode(...bytes));
  const recordings = (await all("recordings")).sort((a, b) => a.started_at.localeCompare(b.started_at));
  return Promise.all(recordings.map(async (row) => {
    const entries = [];
    for await (const entry of entriesOf(row.id))
      entries.push({ ...entry, bytes: null, sound: letters(await unsealed(entry)) });
    return { ...row, entries };
  }));
}"""


class Recording(NamedTuple):
    """A row with its entries, each with its sound."""

    row: dict[str, Any]

    @property
    def entries(self) -> list[dict[str, Any]]:
        return list(self.row["entries"])

    @property
    def story(self) -> list[str]:
        """Every entry without sound: "start 0", "gap ended", "end"."""
        told = [entry for entry in self.entries if entry["kind"] != "chunk"]
        return [
            f"start {entry['segment']}"
            if entry["kind"] == "start"
            else f"{entry['kind']} {entry['why']}".strip()
            for entry in told
        ]

    @property
    def seconds(self) -> float:
        return sum(float(entry["ms"]) for entry in self.entries) / 1000

    def sound(self, segment: int = 0) -> bytes:
        return b"".join(b64decode(entry["sound"]) for entry in self.entries if entry["segment"] == segment)

    def is_chained(self) -> bool:
        head = hashlib.sha256(f"doorstep/1/recording/{self.row['id']}".encode()).digest()
        for index, entry in enumerate(self.entries):
            sound = b64decode(entry["sound"])
            names = ("index", "kind", "segment", "at", "ms", "why", "size")
            words = json.dumps([entry[name] for name in names], separators=(",", ":"), ensure_ascii=False)
            digest = hashlib.sha256(sound).digest() if sound else b""
            head = hashlib.sha256(head + words.encode() + digest).digest()
            if entry["index"] != index or urlsafe_b64decode(entry["head"] + "=") != head:
                return False
        return bool(self.entries)


class Recorder(Parent):
    """A parent whose phone lets Doorstep hear."""

    def allows(self) -> None:
        self.phone.grant_permissions(["microphone", "screen-wake-lock"], origin=self.address)

    @property
    def panel(self) -> Locator:
        return self.page.locator("sound-recorder")

    @property
    def strip(self) -> Locator:
        return self.page.locator("recorder-strip")

    def records(self) -> Page:
        """From the prompt on, until two seconds are on the disk."""
        page = self.opens("recording")
        self.panel.get_by_role("button", name="Record now").click()
        self.hears(2)
        return page

    def hears(self, seconds: float) -> None:
        """Waits until so many seconds of sound, in all, are on the disk."""
        until(lambda: self.asks("ms") >= seconds * 1000)

    def asks(self, name: str) -> Any:
        """What the recorder of this page says of itself."""
        return self.page.evaluate(f"async () => {RECORDER}.state.{name}")

    def inside(self) -> Frame:
        frame = self.page.locator("iframe.inside").element_handle().content_frame()
        assert frame
        frame.wait_for_load_state()
        return frame

    def stops(self) -> None:
        self.strip.get_by_role("button", name="Stop").click()
        expect(self.strip).to_have_attribute("data-state", "kept")

    def loses_the_microphone(self, how: str = "stop()") -> None:
        self.page.evaluate(f"async () => void {RECORDER}.run.track.{how}")

    def packs(self) -> bytes:
        """What a parent gives the solicitor: the pack of the newest visit, as it was saved."""
        page = self.opens("visits")
        page.locator("visit-log summary", has_text="Copy, print or delete").click()
        page.get_by_role("button", name="Make the pack").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Save the pack").click()
        assert download.value.suggested_filename.startswith("visit-20")
        return Path(download.value.path()).read_bytes()

    def reads(self) -> list[Recording]:
        return [Recording(row) for row in self.page.evaluate(READ)]

    def reads_one(self) -> Recording:
        [recording] = self.reads()
        return recording
