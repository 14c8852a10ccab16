"""The entries, laid out for the rules: figures by what they measure, everything by type and by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Final

from tradewire.reconcile.facts import Amount, Fact, fact_of
from tradewire.reconcile.official import Series
from tradewire.reconcile.periods import same_period, shown
from tradewire.record import Entry, Observation, Period, Recorded, Status

# Against more tellings of one thing than these none is held: what is found must not grow with their square.
CROWD: Final = 12


@dataclass(frozen=True)
class Item:
    """An entry with its facts, in the order in which they were said."""

    entry: Entry
    facts: tuple[Fact, ...]

    @cached_property
    def fact(self) -> Fact:
        """The fact that tells most: the first with a closed period, else with any, else the first."""
        return max(self.facts, key=lambda f: (f.period is not None, f.period is not None and f.period.end is not None))

    @property
    def last(self) -> Fact:
        return self.facts[-1]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(fact.id for fact in self.facts)

    @cached_property
    def amount(self) -> Amount | None:
        """The most exact amount of the members: the narrowest with its tolerance."""
        amounts = [fact.amount for fact in self.facts if fact.amount is not None]
        return min(amounts, key=lambda a: a.widened.high - a.widened.low) if amounts else None

    @property
    def period(self) -> Period | None:
        return self.fact.period

    @property
    def realised(self) -> bool:
        return self.facts[0].realised

    @property
    def statuses(self) -> tuple[Status, ...]:
        return self.entry.statuses

    @property
    def said(self) -> date:
        return self.facts[0].said

    def told(self) -> str:
        """Where and when it was said, for a working."""
        first = self.entry.first
        return f"{first.source.name}, {first.source.said}"


@dataclass(frozen=True)
class Measured:
    """A figure that has an amount."""

    item: Item
    amount: Amount

    @property
    def fact(self) -> Fact:
        return self.item.fact

    @property
    def period(self) -> Period | None:
        return self.item.period

    @property
    def ids(self) -> tuple[str, ...]:
        return self.item.ids

    @property
    def unit(self) -> str:
        return self.amount.unit

    def told(self) -> str:
        return self.item.told()


@dataclass(frozen=True)
class Book:
    """All items, and official observations, with the indexes that the rules look into."""

    items: Sequence[Item]
    observations: Sequence[Observation] = ()
    today: date = field(default=date.max)

    @cached_property
    def figures(self) -> dict[str, list[Item]]:
        """Figures that can be compared, by flow (`turnover:BY=RU-UD`)."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            if item.fact.type == "figure" and comparable(item.fact):
                found[item.fact.flow].append(item)
        return dict(found)

    def of(self, *types: str) -> Iterator[Item]:
        return (item for item in self.items if item.fact.type in types)

    def measured(self, flow: str, measure: str, *, realised: bool | None = True) -> Sequence[Measured]:
        """Figures of one flow and measure that have an amount; `realised` None takes plans too."""
        return self._measured.get((flow, measure, realised), ())

    def alike(self, flow: str, measure: str, fact: Fact) -> list[Measured]:
        """What has happened of one flow and measure in the period of a fact.

        In a crowd only those told last: every rule multiplies what it is given.
        """
        near = self._by_period.get((flow, measure))
        return near.like(fact)[-CROWD:] if near is not None else []

    def during(self, flow: str, measure: str, period: Period) -> list[Measured]:
        """As `alike`, for what names just this period."""
        near = self._by_period.get((flow, measure))
        return near.of(period)[-CROWD:] if near is not None else []

    @cached_property
    def _measured(self) -> dict[tuple[str, str, bool | None], list[Measured]]:
        found: dict[tuple[str, str, bool | None], list[Measured]] = defaultdict(list)
        for flow, items in self.figures.items():
            for item in items:
                if item.amount is not None:
                    told = Measured(item, item.amount)
                    found[flow, item.fact.measure, item.realised].append(told)
                    found[flow, item.fact.measure, None].append(told)
        return dict(found)

    @cached_property
    def _by_period(self) -> dict[tuple[str, str], ByPeriod]:
        return {(flow, kind): ByPeriod(told) for (flow, kind, happened), told in self._measured.items() if happened}

    @cached_property
    def series(self) -> Series:
        """The official observations by what they count."""
        return Series(self.observations)


class ByPeriod:
    """Figures by their periods, so that those of one time are found without looking through all."""

    def __init__(self, told: Iterable[Measured]) -> None:
        self._told: dict[Period, list[tuple[int, Measured]]] = defaultdict(list)
        self._near: dict[tuple[str, date], set[Period]] = defaultdict(set)
        for place, one in enumerate(told):
            if one.period is not None:
                self._told[one.period].append((place, one))
        for period in self._told:
            for side in _sides(period):
                self._near[side].add(period)

    def of(self, period: Period) -> list[Measured]:
        return [one for _, one in self._told.get(period, ())]

    def like(self, fact: Fact) -> list[Measured]:
        """Those that name the period of a fact, in the order in which they were told."""
        if fact.period is None:
            return []
        periods = {fact.period}.union(*(self._near.get(side, ()) for side in _sides(fact.period)))
        near = (pair for period in periods for pair in self._told.get(period, ()) if same_period(pair[1].fact, fact))
        return [one for _, one in sorted(near, key=itemgetter(0))]


def _sides(period: Period) -> Iterator[tuple[str, date]]:
    """Periods that are one have an end in common."""
    if period.start is not None:
        yield "start", period.start
    if period.end is not None:
        yield "end", period.end


def book_of(entries: Iterable[Entry], observations: Iterable[Observation] = (), today: date = date.max) -> Book:
    """`today` is the day that overdue promises are measured from."""
    return Book([Item(entry, tuple(map(_fact, entry.members))) for entry in entries], tuple(observations), today)


def comparable(figure: Fact) -> bool:
    """Figures of goods are not, and of parties that have no name none is."""
    return not figure.products and "?" not in figure.flow


def heading(item: Item) -> str:
    """What an item is about, in a few words: `level of turnover:BY=RU-UD, 2025`."""
    fact = item.fact
    subject = f"{fact.measure} of {fact.flow}" if fact.type == "figure" else fact.type
    return f"{subject}, {shown(fact.period)}"


def _fact(recorded: Recorded) -> Fact:
    return fact_of(recorded)
