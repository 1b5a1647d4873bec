"""A start that cannot work says so in one sentence, and how to mend it."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.config import Config
from server.serve import ServeFault, check_port, make_data_folder
from tests.conftest import configured


def settings(port: int = 8000, data: str = "data", host: str = "127.0.0.1") -> Config:
    return configured(host=host, port=port, data=data)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_port_in_use_is_named_and_another_is_offered(taken: int) -> None:
    with pytest.raises(ServeFault, match=rf"port {taken} .*cannot be used.*PORT={taken + 1} make run"):
        check_port(settings(port=taken))


def test_a_free_port_is_left_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    check_port(settings(port=port))
    check_port(settings(port=port))


def test_an_address_that_is_not_this_machines_is_named() -> None:
    with pytest.raises(ServeFault, match=r"on 192\.0\.2\.1 cannot be used"):
        check_port(settings(host="192.0.2.1"))


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    make_data_folder(settings(data=str(folder)))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_a_data_folder_that_is_there_already_is_kept(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("yes", encoding="utf-8")
    make_data_folder(settings(data=str(tmp_path)))
    assert (tmp_path / "kept").exists()


def test_a_file_in_the_place_of_the_data_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.touch()
    with pytest.raises(ServeFault, match=rf"{file} cannot be used: File exists\. Set DATA"):
        make_data_folder(settings(data=str(file)))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has a folder that refuses even root")
def test_a_data_folder_that_refuses_to_be_written_is_named() -> None:
    with pytest.raises(ServeFault, match=r"/proc/self cannot be used.*Set DATA"):
        make_data_folder(settings(data="/proc/self"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_of_somebody_else_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ServeFault, match="Permission denied"):
        make_data_folder(settings(data=str(tmp_path)))
