"""From deliveries to supply claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import structs

from tradewire.gazetteer import Places
from tradewire.record import Evidence, Period, Span, Status, Supply
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.coming import coming
from tradewire.understand.draft import Draft
from tradewire.understand.figures.when import is_ahead, settled, usable
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.parties import Party, marked
from tradewire.understand.quantities import ceiling
from tradewire.understand.sides import Sides, country, stands_for
from tradewire.understand.status import StatusReading, is_future, is_headline_plan, status_within, strongest
from tradewire.understand.supplies.delivery import FLOWS, WEIGHTS, Delivery, delivery_at, places_of
from tradewire.understand.supplies.fleet import fleet_at
from tradewire.understand.supplies.further import Part, parts_of, price_in
from tradewire.understand.supplies.roles import RoleReader, Roles, makers_of

_NEXT = 5  # tokens between "the rest" and its time
_WISH = ("supply.wish",)
_PRICED_APART = ("paper", "project", "works", "cost.work")  # what else a sum may be the price of
_CALLED = 2  # tokens between a tender and what it is for
_WANTED = frozenset({"wish", "demand"})  # what is told of them goes nowhere yet
_FROM = 2  # tokens between a word of origin and the area
_LED = 6  # tokens between a paper and the delivery that it is for


@dataclass(slots=True)
class _Memory:
    """The last supply and the last goods told, which a later sentence may go on with."""

    supply: Supply | None = None
    last: list[Supply] = field(default_factory=list)  # of the sentence before
    goods: tuple[ProductMention, ...] = ()
    scene: Scene | None = None  # in which the goods were told


@dataclass(frozen=True, slots=True)
class SupplyReader:
    """Reads the supplies of one document."""

    analysis: Analysis
    sides: Sides
    places: Places
    roles: RoleReader
    memory: _Memory = field(default_factory=_Memory)

    def supplies(self) -> Iterator[Supply]:
        for scene in self.analysis.scenes:
            told = any(group in scene.tags for group in ("supply", "paper", "tender", "custom.verb"))
            found = list(self._scene(scene)) if told else []
            found = found or list(self._fleet(scene))
            yield from found
            if "delivery_price" in scene.tags:
                yield from self._priced(scene, found)
            if not found:
                yield from self._extended(scene)
            self.memory.last = found
            self.memory.supply = found[-1] if found else self.memory.supply
            if scene.products:
                goods = [p for p in scene.products if p.kind == "goods"]
                self.memory.goods = tuple(goods[-1:]) or self.memory.goods
                self.memory.scene = scene if goods else self.memory.scene

    def _scene(self, scene: Scene) -> Iterator[Supply]:
        taken: set[int] = set()
        counted: set[int] = set()
        known: list[Supply] = []
        for place in places_of(self.analysis, scene):
            delivery = delivery_at(self.analysis, scene, place, taken, self._before(scene, place.verb))
            if delivery is None:
                continue
            if delivery.amounts and counted:
                fresh = tuple(a for a in delivery.amounts if a.first not in counted)
                if not fresh:
                    continue
                delivery = structs.replace(delivery, amounts=fresh)
            told = self.roles.told(scene, delivery)
            delivery = _measured_as(self.analysis, scene, delivery, known[-1] if known else self.memory.supply)
            parts = parts_of(self.analysis, scene, delivery, self.places)
            if parts:
                delivery, told = _without(delivery, told, parts)
            goes_on = known and place.verb.concept not in FLOWS
            if goes_on and not told.recipient and not delivery.amounts and known[-1].value is None:
                known[-1] = _with_goods(known[-1], delivery)
            elif self._is_told(scene, delivery, told):
                told = self._carried(scene, delivery, told, known[-1] if known else self.memory.supply)
                told = self._hither(scene, delivery, self._made(scene, delivery, told))
                known = known if scene.has("more") else _unrolled(self.analysis, known, delivery)
                roles = self.roles.completed(scene, delivery, told)
                if parts and not told.supplier and told.recipient:  # nobody of those who get a part supplies the rest
                    others = {country(part.party.entity) for part in parts}
                    supplier = tuple(p for p in roles.supplier if country(p.entity) not in others)
                    roles = Roles(supplier, roles.recipient)
                known += self._claims(scene, delivery, roles)
                known += self._parts(scene, delivery, roles, parts)
                counted.update(part.amount.first for part in parts)
                taken.update(p.first for p in delivery.goods)
                counted.update(a.first for a in delivery.amounts)
        yield from known
        if known and "batch" in scene.tags:
            yield from self._rest(scene, known[-1], max(counted, default=0))

    def _rest(self, scene: Scene, known: Supply, start: int) -> Iterator[Supply]:
        """ "15 arrived in May, |the rest in June|": told without a verb, only with its time."""
        for tag in scene.tagged("batch", start):
            if scene.has("supply", tag.last):
                return
            when = next((p for p in usable(scene) if 0 <= p.first - tag.last <= _NEXT), None)
            if when is not None:
                span = self.analysis.telling(scene, self.analysis.cover([tag, when]))
                ahead = is_ahead(self.analysis, settled(when, "planned"))
                spans = {**known.spans, "period": when.evidence or (when.span,)}
                spans.pop("value", None)
                yield structs.replace(
                    known,
                    span=span,
                    quote=span.of(self.analysis.text),
                    status="planned" if ahead else known.status,
                    value=None,
                    period=when.period,
                    spans=spans,
                    rules=("supply.rest",),
                )
            return

    def _fleet(self, scene: Scene) -> Iterator[Supply]:
        """Goods of one area that are at work in another."""
        fleet = fleet_at(self.analysis, scene, self.places) if "fleet" in scene.tags else None
        if fleet is not None:
            yield from self._claims(scene, *fleet)

    def _before(self, scene: Scene, verb: Tag) -> tuple[ProductMention, ...]:
        """The goods told last before the word."""
        here = [p for p in scene.products if p.last <= verb.first and p.kind in ("goods", "generic")]
        named = [p for p in here if p.kind == "goods"]
        return tuple(named[-1:]) or self.memory.goods or tuple(here[-1:])

    def _carried(self, scene: Scene, delivery: Delivery, told: Roles, known: Supply | None) -> Roles:
        """With the silent sides of the supply told before, where its goods are counted on: "another 20 follow"."""
        own = delivery.first if known is not self.memory.supply else scene.sentence.first
        if known is None or any(p.first >= own for p in delivery.goods if p.kind != "generic"):
            return told
        if not any(p.product in known.product for p in delivery.goods):
            return told
        supplier = told.supplier or _remembered(known, "supplier")
        recipient = told.recipient or _remembered(known, "recipient")
        return Roles(supplier, recipient)

    def _made(self, scene: Scene, delivery: Delivery, told: Roles) -> Roles:
        """Where nobody is said to supply them, the makers that the sentence tells in which the goods were told."""
        before = self.memory.scene
        if told.supplier or before is None or any(p.first >= scene.sentence.first for p in delivery.goods):
            return told
        makers = makers_of(before, delivery, self.places)
        known = {p.entity for p in makers}
        return Roles(tuple(makers), tuple(p for p in told.recipient if p.entity not in known)) if makers else told

    def _hither(self, scene: Scene, delivery: Delivery, told: Roles) -> Roles:
        """ "Last year 300 tonnes were brought |here|": to the area told last, from the one that the goods are from."""
        first, last = self.analysis.clause(scene, delivery.verb.first)
        here = scene.has("hither", max(first, delivery.first), min(last, delivery.last))
        if told.recipient or scene.index == 0 or not here or delivery.verb.concept in _WANTED:
            return told
        before = self.analysis.scenes[scene.index - 1]
        places = [p for p in before.places if not p.dateline and p.form != "adjective"]
        areas = [(stands_for(p.entity, self.places), p) for p in places]
        parties = [Party(area, p.span, p.first, p.last) for area, p in areas if area is not None]
        away = [p for p in parties if marked(before, "away", p.first, _FROM)]
        suppliers = told.supplier or tuple(away)
        homes = {country(p.entity) for p in suppliers}
        goal = [p for p in parties if p not in away and country(p.entity) not in homes]
        return Roles(suppliers, tuple(goal[-1:]))

    def _is_told(self, scene: Scene, delivery: Delivery, told: Roles) -> bool:
        """Whether the sentence says of somebody that they deliver, and does not only list or name it."""
        if delivery.verb.concept == "wish" and not (told.supplier or delivery.amounts):
            return False
        if delivery.verb.concept == "buyers" and not told.recipient:
            return False
        nobody = not told.supplier and not told.recipient
        listed = told.is_summary and not delivery.amounts
        dated = bool(delivery.amounts or scene.periods) or "batch" in scene.tags
        if nobody and delivery.verb.concept == "move" and not dated:
            return False  # "fruit travels well when it is cooled"
        return not listed and not (nobody and _is_bare(delivery, self.analysis))

    def _claims(self, scene: Scene, delivery: Delivery, roles: Roles) -> Iterator[Supply]:
        if roles.supplier or roles.recipient or delivery.amounts:
            for amount in delivery.amounts or (None,):
                yield self._build(scene, structs.replace(delivery, goods=delivery.goods_of(amount)), amount, roles)

    def _parts(self, scene: Scene, delivery: Delivery, roles: Roles, parts: list[Part]) -> Iterator[Supply]:
        """The amounts of further parties: the other side is the same."""
        for part in parts:
            supplier, recipient = roles.supplier, roles.recipient
            here = country(part.party.entity)
            if part.role == "supplier":
                supplier, recipient = (part.party,), tuple(p for p in recipient if country(p.entity) != here)
            else:
                supplier, recipient = tuple(p for p in supplier if country(p.entity) != here), (part.party,)
            own = structs.replace(delivery, goods=part.goods, amounts=(part.amount,))
            yield self._build(scene, own, part.amount, Roles(supplier, recipient))

    def _build(self, scene: Scene, delivery: Delivery, amount: Quantity | None, roles: Roles) -> Supply:
        status = self._status(scene, delivery)
        period, evidence = _period(self.analysis, scene, delivery, status.status)
        draft = Draft(self.analysis).status(status).goods(delivery.goods).period(period, evidence)
        for role, parties in (("supplier", roles.supplier), ("recipient", roles.recipient)):
            draft.party(role, [p.entity for p in parties], [p.span for p in parties])
        if amount is not None:
            draft.value(ceiling(amount), amount.span)
            if amount.unit_from is not None:
                draft.spans["value"] = (amount.span, amount.unit_from)
        here = [p for p in delivery.goods if scene.sentence.first <= p.first < scene.sentence.last]
        inside: list[Placed] = [delivery.verb, *here, *([amount] if amount else [])]
        span = self.analysis.telling(scene, self.analysis.cover(inside))
        return draft.finish(Supply, span, (f"supply.{delivery.verb.concept}",))

    def _status(self, scene: Scene, delivery: Delivery) -> StatusReading:
        by_word = self._status_of_word(scene, delivery)
        if by_word is not None:
            return by_word
        found = status_within(self.analysis, scene, delivery.first, delivery.verb.last)
        if found is None and not self._is_done(delivery.verb):
            found = strongest(self.analysis, self._status_behind(scene, delivery))
        if found is not None:
            return found
        if self._is_signed_for(scene, delivery):
            return StatusReading("agreed", None)
        own = max(delivery.first, self.analysis.clause(scene, delivery.verb.first)[0])
        ahead = is_future(self.analysis, own, delivery.last) or is_headline_plan(self.analysis, scene)
        return StatusReading("planned" if ahead or self._is_scheduled(scene, delivery) else "actual", None)

    def _status_behind(self, scene: Scene, delivery: Delivery) -> list[Tag]:
        """Words of status behind the word of delivery that are no part of the next one ("another 20 on order")."""
        later = scene.tagged("supply", delivery.verb.last, delivery.last)
        tags = scene.tagged("status", delivery.verb.last, delivery.last)
        return [t for t in tags if not any(s.first <= t.first and t.last <= s.last for s in later)]

    def _status_of_word(self, scene: Scene, delivery: Delivery) -> StatusReading | None:
        """What the word of delivery tells by itself: interest, a contract, a tender, an expected arrival."""
        verb = delivery.verb
        span = self.analysis.span(verb.first, verb.last)
        if verb.concept == "wish":
            return StatusReading("planned" if delivery.amounts else "proposed", span)
        if verb.concept in ("contract", "tender"):
            agreed = verb.concept == "contract" or scene.has("tender.won")
            return StatusReading("agreed" if agreed else "planned", self.analysis.span(verb.first, verb.first + 1))
        if self._is_tendered(scene, delivery):
            return StatusReading("planned", None)
        if verb.concept == "accept" and scene.has("status.forecast", verb.first, verb.last):
            return StatusReading("planned", span)
        return None

    def _is_tendered(self, scene: Scene, delivery: Delivery) -> bool:
        """ "A tender for the purchase of 120,000 tonnes": called, and not yet won."""
        verb = delivery.verb
        if "tender.tender" not in scene.tags or scene.has("tender.won"):
            return False
        noun = self.analysis.tokens[verb.first].word.is_pos("noun")
        return noun and any(verb.first - t.last <= _CALLED for t in scene.tagged("tender", delivery.first, verb.first))

    def _is_done(self, verb: Tag) -> bool:
        """ "It |took| 15 and wants 50 more": of what has been done the words behind tell nothing."""
        word = self.analysis.tokens[verb.first].word
        return word.has("past") and word.readings[0].pos == "verb" and not word.is_pos("noun")

    def _is_signed_for(self, scene: Scene, delivery: Delivery) -> bool:
        """ "A contract to supply 9,000 fridges", signed: the paper leads to the delivery."""
        papers = scene.tagged("paper", delivery.first, delivery.verb.first)
        near = [p for p in papers if delivery.verb.first - p.last <= _LED]
        return bool(near) and scene.has("sign.sign") and not scene.has("direction", near[-1].last, delivery.verb.first)

    def _is_scheduled(self, scene: Scene, delivery: Delivery) -> bool:
        """ "The first ten leave in September": told in the present, of a month or day."""
        word = self.analysis.tokens[delivery.verb.first].word
        dated = any(p.kind in ("month", "day") and delivery.first <= p.first < delivery.last for p in scene.periods)
        return delivery.verb.concept == "move" and dated and word.is_pos("verb") and not word.has("past")

    def _priced(self, scene: Scene, found: list[Supply]) -> Iterator[Supply]:
        """The price of what is delivered in the sentence or in the one before, where it is told apart."""
        told = found or self.memory.last
        price = price_in(scene)
        if price is None or not told or any(group in scene.tags for group in _PRICED_APART):
            return
        tag, amount = price
        if any(c.value is not None and c.value.unit not in WEIGHTS and c.value.unit != "1" for c in told):
            return
        known = told[-1]
        span = self.analysis.telling(scene, self.analysis.cover([tag, amount]))
        yield structs.replace(
            known,
            span=span,
            quote=span.of(self.analysis.text),
            value=ceiling(amount),
            spans={**known.spans, "value": (amount.span,)},
            rules=("supply.price",),
        )

    def _extended(self, scene: Scene) -> Iterator[Supply]:
        """ "The programme will be extended until 2030": the deliveries told before, for longer."""
        known = self.memory.supply
        extend = scene.tagged("extension.extend")
        until = next((p for p in scene.periods if p.kind == "by" and p.period is not None), None)
        if known is None or not extend or until is None or not scene.has("extension.programme"):
            return
        spans = {name: where for name, where in known.spans.items() if name not in ("value", "period", "status")}
        span = self.analysis.cover([scene.tagged("extension.programme")[0], extend[0], until])
        yield structs.replace(
            known,
            span=span,
            quote=span.of(self.analysis.text),
            status="planned",
            value=None,
            period=until.period,
            spans={**spans, "period": until.evidence or (until.span,)},
            rules=("supply.extended",),
        )


def _with_goods(supply: Supply, delivery: Delivery) -> Supply:
    """The same supplier goes on in the same sentence: "ready to supply equipment, provide service"."""
    known = {p.hs for p in supply.product if p.hs}
    more = tuple(p for p in delivery.goods if p.product not in supply.product and p.product.hs not in known)
    where = (*supply.spans.get("product", ()), *(p.span for p in more))
    products = (*supply.product, *dict.fromkeys(p.product for p in more))
    return structs.replace(supply, product=products, spans={**supply.spans, "product": where})


def _period(analysis: Analysis, scene: Scene, delivery: Delivery, status: Status) -> tuple[Period | None, Evidence]:
    """When it is delivered: by the dates in the same part of the sentence, else in the sentence."""
    days = [p for p in scene.periods if p.kind in ("day", "days", "week")]
    told = sorted([*usable(scene), *days], key=lambda p: (not delivery.first <= p.first < delivery.last, p.first))
    if delivery.amounts and "batch" in scene.tags:  # "15 arrived, the rest |in June|"
        rest = scene.tagged("batch", max(delivery.verb.last, delivery.amounts[-1].last))
        told = [p for p in told if not rest or p.first < rest[0].first]
    if not told or (told[0].first >= delivery.last and scene.tagged("supply", delivery.last)):
        return None, ()
    when = coming(analysis, settled(told[0], status), status)
    return when.period, when.evidence


def _without(delivery: Delivery, told: Roles, parts: list[Part]) -> tuple[Delivery, Roles]:
    """The delivery and its sides without what is a further party's."""
    spans = {part.party.span for part in parts}
    numbers = {part.amount.first for part in parts}
    amounts = tuple(a for a in delivery.amounts if a.first not in numbers)
    supplier = tuple(p for p in told.supplier if p.span not in spans)
    recipient = tuple(p for p in told.recipient if p.span not in spans)
    return structs.replace(delivery, amounts=amounts), Roles(supplier, recipient)


def _measured_as(analysis: Analysis, scene: Scene, delivery: Delivery, known: Supply | None) -> Delivery:
    """ "It shipped 300 tonnes to A; B |took 200|": bare numbers of goods that were measured before."""
    if not delivery.amounts or known is None or known.value is None or known.value.unit not in WEIGHTS:
        return delivery
    if any(p.first >= delivery.first for p in delivery.goods) or delivery.goods[0].product not in known.product:
        return delivery
    told = next((s for s in known.spans.get("value", ()) if isinstance(s, Span)), None)
    where = _last_word(analysis, told) if told is not None else None
    amounts = tuple(
        structs.replace(a, value=structs.replace(a.value, unit=known.value.unit), kind="measure", unit_from=where)
        if a.kind in ("count", "number") and not any(0 <= p.first - a.last <= 1 for p in scene.products)
        else a
        for a in delivery.amounts
    )
    return structs.replace(delivery, amounts=amounts)


def _last_word(analysis: Analysis, span: Span) -> Span:
    """The unit of an amount, which stands behind its number."""
    unit = span.of(analysis.text).split()[-1].lstrip("0123456789.,")
    return Span(span.end - len(unit), span.end)


def _unrolled(analysis: Analysis, known: list[Supply], delivery: Delivery) -> list[Supply]:
    """ "Lifts will go to Kazakhstan: Aktobe has ordered 200": what is told again with its amount is told once."""
    if not known or known[-1].value is not None or not delivery.amounts:
        return known
    behind = delivery.first > 0 and analysis.tokens[delivery.first - 1].word.text == ":"
    explained = behind and known[-1].status != "proposed"
    again = explained or {p.product for p in delivery.goods}.issuperset(known[-1].product)
    return known[:-1] if again else known


def _remembered(supply: Supply, role: str) -> tuple[Party, ...]:
    """The parties of a supply told before, with the places where they were told."""
    where = [s for s in supply.spans.get(f"parties.{role}", ()) if isinstance(s, Span)]
    return tuple(Party(entity, span, -1, -1) for entity, span in zip(supply.parties.get(role, ()), where, strict=False))


def _is_bare(delivery: Delivery, analysis: Analysis) -> bool:
    """A noun of delivery behind a colon, or in a part of the sentence with no verb: a heading."""
    if delivery.first > 0 and analysis.tokens[delivery.first - 1].word.text == ":" and not delivery.amounts:
        return True
    words = (analysis.tokens[i].word for i in range(delivery.first, delivery.last))
    return not delivery.amounts and not any(word.readings[0].pos in ("verb", "participle", "other") for word in words)


def find_supplies(analysis: Analysis, sides: Sides, places: Places) -> list[Supply]:
    """The supply claims of a document, in text order; a wish that is told again with its amount is told once."""
    found = list(SupplyReader(analysis, sides, places, RoleReader(analysis, sides, places)).supplies())
    told = {(claim.product, _areas(claim)) for claim in found if claim.value is not None}
    wished = [c for c in found if c.rules == _WISH and c.value is None and (c.product, _areas(c)) in told]
    return [claim for claim in found if claim not in wished] if wished else found


def _areas(claim: Supply) -> frozenset[str]:
    return frozenset(e.id or e.name for es in claim.parties.values() for e in es)
