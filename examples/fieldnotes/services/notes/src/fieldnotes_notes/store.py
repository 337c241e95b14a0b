"""Notes in SQLite. Each thread keeps one connection; processes may share the file (WAL)."""

import fcntl
import os
import sqlite3
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    place TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at REAL NOT NULL
)
"""


@dataclass(frozen=True)
class Note:
    """A note as it is stored; ``version`` starts at 1 and grows with every change."""

    id: int
    title: str
    body: str
    place: str
    version: int
    updated_at: float

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class StaleNote(Exception):
    """A write that was based on another version than the stored one."""

    def __init__(self, current: Note) -> None:
        super().__init__(f"note {current.id} is at version {current.version}")
        self.current = current


def default_path() -> Path:
    """A file that the workers of one server share: they have the same parent process."""
    folder = Path(tempfile.gettempdir()) / f"fieldnotes-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"notes-{os.getppid()}.sqlite3"


class NoteStore:
    """All notes of one database file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        # SQLite does not wait where two processes change the mode of a new file at once.
        with open(f"{path}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._connection().execute("PRAGMA journal_mode = WAL")
            self._connection().execute(SCHEMA)

    def _connection(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=5, isolation_level=None)
            connection.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = connection
        return connection

    def seed(self, count: int) -> None:
        """Fill an empty database with notes 1 to ``count``; does nothing where there are notes."""
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            (existing,) = connection.execute("SELECT count(*) FROM notes").fetchone()
            if existing == 0:
                connection.executemany(
                    "INSERT INTO notes VALUES (?, ?, ?, ?, 1, ?)",
                    [
                        (n, f"Visit {n}", f"What we saw on visit {n}. " * 6, "pier", time.time())
                        for n in range(1, count + 1)
                    ],
                )
        finally:
            connection.execute("COMMIT")

    def newest(self, limit: int) -> list[Note]:
        """The newest notes first."""
        rows = self._connection().execute("SELECT * FROM notes ORDER BY id DESC LIMIT ?", (limit,))
        return [Note(*row) for row in rows]

    def get(self, note_id: int) -> Note | None:
        row = self._connection().execute("SELECT * FROM notes WHERE id = ?", (note_id,)).fetchone()
        return None if row is None else Note(*row)

    def create(self, title: str, body: str, place: str) -> Note:
        cursor = self._connection().execute(
            "INSERT INTO notes (title, body, place, version, updated_at) VALUES (?, ?, ?, 1, ?)",
            (title, body, place, time.time()),
        )
        return self._existing(cursor.lastrowid or 0)

    def update(self, note_id: int, version: int, title: str, body: str, place: str) -> Note | None:
        """Replace a note that is at ``version``. Raises StaleNote where it is at another."""
        changed = self._connection().execute(
            "UPDATE notes SET title = ?, body = ?, place = ?, version = version + 1, updated_at = ?"
            " WHERE id = ? AND version = ?",
            (title, body, place, time.time(), note_id, version),
        )
        current = self.get(note_id)
        if changed.rowcount == 0 and current is not None:
            raise StaleNote(current)
        return current

    def delete(self, note_id: int) -> bool:
        cursor = self._connection().execute("DELETE FROM notes WHERE id = ?", (note_id,))
        return cursor.rowcount > 0

    def _existing(self, note_id: int) -> Note:
        note = self.get(note_id)
        if note is None:
            raise LookupError(f"note {note_id} is gone")
        return note
