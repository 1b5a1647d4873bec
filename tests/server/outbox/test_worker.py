"""The postman as a process: woken by whoever writes, killed in the middle, told to stop, and never two."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server import clock
from server.config import ROOT
from server.outbox.bell import NAME, Bell, BellFault, wake
from tests.far_end import Reply
from tests.server.outbox.conftest import HOST, Post

Process = subprocess.Popen[bytes]


@contextmanager
def postman(folder: Path) -> Iterator[Process]:
    """`python -m server work`, once it listens for the bell; killed at the end if it still runs."""
    environment = os.environ | {
        "DATA": str(folder),
        "TEST_PUSH_HOST": HOST,
        "OPERATOR": "mailto:operator@example.org",
    }
    command = [sys.executable, "-m", "server", "work"]
    (folder / NAME).unlink(missing_ok=True)
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: (folder / NAME).exists() or process.poll() is not None)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    ends_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends_at, "it never came"
        time.sleep(0.01)


def ask_all(post: Post, count: int) -> None:
    post.put(count, now=clock.now())
    wake(post.folder)


def is_all_sent(post: Post) -> bool:
    return set(post.rows()) == {"sent"}


def test_killed_in_mid_send_every_alert_arrives_and_shows_once(post: Post) -> None:
    post.end.says(201, after=0.3)
    with postman(post.folder) as process:
        ask_all(post, 100)
        wait_until(lambda: len(post.end.calls) >= 30)
        process.kill()
        process.wait()
    with postman(post.folder):
        wait_until(lambda: is_all_sent(post))
    assert set(post.delivered()) == set(post.phones)
    topics = {(call.path, call.headers["topic"]) for call in post.end.calls}
    assert len(topics) == len({topic for _, topic in topics}) == 100


def test_the_writer_wakes_the_postman_long_before_it_looks_by_itself(post: Post) -> None:
    with postman(post.folder):
        ask_all(post, 1)
        wait_until(lambda: is_all_sent(post), seconds=3)


def test_what_nobody_rang_for_is_found_all_the_same(post: Post) -> None:
    with postman(post.folder):
        post.put(now=clock.now())
        wait_until(lambda: is_all_sent(post))


def test_told_to_stop_it_finishes_what_is_under_way_and_takes_on_no_more(post: Post) -> None:
    post.end.says(201, after=0.5)
    with postman(post.folder) as process:
        ask_all(post, 10)
        wait_until(lambda: len(post.end.calls) == 10)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert post.rows() == ["sent"] * 10


def test_a_second_postman_does_not_start(post: Post, capfd: pytest.CaptureFixture[str]) -> None:
    with postman(post.folder):
        bell_path = post.folder / NAME
        command = [sys.executable, "-m", "server", "work"]
        second = subprocess.run(
            command, cwd=ROOT, env=os.environ | {"DATA": str(post.folder)}, timeout=60, check=False
        )
        assert second.returncode == 1
        assert bell_path.exists()
    assert "doorstep: another postman works for" in capfd.readouterr().err


def test_a_database_locked_for_a_while_loses_nothing(
    post: Post, folder: Path, request: pytest.FixtureRequest
) -> None:
    post.end.answer = lambda _call: Reply(after=0.2)
    with postman(folder):
        ask_all(post, 5)
        wait_until(lambda: len(post.end.calls) == 5)
        unlock: Callable[[], None] = request.getfixturevalue("locked")
        time.sleep(3)
        unlock()
        wait_until(lambda: is_all_sent(post))
    assert len(post.end.calls) == 5


def test_waking_never_fails(tmp_path: Path) -> None:
    wake(tmp_path)
    wake(tmp_path / "nowhere")
    wake(tmp_path / ("long" * 60))
    (tmp_path / NAME).touch()
    wake(tmp_path)


def test_waking_a_postman_that_is_busy_never_waits(tmp_path: Path) -> None:
    bell = Bell(tmp_path)
    for _ in range(2_000):
        wake(tmp_path)
    bell.hush()
    with pytest.raises(BlockingIOError):
        bell.socket.recv(1)
    bell.close()


def test_a_bell_left_behind_by_a_dead_postman_is_taken_over(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as dead:
        dead.bind(str(tmp_path / NAME))
    bell = Bell(tmp_path)
    with pytest.raises(BellFault, match="another postman works for"):
        Bell(tmp_path)
    bell.close()
    Bell(tmp_path).close()
