"""The table of claims as CSV, for spreadsheets."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tradewire.publish import safe
from tradewire.publish.columns import COLUMNS, Cell, rows, text_of
from tradewire.publish.source import Source

ABOUT: Final = "the table of claims for spreadsheets; UTF-8 with a byte order mark, which Excel needs"
SUFFIX: Final = ".csv"


def write(source: Source, path: Path) -> None:
    """One line a claim under a line of titles."""
    writers: list[Callable[[Cell], str]] = [_safe if c.kind == "text" else text_of(c.kind) for c in COLUMNS]
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as stream:
        out = csv.writer(stream, lineterminator="\r\n")
        out.writerow([column.name for column in COLUMNS])
        out.writerows(
            ["" if cell is None else w(cell) for w, cell in zip(writers, row, strict=True)]
            for row in rows(source.claims())
        )


def _safe(cell: Cell) -> str:
    return safe.cell(str(cell))
