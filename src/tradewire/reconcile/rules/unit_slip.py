"""Thousand for million: two levels of one flow, not far apart in time, with a factor near 1,000 between them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from tradewire.reconcile.book import CROWD, Book, Measured
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import ends, resolved, shown, untimed
from tradewire.record import Check

NAME = "unit_slip"

# Trade between two areas does not change so much in these years; a slip of one scale word is a factor of 1,000.
_YEARS = 3
_HAIR = 1e-9
_SLIPS = ((500.0, 2_000.0, 1_000), (5e5, 2e6, 1_000_000))


def check(book: Book) -> Iterator[Check]:
    for flow in book.figures:
        levels = book.measured(flow, "level")
        for a, b in _pairs(levels):
            yield from _compare(flow, levels[a], levels[b])


def _pairs(levels: Sequence[Measured]) -> list[tuple[int, int]]:
    """Places of levels of one unit, near in time, with such a factor; in a crowd the first for each."""
    shelves: dict[tuple[str, str | None, int], list[tuple[float, int]]] = defaultdict(list)
    for place, level in enumerate(levels):
        if not untimed(level.fact) and level.amount.stated.middle:
            shelves[level.unit, level.fact.label, _year(level)].append((abs(level.amount.stated.middle), place))
    for shelf in shelves.values():
        shelf.sort()
    found = []
    for (unit, label, year), own in shelves.items():
        years = range(year - _YEARS, year + _YEARS + 1)
        near = [shelves[unit, label, y] for y in years if (unit, label, y) in shelves]
        for size, place in own:
            larger = islice(chain.from_iterable(_larger(shelf, size) for shelf in near), CROWD)
            found += [(min(place, other), max(place, other)) for other in larger]
    return sorted(found)


def _larger(shelf: Sequence[tuple[float, int]], size: float) -> Iterator[int]:
    """Places of those that are larger by about a slip; a hair more than the bounds, which are asked again."""
    for low, high, _ in _SLIPS:
        start = bisect_left(shelf, (size * low * (1 - _HAIR), -1))
        end = bisect_right(shelf, (size * high * (1 + _HAIR), -1))
        yield from (place for number, place in (shelf[i] for i in range(start, end)) if low <= number / size <= high)


def _year(level: Measured) -> int:
    period = resolved(level.fact)
    return ends(period)[1].year if period and period.end else level.fact.said.year


def _compare(flow: str, a: Measured, b: Measured) -> Iterator[Check]:
    small, large = sorted((abs(a.amount.stated.middle), abs(b.amount.stated.middle)))
    for low, high, slip in _SLIPS:
        if low <= large / small <= high:
            yield Check(
                rule=NAME,
                verdict="inconsistent",
                working=f"level of {flow}: {amount(a.amount.stated, a.unit)} ({shown(a.period)}, {a.told()}) and "
                f"{amount(b.amount.stated, b.unit)} ({shown(b.period)}, {b.told()}): a factor of "
                f"{number(large / small)}, near {slip:,}, as when one scale word is put for another",
                tolerance=f"factors from {number(low)} to {number(high)} within {_YEARS} years",
                premises=a.ids + b.ids,
            )
