"""Base × growth = level: checked where all three are told, and the base derived where it is not."""

from collections.abc import Iterator

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.growth import factors
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import same_period, shown, year_before
from tradewire.record import Check, Derived, Period, Value

NAME = "base_growth"


def check(book: Book) -> Iterator[Check | Derived]:
    for flow in book.figures:
        changes = book.measured(flow, "change")
        for level in book.measured(flow, "level") if changes else ():
            for change in changes:
                if same_period(level.fact, change.fact):
                    yield from _follow(book, flow, level, change)


def _follow(book: Book, flow: str, level: Measured, change: Measured) -> Iterator[Check | Derived]:
    growth = factors(change.amount)
    before = year_before(level.period) if level.period else None
    if growth is None or before is None or growth[1].low <= 0:
        return
    bases = [item for item in book.measured(flow, "level") if item.period == before and item.unit == level.unit]
    if not bases:
        yield _base(level, change, growth, before)
    yield from (_product(base, change, level, growth[1]) for base in bases)


def _base(level: Measured, change: Measured, growth: tuple[Interval, Interval], before: Period) -> Derived:
    base, wide, unit = level.amount.stated / growth[0], level.amount.widened / growth[1], level.unit
    return Derived(
        rule=NAME,
        statement=f"{level.fact.flow} was {amount(base, unit)} in {shown(before)}",
        working=f"level / growth: {number(level.amount.stated.low)} / {growth[0].high:.4g} .. "
        f"{number(level.amount.stated.high)} / {growth[0].low:.4g} = {amount(base, unit)}",
        premises=level.ids + change.ids,
        value=Value(base.low, base.high, unit),
        widened=Value(wide.low, wide.high, unit),
        period=before,
        areas=tuple(sorted(level.fact.areas)),
    )


def _product(base: Measured, change: Measured, level: Measured, growth: Interval) -> Check:
    reached, unit = base.amount.widened * growth, level.unit
    fits = reached.meets(level.amount.widened)
    return Check(
        rule=NAME,
        verdict="consistent" if fits else "inconsistent",
        working=f"{level.fact.flow}: {amount(base.amount.stated, unit)} ({shown(base.period)}) with a change of "
        f"{amount(change.amount.stated, '%')} gives {amount(reached, unit)}; "
        f"told for {shown(level.period)}: {amount(level.amount.stated, unit)}",
        tolerance="half a unit of the last printed digit of base, growth and level",
        premises=base.ids + change.ids + level.ids,
    )
