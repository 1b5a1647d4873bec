"""Whoever opens a pack is told in plain words what is not as it was recorded, and nothing that is."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from server.config import ROOT
from tests.browser import chromium, packs
from tests.browser.navigator import Parent
from tests.browser.packs import Files
from tests.browser.recording import Recorder
from tests.browser.site import Server

PICTURES = Path(ROOT / "pictures")
EMPTY = b'{"version":1,"recordings":[],"keys":{}}'
# As browsers were before they could count what stamps are signed with.
OLD = """{
  const importKey = crypto.subtle.importKey.bind(crypto.subtle);
  crypto.subtle.importKey = (form, bytes, way, ...more) =>
    way === "Ed25519"
      ? Promise.reject(new DOMException("", "NotSupportedError"))
      : importKey(form, bytes, way, ...more);
}"""


@pytest.fixture
def solicitor(mum: Recorder) -> Page:
    return mum.opens("check")


def check(page: Page, pack: bytes) -> str:
    """What the page says of it in all."""
    file = {"name": "visit.zip", "mimeType": "application/zip", "buffer": pack}
    page.locator("pack-check input").set_input_files(file)  # type: ignore[arg-type]
    expect(page.locator("pack-check")).to_have_attribute("aria-busy", "false")
    return page.locator("pack-check").inner_text()


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


def test_sound_that_was_put_in_is_told(solicitor: Page, pack: bytes) -> None:
    def insert(files: Files, proof: dict[str, Any]) -> None:
        pieces = pieces_of(files, proof)
        files["sound/1.webm"] = mended(files, proof, [*pieces[:2], pieces[1], *pieces[2:]])

    assert "Put in: sound/1.webm, after 0:0" in check(solicitor, packs.changed(pack, insert))

    def stray(files: Files, _proof: dict[str, Any]) -> None:
        files["sound/9.webm"] = files["sound/1.webm"]

    said = check(solicitor, packs.changed(pack, stray))
    assert "Something is not as it was recorded" in said
    assert "sound/9.webm" in said


def test_no_other_sound_hides_behind_the_recorded_header(solicitor: Page, pack: bytes) -> None:
    def swap(files: Files, proof: dict[str, Any]) -> None:
        row, other = proof["recordings"][0]["segments"]
        whole = packs.recorded(files, row)
        files["sound/1.webm"] = files[other["file"]]
        row["header"] = {"mended": len(files["sound/1.webm"]), "recorded": packs.encoded(whole)}

    said = check(solicitor, packs.changed(pack, swap))
    assert "Not as it was recorded" in said
    assert "Changed: sound/1.webm, at 0:0" in said


def test_an_end_that_was_cut_off_shows_by_its_signed_time(solicitor: Page, pack: bytes) -> None:
    def cut(_files: Files, proof: dict[str, Any]) -> None:
        proof["recordings"][0]["entries"].pop()

    assert "Cut off:" in check(solicitor, packs.changed(pack, cut))

    def cut_the_time_too(files: Files, proof: dict[str, Any]) -> None:
        cut(files, proof)
        proof["recordings"][0]["stamps"].pop()

    said = check(solicitor, packs.changed(pack, cut_the_time_too))
    assert "this recording has no end" in said
    assert "have no signed time" in said


def test_a_key_that_the_server_never_had_is_not_genuine(solicitor: Page, pack: bytes) -> None:
    """All of it made anew and signed with a key of one's own, which the pack brings along."""
    said = check(solicitor, packs.changed(pack, packs.sign_anew))
    assert "Not genuine:" in said
    assert "Genuine:" not in said.replace("Not genuine:", "")


def test_without_signal_a_stranger_s_browser_says_what_it_cannot_know(
    browser: Browser, server: Server, pack: bytes
) -> None:
    solicitor = Parent(chromium.new_phone(browser), server.address)
    page = solicitor.opens("check")
    page.route("**/api/**", lambda route: route.abort())
    said = check(page, pack)
    assert "The sound is as it was recorded" in said
    assert "Fits the key in this pack. To be sure, open this page with signal:" in said
    assert "Genuine:" not in said
    solicitor.phone.close()


def test_a_browser_older_than_ed25519_counts_it_all_the_same(
    browser: Browser, server: Server, pack: bytes
) -> None:
    solicitor = Parent(chromium.new_phone(browser), server.address)
    solicitor.phone.add_init_script(OLD)
    page = solicitor.opens("check")
    assert "Genuine:" in check(page, pack)

    def forge(_files: Files, proof: dict[str, Any]) -> None:
        proof["recordings"][0]["stamps"][0]["at"] = "2020-01-01T00:00:00.000Z"

    assert "Not genuine:" in check(page, packs.changed(pack, forge))
    solicitor.phone.close()


def test_the_check_is_there_without_signal(phone: BrowserContext, server: Server, pack: bytes) -> None:
    solicitor = Parent(phone, server.address)
    solicitor.visits_once_and_waits_until_saved()
    phone.set_offline(True)
    page = solicitor.opens("check")
    assert "The sound is as it was recorded" in check(page, pack)
    assert solicitor.faults == []


@pytest.mark.parametrize(("tag", "scheme"), [("en", "light"), ("en", "dark"), ("ur", "light")])
def test_what_was_found_can_be_read_by_all(
    browser: Browser, server: Server, pack: bytes, tag: str, scheme: str
) -> None:
    view = {"width": 320, "height": 740}
    phone = chromium.new_phone(browser, viewport=view, color_scheme=scheme, reduced_motion="reduce")
    solicitor = Parent(phone, server.address, tag)
    page = solicitor.opens("check")
    for name, spoilt in {"whole": pack, "changed": packs.changed(pack, spoil_much)}.items():
        check(page, spoilt)
        assert solicitor.faults_found_by_axe() == []
        assert solicitor.pixels_too_wide() == 0
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"check-{name}-{tag}-{scheme}.png", full_page=True)
    phone.close()


def spoil_much(files: Files, proof: dict[str, Any]) -> None:
    files["sound/9.webm"] = b"x"
    files["sound/2.webm"] = files["sound/2.webm"][:-999]
    files["sound/1.webm"] = without(files, proof, 2)
    proof["recordings"][0]["stamps"][0]["at"] = "2020-01-01T00:00:00.000Z"


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
            lambda _pack: packs.closed({"proof.json": EMPTY}),
            "no sound in it",
        ),
        (lambda pack: packs.closed(packs.opened(pack), ZIP_DEFLATED), "Another program"),
    ],
)
def test_what_is_no_pack_is_said_plainly(solicitor: Page, pack: bytes, spoil: Any, words: str) -> None:
    assert words in check(solicitor, spoil(pack))


def test_markup_in_a_pack_is_shown_as_text(solicitor: Page, pack: bytes) -> None:
    def inject(_files: Files, proof: dict[str, Any]) -> None:
        proof["recordings"][0]["entries"][-2][3] = "<img src=x onerror=alert(1)>"

    check(solicitor, packs.changed(pack, inject))
    assert solicitor.locator("pack-check [data-list] img").count() == 0


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
