"""When a document was published, where that is told, and whether the text agrees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from tradewire.read.dateline import Dateline
from tradewire.read.dates import Day, day_in_url
from tradewire.read.options import ReadOptions
from tradewire.read.raw import Raw
from tradewire.read.stamps import Stamp
from tradewire.read.tenses import Tenses
from tradewire.read.years import Told, infer_year, soon_after
from tradewire.record import DOUBTFUL, Evidence, Note, Span

# A day without a year this soon after the publication is that day, not the one of the year before.
_SOON: Final = 10
_FAR: Final = timedelta(days=180)
_BEST_FIRST: Final = ("labelled", "timed", "plain")


@dataclass(frozen=True, slots=True)
class Publication:
    """The day, where it was read, and what is odd about it. Evidence is a place, or the name of a source outside."""

    day: date | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Clues:
    """What a text has that may tell its day."""

    stamps: tuple[Stamp, ...]
    dateline: Dateline | None
    told: tuple[Told, ...]
    url: str | None
    url_span: Span | None


def publication(raw: Raw, options: ReadOptions, clues: Clues) -> Publication:
    """By the option, the metadata, a stamp in the text, the dateline, or the URL, in this order."""
    if options.published:
        return Publication(options.published, {"published": ("option",)})
    if raw.published:
        day = parse_day(raw.published)
        if day:
            return Publication(day, {"published": ("metadata",)})
        bad = Note("bad_date", f"not a date: {raw.published[:60]!r}")
        found = _from_text(clues)
        return Publication(found.day, found.evidence, (bad, *found.notes))
    return _from_text(clues)


def _from_text(clues: Clues) -> Publication:
    for kind in _BEST_FIRST:
        for stamp in clues.stamps:
            if stamp.kind == kind and stamp.day.date:
                return Publication(stamp.day.date, {"published": (stamp.day.span,)})
    dated = clues.dateline.day if clues.dateline else None
    if dated and dated.date:
        return Publication(dated.date, {"published": (dated.span,)})
    by_url = day_in_url(clues.url) if clues.url else None
    if by_url:
        return Publication(by_url, {"published": (clues.url_span or "url",)})
    return _inferred(clues)


def _inferred(clues: Clues) -> Publication:
    """A day without its year, of a dateline or a stamp, with the year that the text supports."""
    saved = next((stamp.day.date for stamp in clues.stamps if stamp.kind == "clock" and stamp.day.date), None)
    days: list[tuple[Day, int | None]] = []
    if clues.dateline and clues.dateline.day:
        days.append((clues.dateline.day, None))
    days += [(stamp.day, stamp.weekday) for stamp in clues.stamps if stamp.kind in _BEST_FIRST]
    for day, weekday in days:
        found = infer_year(day.month, day.day, weekday, list(clues.told), saved) if not day.year else None
        if found:
            evidence: Evidence = (day.span, *found.evidence)
            message = f"the year {found.day.year} is inferred from the text"
            return Publication(found.day, {"published": evidence}, (Note("year_inferred", message, day.span),))
    return Publication()


def doubts(text: str, when: Publication, told: tuple[Told, ...], days: Sequence[Day], tenses: Tenses) -> list[Note]:
    """Notes where the text tells in the past tense of something after its publication date.

    `days` are those of its sentences, without stamps and datelines. A date that was read off the page and lies far
    before what the text tells of is the date of something else.
    """
    if when.day is None:
        return []
    flag = _told_before(text, when.day, told, days, tenses)
    far = next((one for one in told if one.past and _begins(one) > when.day + _FAR), None)
    found = [flag] if flag else []
    if far and isinstance(when.evidence["published"][0], Span):
        found.append(Note(DOUBTFUL, f"{when.day} cannot be the day: it tells of {far.span.of(text)}", far.span))
    return found


def _told_before(text: str, day: date, told: tuple[Told, ...], days: Sequence[Day], tenses: Tenses) -> Note | None:
    for one in told:
        if one.past and _begins(one) > day:
            return _flag(one.span, text, day)
    for when in days:
        later = when.date if when.year else soon_after(day, when.month, when.day, _SOON)
        if later and later > day and tenses.at(when.span.start).past:
            return _flag(when.span, text, day)
    return None


def _begins(one: Told) -> date:
    """The first day that a told time certainly reaches."""
    return one.lower if one.exact and one.lower else date(one.span_year, 1, 1)


def _flag(span: Span, text: str, day: date) -> Note:
    return Note("published_before_event", f"dated {day}, but tells of {span.of(text)} in the past", span)


def parse_day(stamp: str) -> date | None:
    """The day of a stamp in ISO 8601 or RFC 2822, as its own time zone has it."""
    stamp = stamp.strip()
    for parse in (datetime.fromisoformat, _iso_day, parsedate_to_datetime):
        try:
            return parse(stamp).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _iso_day(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp[:10])
