"""Who takes part: areas, bodies and people named in a stretch of a sentence."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tradewire.gazetteer import Places
from tradewire.record import Entity, Evidence, Period, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.mentions import Mention, PlaceMention
from tradewire.understand.sides import Side, stands_for

_AREAS: Final = frozenset({"country", "region", "bloc"})


class Party(Frozen, frozen=True):
    """A party with its place in the sentence; `first` and `last` are token bounds."""

    entity: Entity
    span: Span
    first: int
    last: int
    case: str | None = None
    home: Entity | None = None  # of an organisation


def parties_in(scene: Scene, first: int, last: int, places: Places) -> list[Party]:
    """Areas, organisations and people between two tokens, in text order.

    A person brings the area that he or she stands for; a place inside the name of a body or a person is no party.
    """
    found: list[Party] = []
    for person in scene.people:
        if first <= person.first and person.last <= last:
            if person.area is not None:
                found.append(Party(person.area, person.span, person.first, person.last, person.case))
            if person.entity is not None:
                where = person.name_span or person.span
                found.append(Party(person.entity, where, person.first, person.last, person.case))
    for body in scene.organisations:
        if first <= body.first and body.last <= last:
            entity = body.home if body.home is not None and body.kind in _STANDS_FOR_HOME else body.entity
            found.append(Party(entity, body.span, body.first, body.last, body.case, body.home))
    found += areas_in(scene, first, last)
    return sorted(_distinct(found), key=lambda p: (p.first, p.entity.kind == "person"))


_STANDS_FOR_HOME: Final = frozenset({"ministry", "government"})


def areas_in(scene: Scene, first: int, last: int) -> list[Party]:
    """Countries, regions and blocs between two tokens that are not part of another name."""
    return [
        Party(place.entity, place.span, place.first, place.last, place.case)
        for place in scene.places
        if first <= place.first and place.last <= last and place.entity.kind in _AREAS and not place.dateline
        and not _inside(place, scene)
    ]  # fmt: skip


def _inside(place: PlaceMention, scene: Scene) -> bool:
    names: list[Mention] = [*scene.people, *scene.organisations]
    return any(m.first <= place.first and place.last <= m.last for m in names)


def marked(scene: Scene, group: str, first: int, reach: int) -> bool:
    """Whether a word of the group stands before token `first`, within `reach` tokens and with no date between."""
    tags = scene.tagged(group, max(scene.sentence.first, first - reach - 1), first)
    between = [m for m in (*scene.periods, *scene.places) if m.last <= first]
    return any(first - t.last <= reach and not any(t.last <= m.first for m in between) for t in tags)


def _distinct(parties: Iterable[Party]) -> list[Party]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.entity.id or party.entity.name, party)
    return list(found.values())


def merged(parties: Sequence[Party], sides: Sequence[Side]) -> tuple[list[Entity], Evidence]:
    """The parties, and after them the sides of the document that they lack."""
    entities = [p.entity for p in parties]
    spans: list[Span] = [p.span for p in parties]
    known = {e.id or e.name for e in entities}
    for side in sides:
        if (side.entity.id or side.entity.name) not in known:
            entities.append(side.entity)
            spans.append(side.span)
    return entities, tuple(spans)


class Dateline(NamedTuple):
    """Where and when an agency's text was written, as its first words say."""

    place: Entity
    place_span: Span
    period: Period | None
    period_evidence: Evidence


def dateline(analysis: Analysis) -> Dateline | None:
    """The dateline of the text, None where it has none."""
    for scene in analysis.scenes:
        for place in scene.places:
            if place.dateline:
                day = _day_beside(analysis, scene, place)
                return Dateline(place.entity, place.span, *(day or (None, ())))
    return None


def _day_beside(analysis: Analysis, scene: Scene, place: PlaceMention) -> tuple[Period | None, Evidence] | None:
    for neighbour in analysis.scenes[scene.index : scene.index + 2]:
        for period in neighbour.periods:
            if period.kind == "day" and 0 <= period.first - place.last <= 3:
                return period.period, period.evidence or (period.span,)
    return None


def venue(scene: Scene, first: int, last: int) -> PlaceMention | None:
    """The city between two tokens, where one stands there."""
    cities = (p for p in scene.places if p.entity.kind == "city" and first <= p.first and p.last <= last)
    return next((p for p in cities if p.dateline or not _inside(p, scene)), None)


def cities_on_the_way(scene: Scene, first: int, last: int, places: Places) -> list[Party]:
    """Cities right behind a word of direction, each for the area that it stands for: "to Ufa", «из Гродно»."""
    found: list[Party] = []
    for place in scene.places:
        if place.entity.kind == "city" and first <= place.first < last and place.case != "loc":
            way = any(scene.has(group, place.first - 1, place.first) for group in ("toward", "away"))
            if way and not _inside(place, scene):
                area = stands_for(place.entity, places) or place.entity
                found.append(Party(area, place.span, place.first, place.last))
    return found


def city_sides(scene: Scene, places: Places) -> list[Side]:
    """The areas that the cities of the sentence stand for."""
    found = [(stands_for(p.entity, places), p.span) for p in scene.places if p.entity.kind == "city"]
    return [Side(area, span) for area, span in found if area is not None]


def speaking_side(analysis: Analysis, scene: Scene, first: int, last: int) -> Party | None:
    """The area that "we" between two tokens speaks for, by whose words they are."""
    for i in range(first, last):
        token = analysis.tokens[i]
        if token.word.has("1", "plur") and token.word.is_pos("pronoun"):
            span = Span(token.start, token.end)
            inside = [a for a in analysis.attributions if a.span.contains(span) and a.area is not None]
            tightest = min(inside, key=lambda a: a.span.end - a.span.start, default=None)
            if tightest is not None and tightest.area is not None:
                return Party(tightest.area, span, i, i + 1)
    return None
