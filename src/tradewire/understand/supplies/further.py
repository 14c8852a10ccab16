"""What goes on with a delivery: parts told without its verb ("and Egypt 355"), and its price told apart."""

from typing import Final

from msgspec import structs

from tradewire.gazetteer import Places
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.parties import Party, parties_in
from tradewire.understand.sides import stands_for
from tradewire.understand.supplies.delivery import Delivery, is_led

_GOODS: Final = 3  # tokens between a number and its goods
_LED: Final = 6  # tokens between a word of price and the sum
_LONGEST: Final = 8  # tokens of a party with its marks
_COUNTED: Final = ("count", "number")
_TAKING: Final = frozenset({"take", "accept", "import", "demand", "wish", "buyers"})
_JOINED: Final = frozenset(",;–—-")
_DASHES: Final = frozenset("–—-")
_QUOTES: Final = frozenset('«»“”"')


class Part(Frozen, frozen=True):
    """A further amount of the goods with its own party, in the given role."""

    role: str
    party: Party
    amount: Quantity
    goods: tuple[ProductMention, ...]


def parts_of(analysis: Analysis, scene: Scene, delivery: Delivery, places: Places) -> list[Part]:
    """ "Pakistan bought 410 of them |and Egypt 355|", «в Узбекистан ушло 300 т, |а в Киргизию – 120|»."""
    if not delivery.amounts or scene.quantities[-1].first <= delivery.amounts[0].first:
        return []
    first = delivery.amounts[0]
    end = _next_verb(analysis, scene, max(delivery.verb.last, first.last))
    found: list[Part] = []
    for amount in scene.quantities:
        if amount.first < max(first.last, delivery.verb.last) or amount.last > end or not _is_alike(first, amount):
            continue
        party = _beside(analysis, scene, amount, places)
        if party is None:
            continue
        own = tuple(p for p in scene.products if 0 <= p.first - amount.last <= _GOODS and p.kind == "goods")
        found.append(
            Part(_role(scene, delivery, party), party, _of_unit(analysis, first, amount, own), own or delivery.goods)
        )
    return found


def _next_verb(analysis: Analysis, scene: Scene, start: int) -> int:
    """Where the next verb begins: what stands behind it is told by it."""
    for i in range(start, scene.sentence.last):
        if analysis.tokens[i].word.readings[0].pos == "verb":
            return i
    supplies = scene.tagged("supply", start)
    return supplies[0].first if supplies else scene.sentence.last


def _is_alike(first: Quantity, amount: Quantity) -> bool:
    """A bare number, or an amount in the same unit."""
    return not amount.converts and (amount.kind in _COUNTED or amount.value.unit == first.value.unit)


def _of_unit(analysis: Analysis, first: Quantity, amount: Quantity, own: tuple[ProductMention, ...]) -> Quantity:
    """A bare number measures what the first amount does."""
    if own or first.kind in _COUNTED or amount.kind not in _COUNTED:
        return amount
    value = structs.replace(amount.value, unit=first.value.unit)
    return structs.replace(amount, value=value, kind=first.kind, unit_from=analysis.span(first.last - 1, first.last))


def _beside(analysis: Analysis, scene: Scene, amount: Quantity, places: Places) -> Party | None:
    """The party right before the number, a dash between them or not, or behind it and a word of direction."""
    tokens = analysis.tokens
    end = amount.first - 1 if tokens[amount.first - 1].word.text in _DASHES else amount.first
    near = _parties(scene, max(scene.sentence.first, end - _LONGEST), amount.last + _LONGEST, places)
    for party in near:
        start = party.first - 1 if tokens[party.first - 1].word.text in _QUOTES else party.first
        led = is_led(scene, start)
        if party.last == end or (party.last == end - 1 and tokens[party.last].word.text in _QUOTES):
            return party if _is_joined(analysis, scene, start - led) else None
        if led and start == amount.last + 1 and _is_joined(analysis, scene, amount.first):
            return party
    return None


def _is_joined(analysis: Analysis, scene: Scene, start: int) -> bool:
    """Behind a comma or a conjunction."""
    return analysis.tokens[start - 1].word.text in _JOINED or scene.has("clause.joint", start - 1, start)


def _parties(scene: Scene, first: int, last: int, places: Places) -> list[Party]:
    """Areas, bodies and cities, each city for its area."""
    bodies = [p for p in parties_in(scene, first, min(last, scene.sentence.last), places) if p.entity.kind != "person"]
    cities = [p for p in scene.places if p.entity.kind == "city" and first <= p.first < last and not p.dateline]
    inside = [c for c in cities if not any(p.first <= c.first and c.last <= p.last for p in bodies)]
    areas = [(stands_for(c.entity, places) or c.entity, c) for c in inside]
    return [*bodies, *(Party(area, c.span, c.first, c.last, c.case) for area, c in areas)]


def _role(scene: Scene, delivery: Delivery, party: Party) -> str:
    """Whoever is led to gets it; else the party does what the subject of the verb does."""
    if party.case == "dat" or scene.has("toward", party.first - 1, party.first):
        return "recipient"
    if scene.has("away", party.first - 1, party.first):
        return "supplier"
    return "recipient" if delivery.verb.concept in _TAKING else "supplier"


def price_in(scene: Scene) -> tuple[Tag, Quantity] | None:
    """ "The price is 12 million euros", «партия обошлась в 410 млн»: what a delivery told before costs."""
    for tag in scene.tagged("delivery_price"):
        for amount in scene.quantities:
            near = 0 <= amount.first - tag.last <= _LED or 0 <= tag.first - amount.last <= 1
            if near and amount.kind == "money" and not amount.converts:
                return tag, amount
    return None
