"""Promises that can be verified, found among the entries, with their history and what became of them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from tradewire.reconcile import outcomes
from tradewire.reconcile.book import Book, Item, Measured
from tradewire.reconcile.later import Later
from tradewire.reconcile.outcomes import Result
from tradewire.reconcile.reach import Levels, reachability
from tradewire.record import Commitment, CommitmentKind, Flag, Reachability, Recorded, StatusChange, Value

# What makes a promise of a telling; `required` is a target that somebody sets.
PROMISING: Final = frozenset({"planned", "agreed", "required"})

# A promise that nobody has mentioned for so long is silent.
SILENT: Final = timedelta(days=180)

_KINDS: Final[dict[str, CommitmentKind]] = {
    "figure": "target",
    "supply": "order",
    "project": "pledge",
    "agreement": "agreement",
}


def commitments(book: Book) -> Iterator[Commitment]:
    """All promises of the book, in the order in which they were first told, seen from the book's day."""
    later, levels = Later(book), Levels(book)
    for item in book.items:
        if _is_promise(item):
            due = _due(item)
            reach = _reach(levels, item, due)
            yield _commitment(item, due, reach, outcomes.outcome(later, item, due, reach, book.today), book.today)


def _is_promise(item: Item) -> bool:
    """Planned, agreed or owed by somebody, with an amount, goods, a date or a kind to verify."""
    fact = item.fact
    if fact.type not in _KINDS or not fact.parties or not PROMISING.intersection(item.statuses):
        return False
    if fact.type == "figure":
        return fact.measure in ("level", "change") and (item.amount is not None or item.period is not None)
    return fact.type != "agreement" or item.amount is not None or bool(fact.label) or item.period is not None


def _commitment(item: Item, due: date | None, reach: Reachability | None, result: Result, today: date) -> Commitment:
    return Commitment(
        id=item.entry.id,
        kind=_KINDS[item.fact.type],
        actors=tuple(dict.fromkeys(entity.id or entity.name for _, entity in item.fact.parties)),
        what=_what(item),
        value=_value(item),
        due=due,
        history=tuple(map(_change, item.entry.members)),
        outcome=result.outcome,
        working=result.working,
        evidence=result.evidence,
        flags=tuple(_flags(item, due, result, today)),
        reachability=reach,
    )


def _due(item: Item) -> date | None:
    """The latest word on the deadline; a standing or undated promise has none."""
    for fact in reversed(item.facts):
        if fact.period is not None and fact.period.end is not None:
            return fact.period.end
    return None


def _reach(levels: Levels, item: Item, due: date | None) -> Reachability | None:
    amount = item.amount
    if item.fact.type != "figure" or item.fact.measure != "level" or amount is None:
        return None
    return reachability(levels, Measured(item, amount), due)


def _what(item: Item) -> str:
    fact = item.fact
    about = ", ".join(product.label for product in fact.products) or fact.label or ""
    subject = {"figure": f"{fact.measure} of {fact.flow}", "project": fact.kind, "agreement": fact.kind}
    return " ".join(part for part in (subject.get(fact.type, fact.type), about) if part)


def _value(item: Item) -> Value | None:
    return next((claim.value for claim in item.entry.claims if claim.value is not None), None)


def _change(member: Recorded) -> StatusChange:
    claim = member.claim
    return StatusChange(
        said=member.source.said,
        status=claim.status,
        due=claim.period.end if claim.period else None,
        value=claim.value,
        claim=member.id,
    )


def _flags(item: Item, due: date | None, result: Result, today: date) -> Iterator[Flag]:
    settled = result.outcome in ("met", "superseded", "dropped", "missed")
    if due is not None and due < today and not settled:
        yield "overdue"
    if not settled and today - _last_word(item, result) > SILENT:
        yield "silent"
    dues = [f.period.end for f in item.facts if f.period is not None and f.period.end is not None]
    if result.moved or any(b > a for a, b in pairwise(dues)):
        yield "moved"
    if result.lowered:
        yield "watered_down"


def _last_word(item: Item, result: Result) -> date:
    return max([item.last.said, *result.told])


def overdue(found: Iterable[Commitment], today: date) -> list[Commitment]:
    """Those whose day has passed without an outcome, longest first."""
    late = [c for c in found if c.due is not None and c.due < today and "overdue" in c.flags]
    return sorted(late, key=lambda c: c.due or date.max)
