"""What became of a promise: set by later claims that are found here, never by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tradewire.reconcile.book import Item
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.later import Later, deadline
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import shown
from tradewire.record import Outcome, Reachability

# How far the growth needed may be above the growth reported for a target to be on track.
_ON_TRACK: Final = 1.05


@dataclass(frozen=True, slots=True)
class Result:
    """`told` are the days of the evidence; `moved` and `lowered` say how a later promise differs."""

    outcome: Outcome
    working: str
    evidence: tuple[str, ...] = ()
    told: tuple[date, ...] = ()
    moved: bool = field(default=False)
    lowered: bool = field(default=False)


def outcome(later: Later, item: Item, due: date | None, reach: Reachability | None, today: date) -> Result:
    """In this order: dropped, met or not by what was told later, replaced by a later promise, else by the calendar."""
    return (
        _dropped(later, item)
        or _settled(later, item, due, today)
        or _superseded(later, item, due)
        or _calendar(due, today, reach)
    )


def _dropped(later: Later, item: Item) -> Result | None:
    other = later.stopped(item)
    if other is None:
        return None
    return Result("dropped", f"told as stopped on {other.last.said}", other.ids, (other.last.said,))


def _settled(later: Later, item: Item, due: date | None, today: date) -> Result | None:
    if item.fact.type == "figure":
        return _figure(later, item, due)
    done = later.done(item)
    promised = item.amount
    if not done or promised is None:
        return _met(done, "told as done") if done else None
    return _count(promised.widened, promised.unit, done, over=due is not None and due < today)


def _figure(later: Later, item: Item, due: date | None) -> Result | None:
    """A figure for the period promised."""
    other = later.counted(item, due) if due is not None else None
    target, reached = item.amount, other.amount if other is not None else None
    if other is None or target is None or reached is None:
        return None
    told = f"{amount(reached.stated, reached.unit)} told for {shown(other.period)}, target {amount(target.stated)}"
    met = reached.widened.high >= target.widened.low
    return Result("met" if met else "missed", told, other.ids, (other.last.said,))


def _count(promised: Interval, unit: str, done: Sequence[Item], *, over: bool) -> Result | None:
    """Counted goods: what was delivered may come in parts."""
    counted = [other for other in done if other.amount is not None and other.amount.unit == unit]
    if not counted:
        return None
    total = sum((other.amount.widened for other in counted if other.amount), Interval.point(0))
    told = f"{amount(total, unit)} delivered of {amount(promised, unit)}"
    if total.high >= promised.low:
        return _met(counted, told)
    evidence = tuple(key for other in counted for key in other.ids)
    days = tuple(other.last.said for other in counted)
    return Result("partly_met" if over else "on_track", told, evidence, days)


def _met(done: Sequence[Item], working: str) -> Result:
    evidence = tuple(key for other in done for key in other.ids)
    return Result("met", working, evidence, tuple(other.last.said for other in done))


def _superseded(later: Later, item: Item, due: date | None) -> Result | None:
    """A later promise on the same subject with another deadline or another amount."""
    other = later.replacing(item, due)
    if other is None:
        return None
    moved, lowered = deadline(other) != due, deadline(other) == due and _less(other, item)
    word = "moved to a later day" if moved else "lowered" if lowered else "raised"
    working = f"{word} on {other.said}: {shown(other.fact.period)}"
    return Result("superseded", working, other.ids, (other.last.said,), moved=moved, lowered=lowered)


def _less(a: Item, b: Item) -> bool:
    first, second = a.amount, b.amount
    return (
        first is not None
        and second is not None
        and first.unit == second.unit
        and (first.widened.high < second.widened.low)
    )


def _calendar(due: date | None, today: date, reach: Reachability | None) -> Result:
    if due is not None and due < today:
        return Result("no_evidence", f"due {due}; nothing told about the outcome")
    if reach is not None and reach.reported is not None:
        enough = reach.reported[1] * _ON_TRACK >= reach.factor[0]
        return Result("on_track" if enough else "at_risk", reach.working, reach.premises)
    return Result("not_due", f"due {due}" if due else "no date named")
