"""Change one number at a time in an article, read again, and look for claims that keep the old value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tradewire.pipeline import Reading, read_document
from tradewire.record import Claim, Document, Span

_NUMBER: Final = re.compile(r"\d+(?:[.,   ]\d+)*")


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim that still has the value of a number that is no longer in the text."""

    document: str
    number: str
    changed: str
    claim: Claim


def numbers(text: str, quote: Span) -> Iterator[Span]:
    """The places of the numbers in digits inside a quote, whole where the quote cuts one."""
    for match in _NUMBER.finditer(text):
        place = Span(*match.span())
        if place.overlaps(quote):
            yield place


def altered(number: str) -> str:
    """Another number of the same length: its first digit is one higher, 9 becomes 1."""
    return f"{int(number[0]) % 9 + 1}{number[1:]}"


def kept_values(reading: Reading, place: Span) -> Iterator[Kept]:
    """The claims that keep a value that stood at `place`, after the number there was changed."""
    before = [claim for claim in reading.claims if claim.value and _stands_at(claim, place)]
    if not before:
        return
    document = reading.document
    old = place.of(document.text)
    text = document.text[: place.start] + altered(old) + document.text[place.end :]
    after = read_document(replace(document, text=text))
    assert isinstance(after, Reading)
    for claim in after.claims:
        if any(_same(claim, was) for was in before) and (_stands_at(claim, place) or not _states(claim, old, text)):
            yield Kept(document.id, old, altered(old), claim)


def alterations(document: Document, quotes: list[Span]) -> list[Span]:
    """Every number of a document that stands in one of the quotes, once."""
    return sorted({place for quote in quotes for place in numbers(document.text, quote)})


def _same(claim: Claim, was: Claim) -> bool:
    """Equal in number and unit; a change of approximation alone does not make another value."""
    if claim.value is None or was.value is None:
        return False
    return (claim.value.low, claim.value.high, claim.value.unit) == (was.value.low, was.value.high, was.value.unit)


def _stands_at(claim: Claim, place: Span) -> bool:
    return any(isinstance(span, Span) and span.overlaps(place) for span in claim.spans.get("value", ()))


def _states(claim: Claim, number: str, text: str) -> bool:
    """Whether the words that the value stands on give the old number elsewhere: its digits, or number words."""
    words = "".join(span.of(text) for span in claim.spans.get("value", ()) if isinstance(span, Span))
    digits = re.sub(r"\D", "", words)
    return re.sub(r"\D", "", number) in digits if digits else bool(words)
