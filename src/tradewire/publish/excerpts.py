"""The words around a claim, as they stand in the document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tradewire.record import Claim, Span

_AROUND: Final = 110
_APART: Final = 200
_OPENING: Final = '"“«„'
_CLOSING: Final = '"”»“'
_TRIMMED: Final = ' ,"“”«»„'
_END: Final = re.compile(r"[.!?…]\W?\s|\n")
_DIGITS: Final = re.compile(r"\d(?:[\d \u00a0\u202f]*\d)?(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The exact words of a claim with what stands before and after them in the sentence."""

    before: str
    words: str
    after: str

    @property
    def whole(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def excerpt(claim: Claim, text: str) -> Excerpt:
    """The quote with the rest of its sentence; words of the value or period that stand elsewhere come first.

    Without the text there is the quote alone.
    """
    if claim.span.of(text) != claim.quote:
        return Excerpt("", claim.quote, "")
    span, elsewhere = _stretched(claim, text)
    start, end = _sentence_start(text, span.start), _sentence_end(text, span.end)
    before = text[start : span.start].lstrip()
    if start > 0 and text[start - 1] == " " and not _END.search(text[max(0, start - 3) : start]):
        before = f"…{before}"
    for other in elsewhere:
        before = f"{other.of(text)} … {before}"
    after = text[span.end : end].rstrip()
    if end < len(text) and text[end - 1] not in '.!?…"”»' and text[end] != "\n":
        after = f"{after}…"
    return Excerpt(*(_flat(part) for part in (before, text[span.start : span.end], after)))


def quotation(found: Excerpt) -> str:
    """What is said in quotation marks around the words of a claim; the words alone where there are none."""
    opened = max(found.before.rfind(mark) for mark in _OPENING)
    closed = min((at for mark in _CLOSING if (at := found.after.find(mark)) >= 0), default=-1)
    if opened >= 0 and closed >= 0:
        return f"{found.before[opened + 1 :]}{found.words}{found.after[:closed]}".strip(_TRIMMED)
    return found.words.strip(_TRIMMED)


def value_words(claim: Claim, text: str) -> str:
    """The words that the claim's value was read from."""
    return " ".join(span.of(text) for span in _spans(claim, "value"))


def printed(words: str) -> frozenset[float]:
    """The numbers that stand in digits in some words; the comma may part thousands or decimals, so both are tried."""
    return frozenset(number for found in _DIGITS.findall(words) for number in _readings(found))


def _readings(digits: str) -> Iterable[float]:
    plain = re.sub(r"[ \u00a0\u202f]", "", digits)
    for candidate in {plain.replace(",", "."), plain.replace(",", ""), plain.replace(".", "").replace(",", ".")}:
        if candidate.count(".") <= 1:
            yield float(candidate)


def _spans(claim: Claim, field: str) -> list[Span]:
    return [where for where in claim.spans.get(field, ()) if isinstance(where, Span)]


def _stretched(claim: Claim, text: str) -> tuple[Span, list[Span]]:
    """The quote with what was read in the same sentence, and the spans that lie in others."""
    start, end = claim.span
    elsewhere = []
    for span in (*_spans(claim, "value"), *_spans(claim, "period")):
        between = text[span.end : start] if span.end < start else text[end : span.start]
        if len(between) <= _APART and not _END.search(between):
            start, end = min(start, span.start), max(end, span.end)
        else:
            elsewhere.append(span)
    return Span(start, end), elsewhere


def _sentence_start(text: str, at: int) -> int:
    earliest = max(0, at - _AROUND)
    ends = [found.end() for found in _END.finditer(text, earliest, at)]
    if ends:
        return ends[-1]
    return earliest if earliest == 0 else _word_start(text, earliest, at)


def _sentence_end(text: str, at: int) -> int:
    latest = min(len(text), at + _AROUND)
    found = _END.search(text, max(at - 1, 0), latest)
    if found:
        return max(at, found.end() - 1 if text[found.start()] != "\n" else found.start())
    return latest if latest == len(text) else max(at, text.rfind(" ", at, latest))


def _word_start(text: str, earliest: int, at: int) -> int:
    blank = text.find(" ", earliest, at)
    return blank + 1 if blank >= 0 else at


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)
