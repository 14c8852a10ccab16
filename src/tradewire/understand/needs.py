"""Needs: somebody lacks something, or asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Need, Product
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.draft import Draft
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.parties import city_sides, marked, parties_in
from tradewire.understand.sides import Side, Sides
from tradewire.understand.status import StatusReading, status_within
from tradewire.understand.supplies.measured import measured, whole

_REACH: Final = 10
_NEXT: Final = 2
_ITEM: Final = 5  # tokens of goods between two amounts of a list
_COUNTS: Final = frozenset({"count", "number", "measure", "money"})
_UNITS: Final = frozenset({"1", "t", "kg", "m3", "L", "kW", "MW", "GW"})  # of things that only their number tells


@dataclass(frozen=True, slots=True)
class NeedReader:
    """Reads the needs of one document; goods named in the sentence before stand for a bare number of units."""

    analysis: Analysis
    sides: Sides
    places: Places

    def needs(self) -> Iterator[Need]:
        before: list[ProductMention] = []
        for scene in self.analysis.scenes:
            tags = [t for t in scene.tagged("need") if t.concept != "want" or _is_wanted(scene, t)]
            tags = [t for t in tags if not self._is_purpose(scene, t)]
            if tags:
                counted = (t for t in tags if _is_counted(scene, t))
                yield from self._need(scene, next(counted, tags[0]), _spoken_of(before))
            before += scene.products

    def _is_purpose(self, scene: Scene, tag: Tag) -> bool:
        """ "For the needs of", «для острых нужд»: a noun behind a word of direction."""
        reach = 1 if self.analysis.tokens[tag.first].word.is_pos("noun") else 0
        return marked(scene, "toward", tag.first, reach)

    def _need(self, scene: Scene, tag: Tag, before: tuple[ProductMention, ...]) -> Iterator[Need]:
        listed = self._listed(scene, tag)
        if len(listed) > 1:
            for one in listed:
                goods = self._of(scene, one)
                if goods:
                    yield self._build(scene, tag, goods, one)
            return
        near = [p for p in scene.products if -_REACH <= p.first - tag.last <= _REACH]
        behind = [whole(self.analysis, scene, p) for p in near if p.first >= tag.last]
        goods = tuple(behind or (near if tag.concept != "ask" else ()))
        counts = (q for q in scene.quantities if q.kind in _COUNTS and abs(q.first - tag.first) <= _REACH)
        amount = listed[0] if listed else next((q for q in counts if not self._is_delivered(scene, q)), None)
        if not near and amount is None and tag.concept == "lack":
            goods = self._people(scene, tag)
        if goods and all(p.kind == "generic" for p in goods):
            goods = tuple(p for p in near if p.kind == "goods") or before[-1:] or goods
        if not goods and amount is not None and (tag.concept == "ask" or _is_counted(scene, tag)):
            goods = self._of(scene, amount)
            if tag.concept == "ask" and goods and scene.has("no_goods", goods[0].first, goods[0].last):
                return
        known = [p for p in goods if p.product.hs is not None or 0 <= p.first - tag.last <= _NEXT]
        if known or (amount is not None and (goods or before)):
            yield self._build(scene, tag, goods or before[-1:], amount)

    def _people(self, scene: Scene, tag: Tag) -> tuple[ProductMention, ...]:
        """ "A shortage of |skilled nurses|", «не хватает |опытных сварщиков|»: those of a trade who are lacking."""
        for who in scene.tagged("no_goods.people", tag.last, tag.last + _ITEM):
            first = tag.last + (1 if scene.has("share.whole", tag.last, tag.last + 1) else 0)
            first = first if all(self.analysis.tokens[i].word.is_alpha for i in range(first, who.last)) else who.first
            words = tuple(token.word.text for token in self.analysis.tokens[first : who.last])
            label = " ".join(self.analysis.pack.morphology.one_of(words)).lower()
            where = self.analysis.span(first, who.last)
            return (ProductMention(first=first, last=who.last, span=where, product=Product(label, None), kind="goods"),)
        return ()

    def _listed(self, scene: Scene, tag: Tag) -> list[Quantity]:
        """The amounts right behind the word, each with its goods: "60 buses |and 25 trams|"."""
        found: list[Quantity] = []
        for amount in scene.quantities:
            last = found[-1].last if found else tag.last
            if amount.kind not in _COUNTS or amount.first < last:
                continue
            near = amount.first - last <= (_ITEM if found else _NEXT)
            if not near or (found and not self._is_joined(scene, amount)):
                break
            found.append(amount)
        return found

    def _is_joined(self, scene: Scene, amount: Quantity) -> bool:
        before = amount.first - 1
        return self.analysis.tokens[before].word.text == "," or scene.has("clause.joint", before, amount.first)

    def _of(self, scene: Scene, amount: Quantity) -> tuple[ProductMention, ...]:
        """The goods right behind the amount, or what it counts."""
        own = tuple(
            whole(self.analysis, scene, p) for p in scene.products if p.first == amount.last and p.kind == "goods"
        )
        named = measured(self.analysis, scene, amount) if not own and amount.value.unit in _UNITS else None
        if named is not None and amount.value.unit == "1" and scene.has("no_goods.noun", named.first, named.last):
            return ()
        return own or ((named,) if named is not None else ())

    def _is_delivered(self, scene: Scene, amount: Quantity) -> bool:
        """A number in a part of the sentence that tells of a delivery and of no need."""
        part = self.analysis.clause(scene, amount.first) if "supply" in scene.tags else (0, 0)
        return scene.has("supply", *part) and not scene.has("need", *part)

    def _build(self, scene: Scene, tag: Tag, goods: tuple[ProductMention, ...], amount: Quantity | None) -> Need:
        party = self._party(scene, tag)
        status = status_within(self.analysis, scene, scene.sentence.first, tag.first) or StatusReading("actual", None)
        status = (
            StatusReading("proposed", status.span) if status.status == "proposed" else StatusReading("actual", None)
        )
        draft = Draft(self.analysis).status(status).goods(goods)
        if amount is not None:
            draft.value(amount.value, amount.span)
        if party is not None:
            draft.party("party", [party.entity], [party.span])
        inside: list[Placed] = [
            tag,
            *(p for p in goods if p.first >= scene.sentence.first),
            *([amount] if amount else []),
        ]
        span = self.analysis.telling(scene, self.analysis.cover(inside))
        return draft.finish(Need, span, ("need.lack",))

    def _party(self, scene: Scene, tag: Tag) -> Side | None:
        """Who lacks it: the party before the word, else behind it, else the document's home or other side."""
        cities = city_sides(scene, self.places)
        parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        sources = self.analysis.sources
        parties = [p for p in parties if not any(source.contains(p.span) for source in sources)] or parties
        bodies = [Side(p.entity, p.span) for p in parties if p.entity.kind != "person"]
        at = next(
            (side.span.start for side in bodies if not side.entity.place),
            self.analysis.tokens[scene.sentence.last - 1].end,
        )
        named = bodies + [city for city in cities if city.span.start < at]  # "the works in Gomel": of the works
        if self.sides.pair:  # "the country": whose it is the document says
            named = [side for side in named if side.entity.kind != "country" or side.entity.id is not None]
        start = self.analysis.tokens[tag.first].start
        before = [side for side in named if side.span.start < start]
        if before or named:
            return max(before, key=lambda s: s.span.start) if before else min(named, key=lambda s: s.span.start)
        pair = self.sides.pair
        if self.sides.home is not None and self.sides.home in pair:
            return self.sides.home
        return pair[1] if len(pair) > 1 else next(iter(pair), None)


def _spoken_of(before: list[ProductMention]) -> tuple[ProductMention, ...]:
    """The goods told last that have a heading; for "equipment for making lifts" the lifts that were told before it."""
    if not before:
        return ()
    known = [p for p in before if p.product.hs is not None]
    inside = [p for p in known if p.product.label.lower() in before[-1].product.label.lower()]
    return tuple((inside or known)[-1:])


def _is_wanted(scene: Scene, tag: Tag) -> bool:
    """A number of things right behind the word, or goods."""
    return _is_counted(scene, tag) or any(p.first == tag.last and p.kind == "goods" for p in scene.products)


def _is_counted(scene: Scene, tag: Tag) -> bool:
    return any(q.kind in _COUNTS and 0 <= q.first - tag.last <= _NEXT for q in scene.quantities)


def find_needs(analysis: Analysis, sides: Sides, places: Places) -> list[Need]:
    """The need claims of a document, in text order."""
    found = list(NeedReader(analysis, sides, places).needs())
    return [need for need in found if need.value is not None or not any(_tells_more(other, need) for other in found)]


def _tells_more(other: Need, need: Need) -> bool:
    """The same need, told with its amount."""
    return other.value is not None and other.product == need.product and other.parties == need.parties
