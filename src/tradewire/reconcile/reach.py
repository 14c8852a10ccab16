"""Whether a target can still be reached: the growth needed against the growth reported, and the pace so far."""

from datetime import date

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.growth import factors
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import ends, resolved, shown
from tradewire.record import Reachability

_DAYS = 365


class Newest:
    """The newest of those that were first told by a day; of equals the first of the book."""

    def __init__(self, told: Iterable[Measured], newness: Callable[[Measured], object]) -> None:
        self._days: list[date] = []
        self._best: list[Measured] = []
        best: tuple[Any, ...] | None = None
        placed = sorted(enumerate(told), key=lambda pair: pair[1].item.said)
        for place, one in placed:
            key = (newness(one), -place)
            self._days.append(one.item.said)
            self._best.append(one if best is None or key > best else self._best[-1])
            best = key if best is None else max(best, key)

    def by(self, day: date) -> Measured | None:
        place = bisect_right(self._days, day)
        return self._best[place - 1] if place else None


class Levels:
    """Levels and growths of a book, laid out once for all its targets."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._levels: dict[tuple[str, str, bool], Newest] = {}
        self._changes: dict[tuple[str, date | None], Newest] = {}

    def last(self, target: Measured, due: date | None) -> Measured | None:
        """The newest level told no later than the target's last telling; for a later year's target, of a whole year."""
        day = target.item.last.said
        newest = self._by_unit(target, whole=False).by(day)
        if newest is None or due is None or due.year <= (_ended(newest) or date.max).year or _paced(newest) is None:
            return newest
        return self._by_unit(target, whole=True).by(day) or newest

    def growth(self, target: Measured, level: Measured) -> Measured | None:
        """The newest growth that is not the one which led to the level."""
        flow, day = target.fact.flow, target.item.last.said
        undated = self._undated(flow, everything=level.period is None).by(day)
        if undated is not None and _recent(undated) < level.item.said:
            undated = None
        if level.period is None:
            return undated
        beyond = self._beyond(flow, ends(level.period)[1]).by(day)
        if undated is None or beyond is None:
            return undated or beyond
        return max((beyond, undated), key=_recent)


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
    return _ended(level) or date.min, level.item.said


def _recent(change: Measured) -> date:
    return change.item.last.said


def _ended(level: Measured) -> date | None:
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
    return " in the rest of the year" if due and ended and due.year == ended.year else ""
