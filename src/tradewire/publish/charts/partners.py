"""Partners of an area on a map: a circle at each seat, by turnover or by growth.

Countries are outlined; regions stand as circles at their seats, as no openly licensed package has their shapes.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from tradewire.ledger import Filter, Ledger
from tradewire.publish.charts.places import MARKS, Place, Projection, labelled
from tradewire.publish.charts.series import unit_words
from tradewire.publish.charts.style import BLUE, INK, LAND, ORANGE, Spec, chart
from tradewire.publish.intervals import exactness
from tradewire.publish.names import Names, names_in
from tradewire.record import Figure, Recorded, Value

By = Literal["turnover", "growth"]

_DATA: Final = files("tradewire.publish") / "data"
_WIDTH: Final = 600
_HEIGHT: Final = 380
_MILLION: Final = 1e6


@dataclass(frozen=True, slots=True)
class _Partner:
    """One circle: the partner's id, the number it is sized or coloured by, and how the number is written."""

    area: str
    number: float
    shown: str


def partners(ledger: Ledger, area: str, by: By, language: str, wanted: Filter) -> Spec | None:
    """The newest turnover, or its growth in percent, with each partner; None where none is told.

    Only the unit that is told most often is drawn. Partners without a known seat are named below the map.
    """
    names = names_in(language)
    found = list(_newest(ledger, area, by, wanted).items())
    if not found:
        return None
    unit = Counter(value.unit for _, value in found).most_common(1)[0][0]
    alike = {partner: value for partner, value in found if value.unit == unit}
    size = _MILLION if max(map(_middle, alike.values())) >= _MILLION else 1.0
    kept = [_Partner(partner, _middle(value), _shown(names, value, size)) for partner, value in alike.items()]
    placed = [(partner, place) for partner in kept if (place := seats().get(partner.area))]
    if not placed:
        return None
    lost = [str(names.area(p.area)) for p in kept if p.area not in seats()]
    below = [unit_words(names, unit, size)] if by == "turnover" else []
    if lost:
        below.append(names.words.words["charts"]["no_place"].format(", ".join(lost)))
    home = [seats()[area]] if area in seats() else []
    projection = Projection.around([*home, *(place for _, place in placed)], _WIDTH, _HEIGHT)
    rows = [{"label": [str(names.area(p.area)), p.shown], "x": x, "y": y, "number": p.number} for p, (x, y) in placed]
    return chart(
        names.words,
        _layers(labelled(rows, projection, home), home, by),
        width=_WIDTH,
        height=_HEIGHT,
        title={"text": f"{names.area(area)}: {names.words.label('charts', by)}", "subtitle": below},
        projection=projection.spec(),
    )


@cache
def seats() -> Mapping[str, Place]:
    """Longitude and latitude of the seat of each country and region."""
    lines = (_DATA / "seats.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {area: (float(x), float(y)) for area, x, y in rows}


@cache
def outlines() -> Any:
    """Shapes of countries as TopoJSON."""
    return json.loads((_DATA / "countries.json").read_text(encoding="utf-8"))


def _newest(ledger: Ledger, area: str, by: By, wanted: Filter) -> dict[str, Value]:
    """By partner: the value with the latest period, of those the one that was told last."""
    best: dict[str, tuple[tuple[object, ...], Value]] = {}
    for recorded in ledger.claims(wanted):
        claim, value = recorded.claim, recorded.claim.value
        if not isinstance(claim, Figure) or value is None or not _wanted(claim, by):
            continue
        rank = (claim.period is not None, _period_end(recorded), exactness(value), recorded.source.said, recorded.id)
        for partner in _others(claim, area):
            if partner not in best or rank > best[partner][0]:
                best[partner] = (rank, value)
    return {partner: value for partner, (_, value) in sorted(best.items())}


def _wanted(claim: Figure, by: By) -> bool:
    measure, unit = ("level", None) if by == "turnover" else ("change", "%")
    alike = claim.indicator == "turnover" and claim.measure == measure and claim.status == "actual"
    return alike and not claim.product and claim.value is not None and unit in (None, claim.value.unit)


def _others(claim: Figure, area: str) -> Iterable[str]:
    ids = {e.id for role in claim.parties.values() for e in role if e.id and e.is_area}
    return sorted(ids - {area}) if area in ids else ()


def _period_end(recorded: Recorded) -> str:
    period = recorded.claim.period
    end = period.end if period and period.end else recorded.source.said
    return end.isoformat()


def _shown(names: Names, value: Value, size: float) -> str:
    """The value without its unit, which the title tells; growth with its sign of percent."""
    if value.unit == "%":
        return names.words.value(value)
    low, high = (None if end is None else end / size for end in (value.low, value.high))
    return names.words.value(Value(low, high, "1", value.approximate))


def _middle(value: Value) -> float:
    ends = [number for number in (value.low, value.high) if number is not None]
    return sum(ends) / len(ends)


def _layers(rows: list[dict[str, Any]], home: list[Place], by: By) -> list[Spec]:
    shapes: Spec = {"values": outlines(), "format": {"type": "topojson", "feature": "countries"}}
    where: Spec = {
        "longitude": {"field": "x", "type": "quantitative"},
        "latitude": {"field": "y", "type": "quantitative"},
    }
    circles: Spec = {"data": {"values": rows}, "mark": {"type": "circle", "stroke": "white", "opacity": 0.8}}
    number: Spec = {"field": "number", "type": "quantitative"}
    if by == "turnover":
        largest = max(abs(row["number"]) for row in rows) or 1
        size = {**number, "scale": {"domain": [0, largest], "range": [0, 1100]}, "legend": None}
        circles["encoding"] = {**where, "size": size, "color": {"value": BLUE}}
    else:
        sign = {"condition": {"test": "datum.number < 0", "value": ORANGE}, "value": BLUE}
        # Falls are told by shape as well as by colour.
        shape = {"condition": {"test": "datum.number < 0", "value": "triangle-down"}, "value": "triangle-up"}
        circles["mark"] = {"type": "point", "filled": True, "size": 220, "stroke": "white", "opacity": 0.9}
        circles["encoding"] = {**where, "color": sign, "shape": shape}
    return [
        {"data": shapes, "mark": {"type": "geoshape", "fill": LAND, "stroke": "#b8bec9", "strokeWidth": 0.7}},
        circles,
        *(_label(rows, where, side) for side in MARKS),
        {
            "data": {"values": [{"x": x, "y": y} for x, y in home]},
            "mark": {"type": "point", "filled": True, "shape": "square", "size": 90, "color": INK, "opacity": 1},
            "encoding": where,
        },
    ]


def _label(rows: list[dict[str, Any]], where: Spec, side: str) -> Spec:
    """The labels that stand on one side of their circles."""
    mark: Spec = {"type": "text", "fontSize": 11, "color": INK, **MARKS[side]}
    return {
        "data": {"values": rows},
        "transform": [{"filter": f"datum.side === '{side}'"}],
        "mark": mark,
        "encoding": {**where, "text": {"field": "label"}},
    }
