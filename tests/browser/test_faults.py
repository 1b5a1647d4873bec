"""A full phone, a blocked storage, a private window: plain words, nothing lost, and numbers that dial."""

import io
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser import chromium
from tests.browser.navigator import Parent
from tests.browser.site import Server

BLOCK_ALL = {"profile": {"default_content_setting_values": {"cookies": 2}}}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, which a test may fill to the last byte."""
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounting.returncode:
        pytest.skip("a full disk can only be made where this user may mount one")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


@pytest.fixture
def owner(browser: Browser, server: Server, disk: Path) -> Iterator[Parent]:
    context = chromium.phone_with_a_disk(browser, disk / "profile")
    yield Parent(context, server.address)
    context.close()


@pytest.fixture
def blocked(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Parent]:
    """A browser whose owner has forbidden every site to keep anything."""
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(BLOCK_ALL))
    context = chromium.phone_with_a_disk(browser, tmp_path)
    yield Parent(context, server.address)
    context.close()


def fill(disk: Path, room: int) -> Path:
    """Leaves only so many bytes on the disk."""
    filler = disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(disk).free - room))
    return filler


def test_a_blocked_storage_says_so_and_the_numbers_still_dial(blocked: Parent) -> None:
    page = blocked.opens("buddies")
    page.locator("buddy-form [data-open]").click()
    page.get_by_label("Name", exact=True).fill("Ana")
    page.locator("#buddy-number").fill("07700900123")
    page.locator("buddy-form form .button--main").click()
    expect(page.locator("buddy-form [data-fault]")).to_contain_text("does not let Doorstep save")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ana")
    expect(blocked.opens("helplines").locator('a[href="tel:08088010366"]').first).to_be_visible()


def test_with_storage_blocked_the_steps_of_a_visit_still_work(blocked: Parent) -> None:
    page = blocked.opens("visit")
    page.get_by_text("They asked me to sign").click()
    expect(page.locator("#wait")).to_be_visible()
    expect(page.locator("visit-steps .kept-line")).to_contain_text("not written down")
    page.locator("#wait .thumb .button--main").click()
    expect(page.locator("#read")).to_be_visible()


def test_with_storage_blocked_the_saved_line_does_not_claim_to_be_saved(blocked: Parent) -> None:
    line = blocked.opens().locator("saved-line")
    expect(line).to_contain_text("Not saved on this phone")


def test_with_storage_blocked_every_page_opens_without_a_fault(blocked: Parent) -> None:
    assert sorted(blocked.follows_every_link()) == blocked.every_page()
    assert blocked.faults == []


def photo_of_noise() -> bytes:
    """A photo that cannot be made small: about two megabytes."""
    picture = Image.frombytes("RGB", (1500, 2000), os.urandom(1500 * 2000 * 3))
    file = io.BytesIO()
    picture.save(file, "JPEG")
    return file.getvalue()


def test_a_full_phone_refuses_a_photo_in_words_and_keeps_the_old_ones(owner: Parent, disk: Path) -> None:
    page = owner.opens("agreement")
    photo = {"name": "page.jpg", "mimeType": "image/jpeg", "buffer": photo_of_noise()}
    page.locator("page-photos input[type=file]").set_input_files(photo)  # type: ignore[arg-type]
    expect(page.locator("page-photos img")).to_have_count(1)
    filler = fill(disk, room=500_000)
    page.locator("page-photos input[type=file]").set_input_files(photo)  # type: ignore[arg-type]
    expect(page.locator("page-photos [role=status]").first).to_contain_text("This phone is full")
    filler.unlink()
    page.reload()
    expect(page.locator("page-photos img")).to_have_count(1)


def test_a_phone_too_full_to_save_says_it_is_not_saved(owner: Parent, disk: Path) -> None:
    owner.page.goto(f"{owner.address}/robots.txt")
    fill(disk, room=200_000)
    line = owner.opens().locator("saved-line")
    expect(line).to_contain_text("Not saved on this phone", timeout=15_000)
    expect(owner.page.locator('a[href="tel:999"]').first).to_be_visible()
