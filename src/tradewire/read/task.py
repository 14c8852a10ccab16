"""The work on some files, as each process of a run does it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from tradewire.read.copies import sign
from tradewire.read.hints import Hints
from tradewire.read.journal import Entry, FileState, Stamp
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.reader import read_source
from tradewire.read.source import Source
from tradewire.record import Document

# What is done with a document: lines of results, or why there are none.
Work = Callable[[Document], str | Skipped]

_BATCH: Final = 64
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to read, without its first `start` documents, which are done."""

    path: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Some results of a task, in order; `last` closes the task."""

    entries: tuple[Entry, ...]
    files: tuple[FileState, ...]
    last: bool = False


def batches(tasks: tuple[FileTask, ...], work: Work, options: ReadOptions, hints: Hints) -> Iterator[Batch]:
    """The results of some files, a few dozen at a time."""
    entries: list[Entry] = []
    files: list[FileState] = []
    for task in tasks:
        stamp = stamp_of(task.path)
        for entry in _entries(task, work, options, hints):
            entries.append(entry)
            if len(entries) >= _BATCH:
                yield Batch(tuple(entries), (*files, FileState(task.path, stamp)))
                entries, files = [], []
        files.append(FileState(task.path, stamp, hash_of(task.path)))
    yield Batch(tuple(entries), tuple(files), last=True)


def _entries(task: FileTask, work: Work, options: ReadOptions, hints: Hints) -> Iterator[Entry]:
    source = Source(task.path, Path(task.path))
    for number, item in enumerate(read_source(source, options, hints)):
        if number >= task.start:
            yield _entry(task.path, number, item, work)


def _entry(path: str, number: int, item: Document | Skipped, work: Work) -> Entry:
    if isinstance(item, Skipped):
        return skipped(path, number, item)
    source = item.source or item.id
    try:
        done = work(item)
        if isinstance(done, Skipped):
            return skipped(path, number, done)
        return Entry(path, number, "document", source, done, msgspec.msgpack.encode(sign(item)))
    except Exception as error:  # one document must not cost a run its others; the fault stands in the report
        message = f"please report this: {type(error).__name__}: {str(error)[:200]}"
        return skipped(path, number, Skipped(source, "failed", message))


def skipped(path: str, number: int, item: Skipped) -> Entry:
    """A skipped file or record, its reason as "code: message"."""
    return Entry(path, number, "skipped", item.source, f"{item.reason_code}: {item.message}")


def stamp_of(path: str) -> Stamp:
    """The size and time of a file; zeros where it is gone."""
    try:
        found = Path(path).stat()
    except OSError:
        return Stamp(0, 0)
    return Stamp(found.st_size, found.st_mtime_ns)


def hash_of(path: str) -> str:
    """SHA-256 of a file's bytes, hex; "" where it cannot be read."""
    digest = sha256()
    try:
        with Path(path).open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
