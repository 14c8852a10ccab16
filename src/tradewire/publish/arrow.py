"""The table of claims for Arrow: schema and record batches."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from tradewire.errors import MissingExtra
from tradewire.publish.columns import COLUMNS, Cell, Column, Row

_BATCH: Final = 10_000


def library() -> Any:
    """pyarrow.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415  (an extra, and slow to load)
    except ModuleNotFoundError as error:
        raise MissingExtra("Arrow and Parquet need the extra 'parquet': pip install 'tradewire[parquet]'") from error
    return pyarrow


def schema() -> Any:
    """Typed columns; words from a closed list are dictionary-encoded; each field carries its explanation."""
    pa = library()
    types = {
        "text": pa.string(),
        "number": pa.float64(),
        "integer": pa.int64(),
        "date": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
        "flag": pa.bool_(),
    }
    words = pa.dictionary(pa.int32(), pa.string())
    fields = [pa.field(c.name, words if c.words else types[c.kind], metadata={"about": c.about}) for c in COLUMNS]
    return pa.schema(fields)


def batches(rows: Iterable[Row]) -> Iterator[Any]:
    """Record batches of ten thousand rows."""
    pa, shape = library(), schema()
    coming = iter(rows)
    while portion := list(islice(coming, _BATCH)):
        columns = zip(*portion, strict=True)
        arrays = [
            _array(pa, cells, column) for cells, column in zip(columns, zip(COLUMNS, shape, strict=True), strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=shape)


def _array(pa: Any, cells: tuple[Cell, ...], column: tuple[Column, Any]) -> Any:
    """Encoding whole columns of words is much faster than making them encoded from the start."""
    if column[0].words:
        return pa.array(cells, pa.string()).dictionary_encode()
    return pa.array(cells, column[1].type)


def table(rows: Iterable[Row]) -> Any:
    """All rows as one table."""
    return library().Table.from_batches(batches(rows), schema=schema())
