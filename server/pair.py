"""Runs web server and postman side by side, and ends one when the other ends."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence

# How long a process may finish what it has in hand before it is killed.
GRACE_SECONDS = 20


def run_both(commands: Sequence[Sequence[str]]) -> int:
    """Until told to stop, or until one ends: then the other is ended too. Returns the first one's code."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: told.append(number))
    processes = [subprocess.Popen(command) for command in commands]
    while not told and all(process.poll() is None for process in processes):
        time.sleep(0.1)
    code = 0 if told else next(process.returncode for process in processes if process.poll() is not None)
    return end(processes, code if code >= 0 else 1)


def end(processes: Sequence[subprocess.Popen[bytes]], code: int) -> int:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    codes = [wait_for(process) for process in processes]
    return code or max(codes)


def wait_for(process: subprocess.Popen[bytes]) -> int:
    """Its code; being ended by our own signal counts as 0."""
    try:
        code = process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        return 1
    return 0 if code in {-signal.SIGTERM, -signal.SIGINT} else abs(code)


def ourselves(command: str) -> list[str]:
    return [sys.executable, "-m", "server", command]
