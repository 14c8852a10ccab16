"""What became of a promise: set by later claims that are found here, never by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tradewire.reconcile import features
from tradewire.reconcile.book import Book, Item
from tradewire.reconcile.facts import Fact
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import ends, overlapping, resolved, shown
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


def outcome(book: Book, item: Item, due: date | None, reach: Reachability | None) -> Result:
    """In this order: dropped, met or not by what was told later, replaced by a later promise, else by the calendar."""
    later = list(_later(book, item))
    for judge in (_dropped, _settled, _superseded):
        result = judge(item, due, later, book.today)
        if result is not None:
            return result
    return _calendar(due, book.today, reach)


def _later(book: Book, item: Item) -> Iterator[Item]:
    """Items on the same subject that were told after the promise was first made."""
    if item.fact.type == "figure":
        found: Sequence[Item] = book.figures.get(item.fact.flow, ())
        near = [other for other in found if other.fact.measure == item.fact.measure]
    else:
        areas = sorted(item.fact.areas, key=lambda area: (-len(area), area))[:1]
        pool = book.by_area.get(areas[0], ()) if areas else book.items
        near = [other for other in pool if other.fact.type == item.fact.type and _one_subject(item.fact, other.fact)]
    yield from (other for other in near if other is not item and other.last.said >= item.said)


def _one_subject(a: Fact, b: Fact) -> bool:
    """Whether a later claim can be about what was promised: the same goods or kind, and the same parties."""
    roles = (("supplier",), ("recipient",)) if a.type == "supply" else (("participant",),)
    answers = [features.side(*role)(a, b).answer for role in roles]
    content = features.goods(a, b).answer if a.type == "supply" or a.products else features.kind(a, b).answer
    worded = features.words(a, b).answer != "unknown" or bool(a.products)
    return "different" not in answers and "same" in answers and content == "same" and worded


def _dropped(item: Item, due: date | None, later: Sequence[Item], today: date) -> Result | None:
    for other in later:
        if other.last.status == "stopped" and other.last.said > item.said:
            return Result("dropped", f"told as stopped on {other.last.said}", other.ids, (other.last.said,))
    return None


def _settled(item: Item, due: date | None, later: Sequence[Item], today: date) -> Result | None:
    done = [other for other in later if other.facts[0].status == "actual" and _in_time(item.fact, other.fact, due)]
    if not done:
        return None
    if item.fact.type == "figure":
        return _figure(item, due, done)
    promised = item.amount
    if promised is None:
        return _met(done, "told as done")
    return _count(promised.widened, promised.unit, done, over=due is not None and due < today)


def _in_time(promise: Fact, done: Fact, due: date | None) -> bool:
    """A figure for the period promised; a delivery or opening told after the promise."""
    if promise.type == "figure":
        period = resolved(done)
        return period is not None and due is not None and period.end is not None and _whole(promise, done, due)
    return done.said > promise.said and (promise.period is None or overlapping(promise, done))


def _whole(promise: Fact, done: Fact, due: date) -> bool:
    """The figure is for the year that ends with the promise, or for the very period promised."""
    if done.period is None or done.period.end != due:
        return False
    start = promise.period.start if promise.period else None
    return start is None or done.period.start == start


def _figure(item: Item, due: date | None, done: Sequence[Item]) -> Result | None:
    target = item.amount
    for other in done:
        reached = other.amount
        if target is None or reached is None or reached.unit != target.unit:
            continue
        told = f"{amount(reached.stated, reached.unit)} told for {shown(other.period)}, target {amount(target.stated)}"
        met = reached.widened.high >= target.widened.low
        return Result("met" if met else "missed", told, other.ids, (other.last.said,))
    return None


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


def _superseded(item: Item, due: date | None, later: Sequence[Item], today: date) -> Result | None:
    """A later promise on the same subject with another deadline or another amount."""
    for other in later:
        if other.realised or other.said <= item.last.said or other.last.status not in ("planned", "agreed", "required"):
            continue
        theirs = ends(other.fact.period)[1] if other.fact.period else None
        moved = due is not None and theirs is not None and theirs > due and _no_more(other, item)
        lowered = theirs == due and _less(other, item)
        raised = theirs == due and _less(item, other)
        if moved or lowered or raised:
            word = "moved to a later day" if moved else "lowered" if lowered else "raised"
            working = f"{word} on {other.said}: {shown(other.fact.period)}"
            return Result("superseded", working, other.ids, (other.last.said,), moved=moved, lowered=lowered)
    return None


def _less(a: Item, b: Item) -> bool:
    first, second = a.amount, b.amount
    return (
        first is not None
        and second is not None
        and first.unit == second.unit
        and (first.widened.high < second.widened.low)
    )


def _no_more(a: Item, b: Item) -> bool:
    """A later deadline moves a target only where the amount is not raised with it."""
    return not _less(b, a) and (a.amount is None) == (b.amount is None)


def _calendar(due: date | None, today: date, reach: Reachability | None) -> Result:
    if due is not None and due < today:
        return Result("no_evidence", f"due {due}; nothing told about the outcome")
    if reach is not None and reach.reported is not None:
        enough = reach.reported[1] * _ON_TRACK >= reach.factor[0]
        return Result("on_track" if enough else "at_risk", reach.working, reach.premises)
    return Result("not_due", f"due {due}" if due else "no date named")
