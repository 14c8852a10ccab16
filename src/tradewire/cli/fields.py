"""The fields of a claim as pairs of name and words, each with where it was read."""

from collections.abc import Iterator
from typing import NamedTuple

from tradewire.cli import words
from tradewire.record import PUBLISHED, Claim, Entity, Evidence, Figure


class Field(NamedTuple):
    """One field: what it was read as, and the places it was read from, None where the claim does not say."""

    name: str
    read: str
    evidence: Evidence | None


def fields(claim: Claim) -> Iterator[Field]:
    """Every field that is filled, in the order of the contract."""
    for name, read in _filled(claim):
        yield Field(name, read, claim.spans.get(name))


def places(evidence: Evidence | None, text: str) -> str:
    """The words a field was read from, with their offsets."""
    return "; ".join(
        "the publication date"
        if where == PUBLISHED
        else where
        if isinstance(where, str)
        else f"“{where.of(text)}” {where.start}–{where.end}"
        for where in evidence or ()
    )


def _filled(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "status", claim.status
    if isinstance(claim, Figure):
        yield "indicator", claim.indicator
        yield "measure", claim.measure
    elif kind := getattr(claim, "kind", None):
        yield "kind", kind
    for role, entities in claim.parties.items():
        yield f"parties.{role}", ", ".join(map(_entity, entities))
    if claim.value:
        yield "value", words.how_much(claim.value)
    if claim.period:
        yield "period", words.when(claim.period)
    if claim.place:
        yield "place", _entity(claim.place)
    if claim.product:
        yield "product", ", ".join(f"{p.label} (HS {p.hs})" if p.hs else p.label for p in claim.product)
    yield from _rest(claim)


def _rest(claim: Claim) -> Iterator[tuple[str, str]]:
    if base := getattr(claim, "base", None):
        yield "base", base
    if claim.label:
        yield "label", claim.label
    if claim.speaker:
        parts = (claim.speaker.name, claim.speaker.role, claim.speaker.organisation)
        yield "speaker", ", ".join(filter(None, parts))


def _entity(entity: Entity) -> str:
    return f"{entity.name} [{entity.id}]" if entity.id else entity.name
