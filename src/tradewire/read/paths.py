"""Paths, folders, globs and standard input to sources, in a stable order."""

import glob
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from tradewire.read.options import STANDARD_INPUT, ReadOptions, Skipped
from tradewire.read.source import Source


def sources(paths: Iterable[str | Path], options: ReadOptions) -> Iterator[Source | Skipped]:
    """Each file that the paths lead to, sorted within a folder; hidden files are left out."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _standard_input()
        else:
            yield from _files(Path(path), options)


def _standard_input() -> Iterator[Source]:
    """By way of a file, so that a long stream of records is not held."""
    with NamedTemporaryFile() as held:
        shutil.copyfileobj(sys.stdin.buffer, held)
        held.flush()
        yield Source("stdin", Path(held.name))


def _files(path: Path, options: ReadOptions) -> Iterator[Source | Skipped]:
    if path.is_dir():
        yield from (Source(str(file), file) for file in _walk(path, options.recursive))
    elif path.exists():
        yield Source(str(path), path)
    elif glob.has_magic(str(path)) and (found := sorted(glob.glob(str(path), recursive=True))):  # noqa: PTH207
        for one in found:
            yield from _files(Path(one), options)
    else:
        yield Skipped(str(path), "not_found", "no such file or folder")


def _walk(folder: Path, recursive: bool) -> Iterator[Path]:
    """Files in order; links to folders are not followed, so that no circle can be walked."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if recursive and not entry.is_symlink():
                yield from _walk(entry, recursive)
        elif entry.is_file():
            yield entry
