"""What is needed against what is announced: 3,000 lifts needed, none promised yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tradewire.reconcile.book import Book, Item
from tradewire.reconcile.facts import Amount
from tradewire.reconcile.features import goods
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.numbers import amount
from tradewire.record import Check

NAME = "needs"

# Statuses that promise something; what is only proposed or possible is named, not counted.
_PROMISED = frozenset({"actual", "agreed", "planned"})


def check(book: Book) -> Iterator[Check]:
    by_area, met = _by_area(book), dict[object, list[Item]]()
    for need in book.of("need"):
        if need.amount is not None and need.fact.status != "stopped":
            wanted = (need.fact.of("party"), need.fact.products)
            if wanted not in met:
                met[wanted] = list(_supplies(by_area, need))
            yield _compare(need, met[wanted])


def _by_area(book: Book) -> dict[str, list[Item]]:
    """Supplies by each area that takes part."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in book.of("supply"):
        for area in item.fact.areas:
            found[area].append(item)
    return found


def _supplies(by_area: Mapping[str, Sequence[Item]], need: Item) -> Iterator[Item]:
    """Supplies of the same goods to the party in need."""
    parties = {e.id for e in need.fact.of("party") if e.id}
    seen: set[str] = set()
    for area in sorted(parties):
        for item in by_area.get(area, ()):
            if item.entry.id in seen:
                continue
            recipients = {e.id for e in item.fact.of("recipient")}
            if recipients & parties and goods(need.fact, item.fact).answer == "same":
                seen.add(item.entry.id)
                yield item


def _compare(need: Item, supplies: list[Item]) -> Check:
    needed = need.amount
    assert needed is not None
    promised = [s for s in supplies if s.facts[-1].status in _PROMISED]
    counted = [s.amount for s in promised if s.amount is not None and s.amount.unit == needed.unit]
    total = sum((a.widened for a in counted), Interval.point(0))
    enough = total.high >= needed.widened.low
    label = need.fact.products[0].label if need.fact.products else "goods"
    told = f"{amount(total, needed.unit)} promised" if counted else _uncounted(promised)
    open_talks = len(supplies) - len(promised)
    talks = f"; {open_talks} proposed or possible" if open_talks else ""
    return Check(
        rule=NAME,
        verdict="consistent" if enough else "possible_only_if",
        condition="" if enough else f"{amount(_lacking(needed, total), needed.unit)} more are supplied",
        working=f"{label}: {amount(needed.stated, needed.unit)} needed ({need.told()}), {told}{talks}",
        tolerance=f"the need as told lies in {amount(needed.widened, needed.unit)}",
        premises=need.ids + tuple(key for s in supplies for key in s.ids),
    )


def _lacking(needed: Amount, total: Interval) -> Interval:
    """The need as told less what is promised."""
    return Interval(max(0.0, needed.stated.low - total.middle), max(0.0, needed.stated.high - total.middle))


def _uncounted(promised: list[Item]) -> str:
    return f"{len(promised)} promised without a number" if promised else "none promised yet"
