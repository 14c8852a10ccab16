"""Which of a sentence's topics a number has."""

from typing import Final

from msgspec import structs

from tradewire.record import Indicator
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.figures.counted import counted_goods, counted_noun, counted_people, in_event
from tradewire.understand.figures.focus import Focus, Running
from tradewire.understand.figures.topic import TRADE, Topic, TopicKind, left_topic, right_topic
from tradewire.understand.figures.window import Window, is_dash, is_placed
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention
from tradewire.understand.sides import Sides

_PARTS = frozenset({"percent", "fraction", "points", "ratio"})
_COUNTED = frozenset({"other", "production"})
_PAIR = 2
_MARKETS = (
    ("market.buyer", "exports"),
    ("market.supplier", "imports"),
    ("market.seller", "exports"),
    ("market.giver", "other"),
)
_LINKED = 3  # tokens between a number and what a dash equates it with
_FLOWS = frozenset({"exports", "imports"})
_SENT = frozenset({"give", "move", "export"})
_DEALT = TRADE | {"investment"}
_DASHES = frozenset("–—-,")
_OFTEN = 31  # times in a period; more is an output: "300 a year"
_MILLION = 1_000_000
_HUNDRED = 100
_SMALLEST = 1_000  # no trade is told in less money
_BESIDE = 5  # tokens: a topic this near behind a number is its own


class Chooser:
    """Chooses topics for the numbers of one sentence."""

    __slots__ = ("analysis", "focus", "found", "scene", "sides")

    def __init__(self, analysis: Analysis, scene: Scene, found: list[Topic], focus: Focus, sides: Sides) -> None:
        self.analysis: Final = analysis
        self.scene: Final = scene
        self.found: Final = found
        self.focus: Final = focus
        self.sides: Final = sides

    def topic(self, window: Window, running: Running) -> Topic | None:
        """What the number is about; None where it is no figure."""
        found = self._topic(window, running)
        if found is None or found.indicator != "imports":
            return self._turned(found, running) if found is not None and found.back else found
        return structs.replace(found, indicator="exports") if self._is_bought(found, running) else found

    def _is_bought(self, topic: Topic, running: Running) -> bool:
        """ "Georgia's exports …: Kyrgyzstan bought $512 million worth": what a partner takes are those exports."""
        told = running.topic or self.focus.topic
        if told is None or told.indicator != "exports" or not self.focus.pair or topic.span == told.span:
            return False
        first, _ = self.analysis.clause(self.scene, topic.first)
        buyers = [p for p in self.scene.places if first <= p.first and p.last <= topic.first]
        taken = self.scene.has("supply.take", topic.first, topic.last)
        return taken and bool(buyers) and all(p.entity != self.focus.pair[0].entity for p in buyers)

    def _is_cost(self, window: Window) -> bool:
        """ "The bridge costs 8 million": what is put into a work told here or in the sentence before."""
        if window.quantity.kind != "money" or (window.quantity.value.low or 0) < _MILLION:
            return False
        before = self.analysis.scenes[max(0, self.scene.index - 1) : self.scene.index + 1]
        return any(s.has("cost.work") or any(p.kind == "facility" for p in s.products) for s in before)

    def _turned(self, back: Topic, running: Running) -> Topic | None:
        """ "In the other direction": exports where imports were told last, and the other way round."""
        told = next((t for t in (running.topic, self.focus.topic) if t is not None and t.indicator in _FLOWS), None)
        if told is None:
            return None
        return structs.replace(back, indicator="imports" if told.indicator == "exports" else "exports", back=False)

    def _topic(self, window: Window, running: Running) -> Topic | None:
        kind = window.quantity.kind
        if kind == "duration" or self._is_no_number(window) or _is_rate(window):
            return None
        excess = self._excess(window) if kind == "money" else None
        if excess is not None:
            return excess
        near = left_topic(window, self.found)
        if near is not None and near.kind == "price" and self._is_cost(window):
            near = structs.replace(near, kind="indicator", indicator="investment")
        if kind in ("count", "number"):
            return self._counted(window, near, running)
        if self._delivered(window, near, running):
            return Topic("supply", window.first, window.last, window.quantity.span)
        if kind == "ordinal":
            own = near if near is not None and near.kind == "indicator" else None
            return own or (running.topic if running.ranked else self._placed(window, running))
        return self._ranked(window, near, running) if kind == "rank" else self._amount(window, near, running)

    def _placed(self, window: Window, running: Running) -> Topic | None:
        """ "Azerbaijan slid to second": a place in what the text has been speaking of, where partners are told."""
        told = running.topic or next((t for t in self.found if t.kind == "indicator"), self.focus.topic)
        if told is None or told.indicator not in _DEALT or not is_placed(self.analysis, self.scene, window.quantity):
            return None
        return told

    def _excess(self, window: Window) -> Topic | None:
        """ "Imports exceed exports by $6 million": the balance, below zero where imports are told first."""
        flows = [t for t in self.found if t.indicator in _FLOWS and window.left <= t.first and t.last <= window.first]
        if len(flows) != _PAIR or flows[0].indicator == flows[1].indicator:
            return None
        one_clause = self.analysis.clause(self.scene, flows[0].first)[1] >= flows[1].last
        if not one_clause or not self.scene.has("direction.up", flows[0].last, flows[1].first):
            return None
        first, last = flows[0].first, flows[1].last
        less = flows[0].indicator == "imports"
        span = self.analysis.span(first, last)
        return Topic("indicator", first, last, span, "balance", deficit=less, excess=True)

    def _is_no_number(self, window: Window) -> bool:
        """How often a thing is done ("three times a week"), or a change that is denied ("не удвоился")."""
        kind = window.quantity.kind
        if self._is_denied(window):
            return True
        seldom = kind == "number" and (window.quantity.value.low or 0) <= _OFTEN
        return (kind == "ratio" or seldom) and self.scene.has("frequency", window.last, window.last + 2)

    def _is_denied(self, window: Window) -> bool:
        """ "Не на 15%", "did not grow by 15%", "denied that it fell", "would have grown by 15%"."""
        scene, first = self.scene, window.first
        if scene.has("refuted.refute", window.left, first):
            return True
        if scene.has("refuted.unreal", window.left, window.right) and not scene.has("status", window.left, first):
            return True
        if window.quantity.kind not in _PARTS:
            return False
        if scene.has("negation", first - 1, first) or scene.has("refuted.by", first - _PAIR, first):
            return True
        moves = scene.tagged("direction", window.left, first)
        return bool(moves) and scene.has("negation", moves[-1].first - 1, moves[-1].first)

    def _amount(self, window: Window, near: Topic | None, running: Running) -> Topic | None:
        if near is not None and running.topic is not None and near.span == running.topic.span:
            behind = right_topic(self.analysis, window, self.found)
            if behind is not None and self._is_equated(window, behind):
                near = behind  # "51 mn – exports, 23 mn – imports"
        if near is not None and near.kind == "money":
            flow = self._one_way(window, near, running)
            if flow is not None:
                return flow
            if running.ranked or self._stands_in(near, window):
                near = None
            elif window.quantity.kind in _PARTS:
                near = right_topic(self.analysis, window, self.found) or near
        return self._sold_abroad(window, near) or near or self._parted(window) or self._elsewhere(window, running)

    def _sold_abroad(self, window: Window, near: Topic | None) -> Topic | None:
        """ "Two thirds of the output goes abroad", "the share of exports in output": a part of what is made."""
        if window.quantity.kind not in ("percent", "fraction"):
            return None
        behind = [t for t in self.found if window.last <= t.first and t.last <= window.tail]
        if len(behind) < _PAIR and near is None:
            return None
        made, sold = behind[0] if behind else near, behind[-1] if behind else None
        if made is None or sold is None or made.indicator != "production" or sold.indicator != "exports":
            return None
        return None if self.scene.has("direction", window.left, window.last) else sold

    def _parted(self, window: Window) -> Topic | None:
        """ "60% of Mongolia's coal goes to China": a part of goods, by where it goes."""
        if window.quantity.kind not in ("percent", "fraction"):
            return None
        goods = next((p for p in self.scene.products if 0 <= p.first - window.last <= _BESIDE), None)
        if goods is None or goods.kind == "facility":
            return None
        end = self.analysis.clause(self.scene, goods.first)[1]
        sent = next((t for t in self.scene.tagged("supply", goods.last, end) if t.concept in _SENT), None)
        if sent is None:
            return None
        whither = any(0 <= p.first - sent.last <= _PAIR for p in self.scene.places)
        return structs.replace(self._named("indicator", sent), indicator="exports") if whither else None

    def _one_way(self, window: Window, sold: Topic, running: Running) -> Topic | None:
        """ "Purchases slipped 4.8%": one way of the trade between two sides that is spoken of."""
        told = running.topic or self.focus.topic
        if told is None or told.indicator not in TRADE or len(self.focus.pair) != _PAIR:
            return None
        goods = any(0 <= p.first - sold.last <= _PAIR for p in self.scene.products)
        if goods or sold.last - sold.first > 1 or not self.analysis.tokens[sold.first].word.is_pos("noun"):
            return None
        if right_topic(self.analysis, window, self.found) is not None:
            return None
        if self.scene.has("supply.take", sold.first, sold.last):
            return structs.replace(sold, kind="indicator", indicator="imports")
        if self.scene.has("supply.give", sold.first, sold.last):
            return structs.replace(sold, kind="indicator", indicator="exports")
        return None

    def about(self, at: int, running: Running) -> Topic | None:
        """The indicator that a word at token `at` speaks of."""
        before = [t for t in self.found if t.kind == "indicator" and t.last <= at]
        behind = [t for t in self.found if t.kind == "indicator" and t.first >= at]
        if before or behind:
            return (before or behind)[-1 if before else 0]
        return running.topic

    def _elsewhere(self, window: Window, running: Running) -> Topic | None:
        """The topic where none stands before the number: behind it, or the one in force."""
        behind = right_topic(self.analysis, window, self.found)
        if behind is not None and behind.first >= window.right:
            behind = self._meant(window) or behind  # "over the half-year it reached 1.1 bn, two thirds of it exports"
        if window.quantity.kind == "measure" and behind is None and running.topic is None:
            made = self.scene.tagged("making", window.left, window.first)
            if made and not any(p.kind == "facility" for p in self.scene.products):
                return structs.replace(self._named("indicator", made[-1]), indicator="production")
            return self.focus.topic if self._sums_flow(window) else None
        if behind is not None and self._owns(window, behind, running):
            running.complement = window.quantity.kind in _PARTS
            return behind
        if running.topic is not None and running.topic.kind == "supply" and window.quantity.kind in _PARTS:
            flow = running.topic.indicator if running.topic.indicator in TRADE else "exports"
            return structs.replace(running.topic, kind="indicator", indicator=flow)
        told = self._sum(window, running) or running.topic or behind or self._in_force(window) or self._meant(window)
        return told or self._market_part(window) or self._presumed(window)

    def _meant(self, window: Window) -> Topic | None:
        """The trade that the text has spoken of, where a pronoun leads to the amount."""
        told = self.focus.main or self.focus.topic or self.focus.coming
        if told is None or window.quantity.kind != "money" or told.span.end > window.quantity.span.start:
            return None
        return told if self.scene.has("reference.volume", window.left, window.first) else None

    def _market_part(self, window: Window) -> Topic | None:
        """ "With a share of 27% the first of the suppliers": a part of what the market takes."""
        part = window.quantity.kind == "percent" and self.scene.has("share", window.left, window.last)
        return self._market(window) if part else None

    def _sums_flow(self, window: Window) -> bool:
        """ "The total volume was 49,300 tonnes": of the flow that is spoken of."""
        told = self.focus.topic
        if told is None or told.indicator not in _FLOWS or self.scene.has("supply"):
            return False
        return self.scene.has("total", window.left, window.first)

    def _stands_in(self, near: Topic, window: Window) -> bool:
        """Whether "it", nearer than a word for another sum, speaks of the indicator told before."""
        return self.focus.topic is not None and self.scene.has("reference.volume", near.last, window.first)

    def _owns(self, window: Window, behind: Topic, running: Running) -> bool:
        """Whether a topic behind the number is its own, and not the whole that a share is taken of."""
        if running.topic is None or self._is_equated(window, behind):
            return True
        if window.quantity.kind in _PARTS and not running.complement and running.topic.kind == "indicator":
            return False
        return behind.first - window.last <= _BESIDE

    def _sum(self, window: Window, running: Running) -> Topic | None:
        """ "Всего 13,1 млрд" after exports and imports: both together."""
        if window.quantity.kind != "money" or not self.focus.both_flows or self.focus.topic is None:
            return None
        summed = self.scene.has("total.sum", window.left, window.first)
        return structs.replace(self.focus.topic, indicator="turnover") if summed and running.topic is None else None

    def _is_equated(self, window: Window, behind: Topic) -> bool:
        """ "83% – это экспорт": a dash, and what the number is."""
        part = next(
            (t.last for t in self.scene.tagged("part.of", window.last, window.tail) if t.first == window.last), 0
        )
        at = part or window.last
        if at >= window.tail:
            return False
        return (bool(part) and behind.first == at) or (is_dash(self.analysis, at) and behind.first - at <= _LINKED)

    def _in_force(self, window: Window) -> Topic | None:
        """What the text has been speaking of: trade as a whole, where it was told, or where both its flows were."""
        told = self.focus.main or self.focus.topic
        if told is None or window.quantity.kind != "money":
            return told
        if self._builds(window):
            return self._named("paper", window)
        return structs.replace(told, indicator="turnover") if self.focus.both_flows and not self.focus.main else told

    def _builds(self, window: Window) -> bool:
        """Whether the sum is what a building costs."""
        first, last = self.analysis.clause(self.scene, window.first)
        built = any(p.kind == "facility" and first <= p.first < last for p in self.scene.products)
        return built and self.scene.has("project", first, last) and not self.scene.has("indicator")

    def _presumed(self, window: Window) -> Topic | None:
        """With nothing said yet: an indicator further on, or trade, for money of a period."""
        later = next((t for t in self.found if t.kind == "indicator"), None)
        coming = self.focus.coming
        if later is None and coming is not None and coming.span.end <= window.quantity.span.start:
            return coming
        if later is not None:
            return later
        if window.quantity.kind == "money" and self.scene.periods:
            return Topic("indicator", window.first, window.last, window.quantity.span, "turnover")
        stands_in = self.scene.tagged("reference.figure", window.left, window.first)
        if stands_in and self.focus.coming is not None:
            return structs.replace(self.focus.coming, span=self.analysis.span(stands_in[-1].first, stands_in[-1].last))
        if stands_in and window.quantity.kind in ("percent", "ratio"):
            return self._named("counted", stands_in[-1])
        return None

    def _ranked(self, window: Window, near: Topic | None, running: Running) -> Topic | None:
        """A rank is among partners in trade, unless an indicator stands beside it; elsewhere it is no figure."""
        behind = [t for t in self.found if t.kind == "indicator" and window.first <= t.first < window.tail]
        beside = [t for t in behind if t.first - window.last < _BESIDE and t.first < window.right]
        left = [near] if near is not None and near.kind == "indicator" else []
        market = self._market(window)
        if market is not None:
            return market
        named = next(iter([*beside, *left, *behind]), None)
        if named is None and self.focus.topic is None and not self.scene.has("partner", window.left, window.tail):
            return None
        told = None if self.scene.has("partner", window.left, window.tail) else running.topic or self.focus.topic
        both = self.focus.both_flows and running.topic is None
        if named is None and told is not None and told.kind == "indicator" and told.indicator in _DEALT and not both:
            return told
        return named or Topic("indicator", window.first, window.last, window.quantity.span, "turnover")

    def _market(self, window: Window) -> Topic | None:
        """The first of the buyers is so in exports, the first of the suppliers in imports."""
        for name, indicator in _MARKETS:
            tags = self.scene.tagged(name, window.left, window.tail)
            if tags:
                span = self.analysis.span(tags[0].first, tags[0].last)
                return Topic("indicator", tags[0].first, tags[0].last, span, indicator)  # type: ignore[arg-type]
        return None

    def _goes_on(self, window: Window) -> bool:
        """A bare number that counts the same things: "of 42 measures 32 are done", "800 of them"."""
        if _is_planned_base(self.scene, window):
            return True
        part = self.scene.has("part.of", window.first - _PAIR, window.tail)
        part = part or self.scene.has("part.done", window.first - 1, window.last + 1)
        part = part or self.scene.has("more.papers", window.last, window.last + 1)
        meant = self.scene.has("status", window.first - 2, window.first)
        return window.quantity.kind == "number" and (part or meant or self._begins(window))

    def _begins(self, window: Window) -> bool:
        """Whether only joining words and a period stand between the number before and this one."""
        spans: list[Placed] = [*self.scene.periods, *self.scene.tagged("clause.joint")]
        between = range(window.left, window.first)
        words = (i for i in between if not any(s.first <= i < s.last for s in spans))
        return all(self.analysis.tokens[i].word.text in _DASHES for i in words)

    def _counted(self, window: Window, near: Topic | None, running: Running) -> Topic | None:
        """Numbers of things: papers, what is made, firms and projects, goods in stock, people of a country."""
        if _is_pair(window):
            return None
        if running.topic is not None and running.topic.indicator in _COUNTED and self._goes_on(window):
            return running.topic
        noun = counted_noun(self.analysis, self.scene, window) or self._whole_counted(window)
        if noun is None and self._ends_a_change(window, running):
            return running.topic
        if noun is not None and noun.group == "paper":
            return self._named("paper", noun)
        if near is not None and (near.indicator == "production" or self._is_traded(window, near)):
            return near
        known = self._carried(window, near or running.topic) or (
            None if self._is_job(window) else self._supplied(window)
        )
        return known or self._thing(window, noun)

    def _is_job(self, window: Window) -> bool:
        """ "Exported goods and gave work to 2,700 people"."""
        people = self.scene.has("employment.people", window.last, window.last + 1)
        return people and self.scene.has("employment.verb", window.first - _LINKED, window.first)

    def _whole_counted(self, window: Window) -> Tag | None:
        """ "430 of the 5,100 foreign companies": what the whole is counted in."""
        if not self.scene.has("share.whole", window.last, window.last + 1):
            return None
        whole = next((q for q in self.scene.quantities if 0 < q.first - window.last <= _PAIR), None)
        if whole is None or whole.kind not in ("count", "number"):
            return None
        things = self.scene.tagged("counted.thing", whole.last, whole.last + _BESIDE)
        return things[0] if things else None

    def _carried(self, window: Window, near: Topic | None) -> Topic | None:
        """ "Passenger traffic grew by a third and reached 280,000 people": a flow of people or loads, counted."""
        if near is None or near.kind != "money" or (window.quantity.value.low or 0) <= _HUNDRED:
            return None
        flow = self.scene.has("not_indicator.freight", near.first, near.last)
        return near if flow and self.scene.has("level.reach", window.first - _PAIR, window.first) else None

    def _is_traded(self, window: Window, flow: Topic) -> bool:
        """ "Exported 6,480 tractors": a flow told in pieces, where no recipient makes it a delivery."""
        if flow.indicator not in _FLOWS or flow.kind != "indicator":
            return False
        goods = any(flow.last <= p.first < window.last + _BESIDE and p.kind != "facility" for p in self.scene.products)
        return goods and not self.scene.has("toward", flow.last, window.right)

    def _ends_a_change(self, window: Window, running: Running) -> bool:
        """ "Imports of cars rose fourfold, to 48,000 units": the level behind its growth."""
        if running.topic is None or running.before.change is None or running.topic.kind in ("paper", "supply"):
            return False
        if running.topic.indicator in TRADE and not self.scene.products:
            return False
        to = window.quantity.bound == "to" or self.scene.has("level_to", window.first - 1, window.first)
        return to and (window.quantity.value.low or 0) > _HUNDRED

    def _thing(self, window: Window, noun: Placed | None) -> Topic | None:
        thing = noun or counted_goods(self.scene, window) or counted_people(self.scene, window)
        if noun is not None and noun.last <= window.first and (window.quantity.value.low or 0) >= _MILLION:
            return None
        if isinstance(thing, ProductMention) and self._is_made(window):
            return structs.replace(self._named("counted", thing), indicator="production", kind="indicator")
        if thing is None or in_event(self.analysis, self.scene, window):
            return None
        return self._named("counted", thing)

    def _is_made(self, window: Window) -> bool:
        """ "The plant made 4,150 lifts"."""
        return self.scene.has("making", window.left, window.first)

    def _supplied(self, window: Window) -> Topic | None:
        """A number in a sentence on deliveries is theirs; what it says of growth is of exports or imports."""
        if not (self.scene.products and self.scene.has("supply")):
            return None
        if self.scene.has("counted.area", window.last, window.last + 1):
            return None  # "sold in 41 countries"
        flow: Indicator = "imports" if self.scene.has("supply.take") else "exports"
        return Topic("supply", window.first, window.last, window.quantity.span, flow)

    def _named(self, kind: TopicKind, thing: Placed) -> Topic:
        return Topic(kind, thing.first, thing.last, self.analysis.span(thing.first, thing.last))

    def _delivered(self, window: Window, near: Topic | None, running: Running) -> bool:
        """Whether the amount is what goods are delivered for, and so no figure; "the main buyer" is no rank."""
        told = self.focus.topic
        if window.quantity.kind == "rank" and told is not None and told.indicator in _FLOWS:
            return False
        if window.quantity.kind == "rank":
            return any(
                tag.first <= window.first for tag in self.scene.tagged("supply.buyers", window.first, window.last)
            )
        spent = near is not None and near.kind == "money" and not self._is_of_bought(near, window)
        own = spent or (near is not None and near.kind == "indicator" and self._is_sum(near))
        abroad = right_topic(self.analysis, window, self.found)
        if own or (abroad is not None and abroad.indicator in TRADE):
            return False
        if window.quantity.kind in _PARTS:
            return False
        goods = [p for p in self.scene.products if window.left <= p.first < window.right]
        if not goods or not self.scene.has("supply"):
            return False
        told = running.topic
        listed = window.quantity.kind == "money" and told is not None and told.kind == "indicator"
        return not (listed and told is not None and told.indicator in TRADE) or self._hands_over()

    def _is_sum(self, topic: Topic) -> bool:
        """ "Steel output came in at 3.9 million tonnes": an indicator, and no verb of making."""
        if topic.indicator != "production":
            return True
        word = self.analysis.tokens[topic.last - 1].word
        return word.is_pos("noun") and not word.has("past")

    def _is_of_bought(self, near: Topic, window: Window) -> bool:
        """ "A tender for the |purchase| of 120,000 tonnes": goods that are bought and no sum spent."""
        return window.quantity.kind in ("measure", "count") and self.scene.has("supply.take", near.first, near.last)

    def _hands_over(self) -> bool:
        """Whether a word of delivery that is no flow of trade stands in the sentence."""
        return any(self.scene.has(f"supply.{name}") for name in ("give", "take", "offer", "wish"))


def _is_rate(window: Window) -> bool:
    """ "$3.17", "78,4 рубля": what one thing costs."""
    low = window.quantity.value.low
    return window.quantity.kind == "money" and low is not None and abs(low) < _SMALLEST


def _is_planned_base(scene: Scene, window: Window) -> bool:
    """ "214 tractors against 300 planned"."""
    against = scene.has("base_level", window.first - 2, window.first)
    return against and scene.has("status.planned", window.first - 1, window.last + 1)


def _is_pair(window: Window) -> bool:
    """ "The two countries", "one region": a way of naming, not a number."""
    low = window.quantity.value.low
    return low is not None and low <= _PAIR
