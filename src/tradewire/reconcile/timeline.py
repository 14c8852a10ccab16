"""An indicator of one pair over time, from claims and official series, each row with its sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tradewire.ledger import Filter, Ledger
from tradewire.reconcile.book import Book, Measured, book_of
from tradewire.reconcile.periods import ends
from tradewire.record import Indicator, Observation, Period, Recorded, Value


@dataclass(frozen=True, slots=True)
class Row:
    """`measure` is level or change; `status` is that of the last telling, `official` for a series.

    `members` are the tellings, none for a series.
    """

    period: Period | None
    measure: str
    value: Value
    status: str
    sources: tuple[str, ...]
    ids: tuple[str, ...]
    members: tuple[Recorded, ...] = ()


def timeline(ledger: Ledger, area: str, partner: str, indicator: Indicator, as_of: date | None = None) -> list[Row]:
    """Rows by period, those without one last; plans and targets among them."""
    entries = ledger.entries(Filter(area=area, partner=partner, type="figure", as_of=as_of))
    return rows(book_of(entries, ledger.observations()), area, partner, indicator)


def rows(book: Book, area: str, partner: str, indicator: Indicator) -> list[Row]:
    """As `timeline`, from entries that were laid out already."""
    found = [*_told(book, _flows(area, partner, indicator)), *_counted(book, area, partner, indicator)]
    return sorted(found, key=lambda row: (row.period is None, ends(row.period) if row.period else (), row.measure))


def _flows(area: str, partner: str, indicator: Indicator) -> tuple[str, ...]:
    if indicator == "exports":
        return (f"exports:{area}>{partner}",)
    if indicator == "imports":
        return (f"exports:{partner}>{area}",)
    return (f"{indicator}:{'='.join(sorted((area, partner)))}", f"{indicator}:{area}>{partner}")


def _told(book: Book, flows: tuple[str, ...]) -> Iterator[Row]:
    for flow in flows:
        for measure in ("level", "change", "extremum"):
            yield from (_row(measured, measure) for measured in book.measured(flow, measure, realised=None))


def _row(measured: Measured, measure: str) -> Row:
    members = measured.item.entry.members
    value = next(m.claim.value for m in members if m.claim.value is not None)
    sources = tuple(dict.fromkeys(f"{m.source.name} {m.source.said}" for m in members))
    return Row(measured.period, measure, value, measured.item.statuses[-1], sources, measured.ids, members)


def _counted(book: Book, area: str, partner: str, indicator: Indicator) -> Iterator[Row]:
    sides = {(area, partner), (partner, area)} if indicator == "turnover" else {(area, partner)}
    for observation in book.observations:
        if (observation.area, observation.partner) in sides and observation.indicator == indicator:
            yield _official(observation)


def _official(o: Observation) -> Row:
    return Row(o.period, "level", Value(o.value, o.value, o.unit), "official", (o.dataset,), (o.id,))
