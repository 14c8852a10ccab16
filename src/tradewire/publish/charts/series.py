"""An indicator of a pair over time: ranges as bands, bounds as arrows, targets as hollow marks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tradewire import reconcile
from tradewire.publish.charts.style import BLUE, GREEN, INK, ORANGE, Spec, chart
from tradewire.publish.intervals import exactness
from tradewire.publish.names import Names, names_in
from tradewire.publish.wording import Wording
from tradewire.record import Indicator, Value

_WIDTH: Final = 560
_HEIGHT: Final = 210
_HARD: Final = frozenset({"actual", "stopped"})
_ORDER: Final = ("told", "official", "target")
_MILLION: Final = 1e6
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class _Level:
    """One mark of the chart; `group` is told, official or target."""

    start: date
    end: date
    value: Value
    group: str


def series(told: Iterable[reconcile.Row], pair: tuple[str, str], indicator: Indicator, language: str) -> Spec | None:
    """The chart of levels in the unit that is told most often; None where there are not two to compare."""
    names = names_in(language)
    found = [level for row in told if row.measure == "level" and (level := _level(row))]
    if not found:
        return None
    unit = Counter(level.value.unit for level in found).most_common(1)[0][0]
    kept = [level for level in found if level.value.unit == unit]
    if len(kept) < _FEWEST:
        return None
    size = _MILLION if max(abs(_end(level.value)) for level in kept) >= _MILLION else 1.0
    records = _parted([_record(names.words, level, size) for level in kept])
    return _chart(names, records, pair, indicator, unit_words(names, unit, size))


def _level(row: reconcile.Row) -> _Level | None:
    """The most exact telling of a row; one without a period, or of a year so far, stands at the day it was told."""
    period = row.period
    if row.status == "official":
        if period is None or period.start is None or period.end is None:
            return None
        return _Level(period.start, period.end, row.value, "official")
    best = max(row.members, key=lambda member: (exactness(member.claim.value), member.source.said, member.id))
    if best.claim.value is None:
        return None
    end = period.end if period and period.end else best.source.said
    start = period.start if period and period.start else end
    return _Level(min(start, end), end, best.claim.value, "told" if row.status in _HARD else "target")


def _record(words: Wording, level: _Level, size: float) -> dict[str, Any]:
    value = level.value
    low, high = value.low, value.high
    return {
        "start": level.start.isoformat(),
        "end": level.end.isoformat(),
        "at": _end(value) / size,
        "low": (low if low is not None else _end(value)) / size,
        "high": (high if high is not None else _end(value)) / size,
        "bound": "up" if high is None else "down" if low is None else "",
        "group": words.label("charts", level.group),
        "shown": words.value(Value(low and low / size, high and high / size, "1", value.approximate)),
    }


def _chart(names: Names, rows: Sequence[dict[str, Any]], pair: tuple[str, str], indicator: str, axis: str) -> Spec:
    words = names.words
    domain = [words.label("charts", group) for group in _ORDER]
    present = [name for name in domain if any(row["group"] == name for row in rows)]
    colours = dict(zip(domain, (BLUE, GREEN, ORANGE), strict=True))
    colour = {
        "field": "group",
        "type": "nominal",
        "title": None,
        "scale": {"domain": present, "range": [colours[name] for name in present]},
        "legend": {"orient": "top", "symbolType": "circle", "symbolOpacity": 1},
    }
    title = words.label("indicators", indicator)
    sides = words.say("side", *(str(names.area(area)) for area in pair))
    return chart(
        words,
        _layers(words, axis, colour),
        data={"values": list(rows)},
        width=_WIDTH,
        height=_HEIGHT,
        title={"text": f"{title[:1].upper()}{title[1:]}: {sides}", "subtitle": axis},
    )


def _layers(words: Wording, axis: str, colour: Spec) -> list[Spec]:
    target = words.label("charts", "target")
    x: Spec = {
        "field": "start",
        "type": "temporal",
        "title": None,
        "axis": {"format": "%Y", "tickCount": "year", "grid": False},
    }
    y: Spec = {"field": "at", "type": "quantitative", "title": None, "scale": {"zero": True}}
    dash: Spec = {"condition": {"test": f"datum.group === '{target}'", "value": [5, 3]}, "value": [1, 0]}
    line: Spec = {"x": x, "x2": {"field": "end"}, "y": y, "color": colour, "strokeDash": dash}
    end = {**x, "field": "end"}
    band: Spec = {"x": x, "x2": {"field": "end"}, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": colour}
    point: Spec = {"x": end, "y": y, "color": colour}
    hollow = f"datum.group === '{target}'"
    return [
        {"mark": {"type": "rect", "opacity": 0.3}, "transform": [_only("datum.low < datum.high")], "encoding": band},
        {"mark": {"type": "rule", "strokeWidth": 2.5}, "encoding": line},
        _points(point, f"!datum.bound && !({hollow})", filled=True, shape="circle"),
        _points(point, f"!datum.bound && {hollow}", filled=False, shape="circle"),
        _points(point, f"datum.bound === 'up' && !({hollow})", filled=True, shape="triangle-up"),
        _points(point, f"datum.bound === 'up' && {hollow}", filled=False, shape="triangle-up"),
        _points(point, f"datum.bound === 'down' && !({hollow})", filled=True, shape="triangle-down"),
        _points(point, f"datum.bound === 'down' && {hollow}", filled=False, shape="triangle-down"),
        _label(end, y, below=False),
        _label(end, y, below=True),
    ]


def _label(x: Spec, y: Spec, *, below: bool) -> Spec:
    mark = {"type": "text", "dy": 15 if below else -11, "align": "right", "dx": 4, "fontSize": 11, "color": INK}
    return {
        "mark": mark,
        "transform": [_only("datum.below" if below else "!datum.below")],
        "encoding": {"x": x, "y": y, "text": {"field": "shown"}},
    }


def _parted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of two numbers for one end, the label of the lower stands below, so that both can be read."""
    highest: dict[str, float] = {}
    for row in rows:
        highest[row["end"]] = max(row["at"], highest.get(row["end"], row["at"]))
    return [{**row, "below": row["at"] < highest[row["end"]]} for row in rows]


def _points(encoding: Spec, test: str, *, filled: bool, shape: str) -> Spec:
    mark = {"type": "point", "filled": filled, "shape": shape, "size": 90, "strokeWidth": 2, "opacity": 1}
    if not filled:
        mark["fill"] = "white"
    return {"mark": mark, "transform": [_only(test)], "encoding": encoding}


def _only(test: str) -> Spec:
    return {"filter": test}


def _end(value: Value) -> float:
    return value.high if value.high is not None else value.low or 0.0


def unit_words(names: Names, unit: str, size: float) -> str:
    """The unit in words, such as "million US dollars"."""
    one = names.words.value(Value(5 * size, 5 * size, unit))
    return one.removeprefix(names.words.number(5)).strip()
