"""Supplies: goods or services delivered, or to be delivered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import AREA_KINDS, Entity, Evidence, Period, Span, Status, Supply
from tradewire.understand.analysis import STRONG_MARKS, Analysis, Placed, Scene
from tradewire.understand.draft import Draft
from tradewire.understand.figures.when import settled, until
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.parties import Party, parties_in, speaking_side
from tradewire.understand.quantities import ceiling
from tradewire.understand.sides import Side, Sides, country, stands_for
from tradewire.understand.status import StatusReading, is_future, status_within, strongest

_COUNTS: Final = frozenset({"count", "number", "measure", "money"})
_FLOWS: Final = {"export": "give", "import": "take"}
_GROWTH: Final = frozenset({"percent", "ratio", "fraction"})
_NUMBERS: Final = _GROWTH | {"money", "measure", "rank"}
_PAIR: Final = 2
_NEXT: Final = 2
_REACH: Final = 12  # tokens between the verb and its goods


@dataclass(frozen=True, slots=True)
class _Delivery:
    """A word of delivery with its goods and amounts; `first` and `last` bound its part of the sentence."""

    verb: Tag
    goods: tuple[ProductMention, ...]
    amounts: tuple[Quantity, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Roles:
    """Who supplies whom."""

    supplier: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()


@dataclass(slots=True)
class _Memory:
    """The last supply and the last goods told, which a later sentence may go on with."""

    supply: Supply | None = None
    goods: tuple[ProductMention, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplyReader:
    """Reads the supplies of one document."""

    analysis: Analysis
    sides: Sides
    places: Places
    memory: _Memory = field(default_factory=_Memory)

    def supplies(self) -> Iterator[Supply]:
        for scene in self.analysis.scenes:
            found = list(self._scene(scene))
            yield from found
            if not found:
                yield from self._extended(scene)
            self.memory.supply = found[-1] if found else self.memory.supply
            self.memory.goods = tuple([p for p in scene.products if p.kind == "goods"][-1:]) or self.memory.goods

    def _scene(self, scene: Scene) -> Iterator[Supply]:
        taken: set[int] = set()
        known: list[Supply] = []
        verbs = _verbs(self.analysis, scene)
        for i, verb in enumerate(verbs):
            until = verbs[i + 1].first if i + 1 < len(verbs) else scene.sentence.last
            delivery = _delivery(self.analysis, scene, verb, until, taken, self._before(scene, verb))
            if delivery is None:
                continue
            told = self._told_roles(scene, delivery)
            if known and not told.recipient and not delivery.amounts and known[-1].value is None:
                known[-1] = _with_goods(known[-1], delivery)
                continue
            found = list(self._claims(scene, delivery, told))
            known += found
            if found:
                taken.update(p.first for p in delivery.goods)
        return iter(known)

    def _before(self, scene: Scene, verb: Tag) -> tuple[ProductMention, ...]:
        """The goods told last before the word."""
        here = [p for p in scene.products if p.last <= verb.first and p.kind == "goods"]
        return tuple(here[-1:]) or self.memory.goods

    def _claims(self, scene: Scene, delivery: _Delivery, told: _Roles) -> Iterator[Supply]:
        nobody = not told.supplier and not told.recipient
        if delivery.verb.concept == "wish" and not told.supplier:
            return
        if _is_summary(told) or (nobody and _is_bare(delivery, self.analysis)):
            return
        roles = self._completed(scene, delivery, told)
        if roles.supplier or roles.recipient or delivery.amounts:
            for amount in delivery.amounts or (None,):
                yield self._build(scene, replace(delivery, goods=_own_goods(delivery, amount)), amount, roles)

    # who

    def _told_roles(self, scene: Scene, delivery: _Delivery) -> _Roles:
        """Supplier and recipient, by where they stand and the words before them."""
        verb = delivery.verb
        makers = _makers(scene, delivery, self.places)
        known = {p.span for p in makers}
        before = [p for p in self._bodies(scene, delivery.first, verb.first) if p.span not in known]
        behind = [p for p in self._bodies(scene, verb.last, delivery.last) if p.span not in known]
        toward = [p for p in (*before, *behind) if _marked(scene, p, "toward") or p.case == "dat"]
        away = [p for p in (*before, *behind) if _marked(scene, p, "away")]
        subject = [p for p in before if p not in toward and p not in away] or self._seats(scene, delivery)
        if verb.concept in ("give", "offer", "export"):
            return _Roles(tuple(makers or subject or away), tuple(toward))
        if verb.concept in ("demand", "wish"):
            return _Roles(tuple(makers), tuple(toward or subject))
        if verb.concept == "buyers":
            return _Roles((), tuple(behind))
        return _Roles(tuple(makers or away), tuple(subject or toward))

    def _seats(self, scene: Scene, delivery: _Delivery) -> list[Party]:
        """A city as the subject stands for its area: "Baku intends to buy"."""
        cities = [
            p
            for p in scene.places
            if p.entity.kind == "city" and not p.dateline and not scene.has("toward", p.first - 1, p.first)
        ]
        found = [
            (stands_for(p.entity, self.places), p) for p in cities if delivery.first <= p.first < delivery.verb.first
        ]
        return [Party(area, p.span, p.first, p.last) for area, p in found[:1] if area is not None]

    def _bodies(self, scene: Scene, first: int, last: int) -> list[Party]:
        return [p for p in parties_in(scene, first, last, self.places) if p.entity.kind != "person"]

    def _completed(self, scene: Scene, delivery: _Delivery, told: _Roles) -> _Roles:
        """Where one side is silent: the speaker for "we", else the document's other side."""
        we = speaking_side(self.analysis, scene, delivery.first, delivery.verb.first)
        takes = delivery.verb.concept in ("take", "import")
        if we is not None and not (told.recipient if takes else told.supplier):
            told = replace(told, recipient=(we,)) if takes else replace(told, supplier=(we,))
        if not told.supplier and told.recipient:
            return replace(told, supplier=self._other(told.recipient))
        if told.supplier and not told.recipient:
            return replace(told, recipient=self._other(told.supplier))
        nouns = _common_nouns(self.analysis, delivery)
        if nouns.recipient and not told.supplier and len(self.sides.pair) < _PAIR:
            return nouns
        if told.supplier or len(self.sides.pair) != _PAIR:
            return told
        first, second = (_party(side) for side in self._ordered(delivery.verb))
        return _Roles((first,), (second,))

    def _ordered(self, verb: Tag) -> list[Side]:
        """The document's two sides, who supplies first: of exports and imports the one whose news it is."""
        pair, home = list(self.sides.pair), self.sides.home
        if verb.concept in _FLOWS:
            own = home if home in pair else pair[0]
            others = [side for side in pair if side is not own]
            return [own, *others] if verb.concept == "export" else [*others, own]
        return sorted(pair, key=lambda side: (side != home, side.entity.kind != "country"))

    def _other(self, known: Sequence[Party]) -> tuple[Party, ...]:
        homes = {country(e) for p in known for e in (p.entity, p.entity.place, p.home) if e is not None and e.is_area}
        if not homes:
            return ()
        side = next((s for s in self.sides.ranked if country(s.entity) not in homes), None)
        return (_party(side),) if side is not None else ()

    # the claim

    def _build(self, scene: Scene, delivery: _Delivery, amount: Quantity | None, roles: _Roles) -> Supply:
        status = self._status(scene, delivery)
        draft = Draft(self.analysis).status(status).goods(delivery.goods).period(*_period(scene, status.status))
        for role, parties in (("supplier", roles.supplier), ("recipient", roles.recipient)):
            draft.party(role, [p.entity for p in parties], [p.span for p in parties])
        if amount is not None:
            draft.value(ceiling(amount), amount.span)
        here = [p for p in delivery.goods if scene.sentence.first <= p.first < scene.sentence.last]
        inside: list[Placed] = [delivery.verb, *here, *([amount] if amount else [])]
        return draft.finish(Supply, self.analysis.cover(inside), (f"supply.{delivery.verb.concept}",))

    def _status(self, scene: Scene, delivery: _Delivery) -> StatusReading:
        if delivery.verb.concept == "wish":
            return StatusReading("proposed", self.analysis.span(delivery.verb.first, delivery.verb.last))
        found = status_within(self.analysis, scene, delivery.first, delivery.verb.last)
        found = found or strongest(self.analysis, scene.tagged("status", delivery.verb.last, delivery.last))
        if found is None and is_future(self.analysis, delivery.first, delivery.last):
            return StatusReading("planned", None)
        return found or StatusReading("actual", None)

    def _extended(self, scene: Scene) -> Iterator[Supply]:
        """ "The programme will be extended until 2030": the deliveries told before, for longer."""
        known = self.memory.supply
        extend = scene.tagged("extension.extend")
        until = next((p for p in scene.periods if p.kind == "by" and p.period is not None), None)
        if known is None or not extend or until is None or not scene.has("extension.programme"):
            return
        spans = {name: where for name, where in known.spans.items() if name not in ("value", "period", "status")}
        span = self.analysis.cover([scene.tagged("extension.programme")[0], extend[0], until])
        yield replace(
            known,
            span=span,
            quote=span.of(self.analysis.text),
            status="planned",
            value=None,
            period=until.period,
            spans={**spans, "period": until.evidence or (until.span,)},
            rules=("supply.extended",),
        )


def _with_goods(supply: Supply, delivery: _Delivery) -> Supply:
    """The same supplier goes on in the same sentence: "ready to supply equipment, provide service"."""
    known = {p.hs for p in supply.product if p.hs}
    more = tuple(p for p in delivery.goods if p.product not in supply.product and p.product.hs not in known)
    where = (*supply.spans.get("product", ()), *(p.span for p in more))
    products = (*supply.product, *dict.fromkeys(p.product for p in more))
    return replace(supply, product=products, spans={**supply.spans, "product": where})


def _period(scene: Scene, status: Status) -> tuple[Period | None, Evidence]:
    usable = [p for p in scene.periods if p.kind not in ("base", "vague", "same")]
    if not usable:
        return None, ()
    when = settled(usable[0], status)
    when = until(when) if when.deadline else when
    return when.period, when.evidence


def _verbs(analysis: Analysis, scene: Scene) -> list[Tag]:
    """Words of delivery that are not part of a project's name ("centre of sales") and not denied."""
    projects = scene.tagged("project")
    found: list[Tag] = []
    for tag in sorted(scene.tagged("supply"), key=lambda t: (t.first, -t.last)):
        overlaps = found and tag.first < found[-1].last
        named = any(p.first <= tag.first and tag.last <= p.last for p in projects)
        denied = scene.has("negation", tag.first - 2, tag.first)
        if not overlaps and not named and not denied and not _is_statistic(analysis, scene, tag):
            found.append(tag)
    return found


def _is_statistic(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """A flow told with its growth or share ("sales rose 6.3 times") is a figure."""
    first, last = analysis.clause(scene, tag.first)
    if scene.has("indicator.exports", tag.last, last) and tag.concept == "give":
        return True
    kinds = _NUMBERS if tag.concept in _FLOWS else _GROWTH
    return any(q.kind in kinds and first <= q.first < last for q in scene.quantities)


def _delivery(
    analysis: Analysis, scene: Scene, verb: Tag, until: int, taken: set[int], before_that: tuple[ProductMention, ...]
) -> _Delivery | None:
    """The goods next to the verb, those behind it first; those of the sentence before, for a list of buyers."""
    first, last = analysis.clause(scene, verb.first, STRONG_MARKS)
    goods = [p for p in scene.products if p.first not in taken and first <= p.first < last]
    behind = [p for p in goods if 0 <= p.first - verb.last <= _REACH and p.first < until]
    before = [p for p in goods if 0 <= verb.first - p.last <= _REACH]
    near = tuple(_listed(scene, behind) or before)
    if (
        near
        and before_that
        and all(p.kind == "generic" for p in near)
        and scene.has("these", near[0].first - 1, near[0].first)
    ):
        near = before_that
    if not near and verb.concept == "buyers":
        return _Delivery(verb, before_that, (), first, last) if before_that else None
    if not near:
        return _of_them(scene, verb, before_that, first, last)
    end = min(last, until) if behind else last
    amounts = [q for q in scene.quantities if q.kind in _COUNTS and not q.converts and first <= q.first < end]
    own = [q for q in amounts if _of_goods(q, near, verb) and not scene.has("paper", q.first - 3, q.first)]
    if own and own[0].kind == "money" and all(p.kind == "generic" for p in near):
        return None
    own += _continued(scene, own, last, bool(goods[len(near) :]))
    delivery = _Delivery(verb, near, tuple(own), first, last)
    return None if verb.concept == "offer" and not own and not _is_given(scene, delivery) else delivery


def _is_given(scene: Scene, delivery: _Delivery) -> bool:
    """Whether it is said to whom the goods are offered."""
    near = [p for p in scene.places if delivery.first <= p.first < delivery.last]
    return any(p.case == "dat" or scene.has("toward", p.first - 2, p.first) for p in near)


def _own_goods(delivery: _Delivery, amount: Quantity | None) -> tuple[ProductMention, ...]:
    """Of a list in which each kind has its number, the goods of this one."""
    if amount is None or len(delivery.amounts) == 1:
        return delivery.goods
    nxt = min((a.first for a in delivery.amounts if a.first > amount.first), default=delivery.last)
    own = tuple(p for p in delivery.goods if amount.last <= p.first < nxt)
    return own or delivery.goods


def _of_them(scene: Scene, verb: Tag, goods: tuple[ProductMention, ...], first: int, last: int) -> _Delivery | None:
    """ "Last year it bought 310 of them": the goods of the sentence before."""
    told = [q for q in scene.quantities if q.kind in ("number", "count", "measure") and first <= q.first < last]
    amounts = tuple(q for q in told if 0 <= q.first - verb.last <= _NEXT or 0 <= verb.first - q.last <= _NEXT)
    return _Delivery(verb, goods, amounts, first, last) if amounts and goods else None


def _continued(scene: Scene, own: list[Quantity], last: int, other_goods: bool) -> list[Quantity]:
    """Further weights of the same goods in the rest of the sentence: "496 t; 210 t a year before"."""
    if other_goods or not own or own[-1].kind != "measure":
        return []
    return [
        q for q in scene.quantities if q.first >= last and q.kind == "measure" and q.value.unit == own[-1].value.unit
    ]


def _common_nouns(analysis: Analysis, delivery: _Delivery) -> _Roles:
    """Who gets it, where a common noun says so: in the dative beside "give", in the nominative before "take"."""
    wanted = "nom" if delivery.verb.concept == "take" else "dat"
    for i in range(max(delivery.first, delivery.verb.first - 3), delivery.verb.first):
        token = analysis.tokens[i]
        reading = token.word.readings[0]
        if reading.pos == "noun" and wanted in reading.features:
            where = Span(token.start, token.end)
            return _Roles((), (Party(Entity(None, reading.lemma, "group"), where, i, i + 1),))
    return _Roles()


def _listed(scene: Scene, goods: list[ProductMention]) -> list[ProductMention]:
    """The first of the goods with those that the same list goes on with; numbers may stand between them."""
    kept = goods[:1]
    for mention in goods[1:]:
        between = [q for q in scene.quantities if kept[-1].last <= q.first and q.last <= mention.first]
        if mention.first - kept[-1].last - sum(q.last - q.first for q in between) > _NEXT:
            break
        kept.append(mention)
    return kept


def _of_goods(amount: Quantity, goods: tuple[ProductMention, ...], verb: Tag) -> bool:
    """A number right before the goods or right behind the verb; a measure or a sum beside them."""
    if amount.kind in ("money", "measure"):
        return True
    return amount.first == verb.last or any(0 <= p.first - amount.last <= 3 for p in goods)


def _makers(scene: Scene, delivery: _Delivery, places: Places) -> list[Party]:
    """Whose goods they are: "Belarusian machines", "автобусы МАЗ", "MAZ buses"."""
    found: list[Party] = []
    for goods in delivery.goods:
        for party in parties_in(scene, goods.first - 2, goods.last + 2, places):
            place = next((p for p in scene.places if p.span == party.span), None)
            adjective = place is not None and place.form == "adjective"
            body = party.entity.kind == "organisation" and not _marked(scene, party, "toward")
            if (adjective and party.first < goods.last) or (body and party.last <= goods.last + 1):
                found += [*([Party(party.home, party.span, party.first, party.last)] if party.home else []), party]
    return found


def _marked(scene: Scene, party: Party, group: str) -> bool:
    return scene.has(group, max(scene.sentence.first, party.first - 3), party.first)


def _is_summary(roles: _Roles) -> bool:
    """Both sides at once before the word: a headline that lists what is done together."""
    areas = {country(p.entity) for p in roles.supplier if p.entity.kind in AREA_KINDS}
    return len(areas) > 1 and not roles.recipient


def _is_bare(delivery: _Delivery, analysis: Analysis) -> bool:
    """A noun of delivery behind a colon, or in a part of the sentence with no verb: a heading."""
    if delivery.first > 0 and analysis.tokens[delivery.first - 1].word.text == ":" and not delivery.amounts:
        return True
    words = (analysis.tokens[i].word for i in range(delivery.first, delivery.last))
    return not delivery.amounts and not any(word.readings[0].pos in ("verb", "participle", "other") for word in words)


def _party(side: Side) -> Party:
    return Party(side.entity, side.span, -1, -1)


def find_supplies(analysis: Analysis, sides: Sides, places: Places) -> list[Supply]:
    """The supply claims of a document, in text order."""
    return list(SupplyReader(analysis, sides, places).supplies())
