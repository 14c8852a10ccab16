"""Thousand for million: two levels of one flow, not far apart in time, with a factor near 1,000 between them."""

from collections.abc import Iterator
from itertools import combinations

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import ends, resolved, shown, untimed
from tradewire.record import Check

NAME = "unit_slip"

# Trade between two areas does not change so much in these years; a slip of one scale word is a factor of 1,000.
_YEARS = 3
_SLIPS = ((500.0, 2_000.0, 1_000), (5e5, 2e6, 1_000_000))


def check(book: Book) -> Iterator[Check]:
    for flow in book.figures:
        for a, b in combinations(book.measured(flow, "level"), 2):
            if a.unit == b.unit and a.fact.label == b.fact.label and _near(a, b):
                yield from _compare(flow, a, b)


def _near(a: Measured, b: Measured) -> bool:
    return not (untimed(a.fact) or untimed(b.fact)) and abs(_year(a) - _year(b)) <= _YEARS


def _year(level: Measured) -> int:
    period = resolved(level.fact)
    return ends(period)[1].year if period and period.end else level.fact.said.year


def _compare(flow: str, a: Measured, b: Measured) -> Iterator[Check]:
    small, large = sorted((abs(a.amount.stated.middle), abs(b.amount.stated.middle)))
    if small == 0:
        return
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
