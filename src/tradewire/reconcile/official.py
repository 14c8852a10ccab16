"""Official observations for a flow of the claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from operator import itemgetter

from tradewire.reconcile.interval import Interval
from tradewire.record import Observation, Period

YearLevel = tuple[int, Interval, tuple[str, ...]]


class Series:
    """Observations of all goods together by unit, areas and period: a flow looks at its own only."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self._found: dict[tuple[object, ...], list[tuple[int, Observation]]] = defaultdict(list)
        units = set()
        for place, o in enumerate(observations):
            units.add(o.unit)
            if o.product is None:
                self._found[o.unit, o.area, o.partner].append((place, o))
                self._found[o.unit, o.area, o.partner, o.period].append((place, o))
        self.units = tuple(sorted(units))

    def of(self, flow: str, unit: str, period: Period | None = None) -> Iterator[Observation]:
        """Those of a flow as any side reports it, in one unit, of one period where it is given; in their order."""
        rest = () if period is None else (period,)
        sides = _sides(flow.partition(":")[2])
        told = [self._found.get((unit, *side, *rest), ()) for side in sides]
        return (o for _, o in merge(*told, key=itemgetter(0)))


def levels_of(series: Series, flow: str, unit: str) -> Iterator[YearLevel]:
    """Year, level and ids of the observations of a flow in one currency; the latest revision of each year."""
    found: dict[int, tuple[Interval, tuple[str, ...]]] = {}
    for period, level, used in _matching(series.of(flow, unit), flow):
        if period.start and period.end and (period.end - period.start).days in (364, 365):
            found[period.end.year] = (level, tuple(o.id for o in used))
    yield from ((year, level, ids) for year, (level, ids) in sorted(found.items()))


def matching(series: Series, flow: str, unit: str, period: Period) -> tuple[Interval, tuple[Observation, ...]] | None:
    """The official level of a flow for one period, and the observations it stands on; None where there is none."""
    found = list(_matching(series.of(flow, unit, period), flow))
    return (found[-1][1], found[-1][2]) if found else None


def _matching(
    observations: Iterable[Observation], flow: str
) -> Iterator[tuple[Period, Interval, tuple[Observation, ...]]]:
    """Levels as any side reports them, each from one reporter; turnover is its exports plus its imports."""
    indicator, _, pair = flow.partition(":")
    by_reporter: dict[tuple[str, str, Period], dict[str, Observation]] = defaultdict(dict)
    for o in observations:
        by_reporter[o.dataset, o.area, o.period][o.indicator] = o
    for (_, area, period), by_indicator in by_reporter.items():
        used = _used(indicator, by_indicator, from_area=pair.partition(">")[0] == area or ">" not in pair)
        if used:
            yield period, Interval.point(sum(o.value for o in used)), used


def _sides(pair: str) -> set[tuple[str, str | None]]:
    for mark in ("=", ">"):
        if mark in pair:
            a, b = pair.split(mark)
            return {(a, b), (b, a)}
    return {(pair, None)}


def _used(indicator: str, found: dict[str, Observation], *, from_area: bool) -> tuple[Observation, ...]:
    wanted: Sequence[str] = (indicator,)
    if indicator == "exports" and not from_area:
        wanted = ("imports",)
    if indicator == "turnover" and "turnover" not in found:
        wanted = ("exports", "imports")
    return tuple(found[name] for name in wanted) if all(name in found for name in wanted) else ()
