"""Two numbers for one thing and one period that cannot both be right."""

from collections.abc import Iterator
from itertools import combinations

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import same_period, shown
from tradewire.record import Check

NAME = "conflict"

_MEASURES = ("level", "change", "rank")


def check(book: Book) -> Iterator[Check]:
    for flow in book.figures:
        for measure in _MEASURES:
            yield from (found for a, b in _pairs(book.measured(flow, measure)) if (found := _compare(flow, a, b)))


def _pairs(items: list[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Those with one closed period. A year so far grows between two documents: nothing to compare."""
    by_period: dict[object, list[Measured]] = {}
    for item in items:
        if item.period is not None and item.period.end is not None:
            by_period.setdefault(item.period, []).append(item)
    for alike in by_period.values():
        yield from combinations(alike, 2)


def _compare(flow: str, a: Measured, b: Measured) -> Check | None:
    first, second = a.amount, b.amount
    if not same_period(a.fact, b.fact) or _labels_differ(a, b):
        return None
    told = f"{a.fact.measure} of {flow}, {shown(a.period)}: {amount(first.stated, first.unit)} ({a.told()})"
    working = f"{told}; {amount(second.stated, second.unit)} ({b.told()})"
    if first.unit != second.unit:
        return Check(
            rule=NAME, verdict="not_comparable", working=working, tolerance="units differ", premises=a.ids + b.ids
        )
    if first.widened.meets(second.widened):
        return None
    mirror = a.fact.side != b.fact.side
    return Check(
        rule=NAME,
        verdict="not_comparable" if mirror else "inconsistent",
        working=working,
        tolerance="mirror data: each side counts by its own rules" if mirror else _tolerance(a, b),
        premises=a.ids + b.ids,
    )


def _labels_differ(a: Measured, b: Measured) -> bool:
    """Turnover of goods and turnover of goods and services are two things, and so are figures of other kinds."""
    return a.fact.label != b.fact.label or (a.fact.flow.startswith("other:") and a.unit != b.unit)


def _tolerance(a: Measured, b: Measured) -> str:
    widened = [amount(i.amount.widened, i.unit) for i in (a, b)]
    return f"half a unit of the last printed digit: {' against '.join(widened)}"
