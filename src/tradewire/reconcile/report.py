"""Run the rules over a ledger."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import msgspec

from tradewire.ledger import Filter, Ledger
from tradewire.reconcile import rules
from tradewire.reconcile.book import Book, book_of
from tradewire.reconcile.commitments import commitments
from tradewire.record import Check, Commitment, Derived, Entry, content_id

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules found."""

    checks: tuple[Check, ...]
    derived: tuple[Derived, ...]

    @property
    def inconsistent(self) -> bool:
        return any(check.verdict == "inconsistent" for check in self.checks)


def open_book(ledger: Ledger, wanted: Filter, today: date | None = None) -> Book:
    """The entries that meet a filter, and all official observations, laid out for the rules."""
    day = today or wanted.as_of or datetime.now(UTC).date()
    return book_of(ledger.entries(wanted), ledger.observations(), day)


def check(ledger: Ledger, wanted: Filter) -> Report:
    """Apply every rule to the entries that meet the filter."""
    found = list(rules.run(open_book(ledger, wanted)))
    once = {finding.id: finding for finding in found}.values()
    return Report(
        tuple(f for f in once if isinstance(f, Check)),
        tuple(f for f in once if isinstance(f, Derived)),
    )


def promises(ledger: Ledger, wanted: Filter, today: date | None = None) -> list[Commitment]:
    """The commitments among the entries that meet the filter, as they stand on a day (today, or the filter's)."""
    return list(commitments(open_book(ledger, wanted, today)))


def keep(ledger: Ledger, report: Report, promised: list[Commitment]) -> str:
    """Store what a run found; returns the run's id. Nothing is stored twice as a change: each run is kept whole."""
    run = content_id({"at": datetime.now(UTC).isoformat(), "checks": len(report.checks)})
    for kind, found in (("check", report.checks), ("derived", report.derived), ("commitment", promised)):
        ledger.add_findings(run, kind, [(item.id, _encode(item).decode()) for item in found])
    return run


def origin_texts(ledger: Ledger, entries: list[Entry]) -> dict[str, str]:
    """The texts of the documents that entries with more than one member stand in."""
    keys = {m.source.key for entry in entries if len(entry.members) > 1 for m in entry.members}
    return ledger.texts(keys)
