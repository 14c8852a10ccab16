"""From a file name or a database URL to an engine, and from a driver's error to ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from tradewire.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerReadOnly,
    MissingExtra,
)

BUSY_SECONDS: Final = 30.0

# What the drivers say, and what it means. SQLite has no error classes of its own for these.
_MEANINGS: Final = (
    ("database or disk is full", LedgerFull, "the disk is full: free some space; all earlier batches are stored"),
    ("no space left", LedgerFull, "the disk is full: free some space; all earlier batches are stored"),
    ("readonly database", LedgerReadOnly, "the ledger may not be written: check the file's rights"),
    ("read-only transaction", LedgerReadOnly, "the ledger was opened for reading only"),
    ("database is locked", LedgerBusy, "another process kept the ledger busy: try again when it is done"),
    ("not a database", LedgerDamaged, "this file is no ledger"),
    ("malformed", LedgerDamaged, "the ledger is damaged: restore a copy"),
    ("unable to open", LedgerError, "the ledger cannot be opened: check that the folder exists and may be read"),
    ("connection failed", LedgerError, "the database server cannot be reached"),
    ("append-only", LedgerError, "rows of the ledger are never changed or removed"),
)


def engine_of(where: str | Path, *, read_only: bool = False, busy: float = BUSY_SECONDS) -> Engine:
    """An engine for a file (SQLite) or a URL (`postgresql://…`).

    Raises:
        LedgerError: the address makes no sense, or a file to be read does not exist.
        MissingExtra: a PostgreSQL URL without the driver.
    """
    address = str(where)
    url = _url(address) if "://" in address else None
    if url is None or url.get_backend_name() == "sqlite":
        return _sqlite(url.database or "" if url else address, read_only=read_only, busy=busy)
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, read_only=read_only)
    raise LedgerError(f"a ledger is a file or a postgresql:// address, not {url.get_backend_name()}")


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn the drivers' errors into ours; what has no meaning here is passed on as LedgerError with its words."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        words = str(getattr(error, "orig", error))
        for sign, kind, meaning in _MEANINGS:
            if sign in words.lower():
                raise kind(f"{where}: {meaning}") from error
        raise LedgerError(f"{where}: {words}") from error


def begin_writing(connection: Connection) -> None:
    """Take SQLite's write lock at the start, so that two writers wait for each other instead of failing half-way."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _url(address: str) -> URL:
    try:
        return make_url(address)
    except ArgumentError as error:
        raise LedgerError(f"{address!r} is no database address: {error}") from error


def _sqlite(path: str, *, read_only: bool, busy: float) -> Engine:
    if not path:
        raise LedgerError("the ledger needs a file name")
    if read_only and not Path(path).is_file():
        raise LedgerError(f"there is no ledger at {path}: fill one with tradewire read PATH --ledger {path}")
    uri = f"file:{quote(path)}?mode={_mode(Path(path)) if read_only else 'rwc'}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=busy, isolation_level=None, check_same_thread=False)
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-65536")
        return connection

    # The pool that SQLAlchemy takes for an address without a file closes connections that other threads use.
    return create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)


def _mode(path: Path) -> str:
    """How to open for reading. In a folder that may not be written, SQLite cannot make the file by which readers and
    a writer agree; where no writer has left a log, there is nothing to agree on."""
    alone = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return "ro&immutable=1" if alone else "ro"


def _postgresql(url: URL, *, read_only: bool) -> Engine:
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"))
    except ModuleNotFoundError as error:
        raise MissingExtra("a PostgreSQL ledger needs its driver: pip install 'tradewire[postgres]'") from error
    if read_only:

        @event.listens_for(engine, "connect")
        def set_read_only(connection: Any, record: object) -> None:
            connection.read_only = True

    return engine
