"""A visit's pack holds what was recorded, plays as long as it says, and can be read without Doorstep."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import packs
from tests.browser.recording import Recorder


def test_the_pack_is_chained_and_plays_as_long_as_it_was(pack: bytes, tmp_path: Path) -> None:
    files = packs.opened(pack)
    proof = packs.proof_of(files)
    [recording] = proof["recordings"]
    assert packs.is_chained(files, recording)
    assert [row["file"] for row in recording["segments"]] == ["sound/1.webm", "sound/2.webm"]
    for row in recording["segments"]:
        told = sum(entry[4] for entry in recording["entries"] if entry[2] == row["segment"]) / 1000
        seconds = packs.seconds_of(files[row["file"]], tmp_path)
        assert seconds is None or abs(seconds - told) < 0.5
        assert row["header"], "the length was written into the header"


def test_the_pack_can_be_read_without_doorstep(pack: bytes) -> None:
    files = packs.opened(pack)
    text, page = files["timeline.txt"].decode(), files["timeline.html"].decode()
    assert text.startswith("Visit on ")
    assert "Note:" not in text
    assert 'src="sound/1.webm"' in page
    assert "/en/check/" in page


def test_the_sound_of_a_run_can_be_heard(mum: Recorder, pack: bytes) -> None:  # noqa: ARG001 -- after it was made
    page = mum.opens("visits")
    page.locator("visit-log summary", has_text="Copy, print or delete").click()
    page.get_by_role("button", name="Listen").first.click()
    player = page.locator("visit-pack audio").first
    expect(player).to_be_visible()
    page.wait_for_function("() => document.querySelector('visit-pack audio').duration > 1")
