"""Where things stand on a map: the projection, and labels that keep out of each other's way."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from tradewire.publish.charts.style import Spec

Place = tuple[float, float]
"""Longitude and latitude in degrees."""

MARKS: Final[dict[str, Spec]] = {
    "below": {"baseline": "top", "dy": 13},
    "above": {"baseline": "bottom", "dy": -27},
    "right": {"align": "left", "baseline": "middle", "dx": 14, "dy": -6},
    "left": {"align": "right", "baseline": "middle", "dx": -14, "dy": -6},
}
"""Sides of a circle that its label can stand on, the best first, as Vega-Lite has them."""

_LETTER: Final = 6.6
_LINES: Final = 28.0
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
    """The rows, each with the `side` for its label: the first on which it covers nothing, else below.

    `others` are places without a label that are not to be covered either.
    """
    points = [projection.point((row["x"], row["y"])) for row in rows]
    taken: list[Box] = [
        (x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in (*points, *map(projection.point, others))
    ]
    placed = []
    for row, point in zip(rows, points, strict=True):
        boxes = _boxes(point, max(len(line) for line in row["label"]) * _LETTER)
        side = next((s for s, box in boxes.items() if _inside(box, projection) and not _hits(box, taken)), "below")
        taken.append(boxes[side])
        placed.append({**row, "side": side})
    return placed


def _boxes(point: tuple[float, float], width: float) -> dict[str, Box]:
    x, y = point
    half = width / 2
    return {
        "below": (x - half, y + _GAP, x + half, y + _GAP + _LINES),
        "above": (x - half, y - _GAP - _LINES, x + half, y - _GAP),
        "right": (x + _GAP, y - _LINES / 2, x + _GAP + width, y + _LINES / 2),
        "left": (x - _GAP - width, y - _LINES / 2, x - _GAP, y + _LINES / 2),
    }


def _inside(box: Box, projection: Projection) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= projection.width and box[3] <= projection.height


def _hits(box: Box, others: Sequence[Box]) -> bool:
    return any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in others)


def _mercator(latitude: float) -> float:
    bounded = math.radians(max(-_POLE, min(_POLE, latitude)))
    return math.log(math.tan(math.pi / 4 + bounded / 2))
