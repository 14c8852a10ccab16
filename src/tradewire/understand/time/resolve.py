"""From what the words say to days of the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from tradewire.record import Evidence, Period, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import PeriodKind, PeriodMention
from tradewire.understand.time.calendar import (
    add_months,
    make_day,
    monday_of,
    month_length,
    months_from,
    shift_period,
    units,
)
from tradewire.understand.time.roles import Found, Now, apply_role
from tradewire.understand.time.shapes import (
    Between,
    DayOfMonth,
    Earlier,
    InYear,
    Later,
    MonthDay,
    Raw,
    Same,
    ToDate,
    Units,
    Weekday,
    YearRef,
    Years,
)

_SOON_DAYS: Final = 45  # a date without a year may lie so far ahead of publication and still be this year's
_NEAR_DAYS: Final = 3
_GRACE_DAYS: Final = 5  # figures of a period come out before its last day at times


_BETWEEN: Final[Mapping[str, PeriodKind]] = {
    "month": "months",
    "quarter": "months",
    "half": "months",
    "year": "years",
}


class Anchor(Frozen, frozen=True):
    """A period of figures told before, with its place and the number of its sentence."""

    span: Span
    period: Period
    sentence: int


@dataclass(slots=True)
class Story:
    """What the text has told so far: the mentions that later ones may refer to."""

    now: Now
    anchors: list[Anchor] = field(default_factory=list)
    by_length: dict[int | None, Anchor] = field(default_factory=dict)

    def tell(self, anchor: Anchor) -> None:
        self.anchors.append(anchor)
        self.by_length[_length(anchor.period)] = anchor

    def last(self, months: int | None = None) -> Anchor | None:
        """The latest period of figures, of that length where one is given and was told."""
        latest = self.anchors[-1] if self.anchors else None
        return latest if months is None else self.by_length.get(months, latest)

    def named_year(self, sentence: int) -> tuple[Span, int] | None:
        """The year that this sentence or the one before named last."""
        latest = self.last()
        if latest is None or latest.period.start is None or sentence - latest.sentence > 1:
            return None
        return latest.span, latest.period.start.year


def _length(period: Period) -> int | None:
    if period.start is None or period.end is None:
        return None
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def resolve(raw: Raw, story: Story, sentence: int) -> Found:
    """The days of one expression, given what was told before it; its own span is left out of the evidence."""
    found = _core(raw, story, sentence)
    return apply_role(raw, found, story.now)


def _core(raw: Raw, story: Story, sentence: int) -> Found:
    shape, now = raw.shape, story.now
    if isinstance(shape, InYear):
        return _in_year(raw, shape, story, sentence)
    if isinstance(shape, Years):
        return Found(Period(date(shape.first, 1, 1), date(shape.last, 12, 31)), "years")
    if isinstance(shape, Units):
        return _by_story(raw, story, sentence) or _units(shape, now)
    if isinstance(shape, ToDate):
        return _to_date(shape, now)
    if isinstance(shape, Between):
        return _between(raw, shape, story, sentence)
    return _day_counted(raw, now) or _referring(raw, story, sentence)


def _between(raw: Raw, shape: Between, story: Story, sentence: int) -> Found:
    """Both ends; an open year of the first is the one before the last."""
    last = _core(structs.replace(raw, shape=shape.last), story, sentence)
    first = _core(structs.replace(raw, shape=shape.first), story, sentence)
    kind = _BETWEEN.get(last.kind, "days")
    if first.period is None or last.period is None:
        return Found(None, kind, relative=True)
    start, end = first.period.start, last.period.end
    if isinstance(shape.first, InYear) and shape.first.year.is_open and start and end:
        start = (
            start.replace(year=end.year) if start.replace(year=end.year) <= end else start.replace(year=end.year - 1)
        )
    if start is None or end is None or start > end:
        return Found(None, kind, relative=True)
    return Found(Period(start, end), kind, last.evidence or first.evidence, first.relative or last.relative)


def _to_date(shape: ToDate, now: Now) -> Found:
    year = _year_of(shape.year, now)
    period = Period(date(year, 1, 1), None) if year else None
    return Found(period, "to_date", _why(shape.year, now), relative=shape.year.year is None)


def _day_counted(raw: Raw, now: Now) -> Found | None:
    """Days of the week and of the month, which need a day to be counted from."""
    shape = raw.shape
    if not isinstance(shape, Weekday | DayOfMonth):
        return None
    if now.day is None:
        return Found(None, "day", relative=True)
    day = _weekday(raw, shape, now.day) if isinstance(shape, Weekday) else _day_of_month(shape, now.day)
    return Found(Period.day(day) if day else None, "day", now.evidence, relative=True)


def _by_story(raw: Raw, story: Story, sentence: int) -> Found | None:
    """ "A year ago" beside a period, and "a year later" in a tale of the past, are counted from what was told."""
    if raw.make == "year_ago":
        anchor = story.last()
        if anchor is not None and anchor.sentence == sentence:
            return Found(shift_period(anchor.period, -1), "base", (anchor.span,), relative=True)
    if raw.make == "year_on" and not raw.future:
        named = story.named_year(sentence)
        if named is not None:
            return Found(Period.year(named[1] + 1), "year", (named[0],), relative=True)
    return None


def _day_of_month(shape: DayOfMonth, today: date) -> date | None:
    return make_day(*add_months(today.year, today.month, shape.shift), shape.day)


def _referring(raw: Raw, story: Story, sentence: int) -> Found:
    shape = raw.shape
    if isinstance(shape, Same):
        return _same(raw, shape, story)
    if isinstance(shape, Earlier):
        anchor = story.last()
        if anchor is None:
            return Found(None, "base", relative=True)
        return Found(shift_period(anchor.period, -shape.years), "base", (anchor.span,), relative=True)
    if isinstance(shape, Later):
        named = story.named_year(sentence)
        if named is None:
            return Found(None, "year", relative=True)
        return Found(Period.year(named[1] + shape.years), "year", (named[0],), relative=True)
    return Found(None, "vague")


def _same(raw: Raw, shape: Same, story: Story) -> Found:
    anchor = story.last(shape.months)
    kind: PeriodKind = "base" if raw.role in ("base", "weak_base", "toward", "from") else "same"
    if anchor is None:
        return Found(None, kind, relative=True)
    span, period = anchor.span, anchor.period
    if shape.year is None:
        return Found(period, kind, (span,), relative=True)
    year = _year_of(shape.year, story.now)
    start = period.start or period.end
    if year is None and shape.year.shift is not None and start is not None:
        year = start.year + shape.year.shift
    if year is None or start is None:
        return Found(None, kind, relative=True)
    return Found(shift_period(period, year - start.year), kind, (span, *_why(shape.year, story.now)), relative=True)


def _why(year: YearRef, now: Now) -> Evidence:
    return () if year.year is not None else now.evidence


def _year_of(year: YearRef, now: Now) -> int | None:
    if year.year is not None:
        return year.year
    this = now.day.year if now.day else now.year
    return None if this is None or year.shift is None else this + year.shift


def _in_year(raw: Raw, shape: InYear, story: Story, sentence: int) -> Found:
    now = story.now
    relative = shape.year.year is None
    if shape.year.after_named:
        named = story.named_year(sentence)
        if named is not None:
            return Found(Period.year(named[1] - 1), shape.kind, (named[0],), relative=True)
    if not shape.year.is_open:
        year = _year_of(shape.year, now)
        last = _year_of(shape.last_year, now) if shape.last_year else year
        period = _days(_nearer(shape, now), year, last) if year and last else None
        return Found(period, shape.kind, _why(shape.year, now), relative)
    return Found(_open_year(_with_deadline(raw, shape), shape, now), shape.kind, now.evidence, relative)


def _with_deadline(raw: Raw, shape: InYear) -> Raw:
    """A deadline without a year lies ahead: "by June", "к осени"; "к январю" beside a growth is a base."""
    toward = raw.role == "toward" and shape.kind in ("day", "days", "month", "season") and not raw.compared
    return structs.replace(raw, future=True) if toward or raw.role in ("by", "before") else raw


def _nearer(shape: InYear, now: Now) -> InYear:
    """Of two readings of "05/06/2024" the other one, where it is the day of publication or near it."""
    year, day = shape.year.year, now.day
    if not shape.either or year is None or day is None:
        return shape
    other = (shape.first[1], shape.first[0])
    readings = [make_day(year, *shape.first), make_day(year, *other)]
    near = [reading is not None and abs((reading - day).days) <= _NEAR_DAYS for reading in readings]
    return structs.replace(shape, first=other, last=other) if near == [False, True] else shape


def _open_year(raw: Raw, shape: InYear, now: Now) -> Period | None:
    """The year that the text leaves open: by the weekday where it fits one year, else by nearness."""
    if now.day is None:
        return _days(shape, now.year, now.year) if now.year else None
    years = (now.day.year - 1, now.day.year, now.day.year + 1)
    periods = [period for year in years if (period := _days(shape, year, year))]
    if shape.weekday is not None:
        fitting = [p for p in periods if p.start and p.start.isoweekday() == shape.weekday]
        if len(fitting) == 1:
            return fitting[0]
    if shape.kind in ("day", "days"):
        return _nearest_day(periods, now.day, raw.future)
    return _latest(periods, now.day, raw.future)


def _nearest_day(periods: list[Period], day: date, future: bool) -> Period | None:
    """A day without a year: the last one up to a few weeks ahead; the next one where the text looks ahead."""
    ahead = 300 if future else _SOON_DAYS
    fitting = [p for p in periods if p.start and (p.start - day).days <= ahead]
    if future and fitting:
        coming = [p for p in fitting if p.end and p.end >= day]
        recent = [p for p in fitting if p.end and -_SOON_DAYS <= (p.end - day).days < 0]
        return (coming[:1] or recent[-1:] or fitting[-1:])[0]
    return fitting[-1] if fitting else None


def _latest(periods: list[Period], day: date, future: bool) -> Period | None:
    """A stretch of months without a year: the last that is over, the present month, the next where told so."""
    if future:
        coming = [p for p in periods if p.end and p.end >= day]
        return coming[0] if coming else None
    over = [p for p in periods if p.end and p.start and (p.end <= day + timedelta(days=_GRACE_DAYS) or _same_month(p, day))]  # fmt: skip  # noqa: E501
    return over[-1] if over else None


def _same_month(period: Period, day: date) -> bool:
    """The period is one month, the present one, or ends with it."""
    return period.end is not None and (period.end.year, period.end.month) == (day.year, day.month)


def _days(shape: InYear, first: int, last: int) -> Period | None:
    start = make_day(first, *shape.first)
    end = make_day(last, *_clamp(shape.last, last)) if shape.kind != "day" else start
    return Period(start, end) if start and end and start <= end else None


def _clamp(day: MonthDay, year: int) -> MonthDay:
    """The last of February in a year without a 29th."""
    return (day[0], min(day[1], month_length(year, day[0])))


def _units(shape: Units, now: Now) -> Found:
    if now.day is not None:
        return Found(units(now.day, shape.unit, shape.first, shape.last), shape.kind, now.evidence, relative=True)
    if now.year is not None and shape.unit == "year":
        period = months_from(now.year + shape.first, 1, 12 * (shape.last - shape.first + 1))
        return Found(period, shape.kind, now.evidence, relative=True)
    return Found(None, shape.kind, relative=True)


def _weekday(raw: Raw, shape: Weekday, today: date) -> date:
    if shape.week is not None:
        return monday_of(today) + timedelta(weeks=shape.week, days=shape.day - 1)
    ahead, back = (shape.day - today.isoweekday()) % 7, (today.isoweekday() - shape.day) % 7
    if shape.shift == -1:
        return today - timedelta(days=back or 7)
    if shape.shift is not None:
        return monday_of(today) + timedelta(weeks=shape.shift, days=shape.day - 1)
    return today + timedelta(days=ahead) if raw.future else today - timedelta(days=back)


def mention(raw: Raw, found: Found, span: Span) -> PeriodMention:
    """The mention of a resolved expression."""
    return PeriodMention(
        first=raw.first,
        last=raw.last,
        span=span,
        period=found.period,
        kind=found.kind,
        evidence=(span, *found.evidence) if found.period is not None else (),
        relative=found.relative,
        deadline=found.deadline,
    )
