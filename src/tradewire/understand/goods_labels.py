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


def cases(word: Word, *parts: str) -> frozenset[tuple[str, bool]]:
    """The cases that a form may stand in, each with whether it is plural; of some parts of speech."""
    return frozenset(
        (case, "plur" in reading.features)
        for reading in word.readings
        if not parts or reading.pos in parts
        for case in _CASES
        if case in reading.features
    )


def case_of(words: Iterable[Word]) -> str | None:
    """The one case that fits all words, or the likeliest; None where the language shows none."""
    fitting: frozenset[tuple[str, bool]] | None = None
    last: Word | None = None
    for word in words:
        found = cases(word, "noun", "adjective", "participle")
        if found:
            fitting = found if fitting is None else (fitting & found or found)
            last = word
    if not fitting or last is None:
        return None
    order = [case for r in last.readings for case in _CASES if case in r.features]
    return next((case for case in order if any(case == c for c, _ in fitting)), None)
