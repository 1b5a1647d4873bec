"""A slow mobile line on loopback: a TCP relay with delay and a shared, narrow pipe each way.

Chromium's own throttling leaves the service worker's traffic alone, so the line itself is made slow.
"""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PIECE = 1400
HEADERS = 52


@dataclass
class Pipe:
    """One direction: bytes leave one after the other at `kbit` thousand bits a second."""

    kbit: float
    free_at: float = 0.0
    carried: int = 0

    def time_for(self, size: int) -> float:
        """The moment (time.monotonic) at which these bytes have left."""
        self.free_at = max(self.free_at, time.monotonic()) + (size + HEADERS) * 8 / (self.kbit * 1000)
        self.carried += size
        return self.free_at


@dataclass
class SlowLine:
    """`rtt` in seconds; opening a connection costs one round trip, as plain TCP does."""

    target: int
    rtt: float = 0.4
    kbit: float = 400.0
    port: int = 0
    down: Pipe = field(init=False)
    up: Pipe = field(init=False)

    def __post_init__(self) -> None:
        self.down, self.up = Pipe(self.kbit), Pipe(self.kbit)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self.rtt)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.close()
            return
        await asyncio.gather(
            self.carry(reader, far_writer, self.up),
            self.carry(far_reader, writer, self.down),
            return_exceptions=True,
        )

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pipe: Pipe) -> None:
        """Pieces travel in a row: each waits for the pipe and half a round trip, not for the one before."""
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.create_task(self.deliver(waiting, writer))
        while piece := await reader.read(PIECE):
            await waiting.put((pipe.time_for(len(piece)) + self.rtt / 2, piece))
        await waiting.put((0.0, b""))
        await delivery

    async def deliver(
        self, waiting: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter
    ) -> None:
        while True:
            due, piece = await waiting.get()
            if not piece:
                break
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            writer.write(piece)
            await writer.drain()
        writer.close()


@contextmanager
def slow_line(target: int) -> Iterator[SlowLine]:
    """A line to the port `target`, listening on its own `port`, in a thread of its own."""
    line = SlowLine(target)
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def listen() -> None:
        server = await asyncio.start_server(line.connect, "127.0.0.1", 0)
        line.port = server.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        loop.run_until_complete(listen())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield line
    finally:
        asyncio.run_coroutine_threadsafe(hang_up(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def hang_up() -> None:
    """Ends what is still on the way, so that nothing is left behind when the loop stops."""
    # asyncio reports a cut connection as a fault; here it is how a measurement ends.
    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
