"""What keeps a word from being goods: other senses, names of makers and branches, names in quotation marks."""

from typing import Final

from tradewire.languages.pack import Pack
from tradewire.languages.tables.products import ProductGuard
from tradewire.understand.goods_index import HYPHEN, GoodsIndex, Match
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Word

OPENERS: Final = frozenset("«“„\"'")
CLOSERS: Final = frozenset("»”\"'")
_JOINERS: Final = frozenset(",&")
_LONGEST_LIST: Final = 4
_LONGEST_NAME: Final = 7  # tokens between quotation marks that may still be a name
NAMED: Final = frozenset({"brand", "marque"})


class Place:
    """One sentence that goods are looked for in."""

    def __init__(self, text: str, tokens: list[Token], sentence: Sentence) -> None:
        self.text: Final = text
        self.tokens: Final = tokens
        self.sentence: Final = sentence
        self._lemmas: frozenset[str] | None = None
        self._is_headline: bool | None = None

    @property
    def lemmas(self) -> frozenset[str]:
        """All lemmas of the sentence, worked out only where a guard asks."""
        if self._lemmas is None:
            first, last = self.sentence.first, self.sentence.last
            self._lemmas = frozenset().union(*[token.word.keys for token in self.tokens[first:last]])
        return self._lemmas

    @property
    def is_headline(self) -> bool:
        """Nearly every longer word has a capital."""
        if self._is_headline is None:
            long = [t.word for t in self.tokens[self.sentence.first : self.sentence.last] if len(t.word.text) > 3]
            self._is_headline = sum(word.is_title for word in long if word.is_alpha) * 4 > len(long) * 3
        return self._is_headline

    def word(self, i: int) -> Word | None:
        """The word at `i`, None outside the sentence."""
        return self.tokens[i].word if self.sentence.first <= i < self.sentence.last else None


class Guards:
    """The guards of one language."""

    def __init__(self, pack: Pack, index: GoodsIndex) -> None:
        self._index = index
        self._guards = {index.phrase_key(words): guard for words, guard in pack.products.guards.items()}
        self._carriers = frozenset(pack.products.carriers)
        self._conjunctions = frozenset(pack.products.conjunctions)
        self._carriers_before = frozenset(pack.products.carriers_before)

    def allow(self, place: Place, match: Match) -> bool:
        """Whether the words are goods, as far as the sentence tells."""
        name, word = match.name, place.tokens[match.first].word
        if name.abbreviation and not word.text.startswith(name.words):
            return False
        if name.goods.kind not in NAMED and (_in_name(place, match) or self._bare_adjective(place, match)):
            return False
        guard = self._guards.get(name.key)
        return (guard is None or _passes(guard, place, match)) and not self._carried(place, match)

    def _carried(self, place: Place, match: Match) -> bool:
        """Whether the words belong to the name of a maker or a branch: "tractor plant", "завод тепловой техники"."""
        before = place.word(match.first - 1)
        if before is not None and not self._carriers_before.isdisjoint(before.lemmas):
            return any(place.tokens[i].word.has("gen") for i in (match.first, match.last - 1))
        return not place.tokens[match.last - 1].word.has("plur") and self._carrier_at(place, match.last)

    def _carrier_at(self, place: Place, i: int) -> bool:
        """A maker or a branch at `i`, or behind more goods listed there: "tram and trolleybus plant"."""
        for _ in range(_LONGEST_LIST if self._carriers else 0):
            word = place.word(i)
            if word is None or (word.is_alpha and not self._carriers.isdisjoint(word.spellings)):
                return word is not None
            i = self._listed_end(place, i + 1) if self._joins(word) else 0
            if not i:
                return False
        return False

    def _listed_end(self, place: Place, i: int) -> int:
        """Behind goods or a trade ("woodworking") at `i` that may belong to the same branch, 0 where there are none."""
        more = self._index.longest(place.tokens, i, place.sentence.last)
        if more is not None and not place.tokens[more.last - 1].word.has("plur"):
            return more.last
        word = place.word(i)
        return i + 1 if more is None and word is not None and word.has("gerund") else 0

    def _joins(self, word: Word) -> bool:
        return word.text in _JOINERS or word.lower in self._conjunctions

    def _bare_adjective(self, place: Place, match: Match) -> bool:
        """One word that is an adjective before its noun: "молочный" in "молочный завод"."""
        word = place.tokens[match.first].word
        if match.last - match.first > 1 or word.readings[0].pos not in {"adjective", "participle"}:
            return False
        after = place.word(match.last)
        return (after is not None and after.is_pos("noun")) or after_hyphen(place, match.last)


def after_hyphen(place: Place, i: int) -> bool:
    """Whether a hyphen at `i` ties the word before it to another word."""
    return i < place.sentence.last and place.tokens[i].word.text == HYPHEN and _glued(place.tokens, i)


def _glued(tokens: list[Token], i: int) -> bool:
    return (
        0 < i < len(tokens) - 1
        and tokens[i - 1].end == tokens[i].start == tokens[i + 1].start - 1
        and tokens[i + 1].word.is_alpha
    )


def _passes(guard: ProductGuard, place: Place, match: Match) -> bool:
    before, after = place.word(match.first - 1), place.word(match.last)
    return (
        (not guard.forms or place.tokens[match.first].word.lower in guard.forms)
        and not _any(before, guard.not_after)
        and not _any(after, guard.not_before)
        and (not guard.after or _any(before, guard.after))
        and (after is None or not any(after.has(feature) for feature in guard.not_before_features))
        and (not guard.needs or not place.lemmas.isdisjoint(guard.needs))
        and (not guard.unless or place.lemmas.isdisjoint(guard.unless))
    )


def _any(word: Word | None, lemmas: tuple[str, ...]) -> bool:
    return word is not None and bool(lemmas) and (word.lower in lemmas or not word.lemmas.isdisjoint(lemmas))


def _in_name(place: Place, match: Match) -> bool:
    """Whether the words stand in a name: in quotation marks behind a capital, or a capital beside another one."""
    word = place.tokens[match.first].word
    return _quoted(place, match) or (word.is_title and not word.is_upper and _beside_capital(place, match))


def _beside_capital(place: Place, match: Match) -> bool:
    if place.is_headline or match.first == place.sentence.first or match.name.words[0].isupper():
        return False
    beside = [place.word(match.first - 1), place.word(match.last)]
    return any(word is not None and word.is_title and len(word.text) > 1 for word in beside)


def _quoted(place: Place, match: Match) -> bool:
    """In a short stretch between quotation marks that begins with a capital letter."""
    first = match.first
    for i in range(first - 1, max(place.sentence.first - 1, first - _LONGEST_NAME), -1):
        text = place.tokens[i].word.text
        if text in OPENERS:
            return place.tokens[i + 1].word.is_title and _closes(place, match, i)
        if text in CLOSERS:
            return False
    return False


def _closes(place: Place, match: Match, opened: int) -> bool:
    end = min(place.sentence.last, opened + _LONGEST_NAME)
    return any(place.tokens[i].word.text in CLOSERS for i in range(match.last, end))
