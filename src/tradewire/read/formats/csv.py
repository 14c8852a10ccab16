"""CSV and TSV: one document a row, columns by the names in the first row."""

import csv
from collections.abc import Iterator
from typing import BinaryIO, Final

from tradewire.read.decode import decode
from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source
from tradewire.read.tables import from_record

_SAMPLE: Final = 65_536
_DELIMITERS: Final = ",;\t|"


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    encoding, delimiter = _shape(source, options)
    csv.field_size_limit(options.max_bytes)  # the module knows one limit for all readers
    with source.open() as stream:
        rows = csv.DictReader(_lines(stream, encoding, options.max_bytes), delimiter=delimiter)
        try:
            for number, row in enumerate(rows, 1):
                known = {name: value for name, value in row.items() if isinstance(name, str)}
                yield from_record(known, f"{source.name}:{number}", f"{source.stem}:{number}", options)
        except csv.Error as error:
            raise Refused("bad_record", f"row {rows.line_num}: {error}") from error


def _shape(source: Source, options: ReadOptions) -> tuple[str, str]:
    """The encoding, and the delimiter that the first row has most of."""
    with source.open() as stream:
        sample = stream.read(_SAMPLE)
    text = decode(sample.rpartition(b"\n")[0] or sample, options.encoding)
    head = text.text.split("\n", 1)[0]
    named = next((note.message for note in text.notes if note.code == "encoding"), "utf-8-sig")
    return named.rpartition(" ")[2], max(_DELIMITERS, key=head.count)


def _lines(stream: BinaryIO, encoding: str, limit: int) -> Iterator[str]:
    """Decoded lines; one that is longer than `limit` bytes ends the file, since nothing after it can be trusted."""
    if encoding.startswith(("utf-16", "utf-32")):
        data = stream.read(limit + 1)
        yield from data.decode(encoding, "replace").splitlines(keepends=True)
        return
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise Refused("too_large", f"a line has more than {limit:,} bytes")
        yield line.decode(encoding, "replace").replace("\0", "")


FORMAT = Format("csv", frozenset({".csv", ".tsv"}), _read, lambda head: False, rank=1)
