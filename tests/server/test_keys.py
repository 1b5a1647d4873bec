"""Secrets are made once, for the owner alone, whoever asks first."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from server.keys import read_secret


def test_a_secret_stays_the_same(tmp_path: Path) -> None:
    first = read_secret(tmp_path, "session")
    assert len(first) == 32
    assert read_secret(tmp_path, "session") == first
    assert read_secret(tmp_path, "other") != first


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    read_secret(tmp_path, "session")
    [file] = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_of_many_who_ask_at_once_all_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        secrets = set(pool.map(lambda _: read_secret(tmp_path, "session"), range(64)))
    assert len(secrets) == 1
    assert len(list(tmp_path.iterdir())) == 1
