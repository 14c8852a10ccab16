"""When a text was written: its publication date, or what its own words tell."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from tradewire.record import PUBLISHED, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import PeriodMention, Reference
from tradewire.understand.time.calendar import make_day
from tradewire.understand.time.roles import Now
from tradewire.understand.time.shapes import InYear, Raw, ToDate, Units
from tradewire.understand.tokens import Token

_HEAD_CHARACTERS: Final = 300
_CLOCK_REACH: Final = 5  # tokens
_TOLD_KINDS: Final = frozenset({"month", "months", "quarter", "half", "year", "to_date", "base"})


class Stamp(NamedTuple):
    """A day named in full, which may be the day of the text: its tokens, its place, the day."""

    first: int
    last: int
    span: Span
    day: date


class Told(Frozen, frozen=True):
    """An expression with its place: what the inference looks at."""

    raw: Raw
    span: Span
    sentence: int

    @property
    def year(self) -> int | None:
        """The year that it names, where it is a past or present one."""
        shape = self.raw.shape
        if self.raw.role in ("by", "toward", "before") or self.raw.future:
            return None
        return shape.year.year if isinstance(shape, InYear | ToDate) else None

    @property
    def stamp(self) -> Stamp | None:
        shape = self.raw.shape
        if not isinstance(shape, InYear) or shape.kind != "day" or shape.year.year is None or self.raw.role:
            return None
        day = make_day(shape.year.year, *shape.first)
        return Stamp(self.raw.first, self.raw.last, self.span, day) if day else None

    @property
    def shift(self) -> int | None:
        """Years from the present one, where the words count from it."""
        shape = self.raw.shape
        if isinstance(shape, InYear):
            return None if shape.year.after_named else shape.year.shift
        if isinstance(shape, ToDate):
            return shape.year.shift
        return shape.first if isinstance(shape, Units) and shape.unit == "year" and shape.first == shape.last else None


def reference(text: str, tokens: list[Token], mentions: Iterable[PeriodMention], published: date | None) -> Reference:
    """The day, or the year alone, that the times of a text are told against, with where it was read.

    `published` decides where it is known; else a stamp or dateline with a full date, else what "this year" and the
    like were resolved to by the text's own words.
    """
    if published is not None:
        return Reference(day=published, evidence=(PUBLISHED,), year=published.year)
    found = list(mentions)
    years = (m.period.start.year for m in found if m.kind in _TOLD_KINDS and not m.relative and m.period and m.period.start)  # fmt: skip  # noqa: E501
    stamps = [
        Stamp(m.first, m.last, m.span, m.period.start)
        for m in found
        if m.kind == "day" and not m.relative and m.period and m.period.start
    ]
    now = _stamped(stamps, tokens, max(years, default=None))
    if now is not None:
        return Reference(day=now.day, evidence=now.evidence, year=now.year)
    for m in found:
        if m.kind == "to_date" and m.relative and m.period and m.period.start:
            return Reference(day=None, evidence=m.evidence[1:], year=m.period.start.year)
    return Reference(day=None)


def infer(told: list[Told], tokens: list[Token], published: date | None) -> Now:
    """The publication date, else the day of a stamp or dateline, else a year that the text supports, else nothing."""
    if published is not None:
        return Now(published, published.year, (PUBLISHED,))
    latest = max((t.year for t in told if t.year is not None and t.stamp is None), default=None)
    stamps = [t.stamp for t in told if t.stamp is not None]
    return _stamped(stamps, tokens, latest) or _year(told, latest) or Now()


def _stamped(stamps: list[Stamp], tokens: list[Token], latest: int | None) -> Now | None:
    """A full date beside a clock time, or at the head; not before what the text tells of; of several the earliest."""
    late = [stamp for stamp in stamps if latest is None or stamp.day.year >= latest]
    clocked = [stamp for stamp in late if _beside_clock(stamp, tokens)]
    head = [stamp for stamp in late if stamp.span.start < _HEAD_CHARACTERS]
    for found in (clocked, head):
        if found:
            stamp = min(found, key=lambda stamp: stamp.day)
            return Now(stamp.day, stamp.day.year, (stamp.span,))
    return None


def _beside_clock(stamp: Stamp, tokens: list[Token]) -> bool:
    before = range(max(1, stamp.first - _CLOCK_REACH), stamp.first)
    after = range(stamp.last, min(len(tokens) - 1, stamp.last + _CLOCK_REACH))
    return any(
        tokens[i].word.text == ":" and tokens[i - 1].word.is_digit and tokens[i + 1].word.is_digit
        for i in (*before, *after)
    )


def _year(told: list[Told], latest: int | None) -> Now | None:
    return _from_base(told) or _from_part(told, latest) or _from_weekday(told, latest)


def _from_base(told: list[Told]) -> Now | None:
    """ "Last year … against … in 2016": the year named is the one before the one counted from the present."""
    counted: dict[int, int] = {}
    for t in told:
        if t.shift is not None and t.shift <= 0:
            counted.setdefault(t.sentence, t.shift)
        elif t.year is not None and t.sentence in counted:
            return Now(None, t.year + 1 - counted[t.sentence], (t.span,))
    return None


def _from_part(told: list[Told], latest: int | None) -> Now | None:
    """Of the latest year only a part is told, and the text speaks of the year as going on."""
    of_latest = [t for t in told if latest is not None and t.year == latest]
    parts = [t for t in of_latest if _is_part(t)]
    whole = any(isinstance(t.raw.shape, InYear) and t.raw.shape.kind == "year" for t in of_latest)
    return Now(None, latest, (parts[-1].span,)) if parts and not whole and any(map(_goes_on, told)) else None


def _is_part(told: Told) -> bool:
    shape = told.raw.shape
    return isinstance(shape, ToDate) or (
        isinstance(shape, InYear) and shape.kind in ("months", "quarter", "half") and shape.last != (12, 31)
    )


def _goes_on(told: Told) -> bool:
    """ "Until the end of the year", "the year will …", "за полгода"."""
    shape = told.raw.shape
    if isinstance(shape, ToDate):
        return shape.year.shift == 0
    return isinstance(shape, InYear) and shape.year.is_open and shape.kind == "half"


def _from_weekday(told: list[Told], latest: int | None) -> Now | None:
    """A weekday and date without a year that fit the latest year told or the one after it, and not both."""
    for t in told if latest is not None else ():
        shape = t.raw.shape
        if not isinstance(shape, InYear) or shape.weekday is None or not shape.year.is_open:
            continue
        days = [make_day(year, *shape.first) for year in (latest or 0, (latest or 0) + 1)]
        fitting = [day.year for day in days if day is not None and day.isoweekday() == shape.weekday]
        if len(fitting) == 1:
            return Now(None, fitting[0], (t.span,))
    return None
