"""Two numbers for one thing and one period that cannot both be right."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tradewire.reconcile.book import CROWD, Book, Measured
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import shown
from tradewire.record import Check

NAME = "conflict"

_MEASURES = ("level", "change", "rank")


def check(book: Book) -> Iterator[Check]:
    for flow in book.figures:
        for measure in _MEASURES:
            for alike in _groups(book.measured(flow, measure)):
                yield from (_compare(flow, a, b) for a, b in _pairs(alike))


def _groups(items: Sequence[Measured]) -> Iterable[list[Measured]]:
    """Those with one closed period. A year so far grows between two documents: nothing to compare."""
    by_period: dict[object, list[Measured]] = defaultdict(list)
    for item in items:
        if item.period is not None and item.period.end is not None:
            by_period[item.period].append(item)
    return by_period.values()


def _pairs(alike: Sequence[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Those that cannot both be right or cannot be compared, in the order in which they were told.

    In a crowd each is held against those only that are farthest above it, so that there are not as many pairs as the
    square of what is told.
    """
    by_kind: dict[object, list[int]] = defaultdict(list)
    for place, item in enumerate(alike):
        by_kind[_kind(item)].append(place)
    found = [pair for places in by_kind.values() for pair in _of_one_kind(alike, places)]
    yield from ((alike[a], alike[b]) for a, b in sorted(found))


def _kind(item: Measured) -> object:
    """Turnover of goods and turnover of goods and services are two things, and so are figures of other kinds."""
    return item.fact.label, item.unit if item.fact.flow.startswith("other:") else ""


def _of_one_kind(alike: Sequence[Measured], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    by_unit: dict[str, list[int]] = defaultdict(list)
    for place in places:
        by_unit[alike[place].unit].append(place)
    for one_unit in by_unit.values():
        yield from _apart(alike, one_unit)
    if len(by_unit) > 1:
        yield from _other_units(alike, places)


def _apart(alike: Sequence[Measured], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of which one ends below where the other begins: found among the beginnings, laid out by size."""
    rising = sorted(places, key=lambda place: (alike[place].amount.widened.low, place))
    lows = [alike[place].amount.widened.low for place in rising]
    for place in places:
        above = bisect_right(lows, alike[place].amount.widened.high)
        for other in rising[max(above, len(rising) - CROWD) :]:
            yield min(place, other), max(place, other)


def _other_units(alike: Sequence[Measured], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with the next that have another unit; a run of its own unit is passed over at once."""
    units = [alike[place].unit for place in places]
    ends = [len(units)] * len(units)
    for n in range(len(units) - 2, -1, -1):
        ends[n] = ends[n + 1] if units[n] == units[n + 1] else n + 1
    for n, place in enumerate(places):
        yield from ((place, places[other]) for other in islice(_others(units, ends, n), CROWD))


def _others(units: Sequence[str], ends: Sequence[int], start: int) -> Iterator[int]:
    other = ends[start]
    while other < len(units):
        if units[other] == units[start]:
            other = ends[other]
        else:
            yield other
            other += 1


def _compare(flow: str, a: Measured, b: Measured) -> Check:
    first, second = a.amount, b.amount
    told = f"{a.fact.measure} of {flow}, {shown(a.period)}: {amount(first.stated, first.unit)} ({a.told()})"
    working = f"{told}; {amount(second.stated, second.unit)} ({b.told()})"
    if first.unit != second.unit:
        return Check(
            rule=NAME, verdict="not_comparable", working=working, tolerance="units differ", premises=a.ids + b.ids
        )
    mirror = a.fact.side != b.fact.side
    return Check(
        rule=NAME,
        verdict="not_comparable" if mirror else "inconsistent",
        working=working,
        tolerance="mirror data: each side counts by its own rules" if mirror else _tolerance(a, b),
        premises=a.ids + b.ids,
    )


def _tolerance(a: Measured, b: Measured) -> str:
    widened = [amount(i.amount.widened, i.unit) for i in (a, b)]
    return f"half a unit of the last printed digit: {' against '.join(widened)}"
