"""A claim reduced to what has to be compared, in one unit and one direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from tradewire.reconcile.interval import EVERYTHING, Interval
from tradewire.reconcile.names import entity_key, is_named, words_of
from tradewire.reconcile.printed import stated, widened
from tradewire.reconcile.tables import rows
from tradewire.record import Claim, ClaimType, Entity, Figure, Period, Product, Recorded, Status

# Statuses that speak of what is, and those that speak of what shall or may be.
REALISED: Final = frozenset({"actual", "stopped"})

# A one-sided number ("more than 65%") is usually printed near the true one: how much beyond it may be in a retelling,
# if that is more than a unit of its last digit.
OPEN_SIDE: Final = 0.05

# Types that may say what they are about only in their own words.
_WORDED: Final = frozenset({"project", "agreement"})

# Letters of a word that are compared, so that endings do not tell two forms apart.
_BEGINNING: Final = 5

# Either side may report these; the direction does not matter, or turns with the side.
_UNDIRECTED: Final = frozenset({"turnover", "services"})
_TURNED: Final = {"imports": "exports"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in the unit it is compared in.

    `stated` as printed, `widened` with the tolerance of the print, `near` where a retelling of it may lie.
    """

    unit: str
    stated: Interval
    widened: Interval
    near: Interval


@dataclass(frozen=True, slots=True)
class Fact:
    """`flow` names what is measured between whom, the same for both ways of saying it; `side` whose report it is."""

    id: str
    type: ClaimType
    document: str
    said: date
    dated: bool
    status: Status
    flow: str
    measure: str
    parties: tuple[tuple[str, Entity], ...]
    areas: frozenset[str]
    products: tuple[Product, ...]
    label: str | None
    kind: str
    place: Entity | None
    period: Period | None
    amount: Amount | None
    side: str
    words: frozenset[str]

    @property
    def realised(self) -> bool:
        return self.status in REALISED

    def of(self, *roles: str) -> tuple[Entity, ...]:
        """The parties of these roles."""
        return tuple(entity for role, entity in self.parties if role in roles)


def fact_of(recorded: Recorded) -> Fact:
    claim, source = recorded.claim, recorded.source
    figure = claim if isinstance(claim, Figure) else None
    parties = tuple((role, entity) for role, entities in claim.parties.items() for entity in entities)
    return Fact(
        id=recorded.id,
        type=claim.type,
        document=source.key,
        said=source.said,
        dated=source.dated,
        status=claim.status,
        flow=flow_of(figure) if figure else "",
        measure=figure.measure if figure else "",
        parties=parties,
        areas=frozenset(_areas(claim)),
        products=claim.product,
        label=claim.label,
        kind=getattr(claim, "kind", None) or "",
        place=claim.place,
        period=claim.period,
        amount=amount_of(claim),
        side=_side(figure) if figure else "",
        words=_words(claim),
    )


def flow_of(claim: Figure) -> str:
    """What is measured between whom: `exports:BY>RU-UD` for exports of BY and for imports of RU-UD alike.

    A share or a rank is among the reporter's partners, so its direction stays.
    """
    reporter, partner = (_key(claim, role) for role in ("reporter", "partner"))
    indicator: str = claim.indicator
    if not partner:
        return f"{indicator}:{reporter}"
    if claim.measure in ("rank", "share"):
        return f"{indicator}:{reporter}>{partner}"
    if indicator in _UNDIRECTED:
        return f"{indicator}:{'='.join(sorted((reporter, partner)))}"
    if indicator in _TURNED:
        return f"{_TURNED[indicator]}:{partner}>{reporter}"
    return f"{indicator}:{reporter}>{partner}"


def amount_of(claim: Claim) -> Amount | None:
    """The claim's value in the unit it is compared in: a ratio of growth as a change in percent, kt as t.

    None without a value, and for one that is open on both sides, which tells nothing.
    """
    as_printed = widened(claim)
    if claim.value is None or as_printed is None or as_printed == EVERYTHING:
        return None
    exact, unit = stated(claim.value), claim.value.unit
    if unit == "ratio" and getattr(claim, "measure", "") == "change":
        exact, as_printed, unit = (_as_change(exact), _as_change(as_printed), "%")
    elif unit in _units():
        unit, factor = _units()[unit]
        exact, as_printed = exact.scaled(factor), as_printed.scaled(factor)
    return Amount(unit, exact, as_printed, _near(exact, as_printed))


def _as_change(ratio: Interval) -> Interval:
    return (ratio - Interval.point(1)).scaled(100)


def _near(exact: Interval, interval: Interval) -> Interval:
    if interval.bounded:
        return interval
    last_digit = 2 * abs(exact.middle - interval.middle)
    reach = max(abs(interval.middle) * OPEN_SIDE, last_digit)
    return Interval(max(interval.low, interval.middle - reach), min(interval.high, interval.middle + reach))


def _key(claim: Claim, role: str) -> str:
    """The parties of one role; what has no name is somebody else in every document, marked by `?`."""
    entities = claim.parties.get(role, ())
    if not entities:
        return "" if role == "partner" else f"?{claim.document}"
    keys = (entity_key(e) if is_named(e) else f"?{claim.document}{entity_key(e)}" for e in entities)
    return "+".join(sorted(keys))


def _words(claim: Claim) -> frozenset[str]:
    """Beginnings of the words of the evidence, for what does not say in a field what it is about."""
    if claim.type not in _WORDED or claim.product:
        return frozenset()
    return frozenset(word[:_BEGINNING] for word in words_of(claim.quote))


def _side(claim: Figure) -> str:
    return _key(claim, "reporter") if claim.indicator in ("exports", "imports") else ""


def _areas(claim: Claim) -> Iterator[str]:
    for entity in (*(e for entities in claim.parties.values() for e in entities), claim.place):
        if entity is not None:
            yield from (e.id for e in (entity, entity.place) if e is not None and e.is_area and e.id)


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {code: (base, float(factor)) for code, base, factor in rows("units")}
