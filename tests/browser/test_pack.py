"""A visit's pack holds what was recorded, and whoever opens it is told whether anything was changed."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import chromium, packs
from tests.browser.packs import Files
from tests.browser.recording import Recorder
from tests.browser.site import Server

SECONDS = 6
EMPTY = b'{"version":1,"recordings":[],"keys":{}}'


@pytest.fixture(scope="module")
def mum(browser: Any, server: Server) -> Iterator[Recorder]:
    """A parent who has recorded some seconds in two runs, and written a note."""
    context = chromium.new_phone(browser, accept_downloads=True)
    mum = Recorder(context, server.address)
    mum.allows()
    mum.records()
    mum.hears(SECONDS - 2)
    mum.loses_the_microphone()
    expect(mum.strip).to_have_attribute("data-state", "broken")
    mum.strip.get_by_role("button").first.click()
    mum.hears(SECONDS)
    mum.stops()
    yield mum
    context.close()


@pytest.fixture(scope="module")
def pack(mum: Recorder) -> bytes:
    page = mum.opens("visits")
    page.locator("visit-log summary", has_text="Copy, print or delete").click()
    page.get_by_role("button", name="Make the pack").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the pack").click()
    assert download.value.suggested_filename.startswith("visit-20")
    return Path(download.value.path()).read_bytes()


@pytest.fixture
def solicitor(mum: Recorder) -> Page:
    return mum.opens("check")


def check(page: Page, pack: bytes) -> str:
    """What the page says of it in all."""
    file = {"name": "visit.zip", "mimeType": "application/zip", "buffer": pack}
    page.locator("pack-check input").set_input_files(file)  # type: ignore[arg-type]
    expect(page.locator("pack-check")).to_have_attribute("aria-busy", "false")
    return page.locator("pack-check").inner_text()


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


def test_a_pack_as_it_was_made_is_whole(solicitor: Page, pack: bytes) -> None:
    said = check(solicitor, pack)
    assert "Nothing was changed" in said
    assert "Gap:" in said
    assert "Changed:" not in said


def test_a_flipped_byte_is_named_with_its_second(solicitor: Page, pack: bytes) -> None:
    def flip(files: Files, _proof: dict[str, Any]) -> None:
        sound = bytearray(files["sound/1.webm"])
        sound[len(sound) // 2] ^= 1
        files["sound/1.webm"] = bytes(sound)

    said = check(solicitor, packs.changed(pack, flip))
    assert "Not as it was recorded" in said
    assert "Changed: sound/1.webm, at 0:0" in said
    assert "Missing:" not in said


def test_a_removed_second_is_missed(solicitor: Page, pack: bytes) -> None:
    def cut(files: Files, proof: dict[str, Any]) -> None:
        files["sound/1.webm"] = without(files, proof, 2)

    assert "Missing: sound/1.webm, at 0:0" in check(solicitor, packs.changed(pack, cut))

    def cut_list_too(files: Files, proof: dict[str, Any]) -> None:
        cut(files, proof)
        del proof["recordings"][0]["entries"][chunks(proof)[2]]

    said = check(solicitor, packs.changed(pack, cut_list_too))
    assert "Missing: in the list" in said


def test_swapped_seconds_are_out_of_order(solicitor: Page, pack: bytes) -> None:
    def swap(files: Files, proof: dict[str, Any]) -> None:
        pieces = pieces_of(files, proof)
        pieces[1], pieces[2] = pieces[2], pieces[1]
        files["sound/1.webm"] = mended(files, proof, pieces)

    said = check(solicitor, packs.changed(pack, swap))
    assert "Moved from its place: sound/1.webm" in said
    assert "Missing:" not in said

    def swap_in_the_list(_files: Files, proof: dict[str, Any]) -> None:
        entries, (_, one, other, *_rest) = proof["recordings"][0]["entries"], chunks(proof)
        entries[one], entries[other] = entries[other], entries[one]

    assert "Moved from its place: in the list" in check(solicitor, packs.changed(pack, swap_in_the_list))


def test_a_forged_stamp_and_a_time_for_other_sound_are_not_genuine(solicitor: Page, pack: bytes) -> None:
    stamps = packs.proof_of(packs.opened(pack))["recordings"][0]["stamps"]
    assert stamps, "the phone had signal: its recording was stamped"
    assert "Genuine:" in check(solicitor, pack)

    def forge(_files: Files, proof: dict[str, Any]) -> None:
        proof["recordings"][0]["stamps"][0]["at"] = "2020-01-01T00:00:00.000Z"

    said = check(solicitor, packs.changed(pack, forge))
    assert "Not genuine:" in said
    assert "Not as it was recorded" in said

    def move(_files: Files, proof: dict[str, Any]) -> None:
        proof["recordings"][0]["stamps"][0]["index"] -= 1

    assert "Not genuine:" in check(solicitor, packs.changed(pack, move))


def test_a_sound_hidden_as_the_recorded_header_is_not_taken_for_the_one_that_plays(
    solicitor: Page, pack: bytes
) -> None:
    def hide(files: Files, proof: dict[str, Any]) -> None:
        segment = proof["recordings"][0]["segments"][0]
        whole = packs.recorded(files, segment)
        files[segment["file"]] = b"another sound"
        hidden = urlsafe_b64encode(whole).decode().rstrip("=")
        segment["header"] = {"mended": len(b"another sound"), "recorded": hidden}

    said = check(solicitor, packs.changed(pack, hide))
    assert "Not as it was recorded" in said


def test_a_changed_list_is_told(solicitor: Page, pack: bytes) -> None:
    def later(_files: Files, proof: dict[str, Any]) -> None:
        proof["recordings"][0]["entries"][1][3] = "2020-01-01T00:00:00.000Z"

    assert "The list was changed: in the list" in check(solicitor, packs.changed(pack, later))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda pack: pack[: len(pack) // 2], "not a whole pack"),
        (lambda _pack: b"hello" * 99, "not a whole pack"),
        (lambda _pack: packs.closed({"a.txt": b"x"}), "not a pack from Doorstep"),
        (lambda _pack: packs.closed({"proof.json": b"{"}), "cannot be read"),
        (lambda _pack: packs.closed({"proof.json": json.dumps({"version": 2}).encode()}), "newer Doorstep"),
        (
            lambda _pack: packs.closed({"proof.json": b'{"version":1,"recordings":[],"keys":{}}'}),
            "no sound in it",
        ),
    ],
)
def test_what_is_no_pack_is_said_plainly(solicitor: Page, pack: bytes, spoil: Any, words: str) -> None:
    assert words in check(solicitor, spoil(pack))


def test_markup_in_a_pack_is_shown_as_text(solicitor: Page, pack: bytes) -> None:
    def inject(_files: Files, proof: dict[str, Any]) -> None:
        proof["recordings"][0]["entries"][-2][3] = "<img src=x onerror=alert(1)>"

    check(solicitor, packs.changed(pack, inject))
    assert solicitor.locator("pack-check [data-list] img").count() == 0


def test_the_sound_of_a_run_can_be_heard(mum: Recorder, pack: bytes) -> None:  # noqa: ARG001 -- after it was made
    page = mum.opens("visits")
    page.locator("visit-log summary", has_text="Copy, print or delete").click()
    page.get_by_role("button", name="Listen").first.click()
    player = page.locator("visit-pack audio").first
    expect(player).to_be_visible()
    page.wait_for_function("() => document.querySelector('visit-pack audio').duration > 1")


def chunks(proof: dict[str, Any]) -> list[int]:
    """Where in the list the sound of the first run stands."""
    entries = proof["recordings"][0]["entries"]
    return [place for place, entry in enumerate(entries) if entry[1] == "chunk" and entry[2] == 0]


def pieces_of(files: Files, proof: dict[str, Any]) -> list[bytes]:
    recording = proof["recordings"][0]
    sound, at, pieces = packs.recorded(files, recording["segments"][0]), 0, []
    for place in chunks(proof):
        size = recording["entries"][place][6]
        pieces.append(sound[at : at + size])
        at += size
    return pieces


def without(files: Files, proof: dict[str, Any], number: int) -> bytes:
    pieces = pieces_of(files, proof)
    del pieces[number]
    return mended(files, proof, pieces)


def mended(files: Files, proof: dict[str, Any], pieces: list[bytes]) -> bytes:
    """Under the header that players are given."""
    header = proof["recordings"][0]["segments"][0]["header"]
    first = files["sound/1.webm"][: header["mended"]]
    return first + b"".join(pieces)[len(packs.decoded(header["recorded"])) :]
