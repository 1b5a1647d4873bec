"""The command line as somebody types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.__main__ import COMMANDS, main
from server.config import ROOT
from server.keys import STAMPS, VAPID
from tests.conftest import configured

Said = pytest.CaptureFixture[str]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "server", *arguments]
    env = os.environ | environment
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60)


def test_help_says_what_each_command_does(capsys: Said) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert all(name in said and command.__doc__ for name, command in COMMANDS.items())


@pytest.mark.parametrize("arguments", [[], ["dance"]])
def test_no_command_or_an_unknown_one_is_refused(arguments: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m server" in capsys.readouterr().err


def test_a_wrong_setting_is_one_sentence_and_no_traceback() -> None:
    answer = run("serve", PORT="eighty")
    assert answer.returncode == 1
    assert answer.stderr.startswith("doorstep: config.toml or the environment is wrong")
    assert answer.stderr.count("\n") == 1


def test_the_tables_are_laid_once(tmp_path: Path, capsys: Said) -> None:
    config = configured(data=str(tmp_path / "data"))
    for steps in (1, 0):
        assert COMMANDS["migrate"](config) == 0
        assert capsys.readouterr().out.startswith(f"tables: {steps} steps taken in ")


def test_the_public_key_is_printed_and_stays(tmp_path: Path, capsys: Said) -> None:
    config = configured(data=str(tmp_path / "data"))
    said = [COMMANDS["keys"](config) or capsys.readouterr().out for _ in range(2)]
    assert said[0] == said[1]
    assert len(str(said[0])) == 88
    assert {path.name for path in (tmp_path / "data").iterdir()} == {VAPID, STAMPS}
