"""Qualifiers of goods, and lists whose members share one head."""

from collections.abc import Iterator
from typing import Final

from tradewire.languages.pack import Pack
from tradewire.record.frozen import Frozen
from tradewire.understand.goods_guards import Place, after_hyphen
from tradewire.understand.goods_index import HYPHEN, GoodsIndex, Match, Name
from tradewire.understand.goods_labels import Cases, Labels
from tradewire.understand.tokens import Tokenizer, Word

_COMMAS: Final = frozenset(",/")
_MOST_QUALIFIERS: Final = 3


class Find(Frozen, frozen=True):
    """Goods at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    label: str
    hs: str | None
    kind: str


class Head(Frozen, frozen=True):
    """What qualifiers stand before: a name of goods, and the word of the text that they agree with."""

    name: Name
    word: Word


class Lists:
    """Takes lists apart: "agricultural, municipal and special equipment" is three kinds of goods."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer, index: GoodsIndex) -> None:
        table = pack.products
        self._index = index
        self._labels = Labels(pack, tokenizer)
        self._cases = Cases(tokenizer)
        self._conjunctions = frozenset(table.conjunctions)
        self._qualifiers = frozenset(table.qualifiers)
        self._stops = frozenset(table.stop_qualifiers)

    def qualified(self, place: Place, match: Match, floor: int) -> Find:
        """The goods with the qualifiers before them, down to token `floor`."""
        goods, first = match.name.goods, match.first
        head = Head(match.name, place.tokens[match.last - 1].word)
        for _ in range(_MOST_QUALIFIERS):
            unit = self._unit(place, first, floor)
            if unit == first or not self._qualifies(place, unit, first, head):
                break
            first = unit
        label = self._label(place, first, match.first, match.name.label)
        return Find(first, match.last, label, goods.hs, goods.kind)

    def before(self, place: Place, match: Match, find: Find) -> list[Find]:
        """The members before the goods that share their head: "пассажирской и сельхозтехники"."""
        word = place.tokens[match.last - 1].word
        hanging = self._hanging(place, find.first, word)
        if hanging:
            return [hanging]
        name = self._shared_head(match, word, find)
        return self._walk(place, find.first, Head(name, word)) if name else []

    def behind(self, place: Place, match: Match, find: Find) -> Iterator[Find]:
        """The members behind that share the head in front: "продукция машиностроения, химической промышленности"."""
        if match.last - match.first == 1:
            return
        heads = [node for node in self._index.starts[place.tokens[match.first].word] if node.name]
        last, end = find.last, place.sentence.last
        while heads and self._separator(place, last):
            begin = last + 2 if self._separator(place, last + 1) else last + 1
            more = next((m for node in heads if (m := self._index.longest(place.tokens, begin, end, node))), None)
            if more is None or self._index.longest(place.tokens, begin, end) is not None:
                return
            yield Find(begin, more.last, more.name.label, more.name.goods.hs, more.name.goods.kind)
            last = more.last

    def _hanging(self, place: Place, first: int, head: Word) -> Find | None:
        """ "сельхоз- и дорожная техника": a first part with a hyphen that the head completes."""
        prefix, hyphen = place.word(first - 3), place.word(first - 2)
        if prefix is None or hyphen is None or hyphen.text != HYPHEN or not self._separator(place, first - 1):
            return None
        name = self._index.completed(prefix.lower, head)
        return Find(first - 3, first - 1, name.label, name.goods.hs, name.goods.kind) if name else None

    def _shared_head(self, match: Match, word: Word, find: Find) -> Name | None:
        """What a list before the goods may share: the last word of their name, or the head of a compound."""
        if match.last - match.first > 1:
            return self._index.single(word)
        return self._index.compound_head(word) or (match.name if find.first < match.first else None)

    def _walk(self, place: Place, first: int, head: Head) -> list[Find]:
        members: list[Find] = []
        while self._separator(place, first - 1):
            end = first - 2 if self._separator(place, first - 2) else first - 1
            unit = self._unit(place, end, place.sentence.first)
            member = self._member(place, unit, end, head) if unit < end else None
            if member is None:
                break
            members.append(member)
            first = unit
        return members[::-1]

    def _member(self, place: Place, unit: int, end: int, head: Head) -> Find | None:
        """The goods that the words from `unit` to `end` and the head name."""
        word = place.tokens[end - 1].word
        if not self._cases.agrees(word, head.word) if self._cases.any(head.word) else word.has("plur"):
            return None
        known = self._index.joined(place.tokens[unit:end], head.name, head.word)
        if known is not None:
            return Find(unit, end, known.label, known.goods.hs, known.goods.kind)
        if not self._qualifies(place, unit, end, head):
            return None
        label = self._label(place, unit, end, head.name.label)
        return Find(unit, end, label, head.name.goods.hs, head.name.goods.kind)

    def _unit(self, place: Place, end: int, floor: int) -> int:
        """Where the word, or the words tied by hyphens, before token `end` begin; `end` where there are none."""
        i = end - 1
        if i < max(floor, place.sentence.first) or not place.tokens[i].word.is_alpha:
            return end
        while i - 2 >= floor and after_hyphen(place, i - 1):
            i -= 2
        return i

    def _qualifies(self, place: Place, unit: int, end: int, head: Head) -> bool:
        """Whether the unit stays in the label: a known qualifier, and before a generic head any adjective."""
        word = place.tokens[end - 1].word
        joined = "".join(token.word.lower for token in place.tokens[unit:end])
        if joined in self._stops or not self._stops.isdisjoint(word.lemmas):
            return False
        known = joined in self._qualifiers or not self._qualifiers.isdisjoint(word.lemmas)
        generic = head.name.goods.kind == "generic"
        if self._cases.any(head.word):
            return (known or generic) and self._cases.agrees(word, head.word)
        return (known or (generic and end - unit > 1)) and not word.has("plur")

    def _label(self, place: Place, first: int, last: int, head: str) -> str:
        if first == last:
            return head
        words = place.tokens[first:last]
        gaps = ["" if after_hyphen(place, i + 1) or t.word.text == HYPHEN else " " for i, t in enumerate(words, first)]
        return self._labels.join(gaps, [token.word for token in words], head)

    def _separator(self, place: Place, i: int) -> bool:
        word = place.word(i)
        return word is not None and (word.text in _COMMAS or word.lower in self._conjunctions)
