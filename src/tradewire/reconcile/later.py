"""What was told after a promise on the same subject: kept by subject, by day and by amount, so that a promise among
thousands of its kind does not look through all of them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import islice
from math import inf, nextafter
from operator import attrgetter
from typing import Final

from tradewire.reconcile import features
from tradewire.reconcile.book import Book, Item, comparable
from tradewire.reconcile.facts import Amount, Fact
from tradewire.reconcile.firsts import Firsts
from tradewire.reconcile.names import words_of
from tradewire.reconcile.periods import ends, overlapping
from tradewire.record import Period

# What is told as done on a subject and looked at for one promise.
PARTS: Final = 200

# Of subjects that could be one with a promise's, as many told before it and after it are compared.
SUBJECTS: Final = 128

_PROMISING: Final = frozenset({"planned", "agreed", "required"})

# Letters that two labels of the same goods have in common at the beginning of a word, at the least.
_BEGINNING: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """An item with its place in the book."""

    place: int
    item: Item


@dataclass(eq=False)
class _Row:
    """Items in the order of the book."""

    told: list[_Told] = field(default_factory=list)

    def since(self, day: date) -> Iterator[_Told]:
        """Those last told on a day or later."""
        return (self.told[place] for place in self._lasts.all(day.toordinal()))

    def first_after(self, day: date) -> _Told | None:
        """The first that was first told after a day."""
        return self._at(self._after(day))

    def first_low(self, day: date, most: float) -> _Told | None:
        """The first told after a day whose amount may be as low as this."""
        return self._at(self._not_above.first(-most, self._after(day)))

    def first_apart(self, day: date, amount: Amount) -> _Told | None:
        """The first told after a day whose amount is wholly below or above another."""
        start, within = self._after(day), amount.widened
        below = self._below.first(nextafter(-within.low, inf), start)
        above = self._above.first(nextafter(within.high, inf), start)
        return self._at(min((place for place in (below, above) if place is not None), default=None))

    def _at(self, place: int | None) -> _Told | None:
        return self.told[place] if place is not None and place < len(self.told) else None

    def _after(self, day: date) -> int:
        return bisect_right(self._days, day)

    @cached_property
    def _days(self) -> list[date]:
        return [told.item.said for told in self.told]

    @cached_property
    def _lasts(self) -> Firsts:
        return Firsts([told.item.last.said.toordinal() for told in self.told])

    @cached_property
    def _not_above(self) -> Firsts:
        return Firsts([-amount.widened.low for amount in self._amounts])

    @cached_property
    def _below(self) -> Firsts:
        return Firsts([-amount.widened.high for amount in self._amounts])

    @cached_property
    def _above(self) -> Firsts:
        return Firsts([amount.widened.low for amount in self._amounts])

    @cached_property
    def _amounts(self) -> list[Amount]:
        return [told.item.amount for told in self.told if told.item.amount is not None]


@dataclass(eq=False)
class _Subject:
    """All that is told of one subject: what ended, what is done by its period, what is promised by its deadline.

    The amounts of one row are all of one unit, or none has any. `counted` has figures that are done, by the end of
    their period, its beginning (or None for any) and their unit.
    """

    number: int
    fact: Fact
    stopped: _Row = field(default_factory=_Row)
    done: dict[Period | None, _Row] = field(default_factory=lambda: defaultdict(_Row))
    counted: dict[tuple[date, date | None, str], _Row] = field(default_factory=lambda: defaultdict(_Row))
    promised: dict[date | None, dict[str | None, _Row]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(_Row))
    )

    def file(self, told: _Told) -> None:
        item, unit = told.item, told.item.amount.unit if told.item.amount else None
        if item.last.status == "stopped":
            self.stopped.told.append(told)
        if item.facts[0].status == "actual":
            self.done[item.period].told.append(told)
            if item.period is not None and item.period.end is not None and unit is not None:
                for start in {None, item.period.start}:
                    self.counted[item.period.end, start, unit].told.append(told)
        if not item.realised and item.last.status in _PROMISING:
            self.promised[deadline(item)][unit].told.append(told)

    def replacing(self, item: Item, due: date | None) -> Iterator[_Told]:
        """The first promise of each row that may stand in the place of an earlier one."""
        if item.amount is not None and due in self.promised:
            alike = self.promised[due].get(item.amount.unit)
            yield from _some(alike.first_apart(item.last.said, item.amount) if alike else None)
        for theirs, rows in self.promised.items():
            if due is not None and theirs is not None and theirs > due:
                yield from _moving(rows, item)


class Later:
    """Looks into a book for what became of its promises."""

    def __init__(self, book: Book) -> None:
        self._subjects: dict[object, _Subject] = {}
        self._blocks: dict[tuple[str, str, str], list[_Subject]] = defaultdict(list)
        self._alike: dict[int, list[_Subject]] = {}
        for place, item in enumerate(book.items):
            if item.fact.type != "figure" or comparable(item.fact):
                self._subject(item).file(_Told(place, item))

    def stopped(self, item: Item) -> Item | None:
        """The first item that was told to have ended after the promise was first made."""
        day = date.fromordinal(item.said.toordinal() + 1)
        return _first(_some(_other(subject.stopped, item, day)) for subject in self._of(item))

    def counted(self, item: Item, due: date) -> Item | None:
        """The first figure in the target's unit for the year that ends with it, or for the very period promised."""
        if item.amount is None:
            return None
        start = item.period.start if item.period else None
        rows = (subject.counted.get((due, start, item.amount.unit)) for subject in self._of(item))
        return _first(_some(_other(row, item, item.said)) for row in rows if row is not None)

    def done(self, item: Item) -> list[Item]:
        """What was told as done after the promise, in its period where it names one."""
        rows = [row for subject in self._of(item) for period, row in subject.done.items() if _may(item, period, row)]
        found = merge(*(row.since(item.said) for row in rows), key=attrgetter("place"))
        return [
            told.item for told in islice(found, PARTS) if told.item is not item and _in_time(item.fact, told.item.fact)
        ]

    def replacing(self, item: Item, due: date | None) -> Item | None:
        """The first later promise with another deadline or another amount."""
        return _first(subject.replacing(item, due) for subject in self._of(item))

    def _of(self, item: Item) -> list[_Subject]:
        """The subjects that can be what was promised."""
        own = self._subjects.get(_key(item.fact))
        if own is None or item.fact.type == "figure":
            return [own] if own is not None else []
        if own.number not in self._alike:
            near = {subject.number: subject for subject in self._near(own)}
            self._alike[own.number] = [near[n] for n in sorted(near) if one_subject(own.fact, near[n].fact)]
        return self._alike[own.number]

    def _near(self, own: _Subject) -> Iterator[_Subject]:
        """Subjects of the smallest area that have something in common; in a crowd those told at about one time."""
        area = min(own.fact.areas, key=lambda area: (-len(area), area), default="")
        for mark in _asked(own.fact):
            block = self._blocks.get((own.fact.type, area, mark), [])
            place = bisect_right(block, own.number, key=attrgetter("number"))
            yield from block[max(0, place - SUBJECTS) : place + SUBJECTS]

    def _subject(self, item: Item) -> _Subject:
        key = _key(item.fact)
        if key not in self._subjects:
            subject = self._subjects[key] = _Subject(len(self._subjects), item.fact)
            if item.fact.type != "figure":
                for area in ("", *item.fact.areas):
                    for mark in _marks(item.fact):
                        self._blocks[item.fact.type, area, mark].append(subject)
        return self._subjects[key]


def one_subject(a: Fact, b: Fact) -> bool:
    """Whether a later claim can be about what was promised: the same goods or kind, and the same parties."""
    roles = (("supplier",), ("recipient",)) if a.type == "supply" else (("participant",),)
    answers = [features.side(*role)(a, b).answer for role in roles]
    content = features.goods(a, b).answer if a.type == "supply" or a.products else features.kind(a, b).answer
    worded = features.words(a, b).answer != "unknown" or bool(a.products)
    return "different" not in answers and "same" in answers and content == "same" and worded


def deadline(item: Item) -> date | None:
    """The day by which a promise is due as its fullest telling has it; the end of time for one that stands."""
    return ends(item.fact.period)[1] if item.fact.period else None


def _key(fact: Fact) -> object:
    """What decides of which subject a fact is."""
    if fact.type == "figure":
        return fact.flow, fact.measure
    return fact.type, fact.parties, fact.areas, fact.products, fact.kind, fact.words


def _marks(fact: Fact) -> set[str]:
    """What a fact can be found by: its kind, and of each of its goods the heading and the beginnings of the words."""
    words = (word[:_BEGINNING] for product in fact.products for word in words_of(product.label))
    return {f"kind {fact.kind}", *(f"hs {p.hs}" for p in fact.products if p.hs), *(f"word {word}" for word in words)}


def _asked(fact: Fact) -> list[str]:
    """The marks of which what is the same has one: of goods where there are any, else the kind."""
    by_kind = fact.type != "supply" and not fact.products
    return sorted(mark for mark in _marks(fact) if mark.startswith("kind ") == by_kind)


def _may(item: Item, period: Period | None, row: _Row) -> bool:
    """Whether what is done in a period can be in time; without a period each has to be asked."""
    promised = item.fact.period
    return promised is None or period is None or overlapping(item.fact, row.told[0].item.fact)


def _in_time(promise: Fact, done: Fact) -> bool:
    """A delivery or opening told after the promise."""
    return done.said > promise.said and (promise.period is None or overlapping(promise, done))


def _moving(rows: dict[str | None, _Row], item: Item) -> Iterator[_Told]:
    """A later deadline moves a target only where the amount is not raised with it, or both name none."""
    day, amount = item.last.said, item.amount
    for unit, row in rows.items():
        if (unit is None) == (amount is None):
            same = amount is not None and unit == amount.unit
            yield from _some(row.first_low(day, amount.widened.high) if amount and same else row.first_after(day))


def _other(row: _Row, item: Item, day: date) -> _Told | None:
    return next((told for told in row.since(day) if told.item is not item), None)


def _some(told: _Told | None) -> tuple[_Told, ...]:
    return () if told is None else (told,)


def _first(found: Iterable[Iterable[_Told]]) -> Item | None:
    """The first in the order of the book."""
    told = min((told for some in found for told in some), key=attrgetter("place"), default=None)
    return told.item if told is not None else None
