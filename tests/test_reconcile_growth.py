"""That indexes find just what comparing each with each finds, and that time grows no faster than what is told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from random import Random
from time import process_time

import pytest

import ledger_make as make
from ledger_make import BUS, LIFT, TRACTOR, area, company, figure, project, supply
from tradewire.reconcile import rules
from tradewire.reconcile.book import CROWD, Book, Item, book_of
from tradewire.reconcile.commitments import commitments
from tradewire.reconcile.features import goods, kind, side, words
from tradewire.reconcile.firsts import Firsts
from tradewire.reconcile.later import Later, deadline
from tradewire.reconcile.periods import ends, overlapping, resolved, same_period
from tradewire.reconcile.reach import Levels, _ended, _newness, _paced
from tradewire.reconcile.rules import conflict, parts, unit_slip
from tradewire.record import Claim, Entry, Measure, Status

SEEDS = range(40)
STATUSES: tuple[Status, ...] = ("actual", "actual", "planned", "agreed", "required", "stopped", "possible")
PERIODS = (None, "2024", "2025", "2026", "2024-01-01..", "..2025-12-31", "2025-01-01..2025-06-30", "2025-03-01..")
VALUES = (None, "100 {}", "105 {}", "120 {}", "~110 {}", "90.. {}", "..130 {}", "100000 {}", "120000 {}", "50e6 {}")
KINDS = ("assembly", "construction", "trade_house")
FIRST = date(2024, 1, 1)


@dataclass(frozen=True)
class Made:
    """Claims of a few subjects, told over some years and joined at random."""

    random: Random

    def book(self, count: int, claim: Callable[[], Claim]) -> Book:
        told = []
        for number in range(count):
            day = FIRST + timedelta(days=self.random.randrange(900))
            first = make.said(claim(), str(day))
            later = make.said(claim(), str(day + timedelta(days=self.random.randrange(300))))
            told.append(Entry(f"e{number}", (first, later) if self.random.random() < 0.2 else (first,)))
        return book_of(sorted(told, key=lambda e: e.first.source.said), today=date(2026, 7, 1))

    def figure(self) -> Claim:
        one = self.random.choice
        measure: Measure = one(("level", "level", "change"))
        value = one(VALUES)
        unit = "%" if measure == "change" else one(("USD", "USD", "EUR"))
        return figure(
            indicator=one(("turnover", "exports")),
            measure=measure,
            value=value.format(unit) if value else None,
            period=one(PERIODS),
            pair=("BY", one(("RU-UD", "RU"))),
            status=one(STATUSES),
            label=one((None, None, "goods")),
        )

    def other(self) -> Claim:
        one = self.random.choice
        who = one(((area("BY"), area("RU-UD")), (area("RU-UD"), company("Amkodor")), (area("RU-UD"), company("MAZ"))))
        if self.random.random() < 0.5:
            value = one((None, "100 1", "120 1", "50 1"))
            product = one(((BUS,), (TRACTOR,), (BUS, LIFT), ()))
            return supply(value, one(PERIODS), who, (area("RU-UD"),), product, one(STATUSES))
        product = one(((), (TRACTOR,), (LIFT,)))
        quote = one(("", "a plant for lifts", "a plant for buses in the city", "tractors"))
        return project(one(KINDS), who, product, one(STATUSES), quote, one(PERIODS))


def _said_later(book: Book, item: Item) -> Iterator[Item]:
    """What was told later on the subject of a promise, by looking through everything."""
    fact = item.fact
    if fact.type == "figure":
        pool = [o for o in book.figures.get(fact.flow, ()) if o.fact.measure == fact.measure]
    else:
        smallest = sorted(fact.areas, key=lambda code: (-len(code), code))[0]
        pool = [o for o in book.items if smallest in o.fact.areas and o.fact.type == fact.type and _one(item, o)]
    return (o for o in pool if o is not item and o.last.said >= item.said)


def _one(item: Item, other: Item) -> bool:
    a, b = item.fact, other.fact
    roles = (("supplier",), ("recipient",)) if a.type == "supply" else (("participant",),)
    answers = [side(*role)(a, b).answer for role in roles]
    content = goods(a, b).answer if a.type == "supply" or a.products else kind(a, b).answer
    worded = words(a, b).answer != "unknown" or bool(a.products)
    return "different" not in answers and "same" in answers and content == "same" and worded


def _replaces(other: Item, item: Item, due: date | None) -> bool:
    if other.realised or other.said <= item.last.said or other.last.status not in ("planned", "agreed", "required"):
        return False
    theirs = ends(other.fact.period)[1] if other.fact.period else None
    moved = due is not None and theirs is not None and theirs > due
    no_more = not _less(item, other) and (other.amount is None) == (item.amount is None)
    return (moved and no_more) or (theirs == due and (_less(other, item) or _less(item, other)))


def _less(a: Item, b: Item) -> bool:
    x, y = a.amount, b.amount
    return x is not None and y is not None and x.unit == y.unit and x.widened.high < y.widened.low


def _counts(other: Item, item: Item, due: date) -> bool:
    period = resolved(other.fact)
    start = item.period.start if item.period else None
    if other.facts[0].status != "actual" or period is None or other.period is None or other.period.end != due:
        return False
    alike = item.amount is not None and other.amount is not None and other.amount.unit == item.amount.unit
    return alike and (start is None or other.period.start == start)


def _delivers(other: Item, item: Item) -> bool:
    a, b = item.fact, other.fact
    return other.facts[0].status == "actual" and b.said > a.said and (a.period is None or overlapping(a, b))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("form", ["figure", "other"])
def test_later_words_are_those_that_looking_through_everything_finds(seed: int, form: str) -> None:
    made = Made(Random(f"{seed}/{form}"))
    book = made.book(60, getattr(made, form))
    later = Later(book)
    for item in book.items:
        said = list(_said_later(book, item))
        stopped = (o for o in said if o.last.status == "stopped" and o.last.said > item.said)
        assert later.stopped(item) is next(stopped, None)
        for due in {None, date(2024, 12, 31), date(2025, 12, 31), deadline(item)}:
            assert later.replacing(item, due) is next((o for o in said if _replaces(o, item, due)), None)
            if form == "figure" and due is not None:
                assert later.counted(item, due) is next((o for o in said if _counts(o, item, due)), None)
        if form == "other":
            assert later.done(item) == [o for o in said if _delivers(o, item)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_last_level_and_growth_are_those_that_looking_through_everything_finds(seed: int) -> None:
    made = Made(Random(seed))
    book = made.book(80, made.figure)
    found = Levels(book)
    for flow in book.figures:
        for target in book.measured(flow, "level", realised=False):
            day = target.item.last.said
            told = [x for x in book.measured(flow, "level") if x.unit == target.unit and x.item.said <= day]
            newest = max(told, key=_newness, default=None)
            assert found.last(target, None) is newest
            whole = (x for x in told if x.period is not None and _paced(x) is None)
            paced = newest is not None and _ended(newest).year < 2030 and _paced(newest) is not None
            assert found.last(target, date(2030, 1, 1)) is (
                max(whole, key=_newness, default=newest) if paced else newest
            )
            for level in told:
                changes = [x for x in book.measured(flow, "change") if x.unit == "%" and x.item.said <= day]
                beyond = [
                    x
                    for x in changes
                    if (
                        x.item.last.said >= level.item.said
                        if level.period is None or x.period is None
                        else ends(x.period)[1] > ends(level.period)[1]
                    )
                ]
                assert found.growth(target, level) is max(beyond, key=lambda x: x.item.last.said, default=None)


@pytest.mark.parametrize("seed", SEEDS)
def test_conflicts_and_slips_are_those_of_all_pairs(seed: int) -> None:
    made = Made(Random(seed))
    book = made.book(40, made.figure)
    conflicts, slips = list(conflict.check(book)), list(unit_slip.check(book))
    pairs = [
        (a, b)
        for flow in book.figures
        for measure in ("level", "change", "rank")
        for a, b in combinations(book.measured(flow, measure), 2)
    ]
    apart = [
        (a, b)
        for a, b in pairs
        if a.period is not None and a.period.end is not None and a.period == b.period and a.fact.label == b.fact.label
        if a.unit != b.unit or not a.amount.widened.meets(b.amount.widened)
    ]
    assert sorted(c.premises for c in conflicts) == sorted(a.ids + b.ids for a, b in apart)
    factors = [
        (a, b, max(sizes) / min(sizes))
        for a, b in pairs
        if a.fact.measure == "level" and a.unit == b.unit and a.fact.label == b.fact.label
        if abs(unit_slip._year(a) - unit_slip._year(b)) <= 3
        for sizes in [[abs(x.amount.stated.middle) for x in (a, b)]]
    ]
    slipped = [a.ids + b.ids for a, b, f in factors if 500 <= f <= 2_000 or 5e5 <= f <= 2e6]
    assert sorted(c.premises for c in slips) == sorted(slipped)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_of_one_period_is_found_by_its_ends(seed: int) -> None:
    made = Made(Random(seed))
    book = made.book(60, made.figure)
    for flow in book.figures:
        told = book.measured(flow, "level")
        for item in book.items:
            assert book.alike(flow, "level", item.fact) == [x for x in told if same_period(x.fact, item.fact)][-CROWD:]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lowest_of_each_part_is_enough(seed: int) -> None:
    made = Made(Random(seed))
    book = made.book(60, made.figure)
    wholes = {check.premises for check in parts.check(book)}
    expected = set()
    for indicator in ("turnover:BY=RU", "exports:BY>RU"):
        regional = book.measured(f"{indicator}-UD", "level")
        for whole in book.measured(indicator, "level"):
            near = [x for x in regional if same_period(x.fact, whole.fact) and x.unit == whole.unit]
            if near:
                expected.add(whole.ids + min(near, key=lambda x: x.amount.widened.low).ids)
    assert wholes == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_of_a_row_that_is_large_enough(seed: int) -> None:
    random = Random(seed)
    numbers = [random.choice((1.0, 2.0, 5.0, float("-inf"))) for _ in range(random.randrange(40))]
    row = Firsts(numbers)
    for bound in (0.0, 2.0, 3.0, 9.0):
        assert list(row.all(bound)) == [n for n, number in enumerate(numbers) if number >= bound]


def _alike(count: int) -> Iterator[Claim]:
    """Promises, reports and levels of few subjects: the worst that a ledger may hold."""
    who = (area("BY"), area("RU-UD"), company("Amkodor"))
    for number in range(count):
        status: Status = ("planned", "agreed", "actual")[number % 3]
        measure: Measure = "change" if number % 2 else "level"
        unit = "%" if number % 2 else "USD"
        period = ("2024", "2025", None)[number % 5 % 3]
        yield figure(measure=measure, value=f"{number + 100} {unit}", period=period, status=status)
        yield project("assembly", who, (), status, f"a plant for lifts {number % 100}", period)
        yield supply(f"{number + 1} 1", period, who[:1], who[1:2], (BUS,), "planned")


def test_in_a_crowd_no_number_is_held_against_all_others() -> None:
    told = [(figure(value=f"{number * 1000 + 1} USD"), f"2025-03-{number:02}") for number in range(1, 29)]
    found = list(conflict.check(book_of(make.entries(*told))))
    few = list(conflict.check(book_of(make.entries(*told[: CROWD + 1]))))
    assert len(few) == CROWD * (CROWD + 1) // 2
    assert len(found) <= CROWD * len(told)
    assert {key for check in found for key in check.premises} == {e.first.id for e in make.entries(*told)}


def _book(count: int) -> Book:
    days = (FIRST + timedelta(days=number // 8) for number in range(3 * count))
    told: Sequence[tuple[Claim, str]] = [(claim, str(day)) for claim, day in zip(_alike(count), days, strict=True)]
    return book_of(make.entries(*told), today=date(2026, 7, 1))


def _promises(book: Book) -> object:
    return list(commitments(book))


def _findings(book: Book) -> object:
    return list(rules.run(book))


@pytest.mark.parametrize("find", [_promises, _findings])
def test_time_grows_with_what_is_told_and_not_with_its_square(find: Callable[[Book], object]) -> None:
    def spent(count: int) -> float:
        times = []
        for book in [_book(count) for _ in range(3)]:
            started = process_time()
            find(book)
            times.append(process_time() - started)
        return min(times)

    spent(100)
    assert spent(3200) < 3 * spent(1600)
