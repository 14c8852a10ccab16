"""Whose figure it is, and with whom."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import structs

from tradewire.gazetteer import Places
from tradewire.record import Indicator, Measure, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures.topic import TRADE
from tradewire.understand.figures.window import Window, is_dash
from tradewire.understand.mentions import Mention, PlaceMention, Quantity
from tradewire.understand.names.ground import POSSESSIVE
from tradewire.understand.parties import marked
from tradewire.understand.sides import Side, Sides, country, distinct, trading_area

_ALONE: Final = frozenset({"production", "gdp"})  # indicators that have one side
_FLOWS: Final = frozenset({"exports", "imports"})
_DEALT: Final = TRADE | {"investment"}  # indicators that have two sides
_AREAS: Final = frozenset({"country", "region", "bloc"})
_TWO: Final = 2
_WHOLE: Final = 8  # tokens: the total that a share is of stands this near behind it


class Scope(Frozen, frozen=True):
    """The areas named in the words of one quantity; `whole` are those of the total that a share is taken of."""

    own: tuple[Side, ...]
    whole: tuple[Side, ...] = ()
    toward: tuple[Side, ...] = ()  # those behind "to", "with": partners
    total: bool = False  # "the foreign trade of X": with all partners
    back: bool = False  # "its exports to the region": a partner that was told before
    joint: bool = False  # "joint ventures": of both sides
    sources: tuple[Side, ...] = ()  # those behind "from": whose exports they are
    qualifying: bool = False  # all of them are adjectives: "23 Belarusian firms"


def scope_of(analysis: Analysis, scene: Scene, window: Window, measure: Measure) -> Scope:
    """Areas between the window's ends, without those that only name a speaker, a body or a venue."""
    own: list[Side] = []
    whole: list[Side] = []
    places = list(_free(analysis, scene, window.left, _behind_dash(analysis, scene, window)))
    if measure == "rank":
        places = _ranked(analysis, scene, places)
    elif scene.has("outranked", window.left, window.first):
        places = _not_outranked(scene, places)
    for place in places:
        of_whole = measure == "share" and _of_whole(analysis, scene, window, place)
        (whole if of_whole else own).append(Side(place.entity, place.span))
    total = scene.has("total", window.left, window.first)
    toward = tuple(Side(p.entity, p.span) for p in places if _is_toward(analysis, scene, places, p))
    sources = tuple(Side(p.entity, p.span) for p in places if marked(scene, "away", p.first, 1))
    if any(marked(scene, "away", p.first, 1) for p in places) and any(
        marked(scene, "toward", p.first, 1) for p in places
    ):
        toward = ()  # "from A to B": both sides are told
    adjectives = all(place.form == "adjective" for place in places)
    back = any(_is_told_back(scene, places, place) for place in places)
    joint = scene.has("joint", window.last, window.tail)
    return Scope(distinct(own), distinct(whole), toward, total, back, joint, sources, adjectives)


def _behind_dash(analysis: Analysis, scene: Scene, window: Window) -> int:
    """The end of a number's words; what a dash right behind it links with a place is its own: "18% – to Russia"."""
    at = window.right
    if at - window.last > 1 or at + 1 >= window.tail or not is_dash(analysis, at):
        return window.right
    if window.quantity.kind == "ordinal":
        return next((p.last for p in scene.places if 0 <= p.first - at - 1 <= 1), window.right)
    led = scene.has("toward", at + 1, at + 2) or scene.has("away", at + 1, at + 2)
    return analysis.clause(scene, at + 1)[1] if led else window.right


def with_cities(analysis: Analysis, scene: Scene, window: Window, scope: Scope, places: Places) -> Scope:
    """The scope with the areas that cities stand for: "Yaroslavl's exports", "purchases from Kampala"."""
    found: list[Side] = []
    for place in scene.places:
        if place.entity.kind != "city" or place.dateline or not window.left <= place.first < window.right:
            continue
        if place.case != "loc" and _deals(analysis, scene, place):
            area = trading_area(place.entity, places)
            found += [Side(area, place.span)] if area is not None else []
    if not found:
        return scope
    toward = tuple(s for s in found if any(p.span == s.span and _marks(scene, p) for p in scene.places))
    return structs.replace(scope, own=distinct([*scope.own, *found]), toward=(*scope.toward, *toward))


def _deals(analysis: Analysis, scene: Scene, place: PlaceMention) -> bool:
    """Whether a city is told as a party to trade: behind a word of direction, as an owner or as the subject."""
    after = analysis.tokens[place.last].word.text if place.last < scene.sentence.last else ""
    opens = place.first == scene.sentence.first and place.case in (None, "nom") and after not in ",.–—:("
    return _marks(scene, place) or after in ("'", "’") or opens


def _marks(scene: Scene, place: PlaceMention) -> bool:
    return marked(scene, "toward", place.first, 0) or marked(scene, "away", place.first, 0)


def _ranked(analysis: Analysis, scene: Scene, places: list[PlaceMention]) -> list[PlaceMention]:
    """Without those that are only outranked or ahead: "third after China and Turkey"."""
    kept: list[PlaceMention] = []
    last = -2  # where a list of those left out ends
    for place in places:
        if place.first - last in (0, 1) or scene.has("outranked", place.first - 2, place.first):
            last = place.last
        elif not _is_field(analysis, scene, place):
            kept.append(place)
    return kept


def _not_outranked(scene: Scene, places: list[PlaceMention]) -> list[PlaceMention]:
    """ "Morocco overtook South Africa, building 570,000 vehicles": the number is not of the one overtaken."""
    kept = [p for p in places if not scene.has("outranked.after", p.first - 1, p.first)]
    return kept or places


def _is_field(analysis: Analysis, scene: Scene, place: PlaceMention) -> bool:
    """ "19th among Russian regions", "среди регионов России": those among whom the rank is."""
    kinds = analysis.pack.places.generic.values()
    beside = [analysis.tokens[i].word for i in (place.first - 1, place.last) if 0 <= i < scene.sentence.last]
    named = any(not word.lemmas.isdisjoint(words) for word in beside for words in kinds)
    if place.entity.kind == "bloc" and place.form == "adjective":
        return scene.has("partner", place.last, place.last + 1)  # "third among African partners"
    return place.entity.kind == "country" and named


def _is_told_back(scene: Scene, places: list[PlaceMention], place: PlaceMention) -> bool:
    """ "Tambov's exports to the region": the region is another than the one that exports."""
    named = any(p.entity == place.entity and p.form != "generic" and p.last <= place.first for p in places)
    return place.form == "generic" and named and marked(scene, "toward", place.first, 1)


def _is_toward(analysis: Analysis, scene: Scene, places: list[PlaceMention], place: PlaceMention) -> bool:
    """Behind a word of direction, or next in a list after one that is."""
    if marked(scene, "toward", place.first, 1) or marked(scene, "away", place.first, 1):
        return not scene.has("indicator", place.first - 1, place.first)  # "in exports of X": X exports
    before = next((p for p in reversed(places) if 0 <= place.first - p.last <= 1 and p.last < place.first), None)
    return before is not None and _is_toward(analysis, scene, places, before)


def _with_reporter(scope: Scope, known: tuple[Side, ...], sides: Sides) -> tuple[Side, ...]:
    """Several partners ("to A and B") have the reporter that the text deals with; else the areas are the sides."""
    if sum(side in scope.own for side in scope.toward) < len(scope.own):
        return scope.own
    named = {side.entity for side in scope.own}
    candidates = (*known, *sides.ranked)
    reporter = sides.unnamed or next((s for s in candidates if s.entity not in named and s in sides.named), None)
    return (reporter, *scope.own) if reporter is not None else scope.own


def _of_whole(analysis: Analysis, scene: Scene, window: Window, place: PlaceMention) -> bool:
    """Whether the area is that of the total ("2% of Russia's output"), and not of the part ("a third with Gomel")."""
    if not 0 <= place.first - window.last <= _WHOLE:
        return False
    to = scene.has("toward", place.first - 1, place.first)
    if to and not scene.has("indicator", window.last, place.first):
        return False
    if to and analysis.tokens[place.first - 2].word.is_pos("verb"):
        return False
    return place.case == "gen" or any(t.first == window.last for t in scene.tagged("share.whole"))


def taking(scope: Scope, pair: tuple[Side, ...]) -> Scope:
    """ "Belarus, Kazakhstan and China together take 58% of them": several partners of the one that was spoken of."""
    if not pair or any(country(side.entity) == country(pair[0].entity) for side in scope.own):
        return scope
    return structs.replace(scope, own=(pair[0], *scope.own), toward=())


def is_taken(scope: Scope) -> bool:
    """ "Russia takes half of the exports of Belarus": one area has a share of another's trade."""
    if len(scope.own) != 1 or len(scope.whole) != 1:
        return False
    return country(scope.own[0].entity) != country(scope.whole[0].entity)


def listed(analysis: Analysis, scene: Scene, quantities: Sequence[Quantity]) -> dict[int, Side]:
    """ "With A, B and C by 1, 2 and 3 respectively": the area of each quantity, by the quantity's first token."""
    if not quantities or not scene.has("pair.respectively"):
        return {}
    places = list(_free(analysis, scene, scene.sentence.first, quantities[0].first))
    partners = [p for p in places if _is_toward(analysis, scene, places, p)]
    sides = distinct([Side(p.entity, p.span) for p in partners])
    if len(sides) < _TWO or len(quantities) % len(sides):
        return {}
    return {quantity.first: sides[i % len(sides)] for i, quantity in enumerate(quantities)}


def paired(listed: Mapping[int, Side], at: int, sides: Sides) -> tuple[Side, ...]:
    """The area paired with a number, and the side of the document that deals with all of the list."""
    own = listed[at]
    others = {side.entity for side in listed.values()}
    known = next((s for s in sides.ranked if s.entity not in others and s in sides.named), None)
    partner = sides.unnamed or known
    return (partner, own) if partner is not None else (own,)


def scope_within(analysis: Analysis, scene: Scene, first: int, last: int, *, ranked: bool = False) -> Scope:
    """All areas between two tokens; with `ranked` without those that a rank is only told beside."""
    places = list(_free(analysis, scene, first, last))
    return Scope(distinct([Side(p.entity, p.span) for p in (_ranked(analysis, scene, places) if ranked else places)]))


def _free(analysis: Analysis, scene: Scene, first: int, last: int) -> Iterator[PlaceMention]:
    """Mentions of countries, regions and blocs that are not part of the name of a person, a body or a source."""
    inside = [p for p in scene.places if first <= p.first and p.last <= last and _is_party(p)]
    if not inside:
        return
    inner: list[Mention] = [*scene.people, *(body for body in scene.organisations if body.entity.place is None)]
    names = [*(mention.span for mention in inner), *analysis.sources]
    for place in inside:
        start, end = place.span
        if not any(low <= start and end <= high for low, high in names):
            yield place


def _is_party(place: PlaceMention) -> bool:
    return place.entity.kind in _AREAS and not place.dateline


def complete(
    scope: Scope, indicator: Indicator, sides: Sides, pair: tuple[Side, ...], end: int | None = None
) -> tuple[Side, ...]:
    """The figure's areas: those named, and where trade has one side or none, the side that the document deals with.

    `pair` are the areas of the figure before. Of two sides of a flow, one told only behind `end` has no part in it.
    """
    known = pair or sides.pair
    if indicator in _ALONE and not scope.joint and not scope.qualifying:
        return (scope.own or known)[:1] if len(scope.own) < _TWO else scope.own
    if not scope.own and indicator in _FLOWS and len(known) == _TWO:
        if pair:
            return known[:1] if scope.total else known
        told = [side for side in sides.ranked if end is None or side.span.start < end]
        return tuple(side for side in known if side in told) or tuple(told[:1]) or known
    if not scope.own:
        untold = indicator in TRADE and len(known) < _TWO and known == sides.pair
        return sides.two if untold else known
    if indicator not in _DEALT and not scope.qualifying:
        return known if scope.joint and len(known) == _TWO else scope.own
    led = any(side in scope.toward for side in scope.own)
    if end is not None and not pair and (indicator == "investment" or (indicator in _FLOWS and not led)):
        sides = Sides(tuple(s for s in sides.ranked if s.span.start < end), sides.named, sides.home, sides.implied)
    return _dealing(scope, indicator, sides, pair)


def _dealing(scope: Scope, indicator: Indicator, sides: Sides, pair: tuple[Side, ...]) -> tuple[Side, ...]:
    """The sides of an indicator that has two, of which one at least is named."""
    known = pair or sides.pair
    if len(scope.own) > 1:
        return _with_reporter(scope, known, sides)
    if scope.own[0].entity.kind == "bloc" and scope.own[0] not in scope.toward:
        return scope.own  # "mutual trade of the countries of the bloc"
    led = scope.own[0] in scope.toward and not (indicator == "exports" and scope.own[0] in scope.sources)
    alone = indicator in _FLOWS and not pair and not led and not scope.back
    if (scope.total or alone) and not scope.qualifying:
        return scope.own
    return _with_partner(scope.own[0], known, sides)


def _with_partner(named: Side, known: tuple[Side, ...], sides: Sides) -> tuple[Side, ...]:
    """The one area that is named, with the other side of what is told."""
    for side in known:
        same = side.entity.id == named.entity.id and side.entity.name == named.entity.name
        if same or (side.entity.id and country(side.entity) == named.entity.id):
            return known
    partner = next((side for side in known if country(side.entity) != country(named.entity)), None)
    partner = partner or sides.other_than(named.entity)
    return (partner, named) if partner else (named,)


def roles(
    sides: tuple[Side, ...], scene: Scene, indicator: Indicator, topic: Span
) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Reporter and partner: who stands behind a word of direction ("to", "with", "в", "с") is the partner.

    Of imports it is whose goods they are ("imports of Chinese cars to Kazakhstan").
    """
    if len(sides) < 2:
        return sides, ()
    if sides[1].span == sides[0].span:
        return sides, ()  # a body, and the area that it stands in
    places = [next((p for p in scene.places if p.span == s.span), None) for s in sides]
    found = [p for p in places if p is not None and p.form == "adjective" and p.span.start >= topic.end]
    makers = [s for s in sides if any(s.span == p.span for p in found)]
    imported = indicator == "imports" and len(makers) == 1
    marked = makers if imported else [s for s, p in zip(sides, places, strict=True) if _is_partner(p, scene)]
    if len(marked) == 1:
        return tuple(s for s in sides if s is not marked[0]), (marked[0],)
    return sides[:1], sides[1:]


def owner_first(analysis: Analysis, scene: Scene, scope: Scope) -> Scope:
    """ "Türkiye's number one supplier", "the biggest buyer of Russian oil": whose market it is, then who is placed."""
    if len(scope.own) != _TWO:
        return scope
    placed, owner = scope.own
    place = next((p for p in scene.places if p.span == owner.span), None)
    if place is None or (place.form != "adjective" and place.case != "gen" and not _is_owner(analysis, scene, place)):
        return scope
    return structs.replace(scope, own=(owner, placed))


def _is_owner(analysis: Analysis, scene: Scene, place: PlaceMention) -> bool:
    """ "Türkiye's", "of Türkiye"."""
    behind = analysis.tokens[place.last].word.text if place.last < scene.sentence.last else ""
    return behind in POSSESSIVE or scene.has("share.whole", place.first - 2, place.first)


def _is_partner(place: PlaceMention | None, scene: Scene) -> bool:
    if place is None or place.first == 0:
        return False
    tags = scene.tagged("toward", max(scene.sentence.first, place.first - 2), place.first)
    return any(not scene.has("indicator", tag.last, place.first) for tag in tags)  # "in exports of X": X exports
