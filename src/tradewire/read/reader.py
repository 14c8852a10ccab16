"""From paths to documents, one at a time."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tradewire.errors import MissingExtra
from tradewire.read.formats import format_of
from tradewire.read.hints import NO_HINTS, Hints
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.paths import sources
from tradewire.read.prepare import prepare
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source
from tradewire.record import Document


def read_paths(
    paths: Iterable[str | Path], options: ReadOptions | None = None, hints: Hints = NO_HINTS
) -> Iterator[Document | Skipped]:
    """Documents of files, folders, globs and standard input ("-"), streamed in a stable order.

    Whatever cannot be read comes as `Skipped` at its place, and costs nothing else. Without `hints` no language is
    told, no chrome is marked that needs words, and no month is known by name.
    """
    options = options or ReadOptions()
    for source in sources(paths, options):
        if isinstance(source, Skipped):
            yield source
        else:
            yield from read_source(source, options, hints)


def read_source(source: Source, options: ReadOptions, hints: Hints = NO_HINTS) -> Iterator[Document | Skipped]:
    """The documents of one file."""
    for raw in raws(source, options):
        yield raw if isinstance(raw, Skipped) else _prepared(raw, options, hints)


def _prepared(raw: Raw, options: ReadOptions, hints: Hints) -> Document | Skipped:
    try:
        return prepare(raw, options, hints)
    except Exception as error:  # a fault of ours must not cost a run its other files; it stands in the report
        return Skipped(raw.source, "failed", f"please report this: {type(error).__name__}: {str(error)[:200]}")


def raws(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    """What the format of one file gives, with every failure as a `Skipped`."""
    try:
        yield from format_of(source, options).read(source, options)
    except Refused as error:
        yield Skipped(source.name, error.code, str(error))
    except MissingExtra as error:
        yield Skipped(source.name, "missing_extra", str(error))
    except OSError as error:
        yield Skipped(source.name, "unreadable", f"the file cannot be read: {error}")
    except Exception as error:  # parsers of damaged files raise anything; the reason goes into the report
        yield Skipped(source.name, "unreadable", f"the parser gave up: {type(error).__name__}: {str(error)[:200]}")
