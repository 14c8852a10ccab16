"""Counted things: which of them are figures."""

from collections.abc import Sequence
from typing import Final

from tradewire.record import Entity
from tradewire.understand.analysis import CLAUSE_MARKS, STRONG_MARKS, Analysis, Placed, Scene
from tradewire.understand.figures.window import Window, is_dash
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention
from tradewire.understand.sides import Side

_COLON: Final = 7  # tokens: "Bavarian companies in Shandong: over 100"
_JOINED: Final = 1
_SMALL: Final = 2
_HEAD: Final = 4  # tokens in which the counted noun must begin


def counted_noun(analysis: Analysis, scene: Scene, window: Window) -> Tag | None:
    """The noun that the number counts, where it is of a kind that tells about trade, or a paper."""
    tags = [*scene.tagged("paper", window.last, window.tail), *scene.tagged("counted.thing", window.last, window.tail)]
    near = [tag for tag in tags if tag.first - window.last < _HEAD]
    papers = [tag for tag in tags if tag.group == "paper" and tag.first - window.last <= _HEAD]
    behind = min(near, key=lambda tag: tag.first, default=None)
    if papers and (behind is None or papers[0].first - behind.last < _JOINED):
        behind = papers[0]  # "18 inter-university agreements"; but "52 items of the road map"
    return behind or _inverted(analysis, scene, window) or _stock(analysis, scene, window)


def _stock(analysis: Analysis, scene: Scene, window: Window) -> Tag | None:
    """ "A fleet of 48 jets", «штат – 900 человек», "brings together 28 of them": what has a number by its sense."""
    least = window.quantity.value.low if window.quantity.value.low is not None else window.quantity.value.high
    if least is None or least <= _SMALL:
        return None
    people = scene.has("employment.people", window.last, window.last + 1)
    for tag in scene.tagged("counting", window.first - _HEAD, window.first):
        between = range(tag.last, window.first)
        if tag.concept in ("number", "area") or (tag.concept == "verb" and (between or people)):
            continue
        if all(is_dash(analysis, i) or _leads(scene, i) for i in between):
            return tag
    return None


def _leads(scene: Scene, i: int) -> bool:
    return scene.has("level", i, i + 1) or scene.has("share.whole", i, i + 1)


def _inverted(analysis: Analysis, scene: Scene, window: Window) -> Tag | None:
    """ "Фирм стало 400": the noun stands before its number."""
    if window.quantity.kind != "number":
        return None
    number = scene.tagged("counting.number", window.left, window.first)
    if number:
        things = scene.tagged("counted.thing", number[-1].last, window.first)
        return things[0] if things and things[0].first - number[-1].last <= _HEAD else None
    listed = analysis.tokens[window.left].word.text in CLAUSE_MARKS and window.first - window.left <= 2
    reach = _COLON if listed else 2
    before = scene.tagged("counted.thing", max(scene.sentence.first, window.first - reach), window.first)
    return before[-1] if before else None


def counted_goods(scene: Scene, window: Window) -> ProductMention | None:
    """The goods that the number counts, where nobody delivers them: a stock, a fleet."""
    if scene.has("supply") or scene.has("status") or scene.has("need"):
        return None
    if scene.has("goods_of_paper", window.first - 2, window.first) and (scene.has("paper") or scene.has("tender")):
        return None
    goods = [p for p in scene.products if p.kind != "facility"]
    behind = next((p for p in goods if 0 <= p.first - window.last < _HEAD), None)
    return behind or _fleet(scene, window, goods)


def _fleet(scene: Scene, window: Window, goods: Sequence[ProductMention]) -> ProductMention | None:
    """ "Всего белорусских автобусов в городе 212": the goods before their number, where the words sum them up."""
    if window.quantity.kind != "number" or not scene.has("total.sum", window.left, window.first):
        return None
    return next((p for p in reversed(goods) if 0 < window.first - p.last <= _COLON and p.first >= window.left), None)


def counted_people(scene: Scene, window: Window) -> Placed | None:
    """ "60 Belarusians study in Tomsk": people of a country, by what they do."""
    if scene.has("employment.verb"):
        workers = scene.tagged("employment.people", window.last, window.last + 2)
        if workers:
            return workers[0]
    if not scene.has("activity"):
        return None
    return next((p for p in scene.places if p.form == "demonym" and p.first == window.last), None)


def in_event(analysis: Analysis, scene: Scene, window: Window) -> bool:
    """Whether the number counts those who came to a meeting."""
    first, last = analysis.clause(scene, window.first)
    return any(scene.has(f"event.{name}", first, last) for name in ("attend", "visit", "come", "exhibition"))


def subject_group(analysis: Analysis, scene: Scene, found: Sequence[Window]) -> Side | None:
    """ "Sixteen zones have drawn $3 billion": what the sentence counts first is who the other numbers are of."""
    if len(found) < 2 or found[0].first - scene.sentence.first > 1 or found[0].quantity.kind != "count":
        return None
    if analysis.clause(scene, found[0].first, STRONG_MARKS)[1] < found[1].first:
        return None
    noun = counted_noun(analysis, scene, found[0])
    if scene.has("activity", found[0].last, found[1].first) or scene.has("fleet", found[0].last, found[1].first):
        return None  # "180 Italian firms operate in Moldova": the number is told for itself
    if noun is None or noun.group == "paper" or found[1].first - noun.last < 2:
        return None
    span = analysis.span(found[0].first, noun.last)
    return Side(Entity(None, span.of(analysis.text).lower(), "group"), span)
