"""Each thing that can be wrong is said with its mending."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from server import doctor
from server.clock import now, stamp
from server.database import opened
from server.keys import STAMPS, VAPID, read_secret, read_stamp_keys, read_vapid_key
from server.migrations import migrate
from server.site.release import Files
from tests.server.conftest import House

OLD = "the printed site is not what the pages now say. Mend: make site"
Said = pytest.CaptureFixture[str]


def make_keys(folder: Path) -> None:
    read_vapid_key(folder)
    read_stamp_keys(folder)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def printed(house: House, site: Files) -> House:
    """A house whose site is today's, as far as the doctor looks."""
    house.site_folder.mkdir()
    (house.site_folder / "sw.js").write_bytes(site["/sw.js"])
    make_keys(house.data_folder)
    return house


def test_a_sound_house_has_no_complaint(printed: House, capsys: Said) -> None:
    assert doctor.examine(printed) == 0
    assert capsys.readouterr().out == "✓ all is well\n"


def test_a_complaint_fails_the_command_and_is_marked(house: House, capsys: Said) -> None:
    make_keys(house.data_folder)
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


def test_an_operator_without_an_address_is_a_complaint(house: House) -> None:
    [complaint] = doctor.check_operator(replace(house, operator="mailto:doorstep@localhost"))
    assert "Mend: set it in config.toml" in complaint
    assert list(doctor.check_operator(house)) == []


@pytest.mark.parametrize(("name", "use"), [(VAPID, "push services"), (STAMPS, "signed times")])
def test_a_missing_key_is_a_complaint(house: House, name: str, use: str) -> None:
    make_keys(house.data_folder)
    (house.data_folder / name).unlink()
    [complaint] = doctor.check_keys(house)
    assert complaint == f"there is no key for {use} yet. Mend: .venv/bin/python -m server keys"


def test_old_keys_for_times_are_looked_at_too(house: House) -> None:
    make_keys(house.data_folder)
    old = house.data_folder / "stamps-2026-11.pem"
    old.write_text("nonsense", encoding="utf-8")
    old.chmod(0o644)
    complaints = list(doctor.check_keys(house))
    assert [str(old) in complaint for complaint in complaints] == [True, True]


@pytest.mark.parametrize("spoilt", ["", "-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----"])
@pytest.mark.parametrize("name", [VAPID, STAMPS])
def test_a_spoilt_key_is_a_complaint(house: House, name: str, spoilt: str) -> None:
    make_keys(house.data_folder)
    (house.data_folder / name).write_text(spoilt, encoding="utf-8")
    [complaint] = doctor.check_keys(house)
    assert complaint.endswith("Mend: put back your copy of it")


def test_a_key_or_secret_that_others_can_read_is_a_complaint(house: House) -> None:
    make_keys(house.data_folder)
    read_secret(house.data_folder, "cookies")
    for name in (VAPID, STAMPS, "cookies.secret"):
        (house.data_folder / name).chmod(0o644)
    assert ["can be read by others" in complaint for complaint in doctor.check_keys(house)] == [True] * 3


def test_pushes_refused_today_are_a_complaint(house: House) -> None:
    with opened(house.data_folder) as db:
        migrate(db)
        db.conn.execute("INSERT INTO families VALUES ('f', NULL, 'x')")
        db.conn.execute("INSERT INTO devices VALUES ('d', 'f', NULL, 'e', 'p', 'a', 'en', 'x', 'x', NULL)")
        db.conn.execute(
            "INSERT INTO outbox (id, once, device_id, kind, payload, made_at, due_at, expires_at, tries, "
            "outcome, settled_at) VALUES ('o', 'o', 'd', 'test', '', 'x', 'x', 'x', 1, 'refused', ?)",
            [stamp(now())],
        )
    [complaint] = doctor.check_pushes(house)
    assert complaint.startswith("1 pushes were refused in a day. Mend: ")


def test_no_database_yet_is_no_complaint(house: House) -> None:
    assert list(doctor.check_pushes(house)) == []
    assert list(house.data_folder.iterdir()) == []
