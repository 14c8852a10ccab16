"""What goes wrong around a ledger's file: other processes, full disks, missing rights, other versions, and kill -9."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from itertools import takewhile
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import ledger_make as make
from tradewire.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerReadOnly,
    LedgerTooNew,
)
from tradewire.ledger import Ledger, migrate
from tradewire.ledger.schema import APPEND_ONLY, metadata

HERE = Path(__file__).parent

WRITER = """
import sys
sys.path.insert(0, {here!r})
import ledger_make as make
from tradewire.ledger import Ledger
with Ledger.open({path!r}) as ledger:
    for n in range({count}):
        doc = f"{name}{{n}}"
        ledger.add(make.document(doc, f"text {{n}}"), [make.figure(value=f"{{n}} USD", doc=doc)], "r")
        print(n, flush=True)
"""


def writer(path: Path, name: str = "w", count: int = 10_000) -> subprocess.Popen[str]:
    """A process that adds documents one by one and prints each number when it is stored."""
    code = textwrap.dedent(WRITER).format(here=str(HERE), path=str(path), name=name, count=count)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_one_process_reads_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    process = writer(path, count=60)
    assert line(process) == "0"
    seen = []
    with Ledger.open(path, read_only=True) as ledger:
        while process.poll() is None:
            seen.append(len(list(ledger.claims())))
        assert len(list(ledger.claims())) == 60
    assert seen == sorted(seen)
    assert process.returncode == 0


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    processes = [writer(path, name, count=40) for name in ("a", "b")]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    with Ledger.open(path) as ledger:
        assert ledger.counts()["documents"] == 80


def test_kill_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    for round_ in range(3):
        process = writer(path, f"r{round_}-")
        told = [line(process) for _ in range(5 + 7 * round_)]
        time.sleep(0.01 * round_)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        stored = {f"r{round_}-{n}" for n in (*told, *rest.split())}
        with Ledger.open(path) as ledger:
            assert stored <= {document.id for document in ledger.documents()}
            assert len(list(ledger.claims())) == ledger.counts()["documents"]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_writer_that_waits_in_vain_says_so(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as first, Ledger.open(path, busy=0.1) as second:
        with first._writing(), pytest.raises(LedgerBusy, match="another process"):
            second.add(make.document("x", "y"), [], "r")
        second.add(make.document("x", "y"), [], "r")


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add(make.document("x", "short"), [], "r")
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(LedgerFull, match="disk is full"):
            ledger.add(make.document("y", "long " * 100_000), [], "r")
        assert [document.id for document in ledger.documents()] == ["x"]


def test_reading_only(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger.open(path, read_only=True)
    assert not path.exists()
    Ledger.open(path).close()
    with Ledger.open(path, read_only=True) as ledger, pytest.raises(LedgerReadOnly, match="for reading only"):
        ledger.add(make.document("x", "y"), [], "r")


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add(make.document("x", "y"), [], "r")
    for folder in takewhile(lambda one: one != Path(tempfile.gettempdir()), tmp_path.parents):
        folder.chmod(0o755)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    told = as_nobody(path)
    tmp_path.chmod(0o755)
    assert told[0] == "1"
    assert told[1].startswith("LedgerReadOnly")


def as_nobody(path: Path) -> list[str]:
    """What a user who is not root gets from the ledger: how many documents there are, and the error of writing."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_try, args=(path, theirs))
    process.start()
    told: list[str] = ours.recv() if ours.poll(60) else ["nothing", "nothing"]
    process.join()
    return told


def _try(path: Path, answer: Connection) -> None:
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    count = "none"
    try:
        with Ledger.open(path, read_only=True) as ledger:
            count = str(len(list(ledger.documents())))
        with Ledger.open(path) as ledger:
            ledger.add(make.document("z", "z"), [], "r")
        answer.send([count, "no error"])
    except LedgerError as error:
        answer.send([count, f"{type(error).__name__}: {error}"])


def test_a_newer_ledger_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Ledger.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(LedgerTooNew, match="layout 9999"):
        Ledger.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_of_something_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.db"
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged):
        Ledger.open(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerDamaged, match="recipes"):
        Ledger.open(path)


@pytest.mark.parametrize("where", ["", "mysql://x/y", "nonsense://", "/no/such/folder/l.db"])
def test_addresses_that_lead_nowhere(where: str) -> None:
    with pytest.raises(LedgerError):
        Ledger.open(where)


def test_the_steps_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger, ledger._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, metadata) == []
        assert migrate.revision(connection) == migrate.HEAD


def _ours(name: str | None, kind: str, parents: object) -> bool:
    return kind != "table" or name in APPEND_ONLY


def test_threads_share_a_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        threads = [
            threading.Thread(target=ledger.add, args=(make.document(f"d{n}", f"text {n}"), [], "r")) for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert ledger.counts()["documents"] == 8
