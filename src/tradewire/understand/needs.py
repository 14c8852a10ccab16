"""Needs: somebody lacks something, or asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Evidence, Need, Product
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.parties import areas_in, parties_in
from tradewire.understand.sides import Side, Sides
from tradewire.understand.status import StatusReading, status_within

_REACH: Final = 10
_COUNTS: Final = frozenset({"count", "number", "measure", "money"})


@dataclass(frozen=True, slots=True)
class NeedReader:
    """Reads the needs of one document; goods named in the sentence before stand for a bare number of units."""

    analysis: Analysis
    sides: Sides
    places: Places

    def needs(self) -> Iterator[Need]:
        before: tuple[ProductMention, ...] = ()
        for scene in self.analysis.scenes:
            tags = scene.tagged("need")
            if tags:
                yield from self._need(scene, tags[0], before)
            before = tuple(scene.products) or before

    def _need(self, scene: Scene, tag: Tag, before: tuple[ProductMention, ...]) -> Iterator[Need]:
        goods = tuple(p for p in scene.products if -_REACH <= p.first - tag.last <= _REACH)
        amount = next((q for q in scene.quantities if q.kind in _COUNTS and abs(q.first - tag.first) <= _REACH), None)
        if goods or (amount is not None and before):
            yield self._build(scene, tag, goods or before[-1:], amount)

    def _build(self, scene: Scene, tag: Tag, goods: tuple[ProductMention, ...], amount: Quantity | None) -> Need:
        party = self._party(scene)
        status = status_within(self.analysis, scene, scene.sentence.first, tag.first) or StatusReading("actual", None)
        spans: dict[str, Evidence] = {"product": tuple(p.span for p in goods)}
        spans |= {"value": (amount.span,)} if amount else {}
        spans |= {"parties.party": (party.span,)} if party else {}
        spans |= {"status": (status.span,)} if status.span else {}
        inside = [p for p in goods if scene.sentence.first <= p.first < scene.sentence.last]
        first = min([tag.first, *(p.first for p in inside), *([amount.first] if amount else [])])
        last = max([tag.last, *(p.last for p in inside), *([amount.last] if amount else [])])
        span = self.analysis.span(first, last)
        return Need(
            document=self.analysis.document.id,
            span=span,
            quote=span.of(self.analysis.text),
            status=status.status if status.status == "proposed" else "actual",
            product=tuple(dict.fromkeys(p.product for p in goods)),
            value=amount.value if amount else None,
            parties={"party": (party.entity,)} if party else {},
            spans=spans,
            rules=("need.lack",),
        )

    def _party(self, scene: Scene) -> Side | None:
        areas = areas_in(scene, scene.sentence.first, scene.sentence.last) or parties_in(
            scene, scene.sentence.first, scene.sentence.last, self.places
        )
        if areas:
            return Side(areas[0].entity, areas[0].span)
        pair = self.sides.pair
        return pair[1] if len(pair) == 2 else next(iter(pair), None)


def products(mentions: tuple[ProductMention, ...]) -> tuple[Product, ...]:
    """The goods without repeats."""
    return tuple(dict.fromkeys(m.product for m in mentions))


def find_needs(analysis: Analysis, sides: Sides, places: Places) -> list[Need]:
    """The need claims of a document, in text order."""
    return list(NeedReader(analysis, sides, places).needs())
