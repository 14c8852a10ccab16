"""Claims against official series for the same areas, flow and period, with the limits of such a comparison."""

from collections.abc import Iterator, Sequence

from tradewire.reconcile.book import Book, Measured
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.official import matching
from tradewire.reconcile.periods import shown
from tradewire.record import Check, Observation, Verdict

NAME = "official_series"

# What freight and insurance, the origin of goods and later revisions may explain, as a share of the number.
_MIRROR = 0.15
_REVISED = 0.03

_INDICATORS = frozenset({"turnover", "exports", "imports", "balance", "services"})


def check(book: Book) -> Iterator[Check]:
    if not book.observations:
        return
    for flow in sorted(book.figures):
        if flow.partition(":")[0] in _INDICATORS:
            levels = book.measured(flow, "level")
            if levels and "-" in flow:
                yield _below_country(flow, levels)
            elif "~" not in flow:
                yield from (found for level in levels if (found := _compare(book, flow, level)))


def _below_country(flow: str, levels: Sequence[Measured]) -> Check:
    return Check(
        rule=NAME,
        verdict="not_checkable",
        working=f"{flow}: official series of foreign trade do not go below the country level",
        tolerance="none",
        premises=tuple(key for level in levels for key in level.ids),
    )


def _compare(book: Book, flow: str, level: Measured) -> Check | None:
    if level.period is None or level.period.end is None:
        return None
    found = matching(book.series, flow, level.unit, level.period)
    if found is None:
        return _elsewhere(book, flow, level)
    official, used = found
    verdict, tolerance = _verdict(level.amount.widened, official, used, level)
    return Check(
        rule=NAME,
        verdict=verdict,
        working=f"{flow}, {shown(level.period)}: told {amount(level.amount.stated, level.unit)} ({level.told()}), "
        f"{used[0].dataset} {amount(official, level.unit)} as reported by {used[0].area}",
        tolerance=tolerance,
        premises=level.ids + tuple(o.id for o in used),
    )


def _verdict(told: Interval, official: Interval, used: tuple[Observation, ...], level: Measured) -> tuple[Verdict, str]:
    if told.meets(official):
        return "consistent", "half a unit of the last printed digit"
    mirror = level.fact.side not in ("", used[0].area)
    limit = _MIRROR if mirror else _REVISED
    name = "mirror data (CIF against FOB, origin against consignment)" if mirror else "revisions"
    if told.meets(official.widened(abs(official.middle) * limit)):
        return "consistent", f"within {limit:.0%}, which {name} may explain"
    return "inconsistent", f"beyond {limit:.0%}, which {name} may explain"


def _elsewhere(book: Book, flow: str, level: Measured) -> Check | None:
    """An official number for the period, but in another currency."""
    for unit in (u for u in book.series.units if u != level.unit):
        found = matching(book.series, flow, unit, level.period) if level.period else None
        if found:
            return Check(
                rule=NAME,
                verdict="not_comparable",
                working=f"{flow}, {shown(level.period)}: told in {level.unit}, {found[1][0].dataset} is in {unit}",
                tolerance="no exchange rate is assumed",
                premises=level.ids + tuple(o.id for o in found[1]),
            )
    return None
