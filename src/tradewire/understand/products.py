"""Goods, services and things built, found in a text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from tradewire.gazetteer.products import Products
from tradewire.languages.pack import Pack
from tradewire.record import Product, Span
from tradewire.understand.goods_guards import CLOSERS, NAMED, OPENERS, Guards, Place
from tradewire.understand.goods_index import HYPHEN, GoodsIndex, Match, Name
from tradewire.understand.goods_labels import Cases
from tradewire.understand.goods_lists import Find, Lists
from tradewire.understand.memo import Memo
from tradewire.understand.mentions import ProductMention
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Tokenizer, Word

_LONGEST_PURPOSE: Final = 4  # tokens between "for" and the goods
_FOR_SOMETHING: Final = frozenset({"parts", "generic"})
_NO_GOODS: Final = frozenset({"none", "facility"})


class ProductFinder:
    """Finds goods by the lemmas of their names: the longest name first, lists with one head taken apart."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer, products: Products) -> None:
        table = pack.products
        self._index = GoodsIndex(pack, tokenizer, products)
        self._guards = Guards(pack, self._index)
        self._lists = Lists(pack, tokenizer, self._index)
        self._cases = Cases(tokenizer)
        self._links = frozenset(table.links)
        self._purposes = frozenset(table.purposes)
        self._tails = _by_first_word(table.tails, tokenizer)
        self._products: Memo[tuple[str, str | None], Product] = Memo(lambda told: Product(*told))

    def find(self, text: str, tokens: list[Token], sentences: list[Sentence]) -> list[ProductMention]:
        """All goods, by place; mentions do not overlap."""
        found: list[Find] = []
        starts = self._index.places(tokens)
        for sentence in sentences:
            inside = starts[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]
            if inside:
                found += self._sentence(Place(text, tokens, sentence), inside)
        return [self._mention(tokens, find) for find in found if find.kind != "none"]

    def _mention(self, tokens: list[Token], find: Find) -> ProductMention:
        return ProductMention(
            first=find.first,
            last=find.last,
            span=Span(tokens[find.first].start, tokens[find.last - 1].end),
            product=self._products[find.label, find.hs],
            case=self._cases.of_phrase(token.word for token in tokens[find.first : find.last]),
            kind=find.kind,
        )

    def _sentence(self, place: Place, starts: Sequence[int]) -> list[Find]:
        found: list[Find] = []
        end = place.sentence.first
        for i in starts:
            if i >= end:
                end = self._at(place, i, found)
        return found

    def _at(self, place: Place, i: int, found: list[Find]) -> int:
        """What starts at token `i`, added to `found`; the token to go on from."""
        match = self._index.longest(place.tokens, i, place.sentence.last)
        if match is None:
            return i + 1
        goods = match.name.goods
        if goods.kind == "none":
            return match.last
        if not self._guards.allow(place, match):
            return i + 1 if goods.kind in NAMED else match.last
        finds = list(self._branded(place, match) if goods.kind in NAMED else self._goods(place, match, found))
        if not finds:
            return match.last
        _make_room(found, finds)
        found.extend(finds)
        return max(match.last, found[-1].last)

    def _goods(self, place: Place, match: Match, found: list[Find]) -> Iterator[Find]:
        """The goods, and the members of a list that share their head."""
        floor = found[-1].last if found else place.sentence.first
        find = self._lists.qualified(place, match, floor)
        yield from self._lists.before(place, match, find)
        find = self._extended(place, find)
        yield find
        yield from self._lists.behind(place, match, find)

    # Words behind the goods

    def _extended(self, place: Place, find: Find) -> Find:
        """With what belongs to it behind it: "and articles thereof", a brand, "for tractors"."""
        after = place.word(find.last)
        if after is None:
            return find
        for tail, words in self._tails.get(after.lower, ()):
            if _stands(place, find.last, words):
                return structs.replace(find, last=find.last + len(words), label=f"{find.label} {tail}")
        end = self._brand_end(place, find.last, after)
        if end > find.last:
            return structs.replace(find, last=end)
        if find.kind in _FOR_SOMETHING and after.lower in self._links:
            return self._purpose(place, find)
        return find

    def _brand_end(self, place: Place, i: int, word: Word) -> int:
        """The token after a brand at `i`, in quotation marks or with a model number; `i` where there is none."""
        if word.text not in OPENERS:
            end = _model_end(place, i + 1)
            return end if end > i + 1 and self._is_named(word) else i
        inner = place.word(i + 1)
        if inner is None or not self._is_named(inner):
            return i
        end = _model_end(place, i + 2)
        closer = place.word(end)
        return end + 1 if closer is not None and closer.text in CLOSERS else i

    def _is_named(self, word: Word) -> bool:
        name = self._index.single(word)
        return name is not None and name.goods.kind in NAMED

    def _purpose(self, place: Place, find: Find) -> Find:
        """ "components for tractors", "оборудование для производства лифтов": the goods they are for, or make."""
        goods = self._behind_purpose(place, find.last + 1)
        if goods is None or goods.name.goods.kind in _NO_GOODS:
            return find
        direct = find.kind == "parts" and not self._purposes & place.tokens[find.last + 1].word.lemmas
        words = place.text[place.tokens[find.last].start : place.tokens[goods.last - 1].end]
        hs = goods.name.goods.parts if direct else find.hs
        return structs.replace(find, last=goods.last, label=f"{find.label} {words}", hs=hs)

    def _behind_purpose(self, place: Place, i: int) -> Match | None:
        """The goods at `i`, or behind "the production of" and adjectives there."""
        for j in range(i, min(place.sentence.last, i + _LONGEST_PURPOSE)):
            goods = self._index.longest(place.tokens, j, place.sentence.last)
            word = place.tokens[j].word
            if goods or (self._purposes.isdisjoint(word.lemmas) and not self._cases.adjective(word)):
                return goods
        return None

    # Brands

    def _branded(self, place: Place, match: Match) -> Iterator[Find]:
        """Goods called by their brand: with a model number, in quotation marks, or in the plural."""
        end = _model_end(place, match.last)
        if end > match.last:
            label = place.text[place.tokens[match.first].start : place.tokens[end - 1].end]
            yield Find(match.first, end, label, match.name.goods.hs, "goods")
        elif self._brand_is_goods(place, match):
            yield Find(match.first, match.last, match.name.label, match.name.goods.hs, "goods")

    def _brand_is_goods(self, place: Place, match: Match) -> bool:
        word, before, after = place.tokens[match.first].word, place.word(match.first - 1), place.word(match.last)
        if match.name.goods.kind == "marque":
            return _plural_of(word, match.name)
        quoted = before is not None and after is not None and before.text in OPENERS and after.text in CLOSERS
        return quoted and word.is_title


def _make_room(found: list[Find], finds: list[Find]) -> None:
    """Goods that are a member of a list give way to it, and a member that would cut goods in two is dropped."""
    while found and finds and found[-1].last > finds[0].first:
        if found[-1].first < finds[0].first:
            finds.pop(0)
        else:
            found.pop()


def _by_first_word(tails: tuple[str, ...], tokenizer: Tokenizer) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for tail in tails:
        words = tuple(token.word.lower for token in tokenizer.tokens(tail))
        found.setdefault(words[0], []).append((tail, words))
    return found


def _stands(place: Place, i: int, words: tuple[str, ...]) -> bool:
    """Whether the sentence has the words at `i`."""
    if i + len(words) > place.sentence.last:
        return False
    return all(place.tokens[i + k].word.lower == word for k, word in enumerate(words))


def _plural_of(word: Word, name: Name) -> bool:
    """ "КАМАЗов": the name with an ending behind its capitals, in the plural."""
    stem = len(name.words)
    return len(word.text) > stem and word.text[1:stem] != word.text[1:stem].lower() and word.has("plur")


def _model_end(place: Place, i: int) -> int:
    """The token after a model number that begins at `i`: "-82", "-1221.3"; `i` where there is none."""
    tokens, last = place.tokens, place.sentence.last
    if i + 1 >= last or tokens[i].word.text != HYPHEN or not tokens[i + 1].word.is_digit:
        return i
    if tokens[i - 1].end != tokens[i].start or tokens[i].end != tokens[i + 1].start:
        return i
    end = i + 2
    while end + 1 < last and tokens[end].word.text == "." and tokens[end + 1].word.is_digit and _touch(tokens, end):
        end += 2
    return end


def _touch(tokens: list[Token], i: int) -> bool:
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
