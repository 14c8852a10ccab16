"""Goods that no list knows, behind their weight or volume: "300 tonnes of X", «48 тыс. кубометров кряжа»."""

from typing import Final

from msgspec import structs

from tradewire.record import Product, Span
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.mentions import ProductMention, Quantity
from tradewire.understand.names.ground import case_of

_COUNTED: Final = "1"
_BEFORE: Final = 4  # tokens between a number and its goods
_MOST: Final = 3  # words of their name


def measured(analysis: Analysis, scene: Scene, amount: Quantity) -> ProductMention | None:
    """The noun phrase that the amount measures; areas before it ("of Ugandan X") are no part of it."""
    first, tokens = amount.last, analysis.tokens
    if scene.has("share.whole", first, first + 1):
        first += 1
    elif first >= scene.sentence.last or (amount.value.unit != _COUNTED and case_of(tokens[first].word) is None):
        return None
    first = next((p.last for p in scene.places if p.first == first and p.form == "adjective"), first)
    last = first
    while last < min(scene.sentence.last, first + _MOST) and _is_part(analysis, first, last):
        last += 1
    if last == first or not tokens[last - 1].word.is_pos(_noun(analysis, last - 1)):
        return None
    words = tuple(token.word.text for token in tokens[first:last])
    label = " ".join(analysis.pack.morphology.one_of(words)).lower()
    span = Span(tokens[first].start, tokens[last - 1].end)
    return ProductMention(first=first, last=last, span=span, product=Product(label, None), case="gen", kind="goods")


def _is_part(analysis: Analysis, first: int, at: int) -> bool:
    """A word in lower case that may belong to a name of goods: of cases, a genitive."""
    word = analysis.tokens[at].word
    if not word.is_alpha or word.is_title or word.lower in analysis.pack.text.stopwords:
        return False
    return case_of(word) is None or word.has("gen")


def _noun(analysis: Analysis, at: int) -> str:
    """What the last word must be: a noun where the language tells, else any word."""
    return "noun" if case_of(analysis.tokens[at].word) is not None else analysis.tokens[at].word.readings[0].pos


def whole(analysis: Analysis, scene: Scene, goods: ProductMention) -> ProductMention:
    """ "Six |diesel shunters|", "40 |maize headers|": what is counted, where the known goods only tell of what kind."""
    last = goods.last
    if goods.case is not None or goods.kind != "goods" or last >= scene.sentence.last:
        return goods
    word = analysis.tokens[last].word
    counted = any(0 <= goods.first - q.last <= _BEFORE and q.kind in ("count", "number") for q in scene.quantities)
    many = analysis.tokens[last - 1].word.has("plur") or any(p.first == last for p in scene.products)
    if many or not counted or not _is_part(analysis, last, last) or not word.has("plur"):
        return goods
    if any(scene.has(group, last, last + 1) for group in ("supply", "indicator", "need", "works")):
        return goods
    words = tuple(token.word.text for token in analysis.tokens[goods.first : last + 1])
    label = " ".join(analysis.pack.morphology.one_of(words)).lower()
    span = Span(goods.span.start, analysis.tokens[last].end)
    return structs.replace(goods, last=last + 1, span=span, product=Product(label, None))
