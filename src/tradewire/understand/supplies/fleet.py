"""Goods at work in a place: "thirty MAZ buses now run in Perm", «парк пополнили 40 автобусов из Минска»."""

from tradewire.gazetteer import Places
from tradewire.understand.analysis import STRONG_MARKS, Analysis, Scene
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.parties import Party, areas_in
from tradewire.understand.sides import country, stands_for
from tradewire.understand.supplies.delivery import Delivery
from tradewire.understand.supplies.roles import Roles, makers_of

_REACH = 10  # tokens between the goods and their work
_BESIDE = 3  # tokens between a number and its goods


def fleet_at(analysis: Analysis, scene: Scene, places: Places) -> tuple[Delivery, Roles] | None:
    """The goods that are told to be at work, with who made them and where they work, if in another area."""
    for verb in scene.tagged("fleet"):
        goods = _goods(scene, verb)
        amount = _amount(scene, goods) if goods is not None else None
        if goods is None or amount is None:
            continue
        first, last = analysis.clause(scene, verb.first, STRONG_MARKS)
        delivery = Delivery(Tag(verb.first, verb.last, "supply.fleet", "supply", "fleet"), (goods,), (amount,), first, last)  # fmt: skip  # noqa: E501
        roles = _roles(scene, delivery, places)
        if roles is not None:
            return delivery, roles
    return None


def _goods(scene: Scene, verb: Tag) -> ProductMention | None:
    near = [p for p in scene.products if p.kind == "goods" and max(p.first - verb.last, verb.first - p.last) <= _REACH]
    return near[0] if len(near) == 1 else None


def _amount(scene: Scene, goods: ProductMention) -> Quantity | None:
    kinds = ("count", "number")
    return next((q for q in scene.quantities if q.kind in kinds and 0 <= goods.first - q.last <= _BESIDE), None)


def _roles(scene: Scene, delivery: Delivery, places: Places) -> Roles | None:
    """Makers beside the goods or behind "from", and the areas where the goods work; none where either is silent."""
    everywhere = [*areas_in(scene, delivery.first, delivery.last), *_cities(scene, delivery, places)]
    away = [p for p in everywhere if scene.has("away", p.first - 1, p.first)]
    makers = makers_of(scene, delivery, places) or away
    homes = {country(e) for p in makers for e in (p.entity, p.home) if e is not None}
    known = {p.span for p in makers}
    firms = {e.id for p in makers for e in (p.entity, p.home) if e is not None and p.entity.kind == "organisation"}
    others = [p for p in everywhere if p.span not in known and p not in away]
    here = [p for p in others if country(p.entity) not in homes or (firms and p.entity.id not in firms | homes)]
    return Roles(tuple(makers), tuple(here)) if makers and here else None


def _cities(scene: Scene, delivery: Delivery, places: Places) -> list[Party]:
    found = []
    for place in scene.places:
        if place.entity.kind == "city" and not place.dateline and delivery.first <= place.first < delivery.last:
            area = stands_for(place.entity, places)
            if area is not None:
                found.append(Party(area, place.span, place.first, place.last))
    return found
