"""Turnover is exports plus imports, balance is exports less imports; and what the growth of two says of the third."""

from collections.abc import Iterator

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.growth import factors
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import shown
from tradewire.record import Check, Derived, Value, Verdict

NAME = "flows"

_ONE = Interval.point(1)


def check(book: Book) -> Iterator[Check | Derived]:
    for flow in book.figures:
        kind, _, pair = flow.partition(":")
        if kind == "turnover" and pair.count("=") == 1:
            yield from _levels(book, flow, *pair.split("="))
            yield from _growths(book, flow, *pair.split("="))


def _levels(book: Book, flow: str, a: str, b: str) -> Iterator[Check]:
    for whole in book.measured(flow, "level"):
        for out in _like(book, f"exports:{a}>{b}", "level", whole):
            for back in _like(book, f"exports:{b}>{a}", "level", whole):
                yield _sum(whole, out, back)


def _like(book: Book, flow: str, measure: str, other: Measured) -> list[Measured]:
    """Measureds of another flow for the same period, in the same unit."""
    return [item for item in book.alike(flow, measure, other.fact) if item.unit == other.unit]


def _sum(whole: Measured, out: Measured, back: Measured) -> Check:
    total, unit = out.amount.widened + back.amount.widened, whole.unit
    parts = " + ".join(amount(i.amount.stated, unit) for i in (out, back))
    fits = total.meets(whole.amount.widened)
    return Check(
        rule=NAME,
        verdict="consistent" if fits else _misfit(out, back),
        working=f"exports + imports, {shown(whole.period)}: {parts} = "
        f"{amount(out.amount.stated + back.amount.stated)}; turnover as told: {amount(whole.amount.stated, unit)}",
        tolerance=f"half a unit of the last printed digits: the sum lies in {amount(total, unit)}",
        premises=whole.ids + out.ids + back.ids,
    )


def _misfit(out: Measured, back: Measured) -> Verdict:
    """Flows that the two sides count each for itself need not add up: CIF against FOB, origin against consignment."""
    told_by = {out.fact.side, back.fact.side}
    # Exports of one side and imports of the same side have one reporter.
    return "inconsistent" if len(told_by) == 1 else "not_comparable"


def _growths(book: Book, flow: str, a: str, b: str) -> Iterator[Derived | Check]:
    for whole in book.measured(flow, "change"):
        for out, back in ((f"exports:{a}>{b}", f"exports:{b}>{a}"), (f"exports:{b}>{a}", f"exports:{a}>{b}")):
            parts, others = _like(book, out, "change", whole), _like(book, back, "change", whole)
            for part in parts:
                if not others:
                    yield from _bound(whole, part)
                elif out.split(":")[1].startswith(a):
                    yield from (_between(whole, part, other) for other in others)


def _bound(whole: Measured, part: Measured) -> Iterator[Derived]:
    """If the whole grew by t and one flow by e > t, the other flow fell wherever e's flow was over t/e of the base."""
    all_growth, part_growth = factors(whole.amount), factors(part.amount)
    if all_growth is None or part_growth is None:
        return
    (t, t_wide), (e, e_wide) = all_growth, part_growth
    if not (e.low > t.high and t.low >= 1):
        return
    share, wide = (t - _ONE) / (e - _ONE), (t_wide - _ONE) / (e_wide - _ONE)
    exporter, importer = part.fact.flow.partition(":")[2].split(">")
    yield Derived(
        rule=NAME,
        statement=f"if turnover grew {amount((t - _ONE).scaled(100), '%')} and exports of {exporter} to {importer} "
        f"{amount((e - _ONE).scaled(100), '%')}, imports fell wherever exports were over "
        f"{number(round(share.high * 100))}% of the base",
        working=f"{number(t.middle)} = {number(e.middle)}·x + i·(1 − x) with i < 1 needs "
        f"x > {number((t - _ONE).middle)} / {number((e - _ONE).middle)} = {share.high:.3f} ({shown(whole.period)})",
        premises=whole.ids + part.ids,
        value=Value(share.low * 100, share.high * 100, "%"),
        widened=Value(max(0.0, wide.low * 100), wide.high * 100, "%"),
        period=whole.period,
        areas=tuple(sorted(whole.fact.areas)),
    )


def _between(whole: Measured, out: Measured, back: Measured) -> Check:
    """The growth of the whole lies between the growths of its two parts, whatever their shares."""
    parts = Interval(
        min(out.amount.widened.low, back.amount.widened.low), max(out.amount.widened.high, back.amount.widened.high)
    )
    told = ", ".join(amount(i.amount.stated, "%") for i in (out, back))
    return Check(
        rule=NAME,
        verdict="consistent" if parts.meets(whole.amount.widened) else "inconsistent",
        working=f"growth of turnover {amount(whole.amount.stated, '%')}, of its two flows {told}, "
        f"{shown(whole.period)}: a whole grows no faster than its fastest part and no slower than its slowest",
        tolerance=f"half a unit of the last printed digits: {amount(parts, '%')}",
        premises=whole.ids + out.ids + back.ids,
    )
