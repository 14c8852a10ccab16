"""A pack's place words as sets, and the questions that they answer about the words beside a name."""

from dataclasses import dataclass
from typing import Final

from tradewire.languages.pack import Pack
from tradewire.understand.tokens import Token, Word

# Kinds of regions: their words show that "Ташкентской и Наманганской" are regions.
_PARTS = ("region", "oblast", "krai", "republic", "province", "state", "district")
NO_WORD: Final = Word("", "", (), frozenset(), frozenset(), (), False, False, True, False, False)


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of `places.toml` by use; see `PlaceTable` for what each holds."""

    located: frozenset[str]
    directed: frozenset[str]
    partner: frozenset[str]
    town: frozenset[str]
    trade: frozenset[str]
    travel: frozenset[str]
    heads: frozenset[str]
    economy: frozenset[str]
    titles: frozenset[str]
    of: frozenset[str]
    streets: frozenset[str]
    currencies: frozenset[str]
    coordinators: frozenset[str]
    cases: dict[str, tuple[str, ...]]
    attributive: bool
    kinds: frozenset[str]
    letters: frozenset[str]

    @classmethod
    def of_pack(cls, pack: Pack) -> "Cues":
        table = pack.places
        return cls(
            located=frozenset(table.located),
            directed=frozenset(table.directed),
            partner=frozenset(table.partner),
            town=frozenset(table.town),
            trade=_plain(table.trade),
            travel=_plain(table.travel),
            heads=_plain(table.heads),
            economy=_plain(table.economy),
            titles=_plain(table.titles),
            of=frozenset(table.of),
            currencies=_plain(table.currencies),
            streets=_plain(table.streets),
            coordinators=frozenset(table.coordinators),
            cases=table.cases,
            attributive=table.attributive,
            kinds=frozenset(word for sort in _PARTS for word in table.generic.get(sort, ())),
            letters=frozenset(pack.text.letters),
        )


def _plain(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.replace("ё", "е") for word in words)


def word_at(tokens: list[Token], i: int) -> Word:
    """The word at a place; a line break beyond either end."""
    return tokens[i].word if 0 <= i < len(tokens) else NO_WORD


def has_lemma(word: Word, lemmas: frozenset[str]) -> bool:
    return not lemmas.isdisjoint(word.lemmas)


def lemma_before(tokens: list[Token], i: int, lemmas: frozenset[str], reach: int = 4) -> bool:
    """Whether one of the lemmas stands within `reach` words before `i` in the same clause."""
    for j in range(i - 1, max(-1, i - 1 - reach), -1):
        word = tokens[j].word
        if word.is_break or word.text in ".;:!?":
            return False
        if has_lemma(word, lemmas):
            return True
    return False


def touches(tokens: list[Token], i: int) -> bool:
    """Whether token `i` follows the one before it without a blank."""
    return 0 < i < len(tokens) and tokens[i].start == tokens[i - 1].end
