"""Plain text: one document a file, its text as it stands."""

from collections.abc import Iterator

from tradewire.read.decode import decode
from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Source


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    decoded = decode(source.read(options.max_bytes), options.encoding)
    yield Raw(id=source.stem, text=decoded.text, source=source.name, notes=decoded.notes)


FORMAT = Format("text", frozenset({".txt", ".text", ""}), _read, lambda head: True, rank=0)
