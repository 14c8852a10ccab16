"""Text into tokens, and what a pack knows of each word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from tradewire.languages.pack import Pack
from tradewire.languages.word import Analysis
from tradewire.understand.memo import Memo

V = TypeVar("V")
# Hyphens and digits part words, so that "2025-го", "15%-ю", "US$5bn", "5-6", "январь-июнь" and "Serbian-German"
# fall into their parts; an apostrophe belongs to the word ("д'Ивуар") unless it makes the English possessive.
# Together with the blanks between them the pieces are the whole text.
_PIECE: Final = re.compile(
    r"[A-Za-zА-яЁё]+(?![\w'’ʼ])"  # nearly all words, which the next line would find in more time
    r"| (?=\S)"
    r"|[^\W\d_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*"
    r"|\d+"
    r"|['’][sS]\b"
    r"|[^\S\n]*\n\s*"  # line breaks are tokens: they can end a sentence
    r"|[^\w\s]"
    r"|_"
    r"|[^\S\n]+"
)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One distinct word form, shared by all tokens that have it; compared by identity, so that it is a cheap key."""

    text: str
    lower: str
    readings: tuple[Analysis, ...]
    lemmas: frozenset[str]
    # All that it may be looked up by: its lemmas and itself.
    keys: frozenset[str]
    # What it may be as a part of a name: itself, and its lemmas that are no verbs.
    spellings: tuple[str, ...]
    is_alpha: bool
    is_digit: bool
    is_break: bool
    is_title: bool
    is_upper: bool
    # Those of all readings together.
    features: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def has(self, *features: str) -> bool:
        """Whether any reading has all of the features."""
        if len(features) == 1:
            return features[0] in self.features
        wanted = frozenset(features)
        return wanted <= self.features and any(wanted <= reading.features for reading in self.readings)

    def is_pos(self, *parts: str) -> bool:
        """Whether any reading has one of the parts of speech."""
        return not self.parts.isdisjoint(parts)

    @property
    def lemma(self) -> str:
        """The likeliest lemma."""
        return self.readings[0].lemma


Piece = tuple[int, int, Word]
_LONG: Final = 60  # characters between blanks: what is longer is seldom met again


class Token:
    """One place in the text: `text[start:end] == word.text`."""

    __slots__ = ("end", "start", "word")

    def __init__(self, start: int, end: int, word: Word) -> None:
        self.start: Final = start
        self.end: Final = end
        self.word: Final = word


class Watched(Memo[Word, V]):
    """What one reader knows of words, and where in a text the words stand of which it knows anything (not false)."""

    __slots__ = ("_number", "_watch")

    def __init__(self, find: Callable[[Word], V], watch: "_Watch", number: int) -> None:
        super().__init__(find)
        self._watch = watch
        self._number = number

    def places(self, tokens: list[Token]) -> list[int]:
        """The tokens with such words, in order."""
        return self._watch.places(tokens)[self._number]


class _Watch:
    """Goes through a text once for all readers that wait for words of some kind."""

    def __init__(self) -> None:
        self._readers: list[Watched[Any]] = []
        self._waiting = Memo(self._find_waiting)
        self._last: tuple[list[Token], tuple[list[int], ...]] = ([], ())

    def add(self, find: Callable[[Word], V]) -> Watched[V]:
        reader = Watched(find, self, len(self._readers))
        self._readers.append(reader)
        self._waiting.clear()
        self._last = ([], ())
        return reader

    def places(self, tokens: list[Token]) -> tuple[list[int], ...]:
        """For each reader its tokens; kept for the last text, of which all readers ask one after another."""
        last = self._last  # once: another thread may put its own text there
        if last[0] is not tokens:
            last = self._last = (tokens, self._find(tokens))
        return last[1]

    def _find(self, tokens: list[Token]) -> tuple[list[int], ...]:
        found: tuple[list[int], ...] = tuple([] for _ in self._readers)
        waiting = self._waiting
        for i, token in enumerate(tokens):
            for number in waiting[token.word]:
                found[number].append(i)
        return found

    def _find_waiting(self, word: Word) -> tuple[int, ...]:
        return tuple(number for number, reader in enumerate(self._readers) if reader[word])


class Tokenizer:
    """Cuts texts of one language; the words it has seen are kept, so that each form is analysed once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._letters = frozenset(pack.text.letters)
        self._lookalikes = str.maketrans(dict(pack.text.lookalikes))
        self._words = Memo(self._make)
        self._parts: Memo[str, tuple[Piece, ...]] = Memo(lambda part: tuple(self._cut(part)))
        self._watch = _Watch()
        self._shared: Memo[frozenset[str], frozenset[str]] = Memo(lambda words: words)  # few, of many words

    def tokens(self, text: str) -> list[Token]:
        """All tokens in order; blanks are left out, line breaks kept."""
        # A line break takes the blanks around it; elsewhere a token never reaches over a blank.
        parts = [text] if " \n" in text or "\n " in text else text.split(" ")
        found, known, start = [], self._parts, 0
        for part in parts:
            for first, last, word in known[part] if len(part) < _LONG else self._cut(part):
                found.append(Token(start + first, start + last, word))
            start += len(part) + 1
        return found

    def word(self, form: str) -> Word:
        """What the pack knows of one form."""
        return self._words[form]

    def watched(self, find: Callable[[Word], V]) -> Watched[V]:
        """What a reader finds of each word, once, and the places of words of which it finds anything."""
        return self._watch.add(find)

    def _cut(self, part: str) -> Iterator[Piece]:
        """The tokens of a part of a text, with their places in it."""
        start = 0
        for piece in _PIECE.findall(part):
            end = start + len(piece)
            if "\n" in piece or not piece.isspace():
                yield start, end, self._words[piece]
            start = end

    def _make(self, form: str) -> Word:
        is_alpha = form[0].isalpha()
        lower = self._plain(form) if is_alpha else form.lower()
        readings = self._pack.morphology.analyse(lower) if is_alpha else (_opaque(lower),)
        lemmas = frozenset(reading.lemma for reading in readings)
        return Word(
            text=form,
            lower=lower,
            readings=readings,
            lemmas=lemmas,
            keys=lemmas if lower in lemmas else lemmas | {lower},
            spellings=tuple(dict.fromkeys((lower, *(r.lemma for r in readings if r.pos != "verb")))),
            is_alpha=is_alpha,
            is_digit=form[0].isdigit(),
            is_break="\n" in form,
            is_title=is_alpha and form[0].isupper(),
            is_upper=is_alpha and len(form) > 1 and form.isupper(),
            features=self._shared[frozenset().union(*(reading.features for reading in readings))],
            parts=self._shared[frozenset(reading.pos for reading in readings)],
        )

    def _plain(self, form: str) -> str:
        """Lower case, one apostrophe, and the language's own letters where look-alikes of another script stand."""
        lower = form.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
        if any(letter in self._letters for letter in lower):
            return lower.translate(self._lookalikes)
        return lower


def _opaque(form: str) -> Analysis:
    return Analysis(form, "number" if form.isdigit() else "punctuation")


def gap(text: str, left: Token, right: Token) -> str:
    """The blanks between two neighbours: "" where they touch."""
    return text[left.end : right.start]


def words_of(tokens: list[Token]) -> list[Word]:
    """The words of the tokens, one each."""
    return [token.word for token in tokens]


def iter_words(tokens: list[Token]) -> Iterator[tuple[int, Token]]:
    """The tokens that are words, with their places."""
    return ((i, token) for i, token in enumerate(tokens) if token.word.is_alpha)
