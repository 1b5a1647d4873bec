"""The secrets of this installation are made once, and are its owner's alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server.keys import STAMPS, VAPID, KeyFault, public_text, read_secret, read_stamp_keys, read_vapid_key


def test_the_key_is_made_on_the_first_run_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = public_text(read_vapid_key(folder))
    assert public_text(read_vapid_key(folder)) == first
    assert len(first) == 87
    assert (folder / VAPID).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == [VAPID]


def test_each_secret_has_its_own_purpose(tmp_path: Path) -> None:
    assert read_secret(tmp_path, "cookies") == read_secret(tmp_path, "cookies")
    assert read_secret(tmp_path, "cookies") != read_secret(tmp_path, "other")
    assert len(read_secret(tmp_path, "cookies")) == 43
    assert (tmp_path / "cookies.secret").stat().st_mode & 0o777 == 0o600


def test_two_processes_that_start_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: read_secret(tmp_path, "cookies"), range(32)))
    assert len(found) == 1


def test_a_file_that_is_no_key_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / VAPID).write_text("nonsense", encoding="utf-8")
    with pytest.raises(KeyFault, match=rf"{VAPID} is no key that can be read\. Mend: "):
        read_vapid_key(tmp_path)
    assert (tmp_path / VAPID).read_text(encoding="utf-8") == "nonsense"


def test_a_key_on_another_curve_is_named(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP384R1())
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (tmp_path / VAPID).write_bytes(key.private_bytes(encoding, form, serialization.NoEncryption()))
    with pytest.raises(KeyFault, match="is no P-256 key"):
        read_vapid_key(tmp_path)


def test_the_key_for_times_is_made_once_and_a_renamed_one_is_read_after_the_new(tmp_path: Path) -> None:
    def read() -> list[bytes]:
        return [key.public_key().public_bytes_raw() for key in read_stamp_keys(tmp_path)]

    [first] = read()
    assert read() == [first]
    assert (tmp_path / STAMPS).stat().st_mode & 0o777 == 0o600
    (tmp_path / STAMPS).rename(tmp_path / "stamps-old.pem")
    new, old = read()
    assert (old, new == first) == (first, False)


def test_a_key_of_another_kind_cannot_sign_times(tmp_path: Path) -> None:
    read_vapid_key(tmp_path)
    (tmp_path / VAPID).rename(tmp_path / STAMPS)
    with pytest.raises(KeyFault, match="is no Ed25519 key"):
        read_stamp_keys(tmp_path)
