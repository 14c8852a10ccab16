"""Where a fact is looked for: two claims that say the same share at least one block, so no two others are compared."""

from collections.abc import Iterator
from math import floor, log
from typing import Final

from tradewire.reconcile.facts import Fact
from tradewire.reconcile.names import entity_key, skeletons, words_of

# Values within this ratio of each other meet in a block; each value stands in two overlapping ones.
_RATIO: Final = 1.35

# Letters by which labels meet in a block, whatever their endings.
_BEGINNING: Final = 3

# Events of one block are at most about two months apart.
_EVENT_DAYS: Final = 30


def blocks_of(fact: Fact) -> frozenset[str]:
    """The names of the fact's blocks."""
    return frozenset(f"{fact.type}|{rest}" for rest in _BLOCKS[fact.type](fact))


def _figure(fact: Fact) -> Iterator[str]:
    for size in _sizes(fact):
        yield f"{fact.flow}|{fact.measure}|{size}"


def _goods(fact: Fact) -> Iterator[str]:
    """Supplies and needs: by goods and by where they go."""
    goods = [*_products(fact), "-"] if not fact.products else list(_products(fact))
    for focus in _focus(fact):
        yield from (f"{focus}|{product}" for product in goods)


def _project(fact: Fact) -> Iterator[str]:
    subjects = list(_products(fact)) or ["-"]
    for focus in _focus(fact):
        yield from (f"{focus}|{subject}" for subject in subjects)


def _agreement(fact: Fact) -> Iterator[str]:
    for focus in _focus(fact):
        yield from (f"{focus}|{size}" for size in _sizes(fact))


def _event(fact: Fact) -> Iterator[str]:
    day = (fact.period.start or fact.period.end) if fact.period else None
    month = (day or fact.said).toordinal() // _EVENT_DAYS
    for focus in _focus(fact):
        yield from (f"{focus}|{near}" for near in (month, month + 1))


_BLOCKS: Final = {
    "figure": _figure,
    "supply": _goods,
    "project": _project,
    "agreement": _agreement,
    "event": _event,
    "need": _goods,
}


def _sizes(fact: Fact) -> Iterator[str]:
    if fact.amount is None:
        yield "none"
        return
    number = fact.amount.stated.middle
    place = log(abs(number)) / log(_RATIO) if number else 0.0
    sign = "-" if number < 0 else ""
    yield from (f"{fact.amount.unit}|{sign}{near}" for near in sorted({floor(place), floor(place + 0.5) + 0.5}))


def _focus(fact: Fact) -> list[str]:
    """The narrowest areas; where none is known, each word of the organisations' names."""
    regions = sorted(area for area in fact.areas if len(area) > 2)
    if regions:
        return regions
    if fact.areas:
        return ["+".join(sorted(fact.areas))]
    named = (word for _, entity in fact.parties for word in skeletons(entity.name) or {entity_key(entity)})
    return sorted(set(named)) or ["nobody"]


def _products(fact: Fact) -> Iterator[str]:
    for product in fact.products:
        if product.hs:
            yield product.hs
        yield from (word[:_BEGINNING] for word in words_of(product.label))
