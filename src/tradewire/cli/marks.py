"""A text cut where marks begin and end, so that overlapping mentions and claims can be drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from tradewire.cli import words
from tradewire.pipeline import Reading
from tradewire.record import Claim, Span
from tradewire.understand.mentions import (
    Mention,
    OrganisationMention,
    PeriodMention,
    PersonMention,
    PlaceMention,
    ProductMention,
    Quantity,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and what it is: `kind` is "quantity", "period", … of a mention, or "claim" or "chrome"."""

    span: Span
    kind: str
    title: str
    number: int = 0


class Piece(NamedTuple):
    """Text `start` to `end` and the marks that cover all of it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks(reading: Reading) -> list[Mark]:
    """All mentions, claims (numbered from 1) with their repeats, and chrome of a reading."""
    found = [_of_mention(mention) for mention in reading.mentions]
    found += [Mark(span, "chrome", "not read") for span in reading.document.chrome]
    for number, claim in numbered(reading):
        found += [Mark(span, "claim", f"{number}. {claim.type}", number) for span in (claim.span, *claim.repeats)]
    return sorted(found, key=lambda mark: (mark.span, mark.number))


def numbered(reading: Reading) -> list[tuple[int, Claim]]:
    """Claims in the order of the text, from 1."""
    return list(enumerate(sorted(reading.claims, key=lambda claim: claim.span), 1))


def pieces(length: int, found: Sequence[Mark]) -> Iterator[Piece]:
    """The whole text in order, cut at every end of a mark; marks with no width are left out."""
    edges = [(mark.span.start, 1, mark) for mark in found if mark.span.start < mark.span.end]
    edges += [(mark.span.end, 0, mark) for _, _, mark in edges]
    edges.sort(key=lambda edge: edge[:2])
    open_marks: list[Mark] = []
    last = 0
    for place, at in groupby(edges, key=lambda edge: edge[0]):
        if place > last:
            yield Piece(last, place, tuple(open_marks))
            last = place
        for _, opens, mark in at:
            if opens:
                open_marks.append(mark)
            else:
                open_marks.remove(mark)
    if last < length:
        yield Piece(last, length, ())


def _of_mention(mention: Mention) -> Mark:
    kind = type(mention).__name__.removesuffix("Mention").lower()
    return Mark(mention.span, kind, f"{kind}: {_read_as(mention)}")


def _read_as(mention: Mention) -> str:
    match mention:
        case Quantity():
            return f"{words.how_much(mention.value)} ({mention.kind})"
        case PeriodMention():
            return f"{words.when(mention.period) or 'not resolved'} ({mention.kind})"
        case PlaceMention() | OrganisationMention():
            return " ".join(filter(None, (mention.entity.name, mention.entity.id or "no id", mention.reason)))
        case PersonMention():
            return ", ".join(
                filter(None, (mention.entity.name if mention.entity else None, mention.role, mention.organisation))
            )
        case ProductMention():
            return " HS ".join(filter(None, (mention.product.label, mention.product.hs)))
    return ""
