"""When a text was written: its publication date, or what its own words tell."""

from dataclasses import dataclass
from datetime import date

from tradewire.record import PUBLISHED, Span
from tradewire.understand.sentences import Sentence
from tradewire.understand.time.resolve import Now
from tradewire.understand.time.shapes import InYear, Raw, Same, ToDate, Units
from tradewire.understand.tokens import Token

_HEAD_CHARACTERS = 300
_CLOCK_REACH = 5  # tokens


@dataclass(frozen=True, slots=True)
class Told:
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
    def day(self) -> date | None:
        """The day that it names in full."""
        shape = self.raw.shape
        if isinstance(shape, InYear) and shape.kind == "day" and shape.year.year is not None:
            try:
                return date(shape.year.year, *shape.first)
            except ValueError:  # the 29th of February of another year
                return None
        return None

    @property
    def shift(self) -> int | None:
        """Years from the present one, where the words count from it."""
        shape = self.raw.shape
        if isinstance(shape, InYear | ToDate):
            return None if isinstance(shape, InYear) and shape.year.after_named else shape.year.shift
        return shape.first if isinstance(shape, Units) and shape.unit == "year" and shape.first == shape.last else None


def infer(told: list[Told], tokens: list[Token], published: date | None) -> Now:
    """The publication date, else the day of a stamp or dateline, else a year that the text supports, else nothing."""
    if published is not None:
        return Now(published, published.year, (PUBLISHED,))
    latest = max((t.year for t in told if t.year is not None and t.day is None), default=None)
    return _stamp(told, tokens, latest) or _year(told, latest) or Now()


def _stamp(told: list[Told], tokens: list[Token], latest: int | None) -> Now | None:
    """A full date beside a clock time or at the head, not before what the text tells of; of several the earliest."""
    dated = [(t, day) for t in told if (day := t.day) is not None and (latest is None or day.year >= latest)]
    clocked = [(t, day) for t, day in dated if _beside_clock(t.raw, tokens)]
    head = [(t, day) for t, day in dated if t.span.start < _HEAD_CHARACTERS and t.raw.role is None]
    for found in (clocked, head):
        if found:
            stamp, day = min(found, key=lambda pair: pair[1])
            return Now(day, day.year, (stamp.span,))
    return None


def _beside_clock(raw: Raw, tokens: list[Token]) -> bool:
    near = (*range(max(1, raw.first - _CLOCK_REACH), raw.first), *range(raw.last, min(len(tokens) - 1, raw.last + _CLOCK_REACH)))  # fmt: skip  # noqa: E501
    return any(
        tokens[i].word.text == ":" and tokens[i - 1].word.is_digit and tokens[i + 1].word.is_digit for i in near
    )


def _year(told: list[Told], latest: int | None) -> Now | None:
    return _from_base(told) or _from_part(told, latest) or _from_weekday(told, latest)


def _from_base(told: list[Told]) -> Now | None:
    """ "Last year … against … in 2016": the year named is the one before the one counted from the present."""
    for t in told:
        if t.shift is None or t.shift > 0:
            continue
        for base in told:
            if base.sentence == t.sentence and base.span.start > t.span.start and base.year is not None:
                return Now(None, base.year + 1 - t.shift, (base.span,))
    return None


def _from_part(told: list[Told], latest: int | None) -> Now | None:
    """A part of the latest year is the latest that is told: the year was not over."""
    if latest is None:
        return None
    of_latest = [t for t in told if t.year == latest]
    parts = [t for t in of_latest if _is_part(t)]
    whole = any(isinstance(t.raw.shape, InYear) and t.raw.shape.kind == "year" for t in of_latest)
    return Now(None, latest, (parts[-1].span,)) if parts and not whole and _looks_on(told) else None


def _is_part(told: Told) -> bool:
    shape = told.raw.shape
    return isinstance(shape, ToDate) or (
        isinstance(shape, InYear) and shape.kind in ("months", "quarter", "half") and shape.last != (12, 31)
    )


def _looks_on(told: list[Told]) -> bool:
    """The text speaks of the year as going on: "until the end of the year", "the year will …", "this half"."""
    return any(
        (isinstance(t.raw.shape, ToDate) and t.raw.shape.year.shift == 0)
        or (isinstance(t.raw.shape, InYear) and t.raw.shape.year.is_open and t.raw.shape.kind == "half")
        for t in told
    )


def _from_weekday(told: list[Told], latest: int | None) -> Now | None:
    """A weekday and date without a year that fit the latest year told or the one after it, and not both."""
    if latest is None:
        return None
    for t in told:
        shape = t.raw.shape
        if isinstance(shape, InYear) and shape.weekday is not None and shape.year.is_open and shape.first != (2, 29):
            fitting = [y for y in (latest, latest + 1) if date(y, *shape.first).isoweekday() == shape.weekday]
            if len(fitting) == 1:
                return Now(None, fitting[0], (t.span,))
    return None


__all__ = ["Same", "Sentence", "Told", "infer"]
