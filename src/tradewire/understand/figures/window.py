"""Which words of a sentence belong to which quantity."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import Quantity

_MILLION: Final = 1_000_000
_DIGITS: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?(?![\d.,])")
_THOUSAND: Final = 1_000
_SCALES: Final = frozenset({1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000})
_SMALL: Final = 2
_PLACED: Final = 3  # tokens between who is placed and the ordinal
_LEAD: Final = 4  # tokens of a phrase before a base
_LIST: Final = 12  # tokens from a bare amount to the one that ends its list
_WHOLE: Final = 100  # percent
_LINK: Final = 2  # tokens between an indicator and a number that is its own; letters of a mark or a joining word
_LONG_LINK: Final = 9  # the same, with the names of areas between
_ENDS: Final = frozenset(",;.:)!?")
_PARTS: Final = frozenset(",;:()")
_MARKS: Final = frozenset(",;:()–—/[]")


class Window:
    """One quantity with its words: `left` to it and `right` of it (token bounds), and the `tail` of the sentence.

    `fresh` tells that a semicolon or a joining word parts it from the quantity before.
    """

    __slots__ = ("first", "fresh", "last", "left", "quantity", "right", "tail")

    def __init__(self, quantity: Quantity, left: int, right: int, tail: int, fresh: bool) -> None:
        self.quantity: Final = quantity
        self.first: Final = quantity.first
        self.last: Final = quantity.last
        self.left: Final = left
        self.right: Final = right
        self.tail: Final = tail
        self.fresh: Final = fresh

    def from_token(self, left: int) -> "Window":
        """The same with more words, or fewer, on its left."""
        return Window(self.quantity, left, self.right, self.tail, self.fresh)


def windows(analysis: Analysis, scene: Scene, money: Quantity | None = None) -> list[Window]:
    """One window for each quantity of the sentence that is no conversion of the one before.

    `money` is the last amount told with its currency, which a bare "455 million" shares.
    """
    joints = {tag.first for tag in scene.tagged("clause.joint") if not _between_areas(scene, tag)}
    ranked = scene.has("rank")
    coming = [q for q in scene.quantities if q.kind == "money"][-1:] if money is None else []
    told = [
        _in_money(_scaled(analysis, scene, q, money), money or _listed(q, coming))
        for q in scene.quantities
        if not q.converts
    ]
    for i in range(1, len(told)):
        told[i] = _in_percent(analysis, scene, told[i - 1], told[i])
    quantities = [
        q for q in told if not _is_word(q) or (q.kind == "ordinal" and (ranked or is_placed(analysis, scene, q)))
    ]
    found: list[Window] = []
    left = scene.sentence.first
    for i, quantity in enumerate(quantities):
        nxt = quantities[i + 1].first if i + 1 < len(quantities) else scene.sentence.last
        start = _behind_conversions(scene, quantity, nxt)
        cut = _boundary(analysis, joints, start, nxt)
        fresh = left > scene.sentence.first and _is_fresh(analysis, joints, left)
        found.append(Window(quantity, left, cut if cut is not None else nxt, nxt, fresh))
        left = cut if cut is not None else start
    return found


def _listed(quantity: Quantity, coming: Sequence[Quantity]) -> Quantity | None:
    """ "Russia 640 million, Armenia 710 million dollars": the currency that ends the list."""
    return next((q for q in coming if 0 < q.first - quantity.last <= _LIST), None)


def _in_money(quantity: Quantity, money: Quantity | None) -> Quantity:
    """ "Exports made up 455 million": in the currency told last."""
    low = quantity.value.low
    if quantity.kind != "number" or money is None or low is None or low < _MILLION:
        return quantity
    value = structs.replace(quantity.value, unit=money.value.unit)
    return structs.replace(quantity, kind="money", value=value, unit_from=money.unit_from or money.span)


def _in_percent(analysis: Analysis, scene: Scene, before: Quantity, quantity: Quantity) -> Quantity:
    """ "China's share is 28%, Turkey's 14": a bare number behind a percentage and the name of another area or goods."""
    low = quantity.value.low
    if quantity.kind != "number" or before.kind != "percent" or low is None or low >= _WHOLE:
        return quantity
    named: list[Placed] = [*scene.places, *scene.products]
    spans: list[Placed] = [*named, *scene.tagged("clause.joint", before.last, quantity.first)]
    between = range(before.last, quantity.first)
    free = (i for i in between if not any(m.first <= i < m.last for m in spans))
    other = any(before.last <= m.first and m.last <= quantity.first for m in named)
    if not other or any(len(analysis.tokens[i].word.text) > _LINK for i in free):
        return quantity
    value = structs.replace(quantity.value, unit="%")
    return structs.replace(quantity, kind="percent", value=value, unit_from=before.unit_from or before.span)


def _scaled(analysis: Analysis, scene: Scene, quantity: Quantity, money: Quantity | None) -> Quantity:
    """ "Exports 39.5, imports 147.7 million": a bare number beside an indicator shares the scale of its neighbour."""
    low, high = quantity.value.low, quantity.value.high
    if quantity.kind != "number" or low is None or high is None or low >= _THOUSAND:
        return quantity
    if not _is_elliptic(analysis, scene, quantity):
        return quantity
    near = [q for q in scene.quantities if q.kind == "money" and q is not quantity]
    model = min(near, key=lambda q: abs(q.first - quantity.first), default=money)
    scale = _scale(analysis, model) if model is not None else None
    if model is None or scale is None:
        return quantity
    value = structs.replace(quantity.value, low=low * scale, high=high * scale, unit=model.value.unit)
    return structs.replace(quantity, kind="money", value=value, unit_from=model.unit_from or model.span)


def _is_elliptic(analysis: Analysis, scene: Scene, quantity: Quantity) -> bool:
    """Whether the number closes its part of the sentence and an indicator, or a hope of reaching it, leads to it."""
    end = quantity.last >= scene.sentence.last or analysis.tokens[quantity.last].word.text in _ENDS
    beside = scene.tagged("indicator", quantity.first - _LONG_LINK, quantity.first)
    end = end or scene.has("clause.joint", quantity.last, quantity.last + 1)
    linked = any(_is_link(analysis, scene, tag.last, quantity.first) for tag in beside)
    linked = linked or (end and _is_of_time(analysis, scene, quantity))
    hoped = scene.has("status", quantity.first - 1, quantity.first)
    hoped = hoped or scene.has("level.leading", quantity.first - _LINK, quantity.first)
    earlier = any(q.kind == "money" and q.last <= quantity.first for q in scene.quantities)
    return end and (linked or (hoped and earlier))


def _is_of_time(analysis: Analysis, scene: Scene, quantity: Quantity) -> bool:
    """ "A year earlier it was 380", "2020 – 398", "the target now is 100": only verbs, marks and a time lead to it."""
    first, _ = analysis.clause(scene, quantity.first, _PARTS)
    told = any(first <= p.first and p.last <= quantity.first for p in scene.periods)
    if not (told or scene.has("status.planned", first, quantity.first)):
        return False
    counted = scene.has("counted", first, quantity.first) or scene.has("production", first, quantity.first)
    goods = any(first <= p.first < quantity.first for p in scene.products)
    led = scene.has("level.reach", quantity.first - 1, quantity.first) or scene.has(
        "was", quantity.first - 1, quantity.first
    )
    return not counted and not goods and (led or analysis.tokens[quantity.first - 1].word.text in "–—-:")


def _is_link(analysis: Analysis, scene: Scene, first: int, last: int) -> bool:
    """Whether nothing stands between but a dash, a verb of amount, and with whom the trade is."""
    for i in range(first, last):
        told = scene.has("level", i, i + 1) or scene.has("toward", i, i + 1)
        named = any(p.first <= i < p.last for p in scene.places)
        if not (told or named or analysis.tokens[i].word.text in "–—-:"):
            return False
    return True


def _scale(analysis: Analysis, model: Quantity) -> float | None:
    """How many times the digits of an amount are in its value: a million for "147.7 million"."""
    digits = _DIGITS.search(model.span.of(analysis.text))
    number = float(digits[0].replace(",", ".")) if digits else 0
    scale = round((model.value.low or model.value.high or 0) / number) if number else 0
    return scale if scale in _SCALES else None


def _between_areas(scene: Scene, tag: Tag) -> bool:
    """ "Kazakhstan and China": the word joins two names, and parts nothing."""
    before = any(p.last == tag.first for p in scene.places)
    return before and any(0 <= p.first - tag.last <= 1 for p in scene.places)


def _is_word(quantity: Quantity) -> bool:
    """Ordinals, spans of time, and "two", "both", "one", which are ways of naming."""
    low = quantity.value.low
    small = quantity.kind in ("count", "number") and low is not None and low <= _SMALL
    return quantity.kind in ("ordinal", "duration") or small


def is_placed(analysis: Analysis, scene: Scene, quantity: Quantity) -> bool:
    """ "Russia to third ($308 million)", «второй – Казахстан»: an ordinal that ends, and who is so placed."""
    at = quantity.last
    mark = analysis.tokens[at].word.text if at < scene.sentence.last else "."
    if mark in "–—":
        return any(0 <= p.first - at - 1 <= 1 for p in scene.places)
    if mark not in _ENDS and mark not in "([" and not scene.has("toward", at, at + 1):
        return False
    return any(1 <= quantity.first - p.last <= _PLACED for p in scene.places if p.last > scene.sentence.first)


def _behind_conversions(scene: Scene, quantity: Quantity, nxt: int) -> int:
    """The token behind the quantity and its second reading in another currency."""
    behind = [q.last for q in scene.quantities if q.converts and quantity.last <= q.first < nxt]
    return max([quantity.last, *behind])


def _boundary(analysis: Analysis, joints: set[int], first: int, last: int) -> int | None:
    """The first mark or joining word in the range; a closing bracket or slash behind a conversion is passed over."""
    at = first
    while at < last and analysis.tokens[at].word.text in ")/]":
        at += 1
    for i in range(at, last):
        if analysis.tokens[i].word.text in _MARKS or i in joints or spaced_hyphen(analysis, i):
            return i
    return None


def is_dash(analysis: Analysis, i: int) -> bool:
    """A dash, or a hyphen that stands for one."""
    return analysis.tokens[i].word.text in "–—" or spaced_hyphen(analysis, i)


def spaced_hyphen(analysis: Analysis, i: int) -> bool:
    tokens = analysis.tokens
    return (
        tokens[i].word.text == "-"
        and i > 0
        and i + 1 < len(tokens)
        and tokens[i - 1].end < tokens[i].start
        and tokens[i].end < tokens[i + 1].start
    )


def _is_fresh(analysis: Analysis, joints: set[int], at: int) -> bool:
    return analysis.tokens[at].word.text == ";" or at in joints


def is_base(scene: Scene, first: int) -> bool:
    """Whether the words right before token `first` lead to the level that a change starts from: "from the current"."""
    return any(tag.last == first for tag in scene.tagged("base_level", first - _LEAD, first))


def overlapping(items: Sequence[Quantity], first: int, last: int) -> bool:
    """Whether any of the items lies in the range."""
    return any(first <= item.first < last for item in items)
