"""Parts are no more than their whole: regions of a country, goods of a flow. The whole is an umbrella, not one more."""

from collections import defaultdict
from collections.abc import Iterator

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import same_period, shown
from tradewire.record import Check

NAME = "parts"


def check(book: Book) -> Iterator[Check]:
    for flow, parts in sorted(_regions(book).items()):
        for whole in book.measured(flow, "level"):
            yield from _compare(whole, _alike(whole, parts))


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


def _alike(whole: Measured, parts: list[Measured]) -> list[Measured]:
    """One level for each regional flow: same period, same unit; of several told, the lowest."""
    lowest: dict[str, Measured] = {}
    for part in parts:
        if same_period(part.fact, whole.fact) and part.unit == whole.unit:
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
