"""Partners of an area on a map, by turnover or growth: regions as filled shapes, countries as marks at their seats."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from tradewire import gazetteer
from tradewire.ledger import Filter, Ledger
from tradewire.publish.charts import shapes
from tradewire.publish.charts.comparable import By, by_partner
from tradewire.publish.charts.places import LINE, Projection, labelled, mark
from tradewire.publish.charts.series import unit_words
from tradewire.publish.charts.shapes import seats
from tradewire.publish.charts.style import BLUE, INK, LAND, ORANGE, SOFT, Spec, chart
from tradewire.publish.names import Names, names_in
from tradewire.record import Recorded, Value

_WIDTH: Final = 600
_HEIGHT: Final = 400
_MILLION: Final = 1e6
# Letters of the lines above a map.
_SUBTITLE: Final = 95
_BORDER: Final = "#b8bec9"
_LINE: Final = "#d3d8e0"
# From light to dark, so that they keep their order in black and white; the darkest still lets a label be read.
_BLUES: Final = ("#d6e6f2", "#8fbfde", "#3d8fc4")
_ORANGES: Final = ("#e98a4b", "#f9e3d3")


@dataclass(frozen=True, slots=True)
class _Partner:
    """`number` is what it is sized or coloured by; `shown` and `when` are how number and period are written."""

    area: str
    number: float
    shown: str
    when: str

    @property
    def filled(self) -> bool:
        return _is_filled(self.area)


def partners(ledger: Ledger, area: str, by: By, language: str, wanted: Filter) -> Spec | None:
    """Turnover, or its growth in percent, with each partner; None where none is told.

    Figures of one whole year are preferred; it stands above the map, and any other period below its number. What has
    no room on the map, or no known place, is told above it.
    """
    names = names_in(language)
    told = by_partner(ledger.claims(wanted), area, by)
    values = [value for recorded in told.values() if (value := recorded.claim.value)]
    size = _MILLION if values and max(map(_middle, values)) >= _MILLION else 1.0
    kept = [_partner(names, key, recorded, size) for key, recorded in told.items()]
    placed = [partner for partner in kept if partner.area in seats()]
    if not placed:
        return None
    home = [seats()[area]] if area in seats() else []
    # Larger numbers are placed first, and so get the room.
    placed.sort(key=lambda partner: (-abs(partner.number), partner.area))
    projection = Projection.around([*home, *(seats()[p.area] for p in placed)], _WIDTH, _HEIGHT)
    common = _common([partner.when for partner in kept])
    rows = [_row(names, partner, common) for partner in placed]
    labels = labelled(rows, projection, home)
    unit = [unit_words(names, values[0].unit, size)] if by == "turnover" else []
    return chart(
        names.words,
        _layers(placed, labels, area, by),
        width=_WIDTH,
        height=_HEIGHT,
        title={
            "text": f"{names.area(area)}: {names.words.label('charts', by)}",
            "subtitle": [_when(names, common, kept, unit), *_keys(labels), *_lost(names, kept)],
        },
        projection=projection.spec(),
    )


def _is_filled(area: str) -> bool:
    """Whether an area is drawn as a shape: regions that have one, less cities, which would be too small to be seen."""
    known = gazetteer.load_places().area(area)
    return shapes.has_shape(area) and known is not None and known.type != "city"


def _partner(names: Names, area: str, recorded: Recorded, size: float) -> _Partner:
    value = recorded.claim.value
    assert value is not None
    period = names.words.period(recorded.claim.period)
    when = period or names.words.say("told_on", names.words.day(recorded.source.said))
    return _Partner(area, _middle(value), _shown(names, value, size), when)


def _row(names: Names, partner: _Partner, common: str) -> dict[str, Any]:
    x, y = seats()[partner.area]
    lines = [str(names.area(partner.area)), partner.shown, *([] if partner.when == common else [partner.when])]
    where = {"area": partner.area, "x": x, "y": y, "filled": partner.filled}
    return {**where, "label": lines, "number": partner.number, "when": partner.when}


def _common(periods: Sequence[str]) -> str:
    """The period of most numbers; empty where each has its own."""
    period, count = Counter(periods).most_common(1)[0]
    return period if count > 1 or len(periods) == 1 else ""


def _when(names: Names, common: str, kept: Sequence[_Partner], unit: list[str]) -> str:
    """The unit and the period, and that some have another."""
    words = names.words.words["charts"]
    if all(partner.when == common for partner in kept):
        return ", ".join([*unit, common])
    others = str(words["other_periods"]).format(common) if common else str(words["own_periods"])
    return ", ".join([*unit, others])


def _keys(labels: Iterable[Mapping[str, Any]]) -> list[str]:
    """What the numbers on the map stand for, some to a line."""
    told = [f"{row['key']} {row['told'][0]}: {', '.join(row['told'][1:])}" for row in labels if row["key"]]
    return wrap("; ".join(one.replace(" ", "\u00a0") for one in told), _SUBTITLE)


def _lost(names: Names, kept: Iterable[_Partner]) -> list[str]:
    lost = [f"{names.area(p.area)} ({p.shown}; {p.when})" for p in kept if p.area not in seats()]
    return [str(names.words.words["charts"]["no_place"]).format(", ".join(lost))] if lost else []


def _shown(names: Names, value: Value, size: float) -> str:
    """The value without its unit, which the title tells; growth with its sign of percent."""
    if value.unit == "%":
        return names.words.value(value)
    low, high = (None if end is None else end / size for end in (value.low, value.high))
    return names.words.value(Value(low, high, "1", value.approximate))


def _middle(value: Value) -> float:
    ends = [number for number in (value.low, value.high) if number is not None]
    return sum(ends) / len(ends)


def _layers(placed: Sequence[_Partner], rows: list[dict[str, Any]], home: str, by: By) -> list[Spec]:
    where: Spec = {
        "longitude": {"field": "x", "type": "quantitative"},
        "latitude": {"field": "y", "type": "quantitative"},
    }
    at_home = [{"x": x, "y": y} for x, y in (seats()[home],)] if home in seats() and not _is_filled(home) else []
    countries: Spec = {"values": shapes.outlines(), "format": {"type": "topojson", "feature": "countries"}}
    marked = [row for row, partner in zip(rows, placed, strict=True) if not partner.filled]
    return [
        {"data": countries, "mark": {"type": "geoshape", "fill": LAND, "stroke": _BORDER, "strokeWidth": 0.7}},
        *_filled(placed, home, by),
        *([_marks(marked, rows, where, by)] if marked else []),
        *_labels(rows, where),
        {
            "data": {"values": at_home},
            "mark": {"type": "point", "filled": True, "shape": "square", "size": 90, "color": INK, "opacity": 1},
            "encoding": where,
        },
    ]


def _filled(placed: Iterable[_Partner], home: str, by: By) -> list[Spec]:
    """The regions of the countries that a partner or the area itself is a region of; partners' are filled."""
    told = {partner.area: partner.number for partner in placed if partner.filled}
    places = gazetteer.load_places()
    countries = {places.country_of(area) for area in (*told, *([home] if _is_filled(home) else []))}
    if not countries:
        return []
    properties: dict[str, Mapping[str, Any]] = {area: {"number": number} for area, number in told.items()}
    topology = shapes.regions(sorted(filter(None, countries)), properties)
    data: Spec = {"values": topology, "format": {"type": "topojson", "feature": "regions"}}
    colour = {**_number("properties.number"), "scale": _scale(told, by), "legend": None}
    layers: list[Spec] = [
        {"mark": {"type": "geoshape", "fill": LAND, "stroke": _LINE, "strokeWidth": 0.5}},
        {
            "transform": [{"filter": "isValid(datum.properties.number)"}],
            "mark": {"type": "geoshape", "stroke": "white", "strokeWidth": 0.8},
            "encoding": {"color": colour},
        },
        {
            "transform": [{"filter": f"datum.id === '{home}'"}],
            "mark": {"type": "geoshape", "fill": SOFT, "stroke": INK, "strokeWidth": 1},
        },
    ]
    return [{"data": data, "layer": layers}]


def _scale(told: Mapping[str, float], by: By) -> Spec:
    """From light to dark by turnover; by growth orange where it fell, which is also told by the sign of the number."""
    largest = max(map(abs, told.values()), default=1.0) or 1.0
    if by == "turnover":
        return {"domain": [0, largest], "range": [_BLUES[0], _BLUES[-1]]}
    return {"domain": [-largest, -1e-9, 0, largest], "range": [*_ORANGES, _BLUES[0], _BLUES[-1]]}


def _marks(marked: list[dict[str, Any]], rows: list[dict[str, Any]], where: Spec, by: By) -> Spec:
    """A circle by turnover; by growth a triangle that points up or down, so that not colour alone tells a fall."""
    number = _number("number")
    if by == "turnover":
        largest = max(abs(row["number"]) for row in rows) or 1
        size = {**number, "scale": {"domain": [0, largest], "range": [0, 1100]}, "legend": None}
        return {
            "data": {"values": marked},
            "mark": {"type": "circle", "stroke": "white", "opacity": 0.8},
            "encoding": {**where, "size": size, "color": {"value": BLUE}},
        }
    sign = {"condition": {"test": "datum.number < 0", "value": ORANGE}, "value": BLUE}
    shape = {"condition": {"test": "datum.number < 0", "value": "triangle-down"}, "value": "triangle-up"}
    return {
        "data": {"values": marked},
        "mark": {"type": "point", "filled": True, "size": 220, "stroke": "white", "opacity": 0.9},
        "encoding": {**where, "color": sign, "shape": shape},
    }


def _number(field: str) -> Spec:
    return {"field": field, "type": "quantitative"}


def _labels(rows: list[dict[str, Any]], where: Spec) -> list[Spec]:
    """The labels, each on a white edge that parts it from what it covers; those set alike are one layer."""
    alike: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in rows:
        alike.setdefault((row["side"], len(row["label"])), []).append(row)
    return [layer for so, chosen in sorted(alike.items()) for layer in _set(chosen, where, mark(*so))]


def _set(chosen: list[dict[str, Any]], where: Spec, set_so: Spec) -> list[Spec]:
    set_so = {"type": "text", "fontSize": 11, "lineHeight": LINE, **set_so}
    edge: Spec = {"color": "white", "stroke": "white", "strokeWidth": 3, "strokeOpacity": 0.75, "strokeJoin": "round"}
    text: Spec = {"data": {"values": chosen}, "encoding": {**where, "text": {"field": "label"}}}
    return [{**text, "mark": {**set_so, **look}} for look in (edge, {"color": INK})]
