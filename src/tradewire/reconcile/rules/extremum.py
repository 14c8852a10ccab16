"""A high or low of some years against the levels told, or officially counted, for those years."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.official import levels_of
from tradewire.record import Check, Verdict

NAME = "extremum"

_LOWS = frozenset({"low", "minimum", "минимум"})

Level = tuple[Interval, tuple[str, ...]]


def check(book: Book) -> Iterator[Check]:
    for flow in book.figures:
        peaks = [p for p in book.measured(flow, "extremum") if p.period and p.period.end and p.unit == "a"]
        known = _by_year(book, flow) if peaks else {}
        yield from (_compare(flow, peak, known) for peak in peaks)


def _compare(flow: str, peak: Measured, known: Mapping[int, Sequence[Level]]) -> Check:
    year = peak.period.end.year if peak.period and peak.period.end else 0
    years = range(year - round(peak.amount.stated.middle) + 1, year)
    there = [(y, level) for y in sorted(known) if y in years for level in known[y]]
    low = (peak.fact.label or "").casefold() in _LOWS
    word = "low" if low else "high"
    if year not in known or not there:
        lacking = f"no level of {flow} is told for {'the years before ' if year in known else ''}{year}"
        return _check("not_checkable", f"{word} of {len(years) + 1} years in {year}: {lacking}", peak.ids)
    own = known[year][0]
    beaten = [(y, level) for y, level in there if _beats(level[0], own[0], low=low)]
    told = "; ".join(f"{y}: {amount(level[0])}" for y, level in (beaten or there))
    premises = peak.ids + own[1] + tuple(key for _, level in (beaten or there) for key in level[1])
    return _check(
        "inconsistent" if beaten else "consistent",
        f"{word} of {len(years) + 1} years in {year} with {amount(own[0])}; {told}",
        premises,
    )


def _beats(other: Interval, own: Interval, *, low: bool) -> bool:
    return other.high < own.low if low else other.low > own.high


def _by_year(book: Book, flow: str) -> dict[int, list[Level]]:
    """Levels of whole years in the currency that is told most often, claims first."""
    levels = [m for m in book.measured(flow, "level") if m.period and _whole_year(m)]
    units = [level.unit for level in levels]
    unit = max(sorted(set(units)), key=Counter(units).__getitem__) if units else "USD"
    found: dict[int, list[Level]] = {}
    for level in levels:
        if level.unit == unit and level.period and level.period.end:
            found.setdefault(level.period.end.year, []).append((level.amount.widened, level.ids))
    for year, interval, ids in levels_of(book.series, flow, unit):
        found.setdefault(year, []).append((interval, ids))
    return found


def _whole_year(level: Measured) -> bool:
    period = level.period
    if period is None or period.start is None or period.end is None:
        return False
    return (period.end - period.start).days in (364, 365)


def _check(verdict: Verdict, working: str, premises: tuple[str, ...]) -> Check:
    return Check(
        rule=NAME,
        verdict=verdict,
        working=working,
        tolerance="half a unit of the last printed digit of each level",
        premises=premises,
    )
