"""The database as a thread of the web server has it open: docs/decisions/0017 says why it stays open."""

import threading
import weakref
from pathlib import Path

from flask import Flask, current_app

from server.database import Database, connect, stay_open

# How long a phone is kept waiting for another writer, in seconds. It gives up by itself after 10.
PATIENCE = 5.0


class Shelf(threading.local):
    """Each thread has its own connection: one that threads share loses rows."""

    db: Database | None = None


def hang_book(app: Flask, folder: Path) -> None:
    app.config["BOOK_FOLDER"] = folder
    app.config.setdefault("BOOK_PATIENCE", PATIENCE)
    app.extensions["book"] = Shelf()
    app.teardown_request(leave_book)
    weakref.finalize(app, stay_open(folder).close)


def book_folder() -> Path:
    folder: Path = current_app.config["BOOK_FOLDER"]
    return folder


def book() -> Database:
    shelf = shelf_of_thread()
    if shelf.db is None:
        shelf.db = connect(book_folder(), patience=current_app.config["BOOK_PATIENCE"])
    return shelf.db


def leave_book(fault: BaseException | None) -> None:
    """What a request left half done must not become the next one's."""
    db = shelf_of_thread().db
    if db and (fault or db.conn.in_transaction):
        shut_book()


def shut_book() -> None:
    """After a fault of the database: whatever is wrong goes with its connection."""
    shelf = shelf_of_thread()
    if shelf.db:
        shelf.db.close()
        shelf.db = None


def shelf_of_thread() -> Shelf:
    shelf: Shelf = current_app.extensions["book"]
    return shelf
