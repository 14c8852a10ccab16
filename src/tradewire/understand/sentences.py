"""Where sentences end."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tradewire.languages.pack import Pack
from tradewire.understand.tokens import Token

_ENDS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'»”’)]")
_DASHES: Final = frozenset("-–—")
_OPENERS: Final = frozenset("\"'«“„([")
_RUNS_ON: Final = frozenset(",;:)-–%/")
_LONGEST_ABBREVIATION: Final = 6  # tokens


class Sentence(NamedTuple):
    """Tokens `first` to `last` (exclusive) and the stretch of text that they cover."""

    first: int
    last: int
    start: int
    end: int


class Abbreviations(NamedTuple):
    """A pack's abbreviations by lower-case spelling without blanks."""

    all: frozenset[str]
    may_end: frozenset[str]


@lru_cache(maxsize=32)
def _abbreviations(pack: Pack) -> Abbreviations:
    def squeeze(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(re.sub(r"\s", "", word).lower() for word in words)

    return Abbreviations(squeeze(pack.text.abbreviations), squeeze(pack.text.may_end))


def sentences(tokens: list[Token], pack: Pack) -> list[Sentence]:
    """The sentences of a text, each without the line breaks around it; line breaks end a sentence."""
    known = _abbreviations(pack)
    found: list[Sentence] = []
    first = 0
    i, count = 0, len(tokens)
    while i < count:
        word = tokens[i].word
        if word.is_break:
            _add(found, tokens, first, i)
            first = i + 1
        elif word.text in _ENDS and _ends_here(tokens, i, known):
            while i + 1 < count and tokens[i + 1].word.text in _ENDS:
                i += 1
            if i + 1 < count and _closes(tokens, i + 1):
                i += 1
            _add(found, tokens, first, i + 1)
            first = i + 1
        i += 1
    _add(found, tokens, first, count)
    return found


def _closes(tokens: list[Token], i: int) -> bool:
    """A closing mark that touches the stop, and does not open the next sentence."""
    if tokens[i].word.text not in _CLOSERS or tokens[i].start != tokens[i - 1].end:
        return False
    return i + 1 >= len(tokens) or tokens[i + 1].start > tokens[i].end or tokens[i + 1].word.is_break


def _add(found: list[Sentence], tokens: list[Token], first: int, last: int) -> None:
    if first < last:
        found.append(Sentence(first, last, tokens[first].start, tokens[last - 1].end))


def _ends_here(tokens: list[Token], i: int, known: Abbreviations) -> bool:
    """Whether the mark at `i` ends a sentence, as far as its neighbours tell."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.word.is_break:
        return True
    touching = after.start == tokens[i].end
    if tokens[i].word.text != ".":
        return not (touching and after.word.text in "),;")
    return _stop_ends(tokens, i, after, known, touching)


def _stop_ends(tokens: list[Token], i: int, after: Token, known: Abbreviations, touching: bool) -> bool:
    if touching and (after.word.is_digit or after.word.text in _RUNS_ON):
        return False
    abbreviation = _abbreviation(tokens, i, known)
    if abbreviation:
        return abbreviation in known.may_end and not touching and _starts_sentence(tokens, i + 1)
    if _initial(tokens, i):
        return False
    if touching and after.word.is_alpha:
        return after.word.is_title and not after.word.is_upper and i > 0 and len(tokens[i - 1].word.text) > 2
    return touching or _starts_sentence(tokens, i + 1)


def _abbreviation(tokens: list[Token], i: int, known: Abbreviations) -> str:
    """The longest known abbreviation that ends with the stop at `i`, "" where there is none."""
    spelling, found = "", ""
    for j in range(i, max(-1, i - _LONGEST_ABBREVIATION), -1):
        spelling = tokens[j].word.lower + spelling
        if spelling in known.all and (j == 0 or not tokens[j - 1].word.is_alpha or tokens[j - 1].end < tokens[j].start):
            found = spelling
    return found


def _initial(tokens: list[Token], i: int) -> bool:
    """ "А. Петров", "J. Smith": one capital letter before the stop, a capitalised word or another initial after it."""
    before = tokens[i - 1].word if i else None
    return bool(before and before.is_title and len(before.text) == 1 and tokens[i + 1].word.is_title)


def _starts_sentence(tokens: list[Token], i: int) -> bool:
    """Whether a sentence may begin at `i`: a capital letter, a digit, or an opening mark or dash before one."""
    bracket = tokens[i].word.text == "("
    while i < len(tokens) and (tokens[i].word.text in _OPENERS or tokens[i].word.text in _DASHES):
        i += 1
    if i >= len(tokens):
        return True
    word = tokens[i].word
    return word.is_title or (not bracket and (word.is_digit or not word.is_alpha))
