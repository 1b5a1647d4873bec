"""Opens the database: the only file that says PRAGMA or BEGIN."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

# The rooms above name the type from here; the library itself stays in a few files.
__all__ = ["Database", "connect", "immediate", "opened", "stay_open"]

FILE = "doorstep.db"
# How long a writer waits for another before it gives up, in seconds.
PATIENCE = 10.0

# SQLite's own waiting is a row of naps: threads of one process queue here, and are served in turn.
WRITING = threading.RLock()


def connect(folder: Path, patience: float = PATIENCE) -> Database:
    """One connection for one thread, of the web server or the postman; threads never share it.

    Raises sqlite3.OperationalError when the folder or the file cannot be used.
    """
    connection = sqlite3.connect(folder / FILE, timeout=patience, isolation_level=None)
    connection.row_factory = sqlite3.Row
    # WAL stays with the file; the other two are forgotten with each connection. FULL survives a power cut.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return Database(connection)


def stay_open(folder: Path) -> sqlite3.Connection:
    """Asks nothing. While it is there no other is the last to close, which would copy the whole WAL back."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None, check_same_thread=False)
    connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    return connection


@contextmanager
def opened(folder: Path, patience: float = PATIENCE) -> Iterator[Database]:
    """A connection that is closed at the end."""
    db = connect(folder, patience)
    try:
        yield db
    finally:
        db.close()


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """All of it or nothing. Takes the write lock at once: a lock taken halfway could not be waited for."""
    with WRITING:
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            db.conn.execute("ROLLBACK")
            raise
        db.conn.execute("COMMIT")
