"""A period that does not fit the publication date: a number for a time that was not over, a plan for one that was."""

from collections.abc import Iterator
from datetime import timedelta

from tradewire.reconcile.book import Book, Item
from tradewire.reconcile.facts import Fact
from tradewire.reconcile.periods import shown
from tradewire.record import Check

NAME = "period_fit"

# Documents come out some days around the end of a period; older plans are retold for a while.
_SLACK = timedelta(days=7)
_RETOLD = timedelta(days=31)


def check(book: Book) -> Iterator[Check]:
    for item in book.of("figure"):
        yield from (found for fact in item.facts if fact.dated and (found := _compare(item, fact)))


def _compare(item: Item, fact: Fact) -> Check | None:
    end = fact.period.end if fact.period else None
    if end is None:
        return None
    told = f"{fact.measure} of {fact.flow} for {shown(fact.period)}, status {fact.status}, published {fact.said}"
    if fact.status == "actual" and end > fact.said + _SLACK:
        return Check(
            rule=NAME,
            verdict="inconsistent",
            working=f"{told}: the period was not over",
            tolerance=f"{_SLACK.days} days",
            premises=(fact.id,),
        )
    if not fact.realised and fact.status != "required" and end < fact.said - _RETOLD:
        return Check(
            rule=NAME,
            verdict="possible_only_if",
            condition="an earlier plan is retold",
            working=f"{told}: the period was over already",
            tolerance=f"{_RETOLD.days} days",
            premises=(fact.id,),
        )
    return None
