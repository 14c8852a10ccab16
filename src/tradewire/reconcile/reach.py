"""Whether a target can still be reached: the growth needed against the growth reported, and the pace so far."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.growth import factors
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import ends, resolved, shown
from tradewire.record import Reachability

_DAYS = 365


@dataclass(frozen=True, slots=True)
class _Best:
    """A figure with what it is preferred by: how new it is and, of equals, how early it stands in the book."""

    newness: tuple[date, ...]
    place: int
    told: Measured


class _Newest:
    """The best of those that were first told by a day."""

    def __init__(self, told: Iterable[_Best]) -> None:
        ordered = sorted(told, key=lambda one: one.told.item.said)
        self._days = [one.told.item.said for one in ordered]
        self._best = list(accumulate(ordered, _better))

    def by(self, day: date) -> _Best | None:
        place = bisect_right(self._days, day)
        return self._best[place - 1] if place else None


class Levels:
    """Levels and growths of a book, laid out once for all its targets."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._levels: dict[tuple[str, str, bool], _Newest] = {}
        self._changes: dict[tuple[str, date | None, bool], _Newest] = {}

    def last(self, target: Measured, due: date | None) -> Measured | None:
        """The newest level told no later than the target's last telling; for a later year's target, of a whole year."""
        newest = self._level(target, whole=False)
        if newest is None or due is None or due.year <= _ended(newest).year or _paced(newest) is None:
            return newest
        return self._level(target, whole=True) or newest

    def growth(self, target: Measured, level: Measured) -> Measured | None:
        """The newest growth that is not the one which led to the level: of a later period, or told no earlier."""
        flow, day = target.fact.flow, target.item.last.said
        found = [self._change(flow, day, after=None, undated=level.period is not None)]
        if found[0] is not None and found[0].told.item.last.said < level.item.said:
            found = []
        if level.period is not None:
            found.append(self._change(flow, day, after=ends(level.period)[1], undated=False))
        best = max(filter(None, found), key=_rank, default=None)
        return best.told if best is not None else None

    def _level(self, target: Measured, *, whole: bool) -> Measured | None:
        flow = target.fact.flow
        key = (flow, target.unit, whole)
        if key not in self._levels:
            told = [level for level in self._book.measured(flow, "level") if level.unit == target.unit]
            wanted = [level for level in told if not whole or (level.period is not None and _paced(level) is None)]
            self._levels[key] = _Newest(_Best(_newness(level), n, level) for n, level in enumerate(wanted))
        best = self._levels[key].by(target.item.last.said)
        return best.told if best is not None else None

    def _change(self, flow: str, day: date, *, after: date | None, undated: bool) -> _Best | None:
        """The one told last of those by a day: of all, of those without a period, or of those that end after one."""
        key = (flow, after, undated)
        if key not in self._changes:
            told = enumerate(self._book.measured(flow, "change"))
            self._changes[key] = _Newest(
                _Best((change.item.last.said,), n, change)
                for n, change in told
                if change.unit == "%" and _wanted(change, after, undated=undated)
            )
        return self._changes[key].by(day)


def _rank(best: _Best) -> tuple[tuple[date, ...], int]:
    return best.newness, -best.place


def _better(a: _Best, b: _Best) -> _Best:
    return max(a, b, key=_rank)


def _wanted(change: Measured, after: date | None, *, undated: bool) -> bool:
    if after is not None:
        return change.period is not None and ends(change.period)[1] > after
    return change.period is None or not undated


def reachability(levels: Levels, target: Measured, due: date | None) -> Reachability | None:
    """None where no earlier level of the same flow and unit is known, or it is reached already."""
    level = levels.last(target, due)
    if level is None or level.amount.stated.low <= 0:
        return None
    factor = target.amount.stated / level.amount.stated
    growth = levels.growth(target, level)
    paced = _paced(level)
    until = f"by {due:%B %Y}" if due else "with no date named"
    working = (
        f"from {amount(level.amount.stated, level.unit)} in {_when(level)} to "
        f"{amount(target.amount.stated, target.unit)} {until}: ×{_rounded(factor)}{_rest(level, due)}"
    )
    if growth is not None:
        working += f"; the growth reported is {amount(growth.amount.stated, '%')}"
    if paced is not None:
        working += f"; at the pace so far the year ends at {amount(paced, level.unit)}"
    reported = factors(growth.amount) if growth else None
    return Reachability(
        factor=(factor.low, factor.high),
        reported=(reported[0].low, reported[0].high) if reported else None,
        paced=(paced.low, paced.high) if paced else None,
        working=working,
        premises=target.ids + level.ids + (growth.ids if growth else ()),
    )


def _newness(level: Measured) -> tuple[date, date]:
    return _ended(level), level.item.said


def _ended(level: Measured) -> date:
    period = resolved(level.fact)
    return period.end if period and period.end else level.item.said


def _paced(level: Measured) -> Interval | None:
    """A year so far, continued to its end at the same pace."""
    period = resolved(level.fact)
    if period is None:
        return None
    start, end = ends(period)
    days = (end - start).days + 1
    if (start.month, start.day) != (1, 1) or start.year != end.year or not 25 <= days < _DAYS:
        return None
    return level.amount.stated.scaled(_DAYS / days)


def _rounded(factor: Interval) -> str:
    if factor.high - factor.low < 0.05:
        return f"{factor.middle:.1f}"
    return f"{factor.low:.1f}..{number(factor.high)}"


def _when(level: Measured) -> str:
    """The period where the level names one, else the month in which it was told."""
    return shown(level.period) if level.period else f"{level.fact.said:%B %Y}"


def _rest(level: Measured, due: date | None) -> str:
    ended = _ended(level)
    return " in the rest of the year" if due and due.year == ended.year else ""
