"""Carries sealed bytes over warm connections; follows no redirect and visits no private address."""

import selectors
import socket
import ssl
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

import certifi
import pycurl

from server.push.endpoints import is_public

CONNECT_MS = 4_000
WHOLE_MS = 10_000
CONNECTIONS = 256
TO_ONE_HOST = 128
# Longer than any pause between two looks at the outbox, so that a quiet night does not cost a handshake.
WARM_SECONDS = 600
TOGETHER = 16

BITS = {
    pycurl.POLL_IN: selectors.EVENT_READ,
    pycurl.POLL_OUT: selectors.EVENT_WRITE,
    pycurl.POLL_INOUT: selectors.EVENT_READ | selectors.EVENT_WRITE,
}


class Answer(NamedTuple):
    """What came back: status 0 when nothing did, and the seconds of Retry-After or 0."""

    name: str
    status: int
    retry_after: int


class Road:
    """Many letters under way at once, in one thread. Start them, then collect what came back."""

    def __init__(self, test_host: str = "", whole_ms: int = WHOLE_MS) -> None:
        self.under_way: dict[Any, str] = {}
        self._test_addresses = addresses_of(test_host) if test_host else frozenset()
        self._whole_ms = whole_ms
        self._fresh = 0
        self._free: list[Any] = []
        self._answers: list[Answer] = []
        self._ends_at: float | None = None
        self._selector = selectors.DefaultSelector()
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._set_timer)
        self._multi.setopt(pycurl.M_MAXCONNECTS, CONNECTIONS)
        self._multi.setopt(pycurl.M_MAX_TOTAL_CONNECTIONS, CONNECTIONS)
        self._multi.setopt(pycurl.M_MAX_HOST_CONNECTIONS, TO_ONE_HOST)
        self._multi.setopt(pycurl.M_PIPELINING, pycurl.PIPE_MULTIPLEX)

    def listen_to(self, bell: socket.socket) -> None:
        """`collect` also ends when this socket can be read."""
        self._selector.register(bell, selectors.EVENT_READ, "bell")

    def start(self, name: str, url: str, headers: Sequence[str], body: bytes) -> None:
        """Puts it on the road. Its answer comes out of `collect` under this name.

        The first sets off at once. Those close behind share a packet with their neighbours: over HTTP/2 that
        saves more than half the work.
        """
        easy = self._free.pop() if self._free else self._new_easy()
        easy.setopt(pycurl.URL, url)
        easy.setopt(pycurl.HTTPHEADER, headers)
        easy.setopt(pycurl.POSTFIELDS, body)
        self.under_way[easy] = name
        self._multi.add_handle(easy)
        if self._fresh % TOGETHER == 0:
            self._act(pycurl.SOCKET_TIMEOUT, 0)
        self._fresh += 1

    def collect(self, wait: float) -> list[Answer]:
        """What came back by now; waits up to so many seconds for the first of it, or for the bell."""
        ends_at = time.monotonic() + wait
        self._fresh = 0
        while True:
            rang = self._turn(0.0 if self._answers else max(0.0, ends_at - time.monotonic()))
            if self._answers or rang or time.monotonic() >= ends_at:
                answers, self._answers = self._answers, []
                return answers

    def close(self) -> None:
        for easy in [*self.under_way, *self._free]:
            if easy in self.under_way:
                self._multi.remove_handle(easy)
            easy.close()
        self.under_way.clear()
        self._multi.close()
        self._selector.close()

    def _turn(self, wait: float) -> bool:
        """One look at every socket that has news. Says whether the bell rang."""
        if self._ends_at is not None:
            wait = min(wait, max(0.0, self._ends_at - time.monotonic()))
        rang = False
        for key, events in self._selector.select(wait):
            if key.data == "bell":
                rang = True
            else:
                self._act(key.fd, (events & 1 and pycurl.CSELECT_IN) | (events & 2 and pycurl.CSELECT_OUT))
        if self._ends_at is not None and time.monotonic() >= self._ends_at:
            self._ends_at = None
            self._act(pycurl.SOCKET_TIMEOUT, 0)
        return rang

    def _act(self, descriptor: int, events: int) -> None:
        self._multi.socket_action(descriptor, events)
        more = 1
        while more:
            more, done, failed = self._multi.info_read()
            for easy in done:
                retry_after = easy.getinfo(pycurl.RETRY_AFTER)
                self._finish(easy, easy.getinfo(pycurl.RESPONSE_CODE), retry_after)
            for easy, _code, _words in failed:
                self._finish(easy, 0, 0)

    def _finish(self, easy: Any, status: int, retry_after: int) -> None:
        self._multi.remove_handle(easy)
        self._free.append(easy)
        self._answers.append(Answer(self.under_way.pop(easy), status, retry_after))

    def _watch(self, what: int, descriptor: int, _multi: Any, _data: Any) -> None:
        """curl says which sockets it waits for."""
        if what == pycurl.POLL_REMOVE:
            self._selector.unregister(descriptor)
        elif descriptor in self._selector.get_map():
            self._selector.modify(descriptor, BITS[what])
        else:
            self._selector.register(descriptor, BITS[what])

    def _set_timer(self, milliseconds: int) -> None:
        self._ends_at = None if milliseconds < 0 else time.monotonic() + milliseconds / 1000

    def _open(self, _purpose: int, address: Any) -> Any:
        """Asked after the name was looked up and before anything is sent: a name may lead anywhere."""
        host = address.addr[0]
        host = host.decode() if isinstance(host, bytes) else host
        if host in self._test_addresses or is_public(host):
            return Lent(address.family, address.socktype, address.protocol)
        return pycurl.SOCKET_BAD

    def _new_easy(self) -> Any:
        easy = pycurl.Curl()
        for option, value in OPTIONS.items():
            easy.setopt(option, value)
        easy.setopt(pycurl.TIMEOUT_MS, self._whole_ms)
        easy.setopt(pycurl.WRITEFUNCTION, throw_away)
        easy.setopt(pycurl.OPENSOCKETFUNCTION, self._open)
        return easy


def throw_away(data: bytes) -> int:
    return len(data)


class Lent:
    """curl works with a copy of the descriptor, so the socket itself goes as soon as curl has that."""

    def __init__(self, family: int, kind: int, protocol: int) -> None:
        self._socket = socket.socket(family, kind, protocol)

    def fileno(self) -> int:
        return self._socket.fileno()

    def __del__(self) -> None:
        self._socket.close()


def addresses_of(host: str) -> frozenset[str]:
    return frozenset(str(found[4][0]) for found in socket.getaddrinfo(host, None))


OPTIONS: dict[int, Any] = {
    pycurl.POST: 1,
    pycurl.NOSIGNAL: 1,
    pycurl.FOLLOWLOCATION: 0,
    pycurl.PROXY: "",
    pycurl.CONNECTTIMEOUT_MS: CONNECT_MS,
    pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_2TLS,
    pycurl.PIPEWAIT: 1,
    pycurl.MAXAGE_CONN: WARM_SECONDS,
    pycurl.TCP_KEEPALIVE: 1,
    pycurl.TCP_NODELAY: 1,
    # The wheel's own idea of where certificates lie fits the machine it was built on.
    pycurl.CAINFO: ssl.get_default_verify_paths().cafile or certifi.where(),
    pycurl.SSL_VERIFYPEER: 1,
    pycurl.SSL_VERIFYHOST: 2,
    pycurl.USERAGENT: "doorstep",
}
