"""Goods, services and things built, found in a text."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from tradewire.gazetteer.products import Goods, Products
from tradewire.languages.pack import Pack
from tradewire.record import Product, Span
from tradewire.understand.goods_guards import CLOSERS, OPENERS, Guards, Place, after_hyphen
from tradewire.understand.goods_index import HYPHEN, GoodsIndex, Match, Name
from tradewire.understand.goods_labels import Labels, case_of, cases
from tradewire.understand.mentions import ProductMention
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Tokenizer, Word

_COMMAS: Final = frozenset(",/")
_LONGEST_PURPOSE: Final = 4  # tokens between "for" and the goods
_MOST_QUALIFIERS: Final = 3
_NAMED: Final = frozenset({"brand", "marque"})


class Find(NamedTuple):
    """Goods at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    label: str
    hs: str | None
    kind: str


class ProductFinder:
    """Finds goods by the lemmas of their names: the longest name first, lists with one head taken apart."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer, products: Products) -> None:
        table = pack.products
        self._index = GoodsIndex(pack, tokenizer, products)
        self._guards = Guards(pack, self._index)
        self._labels = Labels(pack, tokenizer)
        self._conjunctions = frozenset(table.conjunctions)
        self._qualifiers = frozenset(table.qualifiers)
        self._stops = frozenset(table.stop_qualifiers)
        self._links = frozenset(table.links)
        self._purposes = frozenset(table.purposes)
        self._tails = {
            tuple(t.word.lower for t in words): tail
            for tail in table.tails
            if (words := tokenizer.tokens(tail))
        }

    def find(self, text: str, tokens: list[Token], sentences: list[Sentence]) -> list[ProductMention]:
        """All goods, by place; mentions do not overlap."""
        return [mention for sentence in sentences for mention in self._sentence(text, tokens, sentence)]

    def _sentence(self, text: str, tokens: list[Token], sentence: Sentence) -> Iterator[ProductMention]:
        place = Place(tokens, sentence)
        found: list[Find] = []
        starts, i = self._index.starts, sentence.first
        while i < sentence.last:
            if starts(tokens[i].word.text):
                i = self._at(text, place, i, found)
            else:
                i += 1
        for find in found:
            if find.kind != "none":
                yield _mention(tokens, find)

    def _at(self, text: str, place: Place, i: int, found: list[Find]) -> int:
        """What starts at token `i`, added to `found`; the token to go on from."""
        match = self._index.longest(place.tokens, i, place.sentence.last)
        if match is None:
            return self._elliptic(place, i, found)
        if match.name.goods.kind == "none":
            return match.last
        if not self._guards.allow(place, match):
            return i + 1 if match.last == i + 1 or match.name.goods.kind in _NAMED else match.last
        if match.name.goods.kind in _NAMED:
            return self._branded(text, place, match, found)
        return self._goods(text, place, match, found)

    def _goods(self, text: str, place: Place, match: Match, found: list[Find]) -> int:
        found.extend(self._shared(text, place, match, found))
        first, label = self._qualified(text, place, match, found[-1].last if found else place.sentence.first)
        goods = match.name.goods
        find = Find(first, match.last, label, goods.hs, goods.kind)
        find = self._extended(text, place, find)
        found.append(find)
        found.extend(self._same_head(place, match, find))
        return max(found[-1].last, find.last)

    # Qualifiers before the head

    def _qualified(self, text: str, place: Place, match: Match, floor: int) -> tuple[int, str]:
        """Where the phrase begins with the qualifiers before it, and its label."""
        head = place.tokens[match.last - 1].word
        generic = match.name.goods.kind == "generic" and match.last - match.first == 1
        first = match.first
        for _ in range(_MOST_QUALIFIERS):
            unit = self._unit(place, first, floor)
            if unit == first or not self._qualifies(place, unit, first, head, generic):
                break
            first = unit
        return first, self._label(text, place, first, match.first, match.name.label)

    def _unit(self, place: Place, end: int, floor: int) -> int:
        """Where the word, or the words tied by hyphens, before token `end` begins; `end` where there is none."""
        i = end - 1
        if i < max(floor, place.sentence.first) or not place.tokens[i].word.is_alpha:
            return end
        while i - 2 >= floor and after_hyphen(place, i - 1):
            i -= 2
        return i

    def _qualifies(self, place: Place, unit: int, end: int, head: Word, generic: bool) -> bool:
        """Whether the unit stays in the label: a known qualifier, and before a generic head any adjective."""
        word = place.tokens[end - 1].word
        joined = "".join(t.word.lower for t in place.tokens[unit:end])
        if joined in self._stops or not self._stops.isdisjoint(word.lemmas):
            return False
        known = joined in self._qualifiers or not self._qualifiers.isdisjoint(word.lemmas)
        if cases(head):
            return (known or generic) and _agrees(word, head)
        return (known or (generic and end - unit > 1)) and not word.has("plur")

    def _label(self, text: str, place: Place, first: int, last: int, head: str) -> str:
        tokens = place.tokens[first:last]
        gaps = [" " if b.start > a.end else "" for a, b in zip(tokens, place.tokens[first + 1 : last + 1], strict=True)]
        return self._labels.join(gaps, [t.word for t in tokens], head)

    # Lists

    def _shared(self, text: str, place: Place, match: Match, found: list[Find]) -> list[Find]:
        """The members of a list that share the head behind them: "agricultural, municipal and special equipment"."""
        head = place.tokens[match.last - 1].word
        name = self._index.single(head) or (self._index.compound_head(head) if match.last - match.first == 1 else None)
        if name is None:
            return []
        if match.last - match.first == 1:
            compound = self._index.compound_head(head)
            if compound is None:
                return self._own_list(text, place, match, found)
            name = compound
        return self._walk(text, place, match.first, name, head, found)

    def _own_list(self, text: str, place: Place, match: Match, found: list[Find]) -> list[Find]:
        """A list before a head that has only qualifiers of its own: "гусеничные и колесные тракторы"."""
        head = place.tokens[match.last - 1].word
        floor = found[-1].last if found else place.sentence.first
        first, _ = self._qualified(text, place, match, floor)
        return self._walk(text, place, first, match.name, head, found) if first < match.first else []

    def _walk(self, text: str, place: Place, first: int, name: Name, head: Word, found: list[Find]) -> list[Find]:
        members: list[Find] = []
        while self._separator(place, first - 1):
            end = first - 1 if not self._separator(place, first - 2) else first - 2
            unit = self._unit(place, end, place.sentence.first)
            member = self._member(text, place, unit, end, name, head) if unit < end else None
            if member is None:
                break
            while found and found[-1].last > unit:
                found.pop()
            members.append(member)
            first = unit
        return members[::-1]

    def _member(self, text: str, place: Place, unit: int, end: int, name: Name, head: Word) -> Find | None:
        word = place.tokens[end - 1].word
        if cases(head) and not _agrees(word, head):
            return None
        if not cases(head) and word.has("plur"):
            return None
        nodes = [self._index.root]
        for token in (*place.tokens[unit:end],):
            nodes = nodes if token.word.text == HYPHEN else self._index.step(nodes, token.word)
        key = name.key
        whole = next((c.name for n in nodes if (c := n.children.get(key)) and c.name), None)
        if whole is not None and whole.goods.kind != "none":
            return Find(unit, end, whole.label, whole.goods.hs, whole.goods.kind)
        generic = name.goods.kind == "generic"
        if not self._qualifies(place, unit, end, head, generic):
            return None
        return Find(unit, end, self._label(text, place, unit, end, " " + name.label).replace("  ", " "), name.goods.hs, name.goods.kind)

    def _separator(self, place: Place, i: int) -> bool:
        word = place.word(i)
        return word is not None and (word.text in _COMMAS or word.lower in self._conjunctions)

    def _same_head(self, place: Place, match: Match, find: Find) -> Iterator[Find]:
        """The members of a list that share the head before them: "продукция машиностроения, химической промышленности"."""
        nodes = [n for n in self._index.starts(place.tokens[match.first].word.text) if n.name]
        if match.last - match.first == 1 or not nodes:
            return
        last = find.last
        while self._separator(place, last):
            begin = last + 1 if not self._separator(place, last + 1) else last + 2
            more = next((m for n in nodes if (m := self._index.longest(place.tokens, begin, place.sentence.last, n))), None)
            if more is None or self._index.longest(place.tokens, begin, place.sentence.last) is not None:
                return
            yield Find(begin, more.last, more.name.label, more.name.goods.hs, more.name.goods.kind)
            last = more.last

    def _elliptic(self, place: Place, i: int, found: list[Find]) -> int:
        return i + 1

    # Words behind the head

    def _extended(self, text: str, place: Place, find: Find) -> Find:
        """With what belongs to it behind it: a brand, "for tractors", "and articles thereof"."""
        tail = self._tail(place, find.last)
        if tail:
            size, words = tail
            return find._replace(last=find.last + size, label=f"{find.label} {words}")
        find = find._replace(last=self._brand_end(place, find.last))
        if find.kind in {"parts", "generic"} and self._is_link(place, find.last):
            return self._purpose(text, place, find)
        return find

    def _tail(self, place: Place, i: int) -> tuple[int, str] | None:
        for words, tail in self._tails.items():
            if i + len(words) <= place.sentence.last and all(
                place.tokens[i + k].word.lower == word for k, word in enumerate(words)
            ):
                return len(words), tail
        return None

    def _brand_end(self, place: Place, i: int) -> int:
        """Behind goods, the token after their name in quotation marks, or `i`."""
        if i + 2 >= place.sentence.last or place.tokens[i].word.text not in OPENERS:
            return i
        nodes = self._index.starts(place.tokens[i + 1].word.text)
        if not any(n.name and n.name.goods.kind in _NAMED for n in nodes):
            return i
        end = _model_end(place, i + 2)
        return end + 1 if end < place.sentence.last and place.tokens[end].word.text in CLOSERS else i

    def _is_link(self, place: Place, i: int) -> bool:
        word = place.word(i)
        return word is not None and word.lower in self._links

    def _purpose(self, text: str, place: Place, find: Find) -> Find:
        """ "components for tractors", "оборудование для производства лифтов": the goods they are for, or make."""
        i = find.last + 1
        stop = min(place.sentence.last, i + _LONGEST_PURPOSE)
        direct = True
        while i < stop and place.tokens[i].word.is_alpha and not self._index.starts(place.tokens[i].word.text):
            word = place.tokens[i].word
            if self._purposes.isdisjoint(word.lemmas) and not cases(word, "adjective"):
                return find
            direct = direct and self._purposes.isdisjoint(word.lemmas)
            i += 1
        goods = self._index.longest(place.tokens, i, place.sentence.last) if i < place.sentence.last else None
        if goods is None or goods.name.goods.kind in {"none", "facility"}:
            return find
        hs = goods.name.goods.parts if direct and find.kind == "parts" else find.hs
        words = text[place.tokens[find.last].start : place.tokens[goods.last - 1].end]
        return find._replace(last=goods.last, label=f"{find.label} {words}", hs=hs)

    # Brands

    def _branded(self, text: str, place: Place, match: Match, found: list[Find]) -> int:
        """Goods called by their brand: with a model number, in quotation marks, or in the plural."""
        goods = match.name.goods
        end = _model_end(place, match.last)
        if end > match.last:
            label = text[place.tokens[match.first].start : place.tokens[end - 1].end]
        elif self._brand_is_goods(place, match):
            label = match.name.label
        else:
            return match.last
        found.append(Find(match.first, end, label, goods.hs, "goods"))
        return end

    def _brand_is_goods(self, place: Place, match: Match) -> bool:
        word, before, after = place.tokens[match.first].word, place.word(match.first - 1), place.word(match.last)
        quoted = before is not None and after is not None and before.text in OPENERS and after.text in CLOSERS
        if match.name.goods.kind == "brand":
            return quoted and word.is_title
        return _plural_of(word, match.name)


def _plural_of(word: Word, name: Name) -> bool:
    """ "КАМАЗов": the name with an ending behind its capitals, in the plural."""
    stem = len(name.words)
    return len(word.text) > stem and word.text[1:stem].lower() != word.text[1:stem] and word.has("plur")


def _agrees(word: Word, head: Word) -> bool:
    return not cases(word, "adjective").isdisjoint(cases(head, "noun"))


def _model_end(place: Place, i: int) -> int:
    """The token after a model number that begins at `i`: "-82", "-1221.3", " 2103"; `i` where there is none."""
    tokens, last = place.tokens, place.sentence.last
    j = i
    if j < last and tokens[j].word.text == HYPHEN and tokens[j].start == tokens[j - 1].end:
        j += 1
    if j >= last or not tokens[j].word.is_digit or (j > i and tokens[j].start != tokens[j - 1].end) or j == i:
        return i
    j += 1
    while j + 1 < last and tokens[j].word.text == "." and tokens[j + 1].word.is_digit and tokens[j + 1].start == tokens[j].end:
        j += 2
    return j


def _mention(tokens: list[Token], find: Find) -> ProductMention:
    span = Span(tokens[find.first].start, tokens[find.last - 1].end)
    case = case_of(t.word for t in tokens[find.first : find.last][:3])
    return ProductMention(first=find.first, last=find.last, span=span, product=Product(find.label, find.hs), case=case, kind=find.kind)


def parts_heading(goods: Goods) -> str | None:
    """The heading of the parts of goods."""
    return goods.parts
