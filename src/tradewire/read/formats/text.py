"""Plain text: one document a file, its text as it stands."""

from collections.abc import Iterator

from tradewire.read.decode import decode
from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Source


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    yield from decode_text(source.read(options.max_bytes), source.name, source.stem, options)


def decode_text(data: bytes, name: str, document_id: str, options: ReadOptions) -> Iterator[Raw | Skipped]:
    """One document of bytes.

    Raises:
        Refused: they are no text.
    """
    decoded = decode(data, options.encoding)
    yield Raw(id=document_id, text=decoded.text, source=name, notes=decoded.notes)


FORMAT = Format("text", frozenset({".txt", ".text"}), _read, lambda head: True, rank=0)
