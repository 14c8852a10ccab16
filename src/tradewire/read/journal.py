"""What a run has done so far, in one SQLite file: killed at any moment, it goes on where it was.

A file's results and the word that it is done are written in one transaction, so that nothing is written twice and
nothing is lost. Long archives are written in batches; after a stop they go on behind the last one.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec

from tradewire.errors import InputError
from tradewire.read.copies import Copy, CopyIndex, Signature
from tradewire.read.progress import Totals

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS run (recipe TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, hash TEXT, done INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries (
    path TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, payload TEXT NOT NULL,
    signature BLOB, PRIMARY KEY (path, number)
) WITHOUT ROWID;
"""

EntryKind = Literal["document", "skipped"]


class Stamp(NamedTuple):
    """What tells quickly that a file is the same: its size in bytes and when it changed, in nanoseconds."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One document or skipped record of a file; `payload` is what the work gave, or the reason code and message."""

    path: str
    number: int
    kind: EntryKind
    source: str
    payload: str
    signature: bytes | None = None


@dataclass(frozen=True, slots=True)
class FileState:
    """A file of the run; `hash` (SHA-256, hex) is known once it is done."""

    path: str
    stamp: Stamp
    hash: str | None = None

    @property
    def done(self) -> bool:
        return self.hash is not None


class Journal:
    """The journal of one run; one process writes it at a time. A context manager."""

    def __init__(self, path: Path, recipe: str) -> None:
        """Open or begin a journal. `recipe` says how documents are worked on; it may not change within a run.

        Raises:
            InputError: the file is another run's, is in use, or is no journal.
        """
        self._db = sqlite3.connect(path, isolation_level=None, timeout=1.0)
        try:
            self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(_SCHEMA)
            self._check(recipe)
        except sqlite3.Error as error:
            self._db.close()
            raise InputError(f"the journal {path} cannot be used: {error}; is another run at work on it?") from error

    def _check(self, recipe: str) -> None:
        known = self._db.execute("SELECT recipe FROM run").fetchone()
        if known is None:
            self._db.execute("INSERT INTO run VALUES (?)", (recipe,))
        elif known[0] != recipe:
            raise InputError("the journal belongs to a run with other options; take another file, or those options")

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def state(self, path: str) -> FileState | None:
        """What is known of a file, None where it is new."""
        row = self._db.execute("SELECT size, changed, hash FROM files WHERE path = ?", (path,)).fetchone()
        return FileState(path, Stamp(row[0], row[1]), row[2]) if row else None

    def count(self, path: str) -> int:
        """How many entries of a file are written."""
        found = self._db.execute("SELECT count(*) FROM entries WHERE path = ?", (path,)).fetchone()
        return int(found[0])

    def write(self, entries: Sequence[Entry], files: Sequence[FileState]) -> None:
        """Add entries and the states of their files, all or nothing."""
        with self._transaction():
            self._db.executemany(
                "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)",
                [(e.path, e.number, e.kind, e.source, e.payload, e.signature) for e in entries],
            )
            self._db.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
                [(f.path, *f.stamp, f.hash, f.done) for f in files],
            )

    def forget(self, path: str) -> None:
        """Drop all of a file that has changed."""
        with self._transaction():
            self._db.execute("DELETE FROM entries WHERE path = ?", (path,))
            self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def totals(self) -> Totals:
        """What is done so far."""
        files = self._db.execute("SELECT count(*) FROM files WHERE done").fetchone()[0]
        kinds = dict(self._db.execute("SELECT kind, count(*) FROM entries GROUP BY kind").fetchall())
        return Totals(files, kinds.get("document", 0), kinds.get("skipped", 0))

    def entries(self) -> Iterator[Entry]:
        """All entries by path and number, the same for every way a run came to its end."""
        query = "SELECT path, number, kind, source, payload, signature FROM entries ORDER BY path, number"
        yield from (Entry(*row) for row in self._db.execute(query))

    def copies(self) -> Iterator[Copy]:
        """The documents that repeat earlier ones, in the order of `entries`."""
        index = CopyIndex()
        for entry in self.entries():
            if entry.signature is not None:
                signature = msgspec.msgpack.decode(entry.signature, type=Signature)
                found = index.add(entry.source, signature)
                if found:
                    yield found

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._db)


class _Transaction:
    """All or nothing."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")
