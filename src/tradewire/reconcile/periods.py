"""Periods compared: the same, able to be the same, or different."""

from datetime import date, timedelta
from typing import Final

from tradewire.reconcile.facts import Fact
from tradewire.record import Period

# A figure that names no period is about a time not long before it was published.
RECENT: Final = timedelta(days=500)

# Two documents that name no period and were published this close to each other may speak of one time.
CLOSE: Final = timedelta(days=120)

# Days by which dates of one event differ in the news: the day it was held, the day it was reported.
EVENT_SLACK: Final = timedelta(days=3)

# Days by which two texts differ on when something began that still goes on.
BEGUN: Final = timedelta(days=60)

# An event without a date is this near to the day of publication.
NEWS: Final = timedelta(days=4)


def untimed(fact: Fact) -> bool:
    """Whether nothing tells when it was: no period, in a document without a date."""
    return fact.period is None and not fact.dated


def same_period(a: Fact, b: Fact) -> bool:
    """Whether both name one period; an open end is the day of publication."""
    if a.period is None or b.period is None:
        return False
    return a.period == b.period or _closed_alike(a, b)


def compatible(a: Fact, b: Fact) -> bool:
    """Whether one retelling may name the period of `a` and another that of `b`, or leave it out."""
    if a.period is None and b.period is None:
        return not a.realised or abs(a.said - b.said) <= CLOSE
    if a.period is None or b.period is None:
        dated, undated = (a, b) if a.period else (b, a)
        return _fits(dated, undated)
    return same_period(a, b)


def overlapping(a: Fact, b: Fact) -> bool:
    """Whether the periods share a day, widened by the slack of events; an unnamed period may be any near one."""
    if a.type == "event":
        return _share_days(_event_days(a), _event_days(b))
    if a.period is None and b.period is None:
        return abs(a.said - b.said) <= RECENT
    if a.period is None or b.period is None:
        return compatible(a, b)
    return _share_days(ends(a.period), ends(b.period)) and not _begun_apart(a.period, b.period)


def _begun_apart(a: Period, b: Period) -> bool:
    """What goes on since two different days is two things."""
    if a.start is None or b.start is None or a.end is not None or b.end is not None:
        return False
    return abs(a.start - b.start) > BEGUN


def _event_days(fact: Fact) -> tuple[date, date]:
    """An event without a date took place shortly before it was told, or is soon to."""
    return ends(fact.period) if fact.period else (fact.said - NEWS, fact.said + NEWS)


def _share_days(first: tuple[date, date], second: tuple[date, date]) -> bool:
    return first[0] <= second[1] + EVENT_SLACK and second[0] <= first[1] + EVENT_SLACK


def ends(period: Period) -> tuple[date, date]:
    """Both ends; an open one is the beginning or the end of time, with room to add days."""
    return period.start or date(1, 1, 10), period.end or date(9999, 12, 1)


def resolved(fact: Fact) -> Period | None:
    """The period with its open end closed at the day of publication, for what has happened."""
    period = fact.period
    if period is None or period.end is not None or not fact.realised or period.start is None:
        return period
    return Period(period.start, max(fact.said, period.start))


def year_before(period: Period) -> Period | None:
    """The same days a year earlier; None for an open period."""
    if period.start is None or period.end is None:
        return None
    return Period(_shifted(period.start), _shifted(period.end))


def shown(period: Period | None) -> str:
    """The period in a working: `2024`, `2024-01-01..2024-11-30`, `until 2030-12-31`, `no period`."""
    if period is None:
        return "no period named"
    start, end = period.start, period.end
    if start and end and start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year)
    if start is None:
        return f"until {end}"
    return f"{start}..{end or ''}"


def _closed_alike(a: Fact, b: Fact) -> bool:
    """A deadline and the whole year that ends on it; a year so far and the part of it told before."""
    (start_a, end_a), (start_b, end_b) = ((f.period.start, f.period.end) for f in (a, b) if f.period)
    if end_a and end_a == end_b:
        # "by 2030" leaves the start open, "in 2030" does not.
        return not (a.realised and b.realised) and (start_a is None or start_b is None)
    if start_a != start_b or start_a is None:
        return False
    open_one, closed = (a, b) if end_a is None else (b, a)
    end = closed.period.end if closed.period else None
    return end is not None and end <= open_one.said <= end + CLOSE


def _fits(dated: Fact, undated: Fact) -> bool:
    assert dated.period is not None
    start, end = ends(dated.period)
    if not undated.realised:
        return end >= undated.said
    return start <= undated.said and min(end, dated.said) >= undated.said - RECENT


def _shifted(day: date) -> date:
    """A year earlier; 29 February becomes the 28th."""
    last = day.month == 2 and day.day >= 28
    return date(day.year - 1, 2, 28) if last and day.day == 29 else day.replace(year=day.year - 1)
