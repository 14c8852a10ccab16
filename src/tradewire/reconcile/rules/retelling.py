"""The same told later with a stronger or weaker status, a later deadline, or a lower amount."""

from collections.abc import Iterator
from itertools import pairwise

from tradewire.reconcile.book import Book, Item, Measured
from tradewire.reconcile.facts import Fact
from tradewire.reconcile.numbers import amount
from tradewire.reconcile.periods import shown
from tradewire.record import Check, Status, Verdict

NAME = "retelling"

# How firm each status is. Statuses of one number are equally firm.
FIRMNESS: dict[Status, int] = {
    "possible": 0,
    "proposed": 1,
    "forecast": 1,
    "required": 2,
    "planned": 2,
    "agreed": 3,
    "actual": 4,
}

_NO_TOLERANCE = "none: statuses and deadlines are compared as read"


def check(book: Book) -> Iterator[Check]:
    for item in book.items:
        for earlier, later in pairwise(_by_document(item)):
            yield from _status(earlier, later)
            yield from _deadline(earlier, later)
    for flow in book.figures:
        targets = sorted(book.measured(flow, "level", realised=False), key=lambda m: m.item.said)
        for a, b in pairwise(targets):
            yield from _moved(flow, a, b)


def _by_document(item: Item) -> list[Fact]:
    """The firmest fact of each document: one text may say it both ways."""
    firmest: dict[str, Fact] = {}
    for fact in item.facts:
        held = firmest.get(fact.document)
        if held is None or FIRMNESS.get(fact.status, 0) > FIRMNESS.get(held.status, 0):
            firmest[fact.document] = fact
    return list(firmest.values())


def _status(earlier: Fact, later: Fact) -> Iterator[Check]:
    if earlier.status not in FIRMNESS or later.status not in FIRMNESS:
        return
    change = FIRMNESS[later.status] - FIRMNESS[earlier.status]
    if change:
        word = "hardened" if change > 0 else "softened"
        yield _check(
            "consistent" if change > 0 else "possible_only_if",
            f"{word} from {earlier.status} ({earlier.said}) to {later.status} ({later.said})",
            earlier.id,
            later.id,
        )


def _deadline(earlier: Fact, later: Fact) -> Iterator[Check]:
    before, after = (f.period.end if f.period else None for f in (earlier, later))
    if before is None and after is not None and not later.realised:
        yield _check("consistent", f"gained a deadline: {after} (told {later.said})", earlier.id, later.id)


def _moved(flow: str, a: Measured, b: Measured) -> Iterator[Check]:
    """Two targets for one flow, told one after the other."""
    if a.unit != b.unit or a.item.said == b.item.said or a.item.last.document == b.fact.document:
        return
    first, second = a.amount.widened, b.amount.widened
    due_a, due_b = (m.period.end if m.period else None for m in (a, b))
    later = due_a is not None and due_b is not None and due_b > due_a
    told = (
        f"target for {flow}: {amount(a.amount.stated, a.unit)}, {shown(a.period)} (told {a.item.said}); "
        f"{amount(b.amount.stated, b.unit)}, {shown(b.period)} (told {b.item.said})"
    )
    if later and first.low >= second.low:
        yield _check("possible_only_if", f"moved to a later deadline: {told}", *a.ids, *b.ids)
    elif due_a == due_b and second.high < first.low:
        yield _check("possible_only_if", f"lowered: {told}", *a.ids, *b.ids)


def _check(verdict: Verdict, working: str, *premises: str) -> Check:
    condition = "the later word replaces the earlier" if verdict == "possible_only_if" else ""
    return Check(
        rule=NAME,
        verdict=verdict,
        working=working,
        tolerance=_NO_TOLERANCE,
        premises=premises,
        condition=condition,
    )
