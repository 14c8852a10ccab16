"""The table of claims as a workbook: typed cells, a frozen header, and a sheet that explains the columns."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from tradewire.errors import MissingExtra
from tradewire.publish import dictionary, safe
from tradewire.publish.columns import COLUMNS, Cell, Kind, Row, rows
from tradewire.publish.source import Source

ABOUT: Final = "a workbook with typed cells and a data dictionary; more than a million claims go on further sheets"
SUFFIX: Final = ".xlsx"

# What a sheet of the format holds, less the header.
_MOST: Final = 1_048_575
# What a cell of the format holds.
_LONGEST: Final = 32_767
_EPOCH: Final = datetime(2000, 1, 1)  # noqa: DTZ001  (the format has no zone)
_WIDTHS: Final[dict[Kind, int]] = {"text": 18, "number": 16, "integer": 8, "date": 11, "moment": 18, "flag": 9}
_FORMATS: Final[dict[Kind, str]] = {"number": "#,##0.######", "date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm:ss"}


def write(source: Source, path: Path) -> None:
    """One row is in memory at a time; text is written as text, so that nothing in it can be a formula.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError as error:
        raise MissingExtra("workbooks need the extra 'xlsx': pip install 'tradewire[xlsx]'") from error
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "tradewire", "created": _EPOCH})
        _dictionary(book)
        for number, sheet in enumerate(_sheets(rows(source.claims())), 1):
            _claims(book, f"claims {number}" if number > 1 else "claims", sheet)


def _sheets(found: Iterator[Row]) -> Iterator[Iterator[Row]]:
    """The rows in portions that a sheet can hold; one empty portion where there are none."""
    coming = iter(found)
    yield islice(coming, _MOST)
    for first in coming:
        yield chain((first,), islice(coming, _MOST - 1))


def _claims(book: Any, name: str, found: Iterator[Row]) -> None:
    sheet = book.add_worksheet(name)
    if name == "claims":
        sheet.set_first_sheet()
        sheet.activate()
    sheet.freeze_panes(1, 1)
    formats = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, _WIDTHS[column.kind], formats.get(column.kind))
    _titles(book, sheet, [column.name for column in COLUMNS])
    writers = [_writer(sheet, column.kind, formats.get(column.kind)) for column in COLUMNS]
    last = 0
    for last, row in enumerate(found, 1):
        for number, (cell, write_cell) in enumerate(zip(row, writers, strict=True)):
            if cell is not None:
                write_cell(last, number, cell)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _writer(sheet: Any, kind: Kind, form: Any) -> Callable[[int, int, Cell], object]:
    if kind in ("number", "integer"):
        return lambda at, column, cell: sheet.write_number(at, column, cell, form)
    if kind == "flag":
        return partial(_write_flag, sheet)
    if kind in ("date", "moment"):
        return lambda at, column, cell: _write_date(sheet, at, column, cell, form)
    return lambda at, column, cell: sheet.write_string(at, column, safe.printable(str(cell))[:_LONGEST])


def _write_flag(sheet: Any, at: int, column: int, cell: Cell) -> None:
    sheet.write_boolean(at, column, cell)


def _write_date(sheet: Any, at: int, column: int, cell: Cell, form: Any) -> None:
    """Days before 1900 do not exist in the format: they are written as text."""
    if isinstance(cell, date) and cell.year < 1900:
        sheet.write_string(at, column, cell.isoformat())
    else:
        sheet.write_datetime(at, column, cell, form)


def _titles(book: Any, sheet: Any, titles: list[str]) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#0b5394", "font_color": "white"})
    for number, title in enumerate(titles):
        sheet.write_string(0, number, title, bold)


def _dictionary(book: Any) -> None:
    sheet = book.add_worksheet("dictionary")
    sheet.freeze_panes(1, 0)
    for number, width in enumerate((22, 9, 50, 70)):
        sheet.set_column(number, number, width)
    _titles(book, sheet, list(dictionary.TITLES))
    for at, line in enumerate(dictionary.rows(), 1):
        for number, cell in enumerate(line):
            sheet.write_string(at, number, cell)
