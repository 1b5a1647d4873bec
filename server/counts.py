"""Counts that outlive the rows they were counted from, kept in the database so that every process agrees."""

from collections.abc import Mapping

from server.database import Database


def add(db: Database, counts: Mapping[str, float]) -> None:
    """Adds to each; call it inside the transaction that does what is counted."""
    db.conn.executemany(
        "INSERT INTO counts (name, value) VALUES (:name, :value) "
        "ON CONFLICT (name) DO UPDATE SET value = counts.value + excluded.value",
        [{"name": name, "value": float(value)} for name, value in counts.items()],
    )


def read(db: Database) -> dict[str, float]:
    return dict(db.conn.execute("SELECT name, value FROM counts").fetchall())
