"""Base × growth = level: checked where all three are told, and the base derived where it is not."""

from collections.abc import Iterator

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.growth import factors
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount, number, rounded
from tradewire.reconcile.periods import shown, year_before
from tradewire.record import Check, Derived, Period, Value

NAME = "base_growth"


def check(book: Book) -> Iterator[Check | Derived]:
    for flow in book.figures:
        for change in book.measured(flow, "change"):
            yield from _follow(book, flow, change)


def _follow(book: Book, flow: str, change: Measured) -> Iterator[Check | Derived]:
    growth = factors(change.amount)
    before = year_before(change.period) if change.period else None
    if growth is None or before is None or growth[1].low <= 0 or not growth[1].bounded:
        return
    bases = book.during(flow, "level", before)
    reached = book.alike(flow, "level", change.fact)
    for level in reached:
        alike = [base for base in bases if base.unit == level.unit]
        yield from (_product(base, change, level, growth[1]) for base in alike)
        if not alike:
            yield _base(level, change, growth, before)
    if not reached:
        yield from (_level(base, change, growth) for base in bases)


def _level(base: Measured, change: Measured, growth: tuple[Interval, Interval]) -> Derived:
    level, wide, unit = base.amount.stated * growth[0], base.amount.widened * growth[1], base.unit
    return Derived(
        rule=NAME,
        statement=f"{base.fact.flow} was {rounded(level, unit)} in {shown(change.period)}",
        working=f"base × growth: {amount(base.amount.stated, unit)} ({shown(base.period)}) with a change of "
        f"{amount(change.amount.stated, '%')} = {rounded(level, unit)}",
        premises=base.ids + change.ids,
        value=_value(level, unit),
        widened=_value(wide, unit),
        period=change.period,
        areas=tuple(sorted(base.fact.areas)),
    )


def _base(level: Measured, change: Measured, growth: tuple[Interval, Interval], before: Period) -> Derived:
    base, wide, unit = level.amount.stated / growth[0], level.amount.widened / growth[1], level.unit
    return Derived(
        rule=NAME,
        statement=f"{level.fact.flow} was {rounded(base, unit)} in {shown(before)}",
        working=f"level / growth: {number(level.amount.stated.low)} / {growth[0].high:.4g} .. "
        f"{number(level.amount.stated.high)} / {growth[0].low:.4g} = {rounded(base, unit)}",
        premises=level.ids + change.ids,
        value=_value(base, unit),
        widened=_value(wide, unit),
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


def _value(interval: Interval, unit: str) -> Value:
    return Value(*interval.open_ends, unit)
