"""The road goes nowhere private, follows nobody, and gives up on those who do not answer."""

import socket
import ssl
from collections.abc import Iterator

import pycurl
import pytest

from server.outbox.rules import LEASE
from server.push.road import OPTIONS, WHOLE_MS, Road
from tests.far_end import FarEnd, far_end


@pytest.fixture
def end() -> Iterator[FarEnd]:
    with far_end() as end:
        yield end


@pytest.fixture
def open_road() -> Iterator[Road]:
    road = Road("127.0.0.1")
    yield road
    road.close()


def status_of(road: Road, url: str) -> int:
    road.start("x", url, [], b"body")
    [answer] = road.collect(15)
    assert answer.name == "x"
    return answer.status


def test_the_test_host_is_reached_only_under_its_setting(end: FarEnd, open_road: Road) -> None:
    assert status_of(open_road, f"{end.origin}/x") == 201
    closed = Road()
    assert status_of(closed, f"{end.origin}/x") == 0
    closed.close()
    assert len(end.calls) == 1


def test_a_name_that_leads_to_a_private_address_is_not_visited(end: FarEnd) -> None:
    road = Road()
    assert status_of(road, end.origin.replace("127.0.0.1", "localhost")) == 0
    road.close()
    assert end.connections == 0


def test_a_redirect_is_not_followed(end: FarEnd, open_road: Road) -> None:
    end.says(307, headers=(f"Location: {end.origin}/elsewhere",))
    assert status_of(open_road, f"{end.origin}/x") == 307
    assert [call.path for call in end.calls] == ["/x"]


def test_nobody_listening_is_no_answer(open_road: Road) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert status_of(open_road, f"http://127.0.0.1:{port}/x") == 0


def test_many_are_under_way_at_once_and_each_answer_has_its_name(end: FarEnd, open_road: Road) -> None:
    end.says(201, after=0.05)
    names = {str(number) for number in range(200)}
    for name in names:
        open_road.start(name, f"{end.origin}/{name}", [], b"body")
    found: set[str] = set()
    while open_road.under_way:
        found |= {answer.name for answer in open_road.collect(5)}
    assert found == names


def test_a_waiting_road_hears_the_bell(open_road: Road) -> None:
    here, there = socket.socketpair()
    with here, there:
        open_road.listen_to(here)
        there.send(b"!")
        assert open_road.collect(60) == []


def test_every_answer_is_checked_against_the_certificates_of_this_machine() -> None:
    assert (OPTIONS[pycurl.SSL_VERIFYPEER], OPTIONS[pycurl.SSL_VERIFYHOST]) == (1, 2)
    assert ssl.create_default_context(cafile=OPTIONS[pycurl.CAINFO]).cert_store_stats()["x509_ca"] > 0


def test_nobody_is_waited_for_longer_than_a_lease() -> None:
    assert OPTIONS[pycurl.CONNECTTIMEOUT_MS] < WHOLE_MS < LEASE.total_seconds() * 1000 / 2


def test_a_push_service_that_hangs_is_given_up(end: FarEnd) -> None:
    end.says(201, after=60)
    road = Road("127.0.0.1", whole_ms=200)
    assert status_of(road, f"{end.origin}/x") == 0
    end.says(201)
    assert status_of(road, f"{end.origin}/x") == 201
    road.close()
