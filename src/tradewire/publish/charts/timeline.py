"""Commitments on a line of time: from when they were first told to when they are due, by what became of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from tradewire.publish.charts.style import BLUE, GREEN, INK, ORANGE, SOFT, YELLOW, Spec, chart
from tradewire.publish.wording import Wording
from tradewire.record import Commitment

_WIDTH: Final = 380
_ROW: Final = 26
_LONGEST: Final = 60
_MOST: Final = 20
_COLOURS: Final = {
    "met": GREEN,
    "partly_met": GREEN,
    "on_track": BLUE,
    "not_due": BLUE,
    "at_risk": YELLOW,
    "missed": ORANGE,
    "dropped": ORANGE,
    "superseded": SOFT,
    "no_evidence": INK,
}
# Shape as well as colour tells the outcome, for print in black and white.
_SHAPES: Final = {
    "met": "circle",
    "partly_met": "circle",
    "on_track": "diamond",
    "not_due": "diamond",
    "at_risk": "triangle-down",
    "missed": "cross",
    "dropped": "cross",
    "superseded": "square",
    "no_evidence": "square",
}


def timeline(promised: Sequence[tuple[str, Commitment]], words: Wording, today: date) -> Spec | None:
    """The chart of commitments with a deadline, each with its title; the next due first. None where there are none."""
    dated = sorted(((t, c) for t, c in promised if c.due), key=lambda item: (item[1].due, item[0]))[:_MOST]
    if not dated:
        return None
    rows = [_row(words, f"{number}. {title}", c) for number, (title, c) in enumerate(dated, 1)]
    moves = [
        {"title": row["title"], "due": due.isoformat()}
        for row, (_, c) in zip(rows, dated, strict=True)
        for due in sorted({change.due for change in c.history if change.due and change.due != c.due})
    ]
    return chart(
        words,
        _layers(words, rows, moves, today),
        width=_WIDTH,
        height={"step": _ROW},
        title=words.label("charts", "timeline"),
    )


def _row(words: Wording, title: str, commitment: Commitment) -> dict[str, Any]:
    said = min(change.said for change in commitment.history)
    return {
        "title": title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…",
        "said": said.isoformat(),
        "due": commitment.due.isoformat() if commitment.due else None,
        "outcome": words.label("outcomes", commitment.outcome),
        "key": commitment.outcome,
    }


def _layers(words: Wording, rows: list[dict[str, Any]], moves: list[dict[str, Any]], today: date) -> list[Spec]:
    present = {row["key"]: row["outcome"] for row in rows}
    scale: Spec = {"domain": list(present.values())}
    y: Spec = {
        "field": "title",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"labelLimit": 420, "grid": True, "domain": False, "ticks": False},
    }
    x: Spec = {"type": "temporal", "title": None, "axis": {"format": "%m.%Y", "tickCount": 6}}
    colour = {
        "field": "outcome",
        "type": "nominal",
        "title": None,
        "scale": {**scale, "range": [_COLOURS[key] for key in present]},
        "legend": {"orient": "top", "columns": 3},
    }
    shape = {**colour, "scale": {**scale, "range": [_SHAPES[key] for key in present]}}
    due: Spec = {"y": y, "x": {**x, "field": "due"}, "color": colour, "shape": shape}
    line: Spec = {"y": y, "x": {**x, "field": "said"}, "x2": {"field": "due"}, "color": colour}
    now = [{"day": today.isoformat(), "name": f"{words.label('charts', 'today')}"}]
    return [
        {"data": {"values": rows}, "mark": {"type": "rule", "strokeWidth": 2}, "encoding": line},
        {
            "data": {"values": moves},
            "mark": {"type": "point", "shape": "stroke", "angle": 90, "size": 90, "color": SOFT, "strokeWidth": 2},
            "encoding": {"y": y, "x": {**x, "field": "due"}},
        },
        {
            "data": {"values": rows},
            "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
            "encoding": due,
        },
        {
            "data": {"values": now},
            "mark": {"type": "rule", "strokeDash": [4, 3], "color": SOFT},
            "encoding": {"x": {**x, "field": "day"}},
        },
    ]
