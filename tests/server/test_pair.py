"""Web server and postman side by side: neither lives on without the other."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from server.config import ROOT
from server.pair import ourselves, run_both

FOR_EVER = [sys.executable, "-c", "import time; time.sleep(600)"]


def saying(code: int) -> list[str]:
    return [sys.executable, "-c", f"raise SystemExit({code})"]


def test_when_one_fails_the_other_is_ended_and_the_code_says_so() -> None:
    assert run_both([FOR_EVER, saying(3)]) == 3
    assert run_both([saying(3), FOR_EVER]) == 3


def test_when_one_is_killed_the_code_says_that_something_was_wrong() -> None:
    killed = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]
    assert run_both([FOR_EVER, killed]) == 1


def test_a_neighbour_that_ends_badly_is_not_hidden() -> None:
    sulking = "import signal, time; signal.signal(signal.SIGTERM, lambda *_: exit(5)); time.sleep(600)"
    slow = [sys.executable, "-c", "import time; time.sleep(1)"]
    assert run_both([[sys.executable, "-c", sulking], slow]) == 5


def test_each_half_is_a_command_of_ours() -> None:
    assert ourselves("serve")[1:] == ["-m", "server", "serve"]


def test_told_to_stop_both_halves_stop(tmp_path: Path) -> None:
    halves = "from server.pair import run_both; import sys; sys.exit(run_both([[sys.executable, '-c', "
    halves += "f'import time; open({str(n)!r}, chr(119)); time.sleep(600)'] for n in (1, 2)]))"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", halves], cwd=tmp_path, env=env)
    ends_at = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 2:
        assert time.monotonic() < ends_at
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
