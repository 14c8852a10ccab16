"""Promises, their history, what became of them, and whether they can be reached."""

from datetime import date

import pytest

import ledger_make as make
from ledger_make import BUS, agreement, area, figure, project, supply
from tradewire.reconcile.book import book_of
from tradewire.reconcile.commitments import commitments, overdue
from tradewire.record import Claim, Commitment, Entry, Status

LATER = "2025-10-01"


def target(value: str = "500e6 USD", period: str = "2025", status: Status = "planned") -> Claim:
    return figure(value=value, period=period, status=status)


def promised(*told: tuple[Claim, str], today: str = "2025-11-01") -> list[Commitment]:
    return list(commitments(book_of(make.entries(*told), today=date.fromisoformat(today))))


def first(*told: tuple[Claim, str], today: str = "2025-11-01") -> Commitment:
    return promised(*told, today=today)[0]


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        (target(), "target"),
        (target(status="required"), "target"),
        (supply(status="agreed"), "order"),
        (project(status="planned"), "pledge"),
        (agreement("5 1", status="planned"), "agreement"),
    ],
)
def test_what_is_a_promise(claim: Claim, kind: str) -> None:
    commitment = first((claim, "2025-01-10"))
    assert commitment.kind == kind
    assert set(commitment.actors) == {"BY", "RU-UD"}
    assert commitment.outcome in ("not_due", "no_evidence")


@pytest.mark.parametrize(
    "claim",
    [
        target(status="possible"),
        target(status="forecast"),
        target(status="actual"),
        supply(status="proposed"),
        agreement(None, status="planned"),
        make.need(),
        make.event(status="planned"),
    ],
)
def test_what_is_none(claim: Claim) -> None:
    assert promised((claim, "2025-01-10")) == []


def told(value: str, period: str = "2025", pair: tuple[str, ...] = ("BY", "RU-UD")) -> tuple[Claim, str]:
    """What was reached, told after the year."""
    return figure(value=value, period=period, pair=pair, quote=value.partition("e")[0]), "2026-02-01"


def delivered(value: str) -> tuple[Claim, str]:
    return supply(value, status="actual"), LATER


# What is promised in January 2025, what is told later, the day one looks, and what became of it.
OUTCOMES: list[tuple[str, Claim, list[tuple[Claim, str]], str, str]] = [
    ("met", target(), [told("510e6 USD")], "2026-03-01", "met"),
    ("met as printed", target(), [told("499.8e6 USD")], "2026-03-01", "met"),
    ("missed", target(), [told("310e6 USD")], "2026-03-01", "missed"),
    ("other year", target(), [told("510e6 USD", "2024")], "2025-11-01", "not_due"),
    ("other region", target(), [told("510e6 USD", pair=("BY", "KZ"))], "2025-11-01", "not_due"),
    ("nothing told", target(), [], "2026-03-01", "no_evidence"),
    ("before its day", target(), [], "2025-11-01", "not_due"),
    ("moved", target(), [(target(period="..2027-12-31"), LATER)], "2025-11-01", "superseded"),
    ("lowered", target(), [(target("300e6 USD"), LATER)], "2025-11-01", "superseded"),
    ("all delivered", supply("120 1"), [delivered("120 1")], "2025-11-01", "met"),
    ("in two parts", supply("120 1"), [delivered("70 1"), delivered("50 1")], "2025-11-01", "met"),
    ("half delivered", supply("120 1"), [delivered("60 1")], "2026-03-01", "partly_met"),
    ("half, on time", supply("120 1"), [delivered("60 1")], "2025-11-01", "on_track"),
    ("other goods", supply("120 1"), [(supply("120 1", product=[make.LIFT], status="actual"), LATER)], "2026-03-01",
     "no_evidence"),
    ("stopped", supply("120 1"), [(supply(None, status="stopped"), LATER)], "2025-11-01", "dropped"),
    ("opened", project(), [(project(status="actual"), LATER)], "2025-11-01", "met"),
    ("another opened", project(), [(project(who=(area("BY"), area("RU-TA")), status="actual"), LATER)], "2025-11-01",
     "not_due"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("promise", "later", "today", "outcome"), [case[1:] for case in OUTCOMES], ids=[case[0] for case in OUTCOMES]
)
def test_outcome(promise: Claim, later: list[tuple[Claim, str]], today: str, outcome: str) -> None:
    commitment = first((promise, "2025-01-10"), *later, today=today)
    assert commitment.outcome == outcome
    assert commitment.working


def test_flags() -> None:
    late = first((target(), "2025-01-10"), today="2026-03-01")
    assert set(late.flags) == {"overdue", "silent"}
    assert overdue([late], date(2026, 3, 1)) == [late]
    assert first((target(), "2025-10-10")).flags == ()
    moved = first((target(), "2025-01-10"), (target(period="..2027-12-31"), LATER))
    assert moved.flags == ("moved",)
    lowered = first((target(), "2025-01-10"), (target("300e6 USD"), LATER))
    assert lowered.flags == ("watered_down",)


def test_history_and_deadline_are_dated() -> None:
    told = (
        make.said(figure(value="500e6 USD", period=None, status="possible"), "2025-05-12"),
        make.said(target(), "2025-10-02"),
    )
    [commitment] = commitments(book_of([Entry("e", told)], today=date(2025, 11, 1)))
    assert [(c.said, c.status, c.due) for c in commitment.history] == [
        (date(2025, 5, 12), "possible", None),
        (date(2025, 10, 2), "planned", date(2025, 12, 31)),
    ]
    assert commitment.due == date(2025, 12, 31)


def test_reachability_by_growth() -> None:
    base = (figure(value="400e6 USD", period="2024", quote="400"), "2025-02-01")
    fast = (figure(measure="change", value="30 %", period="2025-01-01.."), "2025-06-01")
    slow = (figure(measure="change", value="5 %", period="2025-01-01..", quote="5"), "2025-06-01")
    on_track = first((target(), "2025-07-01"), base, fast)
    assert on_track.outcome == "on_track"
    assert on_track.reachability is not None
    assert on_track.reachability.factor == pytest.approx((1.25, 1.25))
    assert on_track.reachability.reported == pytest.approx((1.3, 1.3))
    assert first((target(), "2025-07-01"), base, slow).outcome == "at_risk"


def test_reachability_by_pace() -> None:
    so_far = (figure(value="120e6 USD", period="2025-01-01..2025-04-30", quote="120"), "2025-05-12")
    reach = first((target(), "2025-05-12"), so_far).reachability
    assert reach is not None
    assert reach.paced == pytest.approx((120e6 * 365 / 120, 120e6 * 365 / 120))
    assert "at the pace so far the year ends at 365 million USD" in reach.working


def test_growth_that_led_to_the_level_is_not_counted_again() -> None:
    base = (figure(value="400e6 USD", period="2024", quote="400"), "2025-02-01")
    earlier = (figure(measure="change", value="30 %", period="2024"), "2025-02-01")
    reach = first((target(), "2025-07-01"), base, earlier).reachability
    assert reach is not None
    assert reach.reported is None


def test_an_order_has_no_reachability() -> None:
    assert first((supply(product=[BUS]), "2025-01-10")).reachability is None
