"""Text into tokens, and what a pack knows of each word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from tradewire.languages.pack import Pack
from tradewire.languages.word import Analysis

# Hyphens and digits part words, so that "2025-го", "15%-ю", "US$5bn", "5-6", "январь-июнь" and "Serbian-German"
# fall into their parts; an apostrophe belongs to the word ("д'Ивуар") unless it makes the English possessive.
_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*"
    r"|\d+"
    r"|['’][sS]\b"
    r"|[^\S\n]*\n\s*"  # line breaks are tokens: they can end a sentence
    r"|[^\w\s]"
    r"|_"
)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One distinct word form, shared by all tokens that have it; compared by identity, so that it is a cheap key."""

    text: str
    lower: str
    readings: tuple[Analysis, ...]
    lemmas: frozenset[str]
    is_alpha: bool
    is_digit: bool
    is_break: bool
    is_title: bool
    is_upper: bool

    def has(self, *features: str) -> bool:
        """Whether any reading has all of the features."""
        wanted = frozenset(features)
        return any(wanted <= reading.features for reading in self.readings)

    def is_pos(self, *parts: str) -> bool:
        """Whether any reading has one of the parts of speech."""
        return any(reading.pos in parts for reading in self.readings)

    @property
    def lemma(self) -> str:
        """The likeliest lemma."""
        return self.readings[0].lemma


class Token(NamedTuple):
    """One place in the text: `text[start:end] == word.text`."""

    start: int
    end: int
    word: Word


class Tokenizer:
    """Cuts texts of one language; the words it has seen are kept, so that each form is analysed once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._letters = frozenset(pack.text.letters)
        self._lookalikes = str.maketrans(dict(pack.text.lookalikes))
        self._word = lru_cache(maxsize=200_000)(self._make)

    def tokens(self, text: str) -> list[Token]:
        """All tokens in order; blanks are left out, line breaks kept."""
        word = self._word
        return [Token(m.start(), m.end(), word(m.group())) for m in _TOKEN.finditer(text)]

    def word(self, form: str) -> Word:
        """What the pack knows of one form."""
        return self._word(form)

    def _make(self, form: str) -> Word:
        is_alpha = form[0].isalpha()
        lower = self._plain(form) if is_alpha else form.lower()
        readings = self._pack.morphology.analyse(lower) if is_alpha else (_opaque(lower),)
        return Word(
            text=form,
            lower=lower,
            readings=readings,
            lemmas=frozenset(reading.lemma for reading in readings),
            is_alpha=is_alpha,
            is_digit=form[0].isdigit(),
            is_break="\n" in form,
            is_title=is_alpha and form[0].isupper(),
            is_upper=is_alpha and len(form) > 1 and form.isupper(),
        )

    def _plain(self, form: str) -> str:
        """Lower case, one apostrophe, and the language's own letters where look-alikes of another script stand."""
        lower = form.lower().replace("ё", "е").replace("’", "'")
        if any(letter in self._letters for letter in lower):
            return lower.translate(self._lookalikes)
        return lower


def _opaque(form: str) -> Analysis:
    return Analysis(form, "number" if form.isdigit() else "punctuation")


def gap(text: str, left: Token, right: Token) -> str:
    """The blanks between two neighbours: "" where they touch."""
    return text[left.end : right.start]


def iter_words(tokens: list[Token]) -> Iterator[tuple[int, Token]]:
    """The tokens that are words, with their places."""
    return ((i, token) for i, token in enumerate(tokens) if token.word.is_alpha)
