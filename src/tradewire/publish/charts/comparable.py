"""Which value stands for each partner: those of one whole year where they are told, so that they can be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from tradewire.publish.intervals import exactness
from tradewire.record import Figure, Period, Recorded, Value

By = Literal["turnover", "growth"]


def by_partner(told: Iterable[Recorded], area: str, by: By) -> dict[str, Recorded]:
    """A figure for each partner: of the year that most of them have, else the one with the latest period.

    Only the unit that is told most often counts. Of figures of one period the most exact is taken, of those the one
    that was told last.
    """
    found: dict[str, list[Recorded]] = {}
    for recorded in told:
        if is_wanted(recorded, by):
            for partner in _others(recorded, area):
                found.setdefault(partner, []).append(recorded)
    unit = _commonest_unit(found)
    alike = {partner: [r for r in figures if _value(r).unit == unit] for partner, figures in sorted(found.items())}
    year = common_year(alike)
    return {partner: max(figures, key=lambda r: _rank(r, year)) for partner, figures in alike.items() if figures}


def common_year(found: Mapping[str, Iterable[Recorded]]) -> int | None:
    """The year that most partners have a figure of as a whole, of those the last."""
    years = Counter(
        year for figures in found.values() for year in {_year(r.claim.period) for r in figures} if year is not None
    )
    return max(years, key=lambda year: (years[year], year), default=None)


def is_wanted(recorded: Recorded, by: By) -> bool:
    """Turnover of all goods that has happened, as a level or as growth in percent."""
    claim = recorded.claim
    measure, unit = ("level", None) if by == "turnover" else ("change", "%")
    return (
        isinstance(claim, Figure)
        and (claim.indicator, claim.measure, claim.status) == ("turnover", measure, "actual")
        and not claim.product
        and claim.value is not None
        and unit in (None, claim.value.unit)
        and (claim.value.low is not None or claim.value.high is not None)
    )


def _commonest_unit(found: Mapping[str, Iterable[Recorded]]) -> str | None:
    units = Counter(unit for figures in found.values() for unit in {_value(r).unit for r in figures})
    return max(units, key=lambda unit: (units[unit], unit), default=None)


def _others(recorded: Recorded, area: str) -> Iterator[str]:
    ids = {e.id for role in recorded.claim.parties.values() for e in role if e.id and e.is_area}
    if area in ids:
        yield from sorted(ids - {area})


def _rank(recorded: Recorded, year: int | None) -> tuple[object, ...]:
    period = recorded.claim.period
    end = period.end if period and period.end else recorded.source.said
    whole = year is not None and _year(period) == year
    return (whole, period is not None, end, exactness(recorded.claim.value), recorded.source.said, recorded.id)


def _year(period: Period | None) -> int | None:
    """The year that a period is, where it is a whole one."""
    if period is None or period.start is None or period.end is None:
        return None
    return period.start.year if period == Period.year(period.start.year) else None


def _value(recorded: Recorded) -> Value:
    value = recorded.claim.value
    assert value is not None
    return value
