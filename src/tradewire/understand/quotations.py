"""Where words are quoted: pairs of quotation marks around what somebody said."""

from collections.abc import Iterator
from typing import Final

from tradewire.record.frozen import Frozen
from tradewire.understand.tokens import Token

_PAIRS: Final = {"«": "»", "“": "”", "„": "“"}
_STRAIGHT: Final = '"'
_MARKS: Final = frozenset({*_PAIRS, *_PAIRS.values(), _STRAIGHT})
_FEWEST_WORDS: Final = 4


class Quotation(Frozen, frozen=True):
    """Tokens `first` to `last` (exclusive), marks included; `open` where the closing mark is missing."""

    first: int
    last: int
    open: bool = False


def quotations(tokens: list[Token]) -> list[Quotation]:
    """Quoted speech in order: titles and names in quotation marks are too short to count.

    A quotation may run over paragraphs, each of which may open with a mark of its own.
    """
    return [quoted for quoted in _spans(tokens) if _is_speech(tokens, quoted)]


def _spans(tokens: list[Token]) -> Iterator[Quotation]:
    opened: int | None = None
    close, depth = "", 0
    for i in [i for i, token in enumerate(tokens) if token.word.text in _MARKS]:
        mark = tokens[i].word.text
        if opened is None:
            if _opens(tokens, i):
                opened, close, depth = i, _PAIRS.get(mark, _STRAIGHT), 0
        elif mark == close and (mark != _STRAIGHT or not _opens(tokens, i)):
            if depth:
                depth -= 1
            else:
                yield Quotation(opened, i + 1)
                opened = None
        elif mark in _PAIRS and _PAIRS[mark] == close and not _opens_paragraph(tokens, i):
            depth += 1
    if opened is not None:
        yield Quotation(opened, _paragraph_end(tokens, opened), open=True)


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether the mark at `i` stands before a word and behind a blank, another mark or nothing."""
    mark = tokens[i].word.text
    if mark in _PAIRS:
        return True
    if mark != _STRAIGHT or i + 1 >= len(tokens) or tokens[i + 1].start != tokens[i].end:
        return False
    return not (
        i and tokens[i - 1].end == tokens[i].start and (tokens[i - 1].word.is_alpha or tokens[i - 1].word.is_digit)
    )


def _opens_paragraph(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].word.is_break


def _paragraph_end(tokens: list[Token], i: int) -> int:
    return next((j for j in range(i, len(tokens)) if tokens[j].word.is_break), len(tokens))


def _is_speech(tokens: list[Token], quoted: Quotation) -> bool:
    words = 0
    for i in range(quoted.first, quoted.last):
        words += tokens[i].word.is_alpha or tokens[i].word.is_digit
        if words >= _FEWEST_WORDS:
            return True
    return False
