"""Starts the web server, after making sure that it can."""

import socket
from tempfile import TemporaryFile

from granian import Granian
from granian.constants import Interfaces

from server.config import Config

# In one process, so that one place counts what the limits allow. More threads would wait for the same disk.
THREADS = 4


class ServeFault(Exception):
    """Raised with one sentence that says why the server cannot start and what to do."""


def serve(config: Config) -> int:
    """Serves until it is told to stop. Raises ServeFault: the port is taken, the data folder is no use."""
    make_data_folder(config)
    check_port(config)
    print(f"Doorstep is open at http://{config.host}:{config.port}/  (Ctrl+C stops it)", flush=True)
    Granian(
        "server.wsgi:app",
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level="warning",  # type: ignore[arg-type]
        websockets=False,
    ).serve()
    return 0


def make_data_folder(config: Config) -> None:
    """Makes it if need be, and writes to it once: a folder may be there and still refuse."""
    folder = config.data_folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError as fault:
        raise ServeFault(
            f"the data folder {folder} cannot be used: {fault.strerror}. Set DATA to another."
        ) from fault


def check_port(config: Config) -> None:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.host, config.port))
        except OSError as fault:
            raise ServeFault(
                f"port {config.port} on {config.host} cannot be used: {fault.strerror}. "
                f"Stop what uses it, or choose another: PORT={config.port + 1} make run"
            ) from fault
