"""Where things stand on a map: the projection, and labels that keep out of each other's way."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from tradewire.publish.charts.style import Spec

Place = tuple[float, float]
"""Longitude and latitude in degrees."""

LINE: Final = 13.0
"""Pixels from one line of a label to the next."""

_LETTER: Final = 6.6
_GAP: Final = 13.0
_MARK: Final = 9.0
_MARGIN: Final = 0.62
_CLOSEST: Final = 1400.0
_POLE: Final = 80.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """Mercator on a canvas; the middle of the places is the middle of the canvas."""

    scale: float
    centre: Place
    width: float
    height: float

    @classmethod
    def around(cls, places: Sequence[Place], width: float, height: float) -> Self:
        """As close as all the places and their names allow."""
        xs = [math.radians(x) for x, _ in places]
        ys = [_mercator(y) for _, y in places]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        scale = min(_CLOSEST, _MARGIN * width / max(wide, 1e-6), _MARGIN * height / max(high, 1e-6))
        middle = math.degrees(2 * math.atan(math.exp((max(ys) + min(ys)) / 2)) - math.pi / 2)
        return cls(scale, (math.degrees((max(xs) + min(xs)) / 2), middle), width, height)

    def spec(self) -> Spec:
        return {
            "type": "mercator",
            "scale": self.scale,
            "center": list(self.centre),
            "translate": [self.width / 2, self.height / 2],
            "clipExtent": [[0, 0], [self.width, self.height]],
        }

    def point(self, place: Place) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        x = math.radians(place[0] - self.centre[0]) * self.scale
        y = (_mercator(self.centre[1]) - _mercator(place[1])) * self.scale
        return self.width / 2 + x, self.height / 2 + y


def labelled(
    rows: Sequence[Mapping[str, Any]], projection: Projection, others: Sequence[Place] = ()
) -> list[dict[str, Any]]:
    """The rows, each with the `side` for its label: the first on which it covers nothing.

    A `filled` place takes its label on itself or not at all, any other beside its mark. Where there is no room a
    number takes the label's place (`key`), to be explained elsewhere. `others` are places without a label that are
    not to be covered either.
    """
    points = [projection.point((row["x"], row["y"])) for row in rows]
    held: list[Box] = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in map(projection.point, others)]
    marks: list[Box] = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points]
    placed: list[dict[str, Any]] = []
    for at, (row, point) in enumerate(zip(rows, points, strict=True)):
        taken = [*held, *marks[:at], *marks[at + 1 :]]
        filled, label, key = bool(row.get("filled")), row["label"], 0
        side = _free(_allowed(point, label, filled=filled), projection, taken)
        if side is None:
            key = 1 + sum(1 for one in placed if one["key"])
            label = [str(key)]
            side = _free(_allowed(point, label, filled=filled), projection, taken) or ("on" if filled else "below")
        held.append(_boxes(point, label)[side])
        placed.append({**row, "side": side, "told": row["label"], "label": label, "key": key})
    return placed


def _allowed(point: tuple[float, float], label: Sequence[str], *, filled: bool) -> dict[str, Box]:
    return {side: box for side, box in _boxes(point, label).items() if filled == (side == "on")}


def _free(sides: Mapping[str, Box], projection: Projection, taken: Sequence[Box]) -> str | None:
    free = (side for side, box in sides.items() if _inside(box, projection) and not _hits(box, taken))
    return next(free, None)


def mark(side: str, lines: int) -> Spec:
    """How Vega-Lite sets a label of so many lines on a side: it counts from the first line."""
    rest = (lines - 1) * LINE
    marks: dict[str, Spec] = {
        "on": {"align": "center", "baseline": "middle", "dy": -rest / 2},
        "below": {"align": "center", "baseline": "top", "dy": _GAP},
        "above": {"align": "center", "baseline": "bottom", "dy": -_GAP - rest},
        "right": {"align": "left", "baseline": "middle", "dx": _GAP, "dy": -rest / 2},
        "left": {"align": "right", "baseline": "middle", "dx": -_GAP, "dy": -rest / 2},
    }
    return marks[side]


def _boxes(point: tuple[float, float], label: Sequence[str]) -> dict[str, Box]:
    x, y = point
    width, height = max(map(len, label)) * _LETTER, len(label) * LINE + 2
    half = width / 2
    # The best first; on its place only where no mark stands there.
    return {
        "on": (x - half, y - height / 2, x + half, y + height / 2),
        "below": (x - half, y + _GAP, x + half, y + _GAP + height),
        "above": (x - half, y - _GAP - height, x + half, y - _GAP),
        "right": (x + _GAP, y - height / 2, x + _GAP + width, y + height / 2),
        "left": (x - _GAP - width, y - height / 2, x - _GAP, y + height / 2),
    }


def _inside(box: Box, projection: Projection) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= projection.width and box[3] <= projection.height


def _hits(box: Box, others: Sequence[Box]) -> bool:
    return any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in others)


def _mercator(latitude: float) -> float:
    bounded = math.radians(max(-_POLE, min(_POLE, latitude)))
    return math.log(math.tan(math.pi / 4 + bounded / 2))
