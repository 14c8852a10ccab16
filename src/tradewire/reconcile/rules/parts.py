"""Parts are no more than their whole: regions of a country, goods of a flow. The whole is an umbrella, not one more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter

from tradewire.reconcile.book import Book, ByPeriod, Measured
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import shown
from tradewire.record import Check

NAME = "parts"


def check(book: Book) -> Iterator[Check]:
    for flow, parts in sorted(_regions(book).items()):
        told = ByPeriod(_lowest(parts))
        for whole in book.measured(flow, "level"):
            yield from _compare(whole, _alike(whole, told))


def _regions(book: Book) -> dict[str, list[Measured]]:
    """Flow between two countries → levels of the flows of their regions."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for flow in book.figures:
        whole = _umbrella(flow)
        if whole != flow:
            found[whole] += book.measured(flow, "level")
    return found


def _umbrella(flow: str) -> str:
    """The flow between the countries: `turnover:BY=RU` for `turnover:BY=RU-UD`."""
    indicator, _, pair = flow.partition(":")
    for mark in ("=", ">"):
        sides = pair.split(mark)
        if len(sides) == 2 and not any("~" in side or "+" in side for side in sides):
            countries = [side.partition("-")[0] for side in sides]
            if countries[0] == countries[1]:
                return flow
            return f"{indicator}:{mark.join(sorted(countries) if mark == '=' else countries)}"
    return flow


def _lowest(parts: Iterable[Measured]) -> list[Measured]:
    """Of all that are told of one part, unit and period the lowest: no other can be the one that counts.

    Of a period that is still open, the lowest of each day on which it was told.
    """
    lowest: dict[tuple[object, ...], tuple[int, Measured]] = {}
    for place, part in enumerate(parts):
        day = part.fact.said if part.period is None or part.period.end is None else None
        key = (part.fact.flow, part.unit, part.period, day)
        if key not in lowest or part.amount.widened.low < lowest[key][1].amount.widened.low:
            lowest[key] = (place, part)
    return [part for _, part in sorted(lowest.values(), key=itemgetter(0))]


def _alike(whole: Measured, parts: ByPeriod) -> list[Measured]:
    """One level for each regional flow: same period, same unit; of several told, the lowest."""
    lowest: dict[str, Measured] = {}
    for part in parts.like(whole.fact):
        if part.unit == whole.unit:
            held = lowest.get(part.fact.flow)
            if held is None or part.amount.widened.low < held.amount.widened.low:
                lowest[part.fact.flow] = part
    return list(lowest.values())


def _compare(whole: Measured, parts: list[Measured]) -> Iterator[Check]:
    if not parts:
        return
    total = sum(max(0.0, part.amount.widened.low) for part in parts)
    fits = total <= whole.amount.widened.high
    names = ", ".join(f"{p.fact.flow.partition(':')[2]} {amount(p.amount.stated, p.unit)}" for p in parts[:8])
    yield Check(
        rule=NAME,
        verdict="consistent" if fits else "inconsistent",
        working=f"{whole.fact.flow} {amount(whole.amount.stated, whole.unit)} in {shown(whole.period)} is the umbrella "
        f"of {len(parts)} told {'part' if len(parts) == 1 else 'parts'} ({names}); left out of sums with them",
        tolerance="each part at its lowest, the whole at its highest",
        premises=whole.ids + tuple(key for part in parts for key in part.ids),
    )
