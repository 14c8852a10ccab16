"""What a number is about: an indicator, a paper's worth, goods delivered, or something else."""

from typing import Final, Literal

from tradewire.record import Indicator, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.figures.window import Window
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import PlaceMention
from tradewire.understand.parties import marked

TopicKind = Literal["indicator", "paper", "money", "supply", "counted", "price"]
_INDICATORS: Final[dict[str, Indicator]] = {
    "turnover": "turnover", "exports": "exports", "imports": "imports", "deficit": "balance", "surplus": "balance",
    "services": "services", "production": "production", "investment": "investment", "gdp": "gdp",
}  # fmt: skip
_FLOWS: Final[dict[str, Indicator]] = {"give": "exports", "take": "imports", "export": "exports", "import": "imports"}
_OF: Final = 2  # tokens between the balance and the trade that it is of
_GROWN: Final = 6  # tokens between what grows and its growth
_PASSAGE: Final = 4  # tokens between "capacity" and what passes by
_FAR: Final = 14  # tokens between sales and their sum
_VALUED: Final = frozenset({"money", "percent", "ratio", "fraction"})
_FIRMS: Final = frozenset({"maker", "concern", "company"})
_RATES: Final = frozenset({"percent", "ratio", "fraction"})
TRADE: Final = frozenset({"turnover", "exports", "imports", "balance"})


class Topic(Frozen, frozen=True):
    """What the number at hand is about, with the words that say so."""

    kind: TopicKind
    first: int
    last: int
    span: Span
    indicator: Indicator = "other"
    deficit: bool = False
    excess: bool = False  # "exports exceed imports by …": a step that is a level
    back: bool = False  # "in the other direction": the flow that was not told last


def topics(analysis: Analysis, scene: Scene) -> list[Topic]:
    """All words of the sentence that can be a number's topic, in text order."""
    barred = scene.tagged("not_indicator")
    found = _sales(analysis, scene)  # before the other things that their words may be
    told = [tag for tag in scene.tagged("indicator") if not _within(tag, barred)]
    found += [_other(analysis, tag, "money") if _is_apart(scene, tag) else _indicator(analysis, tag) for tag in told]
    found += [_other(analysis, tag, "money") for tag in _own_revenue(analysis, scene)]
    papers = [tag for tag in scene.tagged("paper") if not analysis.tokens[tag.first].word.has("past")]
    found += [_other(analysis, tag, "paper") for tag in papers]
    found += [_other(analysis, tag, "money") for tag in scene.tagged("money_topic") if not _within(tag, barred)]
    found += [_other(analysis, tag, "money") for tag in scene.tagged("not_indicator.freight")]
    if any(q.kind == "percent" for q in scene.quantities):
        found += [_other(analysis, tag, "money") for tag in scene.tagged("rate.told")]
    if any(q.kind == "measure" for q in scene.quantities):
        found += [_other(analysis, tag, "money") for tag in scene.tagged("not_indicator.carried")]
    found += [_other(analysis, tag, "price") for tag in scene.tagged("price")]
    found += [_other(analysis, tag, "paper") for tag in scene.tagged("not_indicator.loan")]
    found += _shipments(analysis, scene)
    found += _grown(analysis, scene)
    if scene.has("sector"):
        found += _sectors(analysis, scene)
    return _balanced(_longest(sorted(found, key=lambda t: (t.first, -t.last))))


def _is_apart(scene: Scene, tag: Tag) -> bool:
    """What is told by a word of trade or of output, and is neither."""
    return _is_revenue(scene, tag) or _is_passage(scene, tag)


def _is_passage(scene: Scene, tag: Tag) -> bool:
    """ "The capacity of the crossing", «мощность пункта пропуска»: what passes, and no output."""
    return tag.concept == "production" and scene.has("works.link", tag.last, tag.last + _PASSAGE)


def _own_revenue(analysis: Analysis, scene: Scene) -> list[Tag]:
    """ "Its |sales| came to 412 billion", where the sentence before tells of a firm or a plant."""
    if not scene.index or "revenue" not in scene.tags:
        return []
    own = [tag for tag in scene.tagged("revenue") if scene.has("reference.own", tag.first - 1, tag.first)]
    return own if own and _is_of_firm(analysis.scenes[scene.index - 1]) else []


def _is_of_firm(scene: Scene) -> bool:
    """Whether a sentence tells of a firm, or of works and before them of no area."""
    if any(body.kind in _FIRMS for body in scene.organisations):
        return True
    works = scene.tagged("works.noun")[:1]
    return any(all(place.first > noun.first for place in scene.places) for noun in works)


def _is_revenue(scene: Scene, tag: Tag) -> bool:
    """ "The turnover of Amkodor", "Amkodor's turnover": what a firm earns."""
    if tag.concept != "turnover" or not scene.organisations or not scene.has("revenue", tag.first, tag.last):
        return False
    firms = [o for o in scene.organisations if o.kind in _FIRMS]
    return any(0 <= o.first - tag.last <= _OF or 0 <= tag.first - o.last <= 1 for o in firms)


def _balanced(found: list[Topic]) -> list[Topic]:
    """ "Surplus in goods trade", "дефицит торговли": one topic, the balance."""
    kept: list[Topic] = []
    for topic in found:
        after_balance = kept and kept[-1].indicator == "balance" and topic.first - kept[-1].last <= _OF
        if not (after_balance and topic.indicator == "turnover"):
            kept.append(topic)
    return kept


def _shipments(analysis: Analysis, scene: Scene) -> list[Topic]:
    """ "Shipped goods worth $312 million": a flow told by its verb, where the goods are of no kind."""
    if not any(p.kind == "generic" for p in scene.products) or not any(q.kind == "money" for q in scene.quantities):
        return []
    flows = [(tag, _FLOWS[tag.concept]) for tag in scene.tagged("supply") if tag.concept in _FLOWS]
    return [Topic("indicator", t.first, t.last, analysis.span(t.first, t.last), flow) for t, flow in flows]


def _grown(analysis: Analysis, scene: Scene) -> list[Topic]:
    """ "Lithium deliveries have tripled", "61% of shipments to Korea": goods that go, with their growth or share."""
    if not scene.products or not any(q.kind in _RATES for q in scene.quantities):
        return []
    nouns = [t for t in scene.tagged("supply") if t.concept in _FLOWS and _is_noun(analysis, scene, t)]
    return [Topic("indicator", t.first, t.last, analysis.span(t.first, t.last), _FLOWS[t.concept]) for t in nouns]


def _sectors(analysis: Analysis, scene: Scene) -> list[Topic]:
    """ "The economy grew by 2%", «промышленность – 0,4%»: what grows as a whole, with its growth."""
    tags = [t for t in scene.tagged("sector") if _grows(analysis, scene, t)]
    return [Topic("indicator", t.first, t.last, analysis.span(t.first, t.last), _INDICATORS[t.concept]) for t in tags]


def _grows(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    behind = next((q for q in scene.quantities if q.first >= tag.last), None)
    if behind is None or behind.kind != "percent":
        return False
    places = [p for p in scene.places if tag.last <= p.first and p.last <= behind.first]
    named: list[Placed] = [*scene.tagged("status", tag.last, behind.first), *places]
    spent = sum(m.last - m.first + 1 for m in named)  # whose economy it is, and how sure its growth
    if behind.first - tag.last - spent > _GROWN:
        return False
    told = scene.tagged("direction", tag.last, behind.first)
    listed = analysis.tokens[behind.first - 1].word.text in "–—" and scene.has("direction")
    lead = told[0].first if told else behind.first
    others = scene.has("indicator", tag.last, behind.first) or scene.has("toward", tag.first - 1, tag.first)
    return (bool(told) or listed or behind.signed) and lead - tag.last - spent <= _OF and not others


def _sales(analysis: Analysis, scene: Scene) -> list[Topic]:
    """ "Sales to Germany came to 11 bn", "purchases from there", "earned 8 bn in China": flows by whom with."""
    if not any(q.kind in _RATES or q.kind == "money" for q in scene.quantities):
        return []
    nouns = [t for t in scene.tagged("supply") if t.concept in ("give", "take") and is_flow(analysis, scene, t)]
    found = [Topic("indicator", t.first, t.last, analysis.span(t.first, t.last), _FLOWS[t.concept]) for t in nouns]
    earned = [t for t in scene.tagged("flow.earned") if scene.places or scene.has("flow.there")]
    found += [Topic("indicator", t.first, t.last, analysis.span(t.first, t.last), "exports") for t in earned]
    back = scene.tagged("flow.back")
    return found + [Topic("indicator", t.first, t.last, analysis.span(t.first, t.last), back=True) for t in back]


def is_flow(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """Whether sales or purchases are told as a flow between areas: with whom, and how much in money."""
    word = analysis.tokens[tag.first].word
    if not word.is_pos("noun") or tag.last - tag.first > 1:
        return False
    if scene.has("flow.earned", tag.first - _FAR, tag.first) and any(q.kind == "money" for q in scene.quantities):
        return True
    behind = next((q for q in scene.quantities if q.first >= tag.last and q.kind in _VALUED), None)
    if behind is None or behind.first - tag.last > _FAR:
        return False
    goods = any(tag.first - _OF <= p.first < behind.first for p in scene.products)
    amounts = scene.has("flow.amount", tag.last, behind.last) or scene.has("direction", tag.last, behind.last)
    return (amounts or not goods) and _with_whom(scene, tag, behind.first)


def _with_whom(scene: Scene, tag: Tag, end: int) -> bool:
    """ "to Germany", "from there", "у них": but for sales within a place ("продажи в России")."""
    if any(t.first <= tag.last + 2 for t in scene.tagged("flow.there", tag.last, end)):
        return True
    return any(_is_dealt_with(scene, tag, p) for p in scene.places if tag.last <= p.first and p.last <= end)


def _is_dealt_with(scene: Scene, tag: Tag, place: PlaceMention) -> bool:
    if tag.concept == "take" and place.form == "adjective":
        return True  # "purchases of Belarusian dairy"
    if place.case == "loc" and tag.concept == "give":
        return False
    reach = 0 if place.case == "gen" else 1  # "в магазинах края"
    return marked(scene, "toward", place.first, reach) or marked(scene, "away", place.first, reach)


def _is_noun(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """Whether it is a noun; of words that are verbs too ("purchases"), those with "of", "to" or "from" behind."""
    word = analysis.tokens[tag.first].word
    led = any(scene.has(group, tag.last, tag.last + 1) for group in ("share.whole", "toward", "away"))
    return word.is_pos("noun") and (not word.is_pos("verb") or led)


def _indicator(analysis: Analysis, tag: Tag) -> Topic:
    return Topic(
        "indicator",
        tag.first,
        tag.last,
        analysis.span(tag.first, tag.last),
        _INDICATORS[tag.concept],
        deficit=tag.concept == "deficit",
    )


def _other(analysis: Analysis, tag: Tag, kind: TopicKind) -> Topic:
    return Topic(kind, tag.first, tag.last, analysis.span(tag.first, tag.last))


def _within(tag: Tag, barred: list[Tag]) -> bool:
    return any(bar.first <= tag.first and tag.last <= bar.last for bar in barred)


def _longest(found: list[Topic]) -> list[Topic]:
    """Of topics that overlap, the first and longest."""
    kept: list[Topic] = []
    for topic in found:
        if not kept or topic.first >= kept[-1].last:
            kept.append(topic)
    return kept


def left_topic(window: Window, found: list[Topic]) -> Topic | None:
    """The topic next to the quantity on its left, an indicator before other things."""
    end = window.first + 1 if window.quantity.kind == "measure" else window.first  # a verb may bound its number
    left = [t for t in found if window.left <= t.first and t.last <= end]
    if not left:
        return None
    nearest = left[-1]
    if nearest.kind != "money":
        return nearest
    return next((t for t in reversed(left) if t.kind == "indicator"), nearest)


def right_topic(analysis: Analysis, window: Window, found: list[Topic]) -> Topic | None:
    """The first topic on the quantity's right, up to the next mark; a dash right behind the number links them."""
    end = window.tail if _dash_behind(analysis, window) else window.right
    return next((t for t in found if window.last <= t.first and t.last <= end), None)


def _dash_behind(analysis: Analysis, window: Window) -> bool:
    return window.right == window.last < window.tail and analysis.tokens[window.last].word.text in "–—-"
