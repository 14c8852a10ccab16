"""Records with named columns: JSON Lines, CSV, Parquet."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.record import Note

TEXT_COLUMN: Final = "text"
# Other names that crawlers give to the same column.
_ALSO: Final = {"lang": ("language",), "published": ("date", "published_at"), "outlet": ("source_name", "publisher")}


def from_record(
    record: Mapping[str, Any], where: str, fallback_id: str, options: ReadOptions, notes: tuple[Note, ...] = ()
) -> Raw | Skipped:
    """A document from one record; a record without text is skipped, with its columns named."""
    column = options.text_column or TEXT_COLUMN
    text = record.get(column)
    if not isinstance(text, str):
        names = ", ".join(map(str, list(record)[:12]))
        return Skipped(where, "bad_record", f"no text in column {column!r}; there are: {names}")
    return Raw(
        id=_string(record, options.id_column) or fallback_id,
        text=text,
        source=where,
        published=_string(record, options.published_column),
        language=_string(record, options.language_column),
        url=_string(record, options.url_column),
        outlet=_string(record, options.outlet_column),
        title=_string(record, options.title_column),
        author=_string(record, options.author_column),
        notes=notes,
    )


def _string(record: Mapping[str, Any], column: str) -> str | None:
    for name in (column, *_ALSO.get(column, ())):
        value = record.get(name)
        if isinstance(value, datetime | date):
            return value.isoformat()
        if value is not None and not isinstance(value, dict | list) and str(value).strip():
            return str(value).strip()
    return None
