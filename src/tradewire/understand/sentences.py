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
# Tokens. What is longer is a list or noise; readers that compare all parts of a sentence stay linear in the text.
_LONGEST: Final = 600
_LONGEST_ABBREVIATION: Final = 6  # tokens
_SHORTEST: Final = 4  # tokens: "В 2025 г. Минск поставит…" goes on
_NAME: Final = 3  # tokens of a quoted name on either side of a stop


class Sentence:
    """Tokens `first` to `last` (exclusive) and the stretch of text that they cover."""

    __slots__ = ("end", "first", "last", "start")

    def __init__(self, first: int, last: int, start: int, end: int) -> None:
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start
        self.end: Final = end


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
    for i in [i for i, token in enumerate(tokens) if not token.word.is_alpha]:
        word = tokens[i].word
        if word.is_break:
            _add(found, tokens, first, i)
            first = i + 1
        elif word.text in _ENDS and i >= first and _ends_here(tokens, first, i, known):
            end = _behind_marks(tokens, i + 1)
            _add(found, tokens, first, end)
            first = end
    _add(found, tokens, first, len(tokens))
    return found


def _behind_marks(tokens: list[Token], i: int) -> int:
    """The token after all marks that end the sentence together, and one that closes a quotation or a bracket."""
    while i < len(tokens) and tokens[i].word.text in _ENDS:
        i += 1
    return i + 1 if i < len(tokens) and _closes(tokens, i) else i


def _closes(tokens: list[Token], i: int) -> bool:
    """A closing mark that touches the stop, and does not open the next sentence."""
    if tokens[i].word.text not in _CLOSERS or tokens[i].start != tokens[i - 1].end:
        return False
    return i + 1 >= len(tokens) or tokens[i + 1].start > tokens[i].end or tokens[i + 1].word.is_break


def _add(found: list[Sentence], tokens: list[Token], first: int, last: int) -> None:
    """One sentence, or several where it is too long to be one."""
    for start in range(first, last, _LONGEST):
        end = min(start + _LONGEST, last)
        found.append(Sentence(start, end, tokens[start].start, tokens[end - 1].end))


def _ends_here(tokens: list[Token], first: int, i: int, known: Abbreviations) -> bool:
    """Whether the mark at `i` ends the sentence that began at `first`, as far as its neighbours tell."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.word.is_break:
        return True
    touching = after.start == tokens[i].end
    if tokens[i].word.text != ".":
        return _closes(tokens, i + 1) or (not touching and _starts_sentence(tokens, i + 1))
    if touching and (after.word.is_digit or after.word.text in _RUNS_ON):
        return False
    return _stop_ends(tokens, first, i, known, touching) and not _in_short_quotes(tokens, i)


def _stop_ends(tokens: list[Token], first: int, i: int, known: Abbreviations, touching: bool) -> bool:
    abbreviation = _abbreviation(tokens, i, known)
    if abbreviation:
        return abbreviation in known.may_end and not touching and _may_end_here(tokens, first, i, known)
    if _initial(tokens, i):
        return False
    if touching and tokens[i + 1].word.is_alpha:
        after = tokens[i + 1].word
        return after.is_title and not after.is_upper and i > 0 and len(tokens[i - 1].word.text) > 2
    return touching or _starts_sentence(tokens, i + 1)


def _may_end_here(tokens: list[Token], first: int, i: int, known: Abbreviations) -> bool:
    """An abbreviation ends a sentence of some length before a capitalised word that is no abbreviation itself."""
    after = tokens[i + 1].word
    if after.is_digit or i - first < _SHORTEST or not _starts_sentence(tokens, i + 1):
        return False
    return not (i + 2 < len(tokens) and tokens[i + 2].word.text == "." and after.lower + "." in known.all)


def _in_short_quotes(tokens: list[Token], i: int) -> bool:
    """A stop inside a quoted name ("«ИННОПРОМ. Беларусь»") parts no sentences."""
    before = any(tokens[j].word.text in _OPENERS for j in range(max(0, i - _NAME), i))
    return before and any(t.word.text in '»”"' for t in tokens[i + 1 : i + 1 + _NAME])


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
