"""Settings: one file, three words from outside, and a start that stops at the first mistake."""

from pathlib import Path

import pytest

from server.config import ROOT, ConfigFault, read_config
from tests.conftest import configured

GOOD = 'host = "127.0.0.1"\nport = 8000\ndata = "data"\nsite = "site"\n'
GOOD += 'proxies = 0\noperator = "mailto:a@example.org"\ntest_push_host = ""\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_our_own_file_can_be_read() -> None:
    assert read_config(environ={}).port == 8000


def test_an_unknown_key_stops_the_start_and_is_named(path: Path) -> None:
    path.write_text(GOOD + 'colour = "blue"\n', encoding="utf-8")
    with pytest.raises(ConfigFault, match=r"config\.toml.*colour"):
        read_config(path, {})


def test_a_missing_key_stops_the_start_and_is_named(path: Path) -> None:
    path.write_text(GOOD.replace("port = 8000\n", ""), encoding="utf-8")
    with pytest.raises(ConfigFault, match="port"):
        read_config(path, {})


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", "80.5"])
def test_a_bad_port_stops_the_start_and_is_named(path: Path, port: str) -> None:
    with pytest.raises(ConfigFault, match="port"):
        read_config(path, {"PORT": port})


def test_a_port_that_is_no_number_in_the_file_stops_the_start(path: Path) -> None:
    path.write_text(GOOD.replace("8000", '"8000"'), encoding="utf-8")
    with pytest.raises(ConfigFault, match="port"):
        read_config(path, {})


def test_the_environment_wins_over_the_file(path: Path) -> None:
    config = read_config(path, {"HOST": "::1", "PORT": "8123", "DATA": "/srv/doorstep"})
    assert (config.host, config.port, config.data) == ("::1", 8123, "/srv/doorstep")


def test_an_empty_word_from_outside_says_nothing(path: Path) -> None:
    assert read_config(path, {"HOST": "", "PORT": "", "DATA": ""}) == read_config(path, {})


def test_nothing_else_from_outside_is_listened_to(path: Path) -> None:
    assert read_config(path, {"SITE": "/", "site": "/", "host": "::"}) == read_config(path, {})


def test_a_file_that_is_not_there_or_not_toml_is_a_fault(path: Path) -> None:
    with pytest.raises(ConfigFault, match=r"nowhere\.toml cannot be read"):
        read_config(path.with_name("nowhere.toml"), {})
    path.write_text("host =", encoding="utf-8")
    with pytest.raises(ConfigFault, match=r"config\.toml cannot be read"):
        read_config(path, {})


def test_folders_start_at_the_project_unless_they_start_at_the_root() -> None:
    config = configured(site="/srv/site")
    assert config.data_folder == ROOT / "data"
    assert config.site_folder == Path("/srv/site")


def test_nobody_can_change_the_settings_later() -> None:
    with pytest.raises(AttributeError):
        read_config(environ={}).port = 1  # type: ignore[misc]


def test_the_number_of_proxies_comes_from_outside_too_and_must_be_small(path: Path) -> None:
    assert read_config(path, {"PROXIES": "2"}).proxies == 2
    with pytest.raises(ConfigFault, match="proxies"):
        read_config(path, {"PROXIES": "many"})
