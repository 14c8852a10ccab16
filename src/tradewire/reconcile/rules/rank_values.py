"""A partner of a better rank has no smaller value, and no two partners have one rank."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import compatible, same_period
from tradewire.record import Check, Verdict

NAME = "rank_values"


def check(book: Book) -> Iterator[Check]:
    for ranks in _by_reporter(book).values():
        for a, b in combinations(ranks, 2):
            if a.fact.flow != b.fact.flow and _one_time(a, b):
                yield from _compare(book, a, b)


def _by_reporter(book: Book) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = defaultdict(list)
    for flow in book.figures:
        if ">" in flow:
            found[flow.partition(">")[0]] += book.measured(flow, "rank")
    return found


def _one_time(a: Measured, b: Measured) -> bool:
    return same_period(a.fact, b.fact) or (a.period is b.period is None and compatible(a.fact, b.fact))


def _compare(book: Book, a: Measured, b: Measured) -> Iterator[Check]:
    first, second = sorted((a, b), key=lambda m: m.amount.stated.middle)
    if not (first.amount.stated.low == first.amount.stated.high and _single_kind(a, b)):
        return
    if first.amount.stated == second.amount.stated:
        yield _check("inconsistent", f"both {_told(first)} and {_told(second)}", first, second)
        return
    for better, worse in ((x, y) for x in _levels(book, first) for y in _levels(book, second)):
        if same_period(better.fact, worse.fact) and better.unit == worse.unit:
            fits = better.amount.widened.high >= worse.amount.widened.low
            working = f"{_told(first)} with {_value(better)}, {_told(second)} with {_value(worse)}"
            yield _check("consistent" if fits else "inconsistent", working, first, second, better, worse)


def _single_kind(a: Measured, b: Measured) -> bool:
    """Countries and regions are ranked apart."""
    return ("-" in a.fact.flow.partition(">")[2]) == ("-" in b.fact.flow.partition(">")[2])


def _levels(book: Book, rank: Measured) -> list[Measured]:
    indicator, _, pair = rank.fact.flow.partition(":")
    reporter, partner = pair.split(">")
    flows = {
        "exports": f"exports:{reporter}>{partner}",
        "imports": f"exports:{partner}>{reporter}",
    }
    levels = book.measured(flows.get(indicator, f"{indicator}:{'='.join(sorted((reporter, partner)))}"), "level")
    return [level for level in levels if rank.period is None or same_period(level.fact, rank.fact)]


def _check(verdict: Verdict, working: str, *items: Measured) -> Check:
    return Check(
        rule=NAME,
        verdict=verdict,
        working=working,
        tolerance="values may meet within half a unit of the last printed digit",
        premises=tuple(key for item in items for key in item.ids),
    )


def _told(rank: Measured) -> str:
    return f"{rank.fact.flow.partition(':')[2]} ranks {number(rank.amount.stated.low)}"


def _value(level: Measured) -> str:
    return amount(level.amount.stated, level.unit)
