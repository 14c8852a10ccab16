"""Whether a target can still be reached: the growth needed against the growth reported, and the pace so far."""

from datetime import date

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.growth import factors
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import ends, resolved, shown
from tradewire.record import Reachability

_DAYS = 365


def reachability(book: Book, target: Measured, due: date | None) -> Reachability | None:
    """None where no earlier level of the same flow and unit is known, or it is reached already."""
    level = _last_level(book, target, due)
    if level is None or level.amount.stated.low <= 0:
        return None
    factor = target.amount.stated / level.amount.stated
    growth = _growth(book, target, level)
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


def _last_level(book: Book, target: Measured, due: date | None) -> Measured | None:
    """The newest level told no later than the target's last telling; for a later year's target, of a whole year."""
    told = [
        level
        for level in book.measured(target.fact.flow, "level")
        if level.unit == target.unit and level.item.said <= target.item.last.said and _ended(level) is not None
    ]
    newest = max(told, key=_newness, default=None)
    if newest is None or due is None or due.year <= (_ended(newest) or date.max).year or _paced(newest) is None:
        return newest
    whole = (level for level in told if level.period is not None and _paced(level) is None)
    return max(whole, key=_newness, default=newest)


def _newness(level: Measured) -> tuple[date, date]:
    return _ended(level) or date.min, level.item.said


def _ended(level: Measured) -> date | None:
    period = resolved(level.fact)
    return period.end if period and period.end else level.item.said


def _growth(book: Book, target: Measured, level: Measured) -> Measured | None:
    """The newest growth that is not the one which led to the level."""
    changes = [
        change
        for change in book.measured(target.fact.flow, "change")
        if change.unit == "%" and change.item.said <= target.item.last.said and _goes_beyond(change, level)
    ]
    return max(changes, key=lambda change: change.item.last.said, default=None)


def _goes_beyond(change: Measured, level: Measured) -> bool:
    if level.period is None or change.period is None:
        return change.item.last.said >= level.item.said
    return ends(change.period)[1] > ends(level.period)[1]


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
