"""A partner of a better rank has no smaller value, and no two partners have one rank."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tradewire.reconcile.book import CROWD, Book, ByPeriod, Measured
from tradewire.reconcile.numbers import amount, number
from tradewire.reconcile.periods import compatible, same_period
from tradewire.record import Check, Verdict

NAME = "rank_values"


def check(book: Book) -> Iterator[Check]:
    for ranks in _by_reporter(book).values():
        for a, b in _pairs(ranks):
            yield from _compare(book, a, b)


def _pairs(ranks: list[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Ranks of two partners at one time; there are no more partners than areas, however much is told."""
    few = _few(ranks)
    place = {id(rank): n for n, rank in enumerate(few)}
    told, undated = ByPeriod(few), [rank for rank in few if rank.period is None]
    for n, a in enumerate(few):
        near = undated if a.period is None else told.like(a.fact)
        yield from ((a, b) for b in near if place[id(b)] > n and a.fact.flow != b.fact.flow and _one_time(a, b))


def _few(ranks: list[Measured]) -> list[Measured]:
    """Of a crowd of ranks of one partner in one period, or named in one year without a period, those told last."""
    held: dict[tuple[object, ...], int] = defaultdict(int)
    few = []
    for rank in reversed(ranks):
        key = (rank.fact.flow, rank.period or rank.fact.said.year)
        held[key] += 1
        if held[key] <= CROWD:
            few.append(rank)
    return few[::-1]


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
    for better in _levels(book, first):
        for worse in _levels(book, second, better):
            if better.unit != worse.unit or not same_period(better.fact, worse.fact):
                continue
            fits = better.amount.widened.high >= worse.amount.widened.low
            working = f"{_told(first)} with {_value(better)}, {_told(second)} with {_value(worse)}"
            yield _check("consistent" if fits else "inconsistent", working, first, second, better, worse)


def _single_kind(a: Measured, b: Measured) -> bool:
    """Countries and regions are ranked apart."""
    return ("-" in a.fact.flow.partition(">")[2]) == ("-" in b.fact.flow.partition(">")[2])


def _levels(book: Book, rank: Measured, other: Measured | None = None) -> Sequence[Measured]:
    """Levels for the period of a rank, or for that of another level where the rank names none."""
    indicator, _, pair = rank.fact.flow.partition(":")
    reporter, partner = pair.split(">")
    flows = {
        "exports": f"exports:{reporter}>{partner}",
        "imports": f"exports:{partner}>{reporter}",
    }
    flow = flows.get(indicator, f"{indicator}:{'='.join(sorted((reporter, partner)))}")
    if rank.period is not None or other is None:
        return book.alike(flow, "level", rank.fact) if rank.period else book.measured(flow, "level")
    return book.alike(flow, "level", other.fact)


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
