"""The table of claims as a workbook: typed cells, a frozen header, and a sheet that explains the columns."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from tradewire.errors import MissingExtra
from tradewire.publish import dictionary, safe
from tradewire.publish.columns import COLUMNS, Cell, Kind, Row, rows
from tradewire.publish.source import Source
from tradewire.publish.steady import with_member

ABOUT: Final = "a workbook with typed cells and a data dictionary; more than a million claims go on further sheets"
SUFFIX: Final = ".xlsx"

Record = dict[str, Cell]

# What a sheet of the format holds, less the header.
_MOST: Final = 1_048_575
# What a cell of the format holds.
_LONGEST: Final = 32_767
# The first day that the format has.
_FIRST_DAY: Final = date(1900, 1, 1)

_WIDTHS: Final[dict[Kind, int]] = {"text": 18, "number": 18, "integer": 8, "date": 11, "moment": 18, "flag": 12}
_QUOTE_WIDTH: Final = 60
_DICTIONARY_WIDTHS: Final = [22.0, 9.0, 50.0, 70.0]
_FORMATS: Final[dict[Kind, str]] = {"number": "#,##0.00", "date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm:ss"}

_NAMES: Final = tuple(column.name for column in COLUMNS)
_FREE_TEXT: Final = tuple(n for n, column in enumerate(COLUMNS) if column.kind == "text" and not column.words)
_DAYS: Final = tuple(n for n, column in enumerate(COLUMNS) if column.kind == "date")
_texts_of: Final = itemgetter(*_FREE_TEXT)
_days_of: Final = itemgetter(*_DAYS)

# The library writes the moment of writing here: the same ledger has to give the same bytes.
_PROPERTIES: Final = "docProps/core.xml"
_STEADY: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>tradewire</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
)


def write(source: Source, path: Path) -> None:
    """One row is in memory at a time; text is written as text, so that nothing in it can be a formula.

    Raises:
        MissingExtra: rustpy-xlsxwriter is not installed.
    """
    library = _library()
    coming = map(_record, rows(source.claims()))
    names = _sheet_names(source.count())
    first = (names[0], _never_empty(islice(coming, _MOST)))
    others = ((name, islice(coming, _MOST)) for name in names[1:])
    explained = (dict(zip(dictionary.TITLES, line, strict=True)) for line in dictionary.rows())
    library.write_worksheets([first, *others, ("dictionary", explained)], str(path), **_looks(library, names))
    with_member(path, _PROPERTIES, _STEADY.encode())


def _looks(library: Any, names: list[str]) -> dict[str, Any]:
    """Formats, widths and what stays in sight, by sheet, as the library wants them."""
    formats = {c.name: library.Format().set_num_format(_FORMATS[c.kind]) for c in COLUMNS if c.kind in _FORMATS}
    widths = {c.name: float(_QUOTE_WIDTH if c.name == "quote" else _WIDTHS[c.kind]) for c in COLUMNS}
    title = library.Format().set_bold().set_background_color("#0b5394").set_font_color("#ffffff")
    return {
        "freeze_panes": {**{name: {"row": 1, "col": 1} for name in names}, "dictionary": {"row": 1, "col": 0}},
        "column_widths": {**dict.fromkeys(names, widths), "dictionary": _DICTIONARY_WIDTHS},
        "column_formats": dict.fromkeys(names, formats),
        "header_format": {"general": title},
        "autofilter": dict.fromkeys(names, True),
    }


def _library() -> Any:
    try:
        import rustpy_xlsxwriter  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError as error:
        raise MissingExtra("workbooks need the extra 'xlsx': pip install 'tradewire[xlsx]'") from error
    return rustpy_xlsxwriter


def _sheet_names(claims: int) -> list[str]:
    """As many sheets as hold so many claims, one at least."""
    count = max(1, -(-claims // _MOST))
    return ["claims", *(f"claims {number}" for number in range(2, count + 1))]


def _never_empty(records: Iterator[Record]) -> Iterator[Record]:
    """The header is made from the first record: where there is none, an empty one stands for it."""
    yield next(records, dict.fromkeys(_NAMES))
    yield from records


def _record(row: Row) -> Record:
    """The cells by their names, as the format can hold them; most rows are fit as they are."""
    text = "".join(filter(None, _texts_of(row)))
    if len(text) > _LONGEST or not text.isprintable() or any(day and day < _FIRST_DAY for day in _days_of(row)):
        row = tuple(map(_fit, row))
    return dict(zip(_NAMES, row, strict=True))


def _fit(cell: Cell) -> Cell:
    """Text without what the format cannot hold; days that it does not have as text."""
    if isinstance(cell, str):
        return safe.printable(cell)[:_LONGEST]
    if isinstance(cell, date) and cell.year < _FIRST_DAY.year:
        return cell.isoformat()
    return cell
