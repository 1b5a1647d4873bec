"""Each thing that can be wrong is said with its mending."""

from pathlib import Path

import pytest

from server import doctor
from server.site.release import Files
from tests.server.conftest import House

OLD = "the printed site is not what the pages now say. Mend: make site"
Said = pytest.CaptureFixture[str]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def printed(house: House, site: Files) -> House:
    """A house whose site is today's, as far as the doctor looks."""
    house.site_folder.mkdir()
    (house.site_folder / "sw.js").write_bytes(site["/sw.js"])
    return house


def test_a_sound_house_has_no_complaint(printed: House, capsys: Said) -> None:
    assert doctor.examine(printed) == 0
    assert capsys.readouterr().out == "✓ all is well\n"


def test_a_complaint_fails_the_command_and_is_marked(house: House, capsys: Said) -> None:
    assert doctor.examine(house) == 1
    assert capsys.readouterr().out == "✗ the site has not been printed. Mend: make site\n"


def test_missing_icons_are_a_complaint(house: House) -> None:
    (house.web_folder / "node_modules").unlink()
    [complaint] = doctor.check_libraries(house)
    assert complaint == "the icons are not installed. Mend: make setup"


def test_a_file_for_a_data_folder_is_a_complaint(house: House) -> None:
    house.data_folder.rmdir()
    house.data_folder.touch()
    [complaint] = doctor.check_data(house)
    assert "cannot be written. Mend: give it to the user who runs Doorstep" in complaint


def test_a_data_folder_that_is_not_made_yet_is_no_complaint(house: House) -> None:
    house.data_folder.rmdir()
    assert list(doctor.check_data(house)) == []


def test_a_full_disk_is_a_complaint(house: House) -> None:
    [complaint] = doctor.check_data(house, enough=2**62)
    assert "nearly full. Mend: free" in complaint


def test_a_fault_in_the_content_is_a_complaint_with_its_line(house: House) -> None:
    edit(house.web_folder / "content" / "rights.toml", 'confidence = "V1"', 'confidence = "U"')
    [complaint] = doctor.check_content(house)
    assert ".toml:" in complaint
    assert complaint.endswith("Mend: correct that line")


def test_lines_not_read_again_for_a_year_are_a_complaint(house: House) -> None:
    edit(house.web_folder / "content" / "helplines.toml", "checked = 2026-", "checked = 2020-")
    [complaint] = doctor.check_content(house)
    assert complaint.startswith("helplines.toml: ")
    assert complaint.endswith("Mend: read their sources again")


def test_a_site_with_another_release_is_a_complaint(printed: House) -> None:
    (printed.site_folder / "sw.js").write_bytes(b"const RELEASES = {};")
    assert list(doctor.check_site(printed)) == [OLD]


def test_a_site_without_its_worker_is_a_complaint(printed: House) -> None:
    (printed.site_folder / "sw.js").unlink()
    assert list(doctor.check_site(printed)) == [OLD]
