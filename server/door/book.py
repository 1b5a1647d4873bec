"""The database for one request: opened when first asked for, closed at its end."""

import weakref
from pathlib import Path

from flask import Flask, current_app, g

from server.database import Database, connect, stay_open

# How long a phone is kept waiting for another writer, in seconds. It gives up by itself after 10.
PATIENCE = 5.0


def hang_book(app: Flask, folder: Path) -> None:
    app.config["BOOK_FOLDER"] = folder
    app.config.setdefault("BOOK_PATIENCE", PATIENCE)
    app.teardown_request(close_book)
    weakref.finalize(app, stay_open(folder).close)


def book_folder() -> Path:
    folder: Path = current_app.config["BOOK_FOLDER"]
    return folder


def book() -> Database:
    if "book" not in g:
        g.book = connect(book_folder(), patience=current_app.config["BOOK_PATIENCE"])
    db: Database = g.book
    return db


def close_book(_fault: BaseException | None) -> None:
    if db := g.pop("book", None):
        db.close()
