"""Whose trade a document is about: the areas that speak, deal and are dealt with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Entity, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis
from tradewire.understand.mentions import PlaceMention

_NAME: Final = 4
_ADJECTIVE: Final = 1
_HEAD: Final = 6  # sentences in which a dateline may stand
_IMPLIED: Final = 2  # by a person, a body, a city or the dateline


class Side(Frozen, frozen=True):
    """An area with the words it was read from."""

    entity: Entity
    span: Span


@dataclass(frozen=True, slots=True)
class Sides:
    """The document's areas, most salient first; `named` are those told by more than an adjective."""

    ranked: tuple[Side, ...]
    named: frozenset[Side] = frozenset()
    home: Side | None = None  # where the text was written
    implied: frozenset[Side] = frozenset()  # those that are never told by their name

    @property
    def pair(self) -> tuple[Side, ...]:
        """The two areas that the document is about; one or none where it names no more."""
        if not self.ranked:
            return ()
        head = self.ranked[0]
        for side in self.ranked[1:]:
            if country(side.entity) != country(head.entity) and side in self.named:
                return (head, side)
        return (head,)

    @property
    def two(self) -> tuple[Side, ...]:
        """The pair, also where the second side is only told by adjectives, and no third one is told."""
        pair = self.pair
        others = [side for side in self.ranked if not pair or country(side.entity) != country(pair[0].entity)]
        return (*pair, others[0]) if len(pair) == 1 and len({country(o.entity) for o in others}) == 1 else pair

    @property
    def unnamed(self) -> Side | None:
        """ "The region", where the text never says which: whose news it is."""
        return next((side for side in self.ranked if side.entity.id is None and side.entity.kind == "region"), None)

    def other_than(self, entity: Entity) -> Side | None:
        """The most salient area of another country."""
        return next((side for side in self.ranked if country(side.entity) != country(entity)), None)


def country(entity: Entity) -> str:
    """The country code of an area's id; a name stands for itself where there is no id."""
    return entity.id.partition("-")[0] if entity.id else entity.name


def find_sides(analysis: Analysis, places: Places) -> Sides:
    """Areas by salience: named ones before those that a city, a person or a dateline stands for."""
    weights: dict[str, int] = {}
    first: dict[str, Side] = {}
    named: set[str] = set()
    spelled: set[str] = set()
    for weight, side in _evidence(analysis, places):
        key = side.entity.id or side.entity.name
        weights[key] = weights.get(key, 0) + weight
        first.setdefault(key, side)
        if weight > _ADJECTIVE:
            named.add(key)
        if weight == _NAME:
            spelled.add(key)
    for key in _yielding(first, weights):
        del weights[key]
    areas = sum(first[k].entity.kind != "bloc" for k in weights)
    last = {k for k in weights if first[k].entity.kind == "bloc"} if areas > 1 else set()
    order = sorted(
        weights, key=lambda k: (k in last, -weights[k], first[k].entity.kind != "country", first[k].span.start)
    )
    ranked = tuple(first[key] for key in order)
    return Sides(
        ranked,
        frozenset(first[key] for key in order if key in named),
        _home(analysis, ranked, places),
        frozenset(first[key] for key in order if key not in spelled),
    )


def trading_area(city: Entity, places: Places) -> Entity | None:
    """What a city stands for in trade: a region where regions trade in their own name, else the country."""
    area = stands_for(city, places)
    if area is None or area.id is None or area.kind != "region" or places.trades_by_region(country(area)):
        return area
    return places.entity(country(area))


def in_trade(sides: Sides, places: Places) -> Sides:
    """The sides as trade is told of: a region that only one of its cities stands for gives way to its country.

    But for countries whose regions trade in their own name.
    """
    if not sides.implied:
        return sides
    found: dict[str, Side] = {}
    named: set[Side] = set()
    for side in sides.ranked:
        own = _as_country(side, places) if side in sides.implied else side
        kept = found.setdefault(own.entity.id or own.entity.name, own)
        if side in sides.named:
            named.add(kept)
    return Sides(tuple(found.values()), frozenset(named), sides.home)


def _as_country(side: Side, places: Places) -> Side:
    code = country(side.entity)
    if side.entity.id is None or side.entity.kind != "region" or places.trades_by_region(code):
        return side
    return Side(places.entity(code), side.span)


def _home(analysis: Analysis, ranked: Sequence[Side], places: Places) -> Side | None:
    """The side that the dateline names."""
    lines = (place for scene in analysis.scenes[:_HEAD] for place in scene.places if place.dateline)
    area = next((_written_in(place, places) for place in lines), None)
    return next((side for side in ranked if side.entity == area), None)


def _covered(sides: dict[str, Side]) -> set[str]:
    """Countries of which a region is a side: the region is meant."""
    regions = {country(side.entity) for side in sides.values() if side.entity.kind == "region" and side.entity.id}
    return {key for key, side in sides.items() if side.entity.kind == "country" and key in regions}


def _yielding(first: dict[str, Side], weights: dict[str, int]) -> set[str]:
    """Of a country and its regions: the country where it is told less than a region, else regions only implied."""
    out: set[str] = set()
    for key in _covered(first):
        regions = [k for k, side in first.items() if k != key and country(side.entity) == key]
        if weights[key] < max(weights[k] for k in regions):
            out.add(key)
        else:
            out.update(k for k in regions if weights[k] <= _IMPLIED)
    return out


def _evidence(analysis: Analysis, places: Places) -> Iterable[tuple[int, Side]]:
    for scene in analysis.scenes:
        for place in scene.places:
            area = _written_in(place, places) if place.dateline else stands_for(place.entity, places)
            if area is not None and (place.form != "generic" or place.entity.id is None):
                yield _weight(place), Side(area, place.span)
        for person in scene.people:
            if person.area is not None:
                yield _IMPLIED, Side(person.area, person.span)
        for organisation in scene.organisations:
            if organisation.home is not None:
                yield _ADJECTIVE, Side(organisation.home, organisation.span)


def _written_in(place: PlaceMention, places: Places) -> Entity | None:
    """What a dateline stands for: the region where regions trade in their own name, else the country."""
    area = stands_for(place.entity, places)
    if area is None or area.id is None or area.kind != "region" or places.trades_by_region(country(area)):
        return area
    return places.entity(country(area))


def _weight(place: PlaceMention) -> int:
    if place.dateline or place.entity.kind == "city" or place.form == "generic":
        return _IMPLIED
    return _ADJECTIVE if place.form == "adjective" and place.entity.kind != "region" else _NAME


def stands_for(entity: Entity, places: Places) -> Entity | None:
    """The area that a place stands for as a party: a capital its country, another city its region."""
    if entity.kind != "city":
        return entity
    above = places.seat_of(entity.id) if entity.id else None
    return places.entity(above) if above else None


def distinct(entities: Sequence[Side]) -> tuple[Side, ...]:
    """Without repeats, and without a country of which a region stands beside it."""
    found: dict[str, Side] = {}
    for side in entities:
        found.setdefault(side.entity.id or side.entity.name, side)
    for key in _covered(found):
        del found[key]
    return tuple(found.values())
