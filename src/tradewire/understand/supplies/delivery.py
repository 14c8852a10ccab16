"""Words of delivery with their goods and amounts."""

from collections.abc import Sequence
from typing import Final

from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import CLAUSE_MARKS, STRONG_MARKS, Analysis, Scene
from tradewire.understand.figures.topic import is_flow
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.supplies.measured import measured, whole

FLOWS: Final = frozenset({"export", "import"})
_COUNTS: Final = frozenset({"count", "number", "measure", "money"})
_GROWTH: Final = frozenset({"percent", "ratio", "fraction"})
_NUMBERS: Final = _GROWTH | {"money", "measure", "rank"}
_CONTRACTS: Final = frozenset({"contract", "agreement", "deal", "tender"})
_COUNTED: Final = frozenset({"accept", "move", "offer"})  # words of delivery only with a number of goods
_TRADED: Final = ("exports", "imports", "turnover")
_OF_LOAN: Final = 3  # tokens between a sum and the loan that it is
WEIGHTS: Final = frozenset({"t", "kg", "g", "m3", "L"})
_OFFICES: Final = frozenset({"ministry", "government"})
_WEAK: Final = frozenset({"accept", "move"})  # words that mostly have nothing to do with deliveries
_DENIED_WITHIN: Final = 7  # tokens between "refused", "denied" and the delivery
_NEXT: Final = 2  # tokens between things that stand side by side
_ABLE: Final = 8  # tokens between works and what they can take in
_SENT: Final = frozenset({"give", "take"})
_NOT_SENT: Final = ("group", "paper", "event", "indicator", "money_topic")  # what is counted and is no goods
_TOLD: Final = 5  # tokens between a delivery and its weight behind a mark: "in containers – 540 tonnes"
_NAMED: Final = 4  # tokens between a word of delivery and the number of unknown goods
_CARRYING: Final = frozenset({"give", "move", "export"})
_CARRIED: Final = 3  # tokens between a pronoun and the verb
_OWN: Final = 5  # tokens between a number and its goods: "ten Kazakh-assembled airport buses"
_REACH: Final = 12  # tokens between the verb and its goods


class Place(Frozen, frozen=True):
    """A word of delivery and the tokens that are its own: from `first` to `last`, its objects up to `until`."""

    verb: Tag
    first: int
    last: int
    until: int


class Delivery(Frozen, frozen=True):
    """A word of delivery with its goods and amounts; `first` and `last` bound its part of the sentence."""

    verb: Tag
    goods: tuple[ProductMention, ...]
    amounts: tuple[Quantity, ...]
    first: int
    last: int

    def goods_of(self, amount: Quantity | None) -> tuple[ProductMention, ...]:
        """Of a list in which each kind has its number, the goods of this one."""
        if amount is None or len(self.amounts) == 1:
            return self.goods
        after = min((a.first for a in self.amounts if a.first > amount.first), default=self.last)
        own = tuple(p for p in self.goods if amount.last <= p.first < after)
        return own or self.goods


def places_of(analysis: Analysis, scene: Scene) -> list[Place]:
    """The sentence's words of delivery, each with its part of the sentence."""
    verbs = _verbs(analysis, scene)
    found = []
    for i, verb in enumerate(verbs):
        first, last = analysis.clause(scene, verb.first, CLAUSE_MARKS if verb.concept in _WEAK else STRONG_MARKS)
        if verb.concept == "buyers":
            first, last = scene.sentence.first, scene.sentence.last
        first = _before_amount(analysis, scene, first)
        until = verbs[i + 1].first if i + 1 < len(verbs) else scene.sentence.last
        last = _behind_colon(analysis, scene, verb, last)
        found.append(Place(verb, first, last, until))
    return found


def _behind_colon(analysis: Analysis, scene: Scene, verb: Tag, last: int) -> int:
    """Where the goods are told behind a colon, the end of their list: "a train arrived: |30 wagons of flour|"."""
    if last >= scene.sentence.last or analysis.tokens[last].word.text != ":":
        return last
    if any(verb.first - _REACH <= p.first < last for p in scene.products):
        return last
    amount = any(0 < q.first - last <= _NEXT and q.kind in ("count", "number", "measure") for q in scene.quantities)
    return analysis.clause(scene, last + 1, STRONG_MARKS)[1] if amount else last


def _before_amount(analysis: Analysis, scene: Scene, first: int) -> int:
    """Where an amount between two marks parts the goods from their verb, the beginning of what stands before it:
    "the first cargo of coal, 70,000 tonnes, is to reach China"."""
    if first - 2 <= scene.sentence.first:
        return first
    mark = analysis.tokens[first - 1].word.text
    inside = [q for q in scene.quantities if 0 <= first - 1 - q.last <= 1 and q.kind in ("measure", "count", "number")]
    if not inside or mark in ":;" or analysis.tokens[inside[0].first - 1].word.text != mark:
        return first
    return analysis.clause(scene, max(scene.sentence.first, inside[0].first - 2), CLAUSE_MARKS)[0]


def _verbs(analysis: Analysis, scene: Scene) -> list[Tag]:
    """Words of delivery that are not part of a project's name ("centre of sales") and not denied."""
    projects = scene.tagged("project")
    found: list[Tag] = []
    for tag in sorted(scene.tagged("supply"), key=lambda t: (t.first, -t.last)):
        overlaps = found and tag.first < found[-1].last
        if found and found[-1].concept == "wish" and 0 <= tag.first - found[-1].last <= 1 and tag.concept in _SENT:
            found.pop()  # "|want| to sell": what is wanted is told by the next word
        named = any(p.first <= tag.first and tag.last <= p.last for p in projects)
        denied = scene.has("negation", tag.first - 2, tag.first) or _is_refused(analysis, scene, tag)
        other = named or denied or _is_capacity(analysis, scene, tag)
        if not overlaps and not other and not _is_statistic(analysis, scene, tag):
            found.append(tag)
    return found or _contracts(analysis, scene) or made_to_order(analysis, scene)


def _is_capacity(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """ "A plant able to |take| 240,000 tonnes a year": what works can take in."""
    if tag.concept != "accept" or analysis.tokens[tag.first].word.has("past"):
        return False
    works = scene.tagged("works", scene.sentence.first, tag.first)
    return bool(works) and tag.first - works[-1].last <= _ABLE


def _is_refused(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """ "Denied that it sold", "ruled out buying", «поставок не будет»; what is asked for is a need."""
    first, last = analysis.clause(scene, tag.first, STRONG_MARKS)
    asked = [t for t in scene.tagged("need.ask") if first <= t.first < tag.first]
    if tag.concept == "give" and any(tag.first - t.first <= _DENIED_WITHIN for t in asked):
        return True
    if "refusal" not in scene.tags:
        return False
    before = scene.tagged("refusal.before", max(first, tag.first - _DENIED_WITHIN), tag.first)
    return bool(before) or scene.has("refusal.behind", tag.last, last)


def _contracts(analysis: Analysis, scene: Scene) -> list[Tag]:
    """ "A contract with X for 85 trolleybuses", "a tender for 50 buses": goods are delivered under it."""
    counts = [q for q in scene.quantities if q.kind in ("count", "number", "measure")]
    amounts = [q for q in counts if any(p.first - q.last in (0, 1) and p.kind == "goods" for p in scene.products)]
    for paper in (*scene.tagged("paper"), *scene.tagged("tender.tender")):
        if paper.concept not in _CONTRACTS:
            continue
        _, last = analysis.clause(scene, paper.first)
        for amount in amounts:
            if paper.last <= amount.first < last and scene.has("goods_of_paper", amount.first - _NEXT, amount.first):
                return [Tag(paper.first, amount.first, f"supply.{_paper_kind(paper)}", "supply", _paper_kind(paper))]
    return []


def made_to_order(analysis: Analysis, scene: Scene) -> list[Tag]:
    """ "The works |will build| 20 wagons |for| Kazakhstan": a number of goods made for somebody."""
    if "custom.for" not in scene.tags:
        return []
    buyers = [m.first for m in (*scene.places, *scene.organisations)]
    for verb in scene.tagged("custom.verb"):
        first, last = analysis.clause(scene, verb.first)
        meant = any(0 <= b - t.last <= 1 for t in scene.tagged("custom.for", first, last) for b in buyers)
        if meant and any(_is_batch_of(scene, q, first, last) for q in scene.quantities):
            return [Tag(verb.first, verb.last, "supply.make", "supply", "make")]
    return []


def _is_batch_of(scene: Scene, amount: Quantity, first: int, last: int) -> bool:
    """A number of goods between two tokens."""
    if not first <= amount.first < last or amount.kind not in ("count", "number"):
        return False
    return any(0 <= p.first - amount.last <= _NEXT and p.kind == "goods" for p in scene.products)


def _paper_kind(paper: Tag) -> str:
    return "tender" if paper.concept == "tender" else "contract"


def _is_statistic(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """A flow told with its growth or share ("sales rose 6.3 times") is a figure."""
    first, last = analysis.clause(scene, tag.first)
    if tag.concept in _WEAK:
        return scene.has("need", first, last) or any(scene.has(f"indicator.{flow}", first, last) for flow in _TRADED)
    if tag.concept in FLOWS:
        first, last = scene.sentence.first, scene.sentence.last
    if scene.has("indicator.exports", tag.last, last) and tag.concept == "give":
        return True
    if _is_summed_up(analysis, scene, tag, last):
        return True
    if tag.concept in ("give", "take") and is_flow(analysis, scene, tag):
        return True
    kinds = _NUMBERS if tag.concept in FLOWS and not _is_of_firm(analysis, scene, tag) else _GROWTH
    return any(q.kind in kinds and first <= q.first < last for q in scene.quantities)


def _is_of_firm(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """ "Agrosila |exported| 700 tonnes of poultry to Saudi Arabia": a firm's delivery, and no sum of trade."""
    word = analysis.tokens[tag.first].word
    if tag.concept != "export" or not word.is_pos("verb") or any(q.kind == "money" for q in scene.quantities):
        return False
    firm = any(o.kind not in _OFFICES and o.last <= tag.first for o in scene.organisations)
    return firm and any(p.first > tag.first and scene.has("toward", p.first - 1, p.first) for p in scene.places)


def _is_summed_up(analysis: Analysis, scene: Scene, tag: Tag, last: int) -> bool:
    """ "Shipments totalled 38,400 tonnes", «поставки составили 300 т»: a noun of delivery and what it comes to."""
    if not analysis.tokens[tag.first].word.is_pos("noun"):
        return False
    verbs = [t for t in scene.tagged("level.reach", tag.last, last) if analysis.tokens[t.first].word.is_pos("verb")]
    return any(0 <= q.first - t.last <= _NEXT for t in verbs for q in scene.quantities)


def delivery_at(
    analysis: Analysis, scene: Scene, place: Place, taken: set[int], before_that: tuple[ProductMention, ...]
) -> Delivery | None:
    """The goods next to the word, those behind it first, with their amounts.

    `before_that` are the goods told last, for "these machines", "310 of them" and lists of buyers.
    """
    verb = place.verb
    free = [p for p in scene.products if p.first not in taken and _is_delivered(scene, p)]
    goods = [p for p in free if place.first <= p.first < place.last]
    behind = [p for p in goods if 0 <= p.first - verb.last <= _REACH and p.first < place.until]
    before = [p for p in goods if 0 <= verb.first - p.last <= _REACH]
    near = tuple(whole(analysis, scene, p) for p in _listed(scene, behind) or before)
    if verb.concept == "move" and near and near[0].case is None and _is_plainly_behind(analysis, verb, near[0]):
        return None
    if not near:
        return named_by_amount(analysis, scene, place) or _of_them(scene, place, before_that)
    meant = before_that if before_that and _points_back(scene, near) else near
    own = _amounts(scene, place, near, min(place.last, place.until) if behind else place.last)
    own = [q for q in own if q.first >= verb.last] if verb.concept == "wish" else own
    if own and own[0].kind == "money" and all(p.kind == "generic" for p in meant):
        return None
    if not own and place.verb.concept not in FLOWS:
        own = _told_behind(analysis, scene, place.last, near)
    elsewhere = bool(goods[len(near) :]) or scene.has("supply", place.last)
    own += _continued(scene, own, place.last, elsewhere)
    if _is_other_news(scene, place, near, own):
        return None
    return Delivery(verb, meant, tuple(own), place.first, place.last)


def _is_plainly_behind(analysis: Analysis, verb: Tag, goods: ProductMention) -> bool:
    """Goods behind the verb with no colon between."""
    between = range(verb.last, goods.first)
    return goods.first >= verb.last and not any(analysis.tokens[i].word.text == ":" for i in between)


def named_by_amount(analysis: Analysis, scene: Scene, place: Place) -> Delivery | None:
    """ "Sold 300 tonnes of X", "shipped 12,000 X to Y": goods that only their amount tells to be such."""
    for amount in scene.quantities:
        inside = place.first <= amount.first < min(place.last, place.until)
        if not inside or not (amount.value.unit in WEIGHTS or _is_count_sent(scene, place, amount)):
            continue
        goods = measured(analysis, scene, amount)
        if goods is not None and not (amount.value.unit == "1" and scene.has("no_goods", goods.first, goods.last)):
            return Delivery(place.verb, (goods,), (amount,), place.first, place.last)
    return None


def _is_count_sent(scene: Scene, place: Place, amount: Quantity) -> bool:
    """A number behind a word of delivery that is told to go to somebody or to come from somewhere."""
    verb = place.verb
    if verb.concept not in _SENT or amount.kind not in ("count", "number") or amount.value.unit != "1":
        return False
    if not 0 <= amount.first - verb.last <= _NAMED or scene.has("toward", amount.first - 1, amount.first):
        return False
    if any(scene.has(group, amount.last, amount.last + _NAMED) for group in _NOT_SENT):
        return False
    places = [(p.first, p.case) for p in scene.places if verb.last <= p.first < place.last]
    bodies = [(p.first, p.case) for p in scene.organisations if verb.last <= p.first < place.last]
    return any(case == "dat" or is_led(scene, first) for first, case in (*places, *bodies))


def is_led(scene: Scene, first: int) -> bool:
    """Whether a word of direction stands right before token `first`."""
    return scene.has("toward", first - 1, first) or scene.has("away", first - 1, first)


def _is_delivered(scene: Scene, goods: ProductMention) -> bool:
    """Neither a building nor part of a body's name ("the Belarusian Railway")."""
    wider = (o for o in scene.organisations if o.last - o.first > goods.last - goods.first)
    named = any(o.first <= goods.first and goods.last <= o.last for o in wider)
    return goods.kind != "facility" and not named


def _points_back(scene: Scene, goods: Sequence[ProductMention]) -> bool:
    """ "These vehicles", "таких машин", "another 20 units": the goods told before."""
    if not all(p.kind == "generic" for p in goods):
        return False
    first = goods[0].first
    return scene.has("these", first - 1, first) or scene.has("more", first - _NEXT - 1, first)


def _amounts(scene: Scene, place: Place, goods: tuple[ProductMention, ...], end: int) -> list[Quantity]:
    """How many or how much of the goods; what a paper is worth is not theirs."""
    told = [q for q in scene.quantities if q.kind in _COUNTS and not q.converts and place.first <= q.first < end]
    others = [*scene.tagged("paper"), *scene.tagged("money_topic")]
    apart = [t for t in others if t.last <= place.verb.first or t.first >= place.verb.last]
    meant = [q for q in told if q.kind != "money" or place.verb.concept not in _CONTRACTS]
    own = [q for q in meant if _of_goods(scene, q, goods, place.verb) and not _is_apart(scene, q)]
    return [q for q in own if not _is_worth_of(scene, q, apart)]


def _is_apart(scene: Scene, amount: Quantity) -> bool:
    """A size, what it was more by ("310 tonnes more than"), and the number of those to whom it goes ("to 14 lands")."""
    return _is_led_to(scene, amount) or _is_size(scene, amount) or _is_difference(scene, amount)


def _is_led_to(scene: Scene, amount: Quantity) -> bool:
    """ "Sells to 14 countries": the number of those who get it."""
    if amount.kind != "count" or not scene.has("toward", amount.first - 1, amount.first):
        return False
    return not any(0 <= p.first - amount.last <= _NEXT for p in scene.products)


def _is_difference(scene: Scene, amount: Quantity) -> bool:
    """ "310 tonnes |more than| a year before", «на 310 тонн больше, чем»; "40 more buses" are as many."""
    group = "compare" if amount.kind in ("measure", "money") else "compare.down"
    return scene.has(group, amount.last, amount.last + 1)


def _is_size(scene: Scene, amount: Quantity) -> bool:
    """ "Six |130-tonne| trucks", «12 самосвалов грузоподъёмностью |90 тонн|»: what each of them measures."""
    if amount.kind != "measure":
        return False
    rated = scene.has("rated", amount.first - _NEXT, amount.first)
    return rated or any(q.last == amount.first and q.kind in ("count", "number") for q in scene.quantities)


def _is_worth_of(scene: Scene, amount: Quantity, papers: Sequence[Tag]) -> bool:
    """A sum beside a paper or a loan is theirs; a number of goods is not ("a contract for 30 buses")."""
    counted = amount.kind != "money" and any(0 <= p.first - amount.last <= _OWN for p in scene.products)
    if counted:
        return False
    loans = [t for t in papers if t.concept == "loan" and amount.kind == "money"]
    behind = any(0 <= t.first - amount.last <= _OF_LOAN for t in loans)
    return behind or any(amount.first - 3 <= t.first and t.last <= amount.first for t in papers)


def _is_bare_told(scene: Scene, place: Place, goods: tuple[ProductMention, ...]) -> bool:
    """Without a number: who is offered the goods is told, or the goods that move are the subject."""
    if place.verb.concept == "move":
        start = _start(scene, place.verb)
        beside = goods[-1].last == start or any(p.first == goods[-1].last + 1 and p.last == start for p in scene.places)
        moving = beside and goods[-1].case in ("nom", None)
        return moving or (goods[0].first == place.verb.last and goods[0].case == "nom")
    return place.verb.concept == "offer" and _is_given(scene, place)


def _is_given(scene: Scene, place: Place) -> bool:
    """Whether it is said to whom the goods are offered."""
    near = [p for p in scene.places if place.first <= p.first < place.last]
    return any(p.case == "dat" or scene.has("toward", p.first - 2, p.first) for p in near)


def _of_them(scene: Scene, place: Place, goods: tuple[ProductMention, ...]) -> Delivery | None:
    """ "Last year it bought 310 of them", "the main buyers are A and B": the goods told before."""
    verb = place.verb
    kinds = ("number", "count", "measure")
    told = [q for q in scene.quantities if q.kind in kinds and place.first <= q.first < place.last]
    counted_on = verb.concept not in _WEAK or scene.has("more")
    gap = _NEXT if counted_on else 1
    start = _start(scene, verb)
    near = tuple(q for q in told if 0 <= q.first - verb.last <= gap or 0 <= start - _end(scene, q) <= gap)
    near = tuple(q for q in near if not scene.has("toward", q.first - 1, q.first))
    added = tuple(q for q in near if scene.has("more", q.first - 1, q.first))
    near = added or near
    if not counted_on and any(q.first < start and _end(scene, q) != start for q in near):
        return None
    if not goods or not (near or verb.concept == "buyers" or _is_batch(scene, place) or _is_carried(scene, place)):
        return None
    return Delivery(verb, goods, () if verb.concept == "buyers" else near, place.first, place.last)


def _is_other_news(scene: Scene, place: Place, goods: tuple[ProductMention, ...], own: list[Quantity]) -> bool:
    """Goods of a project or a fair, a share of goods, and words that tell of no delivery without a number."""
    verb = place.verb
    if _is_shown(scene, goods) or _is_part_of_all(scene, goods[0]):
        return True
    if own:
        return False
    made = scene.has("project", verb.last, goods[0].first)
    spread = any(_is_led_to(scene, q) for q in scene.quantities if verb.last <= q.first < place.last)
    return made or spread or (verb.concept in _COUNTED and not _is_bare_told(scene, place, goods))


def _is_shown(scene: Scene, goods: tuple[ProductMention, ...]) -> bool:
    """Goods in general that are brought to a fair are shown; those behind "to" name the fair."""
    named = scene.has("toward", goods[0].first - _NEXT, goods[0].first)
    return scene.has("event.exhibition") and (named or all(p.kind == "generic" for p in goods))


def _is_part_of_all(scene: Scene, goods: ProductMention) -> bool:
    """ "40% of the furniture sold in Komi": a share."""
    kinds = ("percent", "fraction")
    return any(q.kind in kinds and 0 <= goods.first - q.last <= _NEXT for q in scene.quantities)


def _start(scene: Scene, verb: Tag) -> int:
    """Where the verb begins with its "are to", "will"."""
    return min((t.first for t in scene.tagged("future.aux") if t.last == verb.first), default=verb.first)


def _is_batch(scene: Scene, place: Place) -> bool:
    """ "The first batch leaves in May", «первую партию отправят в мае»: part of the goods told before."""
    return any(-1 <= place.verb.first - t.last <= _NEXT for t in scene.tagged("batch", place.first, place.last))


def _is_carried(scene: Scene, place: Place) -> bool:
    """ "It |also| ships to Peru", «|их| отгружают в Перу»: the goods told before go to somebody else."""
    verb = place.verb
    if verb.concept not in _CARRYING or "carried" not in scene.tags:
        return False
    low, high = max(place.first, verb.first - _CARRIED), min(place.last, verb.last + _NEXT)
    return scene.has("carried", low, high) and any(
        scene.has("toward", p.first - 1, p.first) for p in scene.places if verb.last <= p.first < place.last
    )


def _told_behind(analysis: Analysis, scene: Scene, last: int, goods: tuple[ProductMention, ...]) -> list[Quantity]:
    """The amount behind a dash or a colon: "a train left with cement – 3,000 tonnes"."""
    if goods[-1].last > last:
        return []
    kinds = ("number", "count", "measure")
    near = [q for q in scene.quantities if 0 < q.first - last <= _TOLD and q.kind in kinds][:1]
    colon = last < scene.sentence.last and analysis.tokens[last].word.text == ":"
    near = [q for q in near if q.first - last <= _NEXT + 1 or (colon and q.value.unit in WEIGHTS)]
    near = [q for q in near if not _is_difference(scene, q)]
    return [q for q in near if not any(p.kind != "generic" and 0 <= p.first - q.last <= _NEXT for p in scene.products)]


def _end(scene: Scene, amount: Quantity) -> int:
    """The end of an amount with "of it", "of them" behind it."""
    return amount.last + 2 if scene.has("share.whole", amount.last, amount.last + 1) else amount.last


def _continued(scene: Scene, own: list[Quantity], last: int, other_goods: bool) -> list[Quantity]:
    """Further weights of the same goods in the rest of the sentence: "496 t; 210 t a year before"."""
    if other_goods or not own or own[-1].kind != "measure":
        return []
    return [
        q for q in scene.quantities if q.first >= last and q.kind == "measure" and q.value.unit == own[-1].value.unit
    ]


def _listed(scene: Scene, goods: list[ProductMention]) -> list[ProductMention]:
    """The first of the goods with those that the same list goes on with; numbers may stand between them."""
    kept = goods[:1]
    for mention in goods[1:]:
        between = [q for q in scene.quantities if kept[-1].last <= q.first and q.last <= mention.first]
        if mention.first - kept[-1].last - sum(q.last - q.first for q in between) > _NEXT:
            break
        kept.append(mention)
    return kept


def _of_goods(scene: Scene, amount: Quantity, goods: tuple[ProductMention, ...], verb: Tag) -> bool:
    """A number right before the goods or right behind the verb; a measure or a sum beside them."""
    if amount.kind in ("money", "measure"):
        return True
    if any(0 <= p.first - amount.last <= _OWN and not scene.has("toward", amount.last, p.first) for p in goods):
        return True
    return amount.first == verb.last and not scene.has("toward", amount.last, max(p.first for p in goods))
