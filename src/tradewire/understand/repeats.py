"""The same thing said twice in one document is one claim with all its places."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import chain
from typing import Final

from msgspec.structs import replace

from tradewire.record import AREA_KINDS, Claim, Entity, Figure, Span, Value

_RETOLD: Final = frozenset({"project", "supply", "agreement"})
_HEADS: Final = 20  # claims of headlines that are looked up in the body
_MADE: Final = frozenset({"production", "assembly", "construction", "modernisation", "investment"})
_ROUNDED: Final = 0.04  # of the number


def joined(claims: Iterable[Claim], headlines: Sequence[Span] = ()) -> list[Claim]:
    """The claims without repeats, in order; the first that says a thing keeps the places of the others.

    A headline that says a thing more strongly than the body is a repeat of the body's claim.
    """
    kept: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        _keep(kept.setdefault(_key(claim), []), claim, headlines)
    told = sorted(chain.from_iterable(kept.values()), key=lambda c: c.span)
    return _unrounded(_headed(told, headlines), headlines) if headlines else told


def _headed(claims: list[Claim], headlines: Sequence[Span]) -> list[Claim]:
    """Without what a headline tells in other words than the body: "Kaluga to build lift plant"."""
    heads: list[Claim] = []
    body: list[Claim] = []
    for claim in claims:
        retold = claim.type in _RETOLD and len(heads) < _HEADS and any(line.contains(claim.span) for line in headlines)
        (heads if retold else body).append(claim)
    for head in heads:
        at = next((i for i, claim in enumerate(body) if _retells(claim, head)), None)
        if at is None:
            body.append(head)
        else:
            body[at] = _with_place_of(body[at], head)
    return sorted(body, key=lambda c: c.span)


def _retells(claim: Claim, head: Claim) -> bool:
    """Whether the body's claim is what the headline means: one place at least in both, and the goods or the kind."""
    if claim.type != head.type or (head.value is not None and claim.value != head.value):
        return False
    kinds = getattr(claim, "kind", None), getattr(head, "kind", None)
    alike = kinds[0] == kinds[1] if claim.type == "agreement" else _MADE.issuperset(kinds) or _shared_goods(claim, head)
    return alike and not _areas(claim).isdisjoint(_areas(head))


def _shared_goods(claim: Claim, head: Claim) -> bool:
    return any(a.hs == b.hs if a.hs and b.hs else a.label == b.label for a in claim.product for b in head.product)


def _areas(claim: Claim) -> set[str]:
    return {_name(e) for es in claim.parties.values() for e in es if e.kind in AREA_KINDS}


def _unrounded(claims: list[Claim], headlines: Sequence[Span]) -> list[Claim]:
    """Without the headlines' figures that the body gives less roundly ("by almost half": 48%)."""
    figures = [c for c in claims if isinstance(c, Figure) and c.value is not None]
    told = {id(c) for c in figures if any(line.contains(c.span) for line in headlines)}
    body = [c for c in figures if id(c) not in told]
    swapped: dict[int, Claim] = {}
    dropped: set[int] = set()
    for head in (c for c in figures if id(c) in told and _is_round(c)):
        exact = next((c for c in body if _rounds_to(c, head)), None)
        if exact is not None:
            swapped[id(exact)] = _with_place_of(swapped.get(id(exact), exact), head)
            dropped.add(id(head))
    return [swapped.get(id(c), c) for c in claims if id(c) not in dropped] if dropped else claims


def _is_round(figure: Figure) -> bool:
    value = figure.value
    return value is not None and (value.approximate or value.unit == "ratio" or value.low is None or value.high is None)


def _rounds_to(exact: Figure, head: Figure) -> bool:
    own = (exact.indicator, exact.measure, _names(exact), exact.product[:1])
    if own != (head.indicator, head.measure, _names(head), head.product[:1] or exact.product[:1]):
        return False
    told, rounded = _size(exact.value), _size(head.value)
    return told is not None and rounded is not None and abs(told - rounded) <= _ROUNDED * abs(told)


def _size(value: Value | None) -> float | None:
    """The number, a percentage as the multiple that it makes."""
    number = (value.low if value.low is not None else value.high) if value is not None else None
    if value is None or number is None:
        return None
    return 1 + number / 100 if value.unit == "%" else number


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(_name(e) for es in claim.parties.values() for e in es)


def _keep(known: list[Claim], claim: Claim, headlines: Sequence[Span]) -> None:
    for i, other in enumerate(known):
        if not _compatible(other, claim):
            continue
        if other.status == claim.status:
            known[i] = _with_place_of(other, claim)
            return
        if any(line.contains(other.span) for line in headlines):
            known[i] = _with_place_of(claim, other)
            return
    known.append(claim)


def _compatible(a: Claim, b: Claim) -> bool:
    return a.period is None or b.period is None or a.period == b.period


def _with_place_of(known: Claim, claim: Claim) -> Claim:
    """The claim with the place of its repeat, and what only the repeat tells, with the words it was read from."""
    if claim.span == known.span or claim.span in known.repeats:
        return known
    spans = {**claim.spans, **known.spans}
    speaker, period = known.speaker or claim.speaker, known.period or claim.period
    return replace(known, repeats=(*known.repeats, claim.span), speaker=speaker, period=period, spans=spans)


def _key(claim: Claim) -> Hashable:
    """What makes two claims the same, but for their period and status."""
    own = (claim.indicator, claim.measure) if isinstance(claim, Figure) else getattr(claim, "kind", None)
    return (
        claim.type,
        own,
        claim.value,
        _doers(claim) if claim.type == "project" else _names(claim),
        tuple(p.label for p in claim.product),
        claim.label if claim.value is None else None,
    )


def _doers(claim: Claim) -> frozenset[str]:
    """The bodies that make a thing: where some are told, the areas beside them may be told or not."""
    bodies = (e for es in claim.parties.values() for e in es if e.kind not in AREA_KINDS)
    return frozenset(map(_name, bodies)) or _names(claim)


def _name(entity: Entity) -> str:
    return entity.id or entity.name
