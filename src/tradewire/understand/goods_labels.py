"""Labels of goods: qualifiers in base form, in agreement with their head."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tradewire.languages.pack import Pack
from tradewire.understand.tokens import Tokenizer, Word

_CASES: Final = ("nom", "gen", "dat", "acc", "ins", "loc")
_ADJECTIVES: Final = frozenset({"adjective", "participle"})
_GENDERS: Final = ("fem", "neut")


class Labels:
    """Makes labels in one language; where adjectives do not change, they stay as they are written."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._agreement = pack.products.agreement
        self._form = lru_cache(maxsize=10_000)(self._find_form)

    def join(self, qualifiers: Iterable[str], words: list[Word], head: str) -> str:
        """The label of a head with qualifiers: the words in base form, `qualifiers` their blanks and hyphens behind."""
        parts = (self._agree(word, head) + gap for word, gap in zip(words, qualifiers, strict=True))
        return "".join(parts) + head

    def _agree(self, word: Word, head: str) -> str:
        """An adjective in base form, in the gender or number of a head in base form."""
        adjective = next((r for r in word.readings if r.pos in _ADJECTIVES), None)
        if adjective is None or not self._agreement:
            return word.lower
        form = self._form(head)
        if form is None or adjective.pos != "adjective":
            return adjective.lemma if adjective.pos == "adjective" else word.lower
        for ending, *agreed in self._agreement:
            if adjective.lemma.endswith(ending):
                return adjective.lemma[: -len(ending)] + agreed[form]
        return adjective.lemma

    def _find_form(self, head: str) -> int | None:
        """0, 1, 2: feminine, neuter, plural; None where the base form of the adjective fits."""
        word = self._tokenizer.word(self._tokenizer.tokens(head)[0].word.text)
        nominative = next((r for r in word.readings if r.pos == "noun" and "nom" in r.features), word.readings[0])
        if "plur" in nominative.features:
            return 2
        return next((i for i, gender in enumerate(_GENDERS) if gender in nominative.features), None)


class Cases:
    """What cases word forms may stand in, each with whether it is plural; empty where the language shows none."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known = lru_cache(maxsize=200_000)(self._find)
        self._phrases = lru_cache(maxsize=50_000)(self._of_phrase)

    def any(self, word: Word) -> frozenset[tuple[str, bool]]:
        return self._known(word.text, None)

    def adjective(self, word: Word) -> frozenset[tuple[str, bool]]:
        return self._known(word.text, "adjective")

    def agrees(self, word: Word, head: Word) -> bool:
        """Whether an adjective may belong to a noun."""
        return not self._known(word.text, "adjective").isdisjoint(self._known(head.text, "noun"))

    def of_phrase(self, words: Iterable[Word]) -> str | None:
        """The case of a noun phrase, by the words up to its first noun; the likeliest where several fit."""
        return self._phrases(tuple(word.text for word in words))

    def _of_phrase(self, words: tuple[str, ...]) -> str | None:
        fitting: frozenset[tuple[str, bool]] = frozenset()
        order: tuple[str, ...] = ()
        for text in words:
            found = self._known(text, None)
            fitting = fitting & found or found
            readings = self._tokenizer.word(text).readings
            order = tuple(case for reading in readings for case in _CASES if case in reading.features)
            if readings[0].pos == "noun":
                break
        return next((case for case in order if any(case == fit for fit, _ in fitting)), None)

    def _find(self, text: str, part: str | None) -> frozenset[tuple[str, bool]]:
        return frozenset(
            (case, "plur" in reading.features)
            for reading in self._tokenizer.word(text).readings
            if part is None or reading.pos == part
            for case in _CASES
            if case in reading.features
        )
