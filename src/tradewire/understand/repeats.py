"""The same thing said twice in one document is one claim with all its places."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from tradewire.record import Claim, Entity, Figure


def joined(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without repeats, in order; the first that says a thing keeps the places of the others."""
    kept: dict[Hashable, Claim] = {}
    for claim in claims:
        key = _key(claim)
        known = kept.get(key)
        kept[key] = claim if known is None else _with_place_of(known, claim)
    return list(kept.values())


def _with_place_of(known: Claim, claim: Claim) -> Claim:
    if claim.span == known.span or claim.span in known.repeats:
        return known
    return replace(
        known,
        repeats=(*known.repeats, claim.span),
        speaker=known.speaker or claim.speaker,
        period=known.period or claim.period,
    )


def _key(claim: Claim) -> Hashable:
    own = (claim.indicator, claim.measure) if isinstance(claim, Figure) else getattr(claim, "kind", None)
    return (
        claim.type,
        own,
        claim.status,
        claim.value,
        frozenset(_name(e) for es in claim.parties.values() for e in es),
        tuple(p.label for p in claim.product),
        claim.period if claim.value is None else None,
        claim.label if claim.value is None else None,
    )


def _name(entity: Entity) -> str:
    return entity.id or entity.name
