"""Whether a sentence tells of the past or looks ahead, by its words."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final, NamedTuple

from tradewire.read.hints import Hints

_BREAK: Final = re.compile(r"[.!?…](?=\s+[^\W\d_a-zа-яё])|\n")
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 600  # characters; a longer sentence is taken in pieces


class Tense(NamedTuple):
    """`ahead`: it has a word of the future or of a plan; `past`: it has one of the past, and none of those."""

    ahead: bool
    past: bool


class _Words(NamedTuple):
    prospect: frozenset[str]
    phrases: tuple[str, ...]
    past: frozenset[str]
    endings: tuple[str, ...]


@lru_cache(maxsize=16)
def _words(hints: Hints) -> _Words:
    every = hints.languages
    return _Words(
        frozenset(word for one in every for word in one.prospect),
        tuple(word for one in every for word in one.prospect if " " in word),
        frozenset(word for one in every for word in one.past),
        tuple(word for one in every for word in one.past_endings),
    )


class Tenses:
    """The sentences of one text, roughly, and the tense of each, found once."""

    def __init__(self, text: str, hints: Hints) -> None:
        self._text = text
        self._words = _words(hints)
        self._known: dict[int, Tense] = {}
        self._breaks: list[int] = []  # found when they are asked for

    def sentence(self, place: int) -> str:
        """The sentence that a place stands in."""
        i = self._index(place)
        return self._text[self._breaks[i] : self._breaks[min(i + 1, len(self._breaks) - 1)]]

    def _index(self, place: int) -> int:
        if not self._breaks:
            self._breaks = _breaks(self._text)
        return bisect_right(self._breaks, place) - 1

    def at(self, place: int) -> Tense:
        """The tense of the sentence that a place stands in."""
        i = self._index(place)
        if i not in self._known:
            self._known[i] = self._tense(self.sentence(place))
        return self._known[i]

    def _tense(self, sentence: str) -> Tense:
        words = self._words
        forms = [form.lower().replace("ё", "е") for form in _WORD.findall(sentence)]
        if not words.prospect.isdisjoint(forms) or any(phrase in sentence for phrase in words.phrases):
            return Tense(True, False)
        past = not words.past.isdisjoint(forms) or any(f.endswith(words.endings) and len(f) > 3 for f in forms)
        return Tense(False, past)


def _breaks(text: str) -> list[int]:
    found = [0]
    for match in _BREAK.finditer(text):
        found.extend(range(found[-1] + _LONGEST, match.end(), _LONGEST))
        found.append(match.end())
    found.extend(range(found[-1] + _LONGEST, len(text), _LONGEST))
    return [*found, len(text)]
