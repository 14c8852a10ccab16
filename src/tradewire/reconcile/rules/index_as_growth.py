"""An index ("118.2% of last year") read as growth: another claim, or base and level, show 100 less."""

from collections.abc import Iterator

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.growth import factor
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import shown, year_before
from tradewire.record import Check

NAME = "index_as_growth"

_HUNDRED = Interval.point(100)


def check(book: Book) -> Iterator[Check]:
    for flow in book.figures:
        changes = [c for c in book.measured(flow, "change") if c.unit == "%" and c.period is not None]
        for index in changes:
            near = book.alike(flow, "change", index.fact)
            yield from (_told(flow, index, g) for g in near if g.unit == "%" and _by_hundred(index, g))
        for index in changes:
            yield from _levels(book, flow, index)


def _by_hundred(index: Measured, growth: Measured) -> bool:
    less = index.amount.widened - _HUNDRED
    return less.bounded and less.meets(growth.amount.widened) and not index.amount.widened.meets(growth.amount.widened)


def _told(flow: str, index: Measured, growth: Measured) -> Check:
    return Check(
        rule=NAME,
        verdict="inconsistent",
        working=f"growth of {flow}, {shown(index.period)}: {amount(index.amount.stated, '%')} ({index.told()}) is 100 "
        f"more than {amount(growth.amount.stated, '%')} ({growth.told()}): an index taken for growth",
        tolerance="half a unit of the last printed digits",
        premises=index.ids + growth.ids,
    )


def _levels(book: Book, flow: str, index: Measured) -> Iterator[Check]:
    """Base and level whose quotient is the index itself, not one and the index."""
    before = year_before(index.period) if index.period else None
    if before is None or index.period is None:
        return
    for base in book.during(flow, "level", before):
        for level in book.during(flow, "level", index.period):
            if level.unit != base.unit or base.amount.widened.low <= 0:
                continue
            quotient = level.amount.widened / base.amount.widened
            as_index = factor(index.amount.widened - _HUNDRED)
            if quotient.meets(as_index) and not quotient.meets(factor(index.amount.widened)):
                yield Check(
                    rule=NAME,
                    verdict="inconsistent",
                    working=f"{flow}: {amount(level.amount.stated, level.unit)} in {shown(level.period)} is "
                    f"{amount(quotient.scaled(100), '%')} of {amount(base.amount.stated, base.unit)} in "
                    f"{shown(before)}; told as growth of {amount(index.amount.stated, '%')}: an index taken for growth",
                    tolerance="half a unit of the last printed digits",
                    premises=index.ids + base.ids + level.ids,
                )
