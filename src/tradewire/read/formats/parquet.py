"""Parquet: one document a row, read in batches; needs the extra `parquet`."""

from collections.abc import Iterator
from typing import Any, Final

from tradewire.read.extras import needed
from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Source
from tradewire.read.tables import from_record

_ROWS: Final = 256


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    parquet: Any = needed("pyarrow.parquet", "parquet", "Parquet files")
    number = 0
    with source.open() as stream, parquet.ParquetFile(stream) as file:
        for batch in file.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield from_record(row, f"{source.name}:{number}", f"{source.stem}:{number}", options)


FORMAT = Format("parquet", frozenset({".parquet"}), _read, lambda head: head.startswith(b"PAR1"), rank=3)
