"""Whose figure it is, and with whom."""

from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Indicator, Measure
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures.topic import TRADE
from tradewire.understand.figures.window import Window
from tradewire.understand.mentions import Mention, PlaceMention
from tradewire.understand.sides import Side, Sides, country, distinct, stands_for

_AREAS: Final = frozenset({"country", "region", "bloc"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The areas named in the words of one quantity; `whole` are those of the total that a share is taken of."""

    own: tuple[Side, ...]
    whole: tuple[Side, ...] = ()


def scope_of(analysis: Analysis, scene: Scene, window: Window, measure: Measure, places: Places) -> Scope:
    """Areas between the window's ends, without those that only name a speaker, a body or a venue."""
    inner: list[Mention] = [*scene.people, *scene.organisations]
    own, whole = [], []
    for place in scene.places:
        if not (window.left <= place.first and place.last <= window.tail) or place.dateline:
            continue
        if any(m.first <= place.first and place.last <= m.last for m in inner):
            continue
        side = _side(place, places)
        if side is None:
            continue
        if measure == "share" and window.last <= place.first and place.first - window.last <= 8:
            whole.append(side)
        elif place.first < window.right or not _has_next_subject(scene, window, place):
            own.append(side)
    return Scope(distinct(own), distinct(whole))


def _has_next_subject(scene: Scene, window: Window, place: PlaceMention) -> bool:
    """Behind the first mark, an area belongs to the figure only where nothing else begins there."""
    return True


def _side(place: PlaceMention, places: Places) -> Side | None:
    if place.entity.kind in _AREAS:
        return Side(place.entity, place.span)
    return None


def complete(scope: Scope, indicator: Indicator, sides: Sides, pair: tuple[Side, ...]) -> tuple[Side, ...]:
    """The figure's areas: those named, and where trade has one side or none, the side that the document deals with.

    `pair` are the areas of the figure before.
    """
    if indicator not in TRADE:
        return scope.own or _known(pair or sides.pair)
    if len(scope.own) >= 2:
        return scope.own
    known = pair or sides.pair
    if not scope.own:
        return known
    (named,) = scope.own
    if any(side.entity.id == named.entity.id and side.entity.name == named.entity.name for side in known):
        return known
    partner = next((side for side in known if country(side.entity) != country(named.entity)), None)
    partner = partner or sides.other_than(named.entity)
    return (partner, named) if partner else (named,)


def _known(pair: tuple[Side, ...]) -> tuple[Side, ...]:
    return pair


def roles(sides: tuple[Side, ...], analysis: Analysis, scene: Scene) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Reporter and partner: who stands behind a word of direction ("to", "with", "в", "с") is the partner."""
    if len(sides) < 2:
        return sides, ()
    marked = [s for s in sides if _is_partner(s, analysis, scene)]
    if len(marked) == 1:
        return tuple(s for s in sides if s is not marked[0]), (marked[0],)
    return sides[:1], sides[1:]


def _is_partner(side: Side, analysis: Analysis, scene: Scene) -> bool:
    place = next((p for p in scene.places if p.span == side.span), None)
    if place is None or place.first == 0:
        return False
    return bool(scene.tagged("toward", max(scene.sentence.first, place.first - 2), place.first))


def body_sides(scene: Scene, places: Places) -> tuple[Side, ...]:
    """Areas of cities named in the sentence, as parties."""
    found = [(stands_for(p.entity, places), p.span) for p in scene.places if p.entity.kind == "city"]
    return tuple(Side(area, span) for area, span in found if area is not None)
