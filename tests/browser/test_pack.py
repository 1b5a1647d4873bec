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
    assert page.startswith("<!DOCTYPE html>")
    assert "Note:" not in text
    assert 'src="sound/1.webm"' in page
    assert "/en/check/" in page


def test_the_page_to_print_shows_what_was_written_as_text(mum: Recorder, pack: bytes, tmp_path: Path) -> None:  # noqa: ARG001 -- after it was made
    note = '<img src=x onerror=alert(1)> & "so"'
    page = mum.opens("visits")
    page.get_by_label("Add a note").fill(note)
    page.get_by_role("button", name="Keep this note").click()
    expect(page.locator("visit-log [role=status]").first).not_to_be_empty()
    files = packs.opened(mum.packs())
    (tmp_path / "timeline.html").write_bytes(files["timeline.html"])
    page.goto((tmp_path / "timeline.html").as_uri())
    assert page.locator("ol span").filter(has_text=note).count() == 1
    assert page.locator("img").count() == 0
    assert page.locator("audio").count() == 2
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert note in files["timeline.txt"].decode()


def test_the_sound_of_a_run_can_be_heard(mum: Recorder, pack: bytes) -> None:  # noqa: ARG001 -- after it was made
    page = mum.opens("visits")
    page.locator("visit-log summary", has_text="Copy, print or delete").click()
    page.get_by_role("button", name="Listen").first.click()
    player = page.locator("visit-pack audio").first
    expect(player).to_be_visible()
    page.wait_for_function("() => document.querySelector('visit-pack audio').duration > 1")
