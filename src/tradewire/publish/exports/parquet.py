"""The table of claims as Parquet, with typed columns."""

from pathlib import Path
from typing import Final

from tradewire.publish import arrow
from tradewire.publish.columns import rows
from tradewire.publish.source import Source

ABOUT: Final = "the table of claims with typed columns, for pandas, Polars, DuckDB and Spark"
SUFFIX: Final = ".parquet"


def write(source: Source, path: Path) -> None:
    """Ten thousand rows are in memory at a time.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow.library()
    from pyarrow import parquet  # noqa: PLC0415

    with parquet.ParquetWriter(path, arrow.schema(), compression="zstd") as out:
        for batch in arrow.batches(rows(source.claims())):
            out.write_batch(batch)
