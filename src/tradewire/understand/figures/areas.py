"""Whose figure it is, and with whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tradewire.record import Indicator, Measure, Span
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures.topic import TRADE
from tradewire.understand.figures.window import Window
from tradewire.understand.mentions import Mention, PlaceMention, Quantity
from tradewire.understand.sides import Side, Sides, country, distinct

_DEALT: Final = TRADE | {"investment"}  # indicators that have two sides
_AREAS: Final = frozenset({"country", "region", "bloc"})
_WHOLE: Final = 8  # tokens: the total that a share is of stands this near behind it


@dataclass(frozen=True, slots=True)
class Scope:
    """The areas named in the words of one quantity; `whole` are those of the total that a share is taken of."""

    own: tuple[Side, ...]
    whole: tuple[Side, ...] = ()
    total: bool = False  # "the foreign trade of X": with all partners
    qualifying: bool = False  # all of them are adjectives: "23 Belarusian firms"


def scope_of(analysis: Analysis, scene: Scene, window: Window, measure: Measure) -> Scope:
    """Areas between the window's ends, without those that only name a speaker, a body or a venue."""
    own: list[Side] = []
    whole: list[Side] = []
    places = list(_free(analysis, scene, window.left, window.right))
    for place in places:
        of_whole = measure == "share" and _of_whole(scene, window, place)
        (whole if of_whole else own).append(Side(place.entity, place.span))
    total = scene.has("total", window.left, window.first)
    return Scope(distinct(own), distinct(whole), total, all(place.form == "adjective" for place in places))


def _of_whole(scene: Scene, window: Window, place: PlaceMention) -> bool:
    """Whether the area is that of the total ("2% of Russia's output"), and not of the part ("a third with Gomel")."""
    if not 0 <= place.first - window.last <= _WHOLE:
        return False
    if scene.has("toward", place.first - 1, place.first) and not scene.has("indicator", window.last, place.first):
        return False
    return place.case == "gen" or any(t.first == window.last for t in scene.tagged("share.whole"))


def listed(analysis: Analysis, scene: Scene, quantities: Sequence[Quantity]) -> dict[int, Side]:
    """ "With A, B and C by 1, 2 and 3 respectively": the area of each quantity, by the quantity's first token."""
    if not scene.has("pair.respectively") or not quantities:
        return {}
    sides = distinct(
        [Side(p.entity, p.span) for p in _free(analysis, scene, scene.sentence.first, quantities[0].first)]
    )
    if len(sides) < 2 or len(quantities) % len(sides):
        return {}
    return {quantity.first: sides[i % len(sides)] for i, quantity in enumerate(quantities)}


def paired(listed: Mapping[int, Side], at: int, sides: Sides) -> tuple[Side, ...]:
    """The area paired with a number, and the side of the document that deals with all of the list."""
    own = listed[at]
    others = {side.entity for side in listed.values()}
    partner = next((s for s in sides.ranked if s.entity not in others and s in sides.named), None)
    return (partner, own) if partner is not None else (own,)


def scope_within(analysis: Analysis, scene: Scene, first: int, last: int) -> Scope:
    """All areas between two tokens."""
    return Scope(distinct([Side(place.entity, place.span) for place in _free(analysis, scene, first, last)]))


def _free(analysis: Analysis, scene: Scene, first: int, last: int) -> Iterator[PlaceMention]:
    """Mentions of countries, regions and blocs that are not part of the name of a person, a body or a source."""
    inner: list[Mention] = [*scene.people, *(body for body in scene.organisations if body.entity.place is None)]
    names = [m.span for m in inner] + [
        a.speaker_span for a in analysis.attributions if isinstance(a.speaker_span, Span)
    ]
    for place in scene.places:
        named = any(name.contains(place.span) for name in names)
        if first <= place.first and place.last <= last and _is_party(place) and not named:
            yield place


def _is_party(place: PlaceMention) -> bool:
    return place.entity.kind in _AREAS and not place.dateline


def complete(scope: Scope, indicator: Indicator, sides: Sides, pair: tuple[Side, ...]) -> tuple[Side, ...]:
    """The figure's areas: those named, and where trade has one side or none, the side that the document deals with.

    `pair` are the areas of the figure before.
    """
    if indicator not in _DEALT and scope.own and not scope.qualifying:
        return scope.own
    if len(scope.own) >= 2:
        return scope.own
    known = pair or sides.pair
    if not scope.own:
        return known
    (named,) = scope.own
    if scope.total and not scope.qualifying:
        return scope.own
    if any(side.entity.id == named.entity.id and side.entity.name == named.entity.name for side in known):
        return known
    partner = next((side for side in known if country(side.entity) != country(named.entity)), None)
    partner = partner or sides.other_than(named.entity)
    return (partner, named) if partner else (named,)


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
