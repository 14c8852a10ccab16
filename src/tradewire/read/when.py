"""When a document was published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from tradewire.read.options import ReadOptions
from tradewire.read.raw import Raw
from tradewire.record import Evidence, Note


@dataclass(frozen=True, slots=True)
class Publication:
    """The day, where it was read, and what is odd about it."""

    day: date | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def publication(raw: Raw, options: ReadOptions) -> Publication:
    """By the option, else by the metadata."""
    if options.published:
        return Publication(options.published, {"published": ("option",)})
    if not raw.published:
        return Publication()
    day = parse_day(raw.published)
    if day is None:
        return Publication(notes=(Note("bad_date", f"not a date: {raw.published[:60]!r}"),))
    return Publication(day, {"published": ("metadata",)})


def parse_day(stamp: str) -> date | None:
    """The day of a stamp in ISO 8601 or RFC 2822, as its own time zone has it."""
    stamp = stamp.strip()
    try:
        return datetime.fromisoformat(stamp).date()
    except ValueError:
        pass
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(stamp).date()
    except (ValueError, TypeError, IndexError):
        return None
