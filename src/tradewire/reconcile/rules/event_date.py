"""A document dated before the event that it reports as past."""

from collections.abc import Iterator

from tradewire.reconcile.book import Book
from tradewire.reconcile.facts import Fact
from tradewire.record import Check

NAME = "event_date"


def check(book: Book) -> Iterator[Check]:
    for item in book.of("event", "agreement"):
        yield from (_early(fact) for fact in item.facts if _is_early(fact))


def _is_early(fact: Fact) -> bool:
    start = fact.period.start if fact.period else None
    return fact.dated and fact.status == "actual" and start is not None and start > fact.said


def _early(fact: Fact) -> Check:
    start = fact.period.start if fact.period else None
    days = (start - fact.said).days if start else 0
    return Check(
        rule=NAME,
        verdict="inconsistent",
        working=f"{fact.kind} on {start}, told as past in a document dated {fact.said}: "
        f"{days} {'day' if days == 1 else 'days'} before it took place",
        tolerance="none: dates are compared as printed",
        premises=(fact.id,),
    )
