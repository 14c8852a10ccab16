"""Words of delivery with their goods and amounts."""

from collections.abc import Sequence
from typing import Final

from tradewire.understand.analysis import STRONG_MARKS, Analysis, Scene
from tradewire.understand.figures.topic import is_flow
from tradewire.understand.frozen import Frozen
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention, Quantity

FLOWS: Final = frozenset({"export", "import"})
_COUNTS: Final = frozenset({"count", "number", "measure", "money"})
_GROWTH: Final = frozenset({"percent", "ratio", "fraction"})
_NUMBERS: Final = _GROWTH | {"money", "measure", "rank"}
_CONTRACTS: Final = frozenset({"contract", "agreement", "deal"})
_NEXT: Final = 2  # tokens between things that stand side by side
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
        first, last = analysis.clause(scene, verb.first, STRONG_MARKS)
        if verb.concept == "buyers":
            first, last = scene.sentence.first, scene.sentence.last
        until = verbs[i + 1].first if i + 1 < len(verbs) else scene.sentence.last
        found.append(Place(verb, first, last, until))
    return found


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
    return found or _contracts(analysis, scene)


def _contracts(analysis: Analysis, scene: Scene) -> list[Tag]:
    """ "A contract with X for 85 trolleybuses": goods are delivered under it."""
    counts = [q for q in scene.quantities if q.kind in ("count", "number", "measure")]
    amounts = [q for q in counts if any(p.first - q.last in (0, 1) and p.kind == "goods" for p in scene.products)]
    for paper in scene.tagged("paper"):
        if paper.concept not in _CONTRACTS:
            continue
        _, last = analysis.clause(scene, paper.first)
        for amount in amounts:
            if paper.last <= amount.first < last and scene.has("goods_of_paper", amount.first - _NEXT, amount.first):
                return [Tag(paper.first, amount.first, "supply.contract", "supply", "contract")]
    return []


def _is_statistic(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """A flow told with its growth or share ("sales rose 6.3 times") is a figure."""
    first, last = analysis.clause(scene, tag.first)
    if tag.concept in FLOWS:
        first, last = scene.sentence.first, scene.sentence.last
    if scene.has("indicator.exports", tag.last, last) and tag.concept == "give":
        return True
    if tag.concept in ("give", "take") and is_flow(analysis, scene, tag):
        return True
    kinds = _NUMBERS if tag.concept in FLOWS else _GROWTH
    return any(q.kind in kinds and first <= q.first < last for q in scene.quantities)


def delivery_at(
    scene: Scene, place: Place, taken: set[int], before_that: tuple[ProductMention, ...]
) -> Delivery | None:
    """The goods next to the word, those behind it first, with their amounts.

    `before_that` are the goods told last, for "these machines", "310 of them" and lists of buyers.
    """
    verb = place.verb
    free = [p for p in scene.products if p.first not in taken and _is_delivered(scene, p)]
    goods = [p for p in free if place.first <= p.first < place.last]
    behind = [p for p in goods if 0 <= p.first - verb.last <= _REACH and p.first < place.until]
    before = [p for p in goods if 0 <= verb.first - p.last <= _REACH]
    near = tuple(_listed(scene, behind) or before)
    if not near:
        return _of_them(scene, place, before_that)
    meant = before_that if before_that and _points_back(scene, near) else near
    own = _amounts(scene, place, near, min(place.last, place.until) if behind else place.last)
    if own and own[0].kind == "money" and all(p.kind == "generic" for p in meant):
        return None
    own += _continued(scene, own, place.last, bool(goods[len(near) :]))
    if verb.concept == "offer" and not own and not _is_given(scene, place):
        return None
    return Delivery(verb, meant, tuple(own), place.first, place.last)


def _is_delivered(scene: Scene, goods: ProductMention) -> bool:
    """Neither a building nor part of a body's name ("the Belarusian Railway")."""
    named = any(o.first <= goods.first and goods.last <= o.last for o in scene.organisations)
    return goods.kind != "facility" and not named


def _points_back(scene: Scene, goods: Sequence[ProductMention]) -> bool:
    """ "These vehicles", "таких машин": the goods told before."""
    return all(p.kind == "generic" for p in goods) and scene.has("these", goods[0].first - 1, goods[0].first)


def _amounts(scene: Scene, place: Place, goods: tuple[ProductMention, ...], end: int) -> list[Quantity]:
    """How many or how much of the goods; what a paper is worth is not theirs."""
    told = [q for q in scene.quantities if q.kind in _COUNTS and not q.converts and place.first <= q.first < end]
    others = [*scene.tagged("paper"), *scene.tagged("money_topic")]
    apart = [t for t in others if t.last <= place.verb.first or t.first >= place.verb.last]
    meant = [q for q in told if q.kind != "money" or place.verb.concept != "contract"]
    own = [q for q in meant if _of_goods(q, goods, place.verb)]
    return [q for q in own if not _is_worth_of(scene, q, apart)]


def _is_worth_of(scene: Scene, amount: Quantity, papers: Sequence[Tag]) -> bool:
    """A sum beside a paper or a loan is theirs; a number of goods is not ("a contract for 30 buses")."""
    counted = amount.kind != "money" and any(p.first - amount.last in (0, 1) for p in scene.products)
    return not counted and any(amount.first - 3 <= t.first and t.last <= amount.first for t in papers)


def _is_given(scene: Scene, place: Place) -> bool:
    """Whether it is said to whom the goods are offered."""
    near = [p for p in scene.places if place.first <= p.first < place.last]
    return any(p.case == "dat" or scene.has("toward", p.first - 2, p.first) for p in near)


def _of_them(scene: Scene, place: Place, goods: tuple[ProductMention, ...]) -> Delivery | None:
    """ "Last year it bought 310 of them", "the main buyers are A and B": the goods told before."""
    verb = place.verb
    kinds = ("number", "count", "measure")
    told = [q for q in scene.quantities if q.kind in kinds and place.first <= q.first < place.last]
    near = tuple(q for q in told if 0 <= q.first - verb.last <= _NEXT or 0 <= verb.first - q.last <= _NEXT)
    if not goods or not (near or verb.concept == "buyers"):
        return None
    return Delivery(verb, goods, () if verb.concept == "buyers" else near, place.first, place.last)


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


def _of_goods(amount: Quantity, goods: tuple[ProductMention, ...], verb: Tag) -> bool:
    """A number right before the goods or right behind the verb; a measure or a sum beside them."""
    if amount.kind in ("money", "measure"):
        return True
    return amount.first == verb.last or any(0 <= p.first - amount.last <= 3 for p in goods)
