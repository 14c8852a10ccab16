"""Share × whole = part: checked where all three are told, else the whole or the part is derived."""

from collections.abc import Iterator

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount, rounded
from tradewire.reconcile.periods import shown
from tradewire.record import Check, Derived, Value

NAME = "share_of_whole"


def check(book: Book) -> Iterator[Check | Derived]:
    for flow in book.figures:
        for share in book.measured(flow, "share"):
            if ">" in flow and share.unit == "%" and share.amount.stated.low > 0:
                yield from _follow(book, flow, share)


def _follow(book: Book, flow: str, share: Measured) -> Iterator[Check | Derived]:
    indicator, _, pair = flow.partition(":")
    reporter, partner = pair.split(">")
    wholes = book.alike(f"{indicator}:{reporter}", "level", share.fact)
    parts = book.alike(_part_flow(indicator, reporter, partner), "level", share.fact)
    for part in parts:
        if not wholes:
            yield _whole(share, part, reporter)
        yield from (_product(share, part, whole) for whole in wholes if whole.unit == part.unit)
    if not parts:
        yield from (_part(share, whole, partner) for whole in wholes)


def _part_flow(indicator: str, reporter: str, partner: str) -> str:
    if indicator == "imports":
        return f"exports:{partner}>{reporter}"
    if indicator == "exports":
        return f"exports:{reporter}>{partner}"
    return f"{indicator}:{'='.join(sorted((reporter, partner)))}"


def _product(share: Measured, part: Measured, whole: Measured) -> Check:
    product = whole.amount.widened * share.amount.widened.scaled(0.01)
    return Check(
        rule=NAME,
        verdict="consistent" if product.meets(part.amount.widened) else "inconsistent",
        working=f"{amount(share.amount.stated, '%')} of {amount(whole.amount.stated, whole.unit)} = "
        f"{amount(product, part.unit)}; the part as told: {amount(part.amount.stated, part.unit)} "
        f"({shown(part.period)})",
        tolerance="half a unit of the last printed digit of share, whole and part",
        premises=share.ids + whole.ids + part.ids,
    )


def _whole(share: Measured, part: Measured, reporter: str) -> Derived:
    exact = part.amount.stated / share.amount.stated.scaled(0.01)
    wide = part.amount.widened / share.amount.widened.scaled(0.01)
    return Derived(
        rule=NAME,
        statement=f"all of {reporter}'s {share.fact.flow.partition(':')[0]} was {rounded(exact, part.unit)} in "
        f"{shown(part.period)}, if the share is of all its partners",
        working=f"part / share: {amount(part.amount.stated, part.unit)} / {amount(share.amount.stated, '%')}",
        premises=share.ids + part.ids,
        value=_value(exact, part.unit),
        widened=_value(wide, part.unit),
        period=part.period,
        areas=(reporter,),
    )


def _part(share: Measured, whole: Measured, partner: str) -> Derived:
    exact = whole.amount.stated * share.amount.stated.scaled(0.01)
    wide = whole.amount.widened * share.amount.widened.scaled(0.01)
    return Derived(
        rule=NAME,
        statement=f"{whole.fact.flow} with {partner} was {rounded(exact, whole.unit)} in {shown(whole.period)}",
        working=f"share × whole: {amount(share.amount.stated, '%')} of {amount(whole.amount.stated, whole.unit)}",
        premises=share.ids + whole.ids,
        value=_value(exact, whole.unit),
        widened=_value(wide, whole.unit),
        period=whole.period,
        areas=tuple(sorted(share.fact.areas)),
    )


def _value(interval: Interval, unit: str) -> Value:
    return Value(*interval.open_ends, unit)
