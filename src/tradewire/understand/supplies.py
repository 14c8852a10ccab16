"""Supplies: goods or services delivered, or to be delivered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Evidence, Period, Status, Supply
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.draft import Draft
from tradewire.understand.figures.when import settled
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.parties import Party, parties_in
from tradewire.understand.sides import Side, Sides, country
from tradewire.understand.status import StatusReading, is_future, status_within
from tradewire.understand.status import strongest as _strongest

_COUNTS: Final = frozenset({"count", "number", "measure", "money"})
_REACH: Final = 12  # tokens between the verb and its goods


@dataclass(frozen=True, slots=True)
class _Delivery:
    """A word of delivery with its goods and amounts."""

    verb: Tag
    goods: tuple[ProductMention, ...]
    amounts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class SupplyReader:
    """Reads the supplies of one document."""

    analysis: Analysis
    sides: Sides
    places: Places

    def supplies(self) -> Iterator[Supply]:
        for scene in self.analysis.scenes:
            taken: set[int] = set()
            for verb in _verbs(scene):
                delivery = _delivery(scene, verb, taken)
                if delivery is not None:
                    taken.update(p.first for p in delivery.goods)
                    yield from self._claims(scene, delivery)

    def _claims(self, scene: Scene, delivery: _Delivery) -> Iterator[Supply]:
        supplier, recipient = self._roles(scene, delivery)
        if not (supplier or recipient or delivery.amounts):
            return
        roles = {"supplier": supplier, "recipient": recipient}
        for amount in delivery.amounts or (None,):
            yield self._build(scene, delivery, amount, roles)

    def _roles(self, scene: Scene, delivery: _Delivery) -> tuple[list[Party], list[Party]]:
        """Supplier and recipient, by where they stand and the words before them."""
        verb = delivery.verb
        before = [
            p for p in parties_in(scene, scene.sentence.first, verb.first, self.places) if p.entity.kind != "person"
        ]
        behind = [
            p for p in parties_in(scene, verb.last, scene.sentence.last, self.places) if p.entity.kind != "person"
        ]
        toward = [p for p in [*before, *behind] if _marked(scene, p, "toward")]
        away = [p for p in [*before, *behind] if _marked(scene, p, "away")]
        subject = [p for p in before if p not in toward and p not in away]
        if verb.concept == "take":
            supplier, recipient = away or [p for p in behind if p not in toward], subject or toward
        else:
            supplier, recipient = subject or away, toward
        return self._completed(supplier, recipient)

    def _completed(self, supplier: list[Party], recipient: list[Party]) -> tuple[list[Party], list[Party]]:
        """Where one side is silent, the document's other side fills it."""
        pair = self.sides.pair
        if not supplier and recipient:
            supplier = [_party(s) for s in pair if not _same_country(s, recipient)][:1]
        elif supplier and not recipient:
            recipient = [_party(s) for s in pair if not _same_country(s, supplier)][:1]
        elif not supplier and len(pair) == 2:
            supplier, recipient = [_party(pair[0])], [_party(pair[1])]
        return supplier, recipient

    def _build(
        self, scene: Scene, delivery: _Delivery, amount: Quantity | None, roles: Mapping[str, list[Party]]
    ) -> Supply:
        status = self._status(scene, delivery)
        draft = Draft(self.analysis).status(status).goods(delivery.goods).period(*self._period(scene, status.status))
        for role, parties in roles.items():
            draft.party(role, [p.entity for p in parties], [p.span for p in parties])
        if amount is not None:
            draft.value(amount.value, amount.span)
        inside: list[Placed] = [delivery.verb, *delivery.goods, *([amount] if amount else [])]
        span = self.analysis.cover(inside)
        return draft.finish(Supply, span, (f"supply.{delivery.verb.concept}",))

    def _status(self, scene: Scene, delivery: _Delivery) -> StatusReading:
        found = status_within(self.analysis, scene, scene.sentence.first, delivery.verb.last)
        found = found or _strongest(self.analysis, scene.tagged("status", delivery.verb.last, scene.sentence.last))
        if found is not None:
            return found
        if is_future(self.analysis, scene.sentence.first, scene.sentence.last):
            return StatusReading("planned", None)
        return StatusReading("actual", None)

    def _period(self, scene: Scene, status: Status) -> tuple[Period | None, Evidence]:
        usable = [p for p in scene.periods if p.kind not in ("base", "vague", "same")]
        if not usable:
            return None, ()
        when = settled(usable[0], status)
        return when.period, when.evidence


def _verbs(scene: Scene) -> list[Tag]:
    found: list[Tag] = []
    for tag in sorted(scene.tagged("supply"), key=lambda t: (t.first, -t.last)):
        if not found or tag.first >= found[-1].last:
            found.append(tag)
    return found


def _delivery(scene: Scene, verb: Tag, taken: set[int]) -> _Delivery | None:
    """The goods next to the verb, those behind it first."""
    behind = [p for p in scene.products if 0 <= p.first - verb.last <= _REACH and p.first not in taken]
    before = [p for p in scene.products if 0 <= verb.first - p.last <= _REACH and p.first not in taken]
    goods = tuple(behind or before)
    if not goods:
        return None
    low, high = min(verb.first, goods[0].first) - 6, max(verb.last, goods[-1].last) + 8
    amounts = [q for q in scene.quantities if q.kind in _COUNTS and not q.converts and low <= q.first < high]
    return _Delivery(verb, goods, tuple(a for a in amounts if _of_goods(a, goods)))


def _of_goods(amount: Quantity, goods: tuple[ProductMention, ...]) -> bool:
    """A number right before the goods, a measure or a sum beside them."""
    if amount.kind in ("money", "measure"):
        return True
    return any(0 <= p.first - amount.last <= 3 for p in goods)


def _marked(scene: Scene, party: Party, group: str) -> bool:
    return scene.has(group, max(scene.sentence.first, party.first - 3), party.first)


def _party(side: Side) -> Party:
    return Party(side.entity, side.span, -1, -1)


def _same_country(side: Side, parties: list[Party]) -> bool:
    homes = {country(p.entity) for p in parties if p.entity.is_area}
    homes |= {country(p.entity.place) for p in parties if p.entity.place is not None}
    return country(side.entity) in homes


def find_supplies(analysis: Analysis, sides: Sides, places: Places) -> list[Supply]:
    """The supply claims of a document, in text order."""
    return list(SupplyReader(analysis, sides, places).supplies())
