"""The five seed articles through the ledger, with claims read by people: entries, checks and promises.

The articles are not part of the repository; where they are not beside it, these tests are skipped. The same facts in
words of our own are in `test_reconcile_own.py`.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tradewire import reconcile
from tradewire.ledger import Filter, Ledger
from tradewire.record import Check, Claim, Commitment, Derived, Document, Entry, claim_from_dict

SHARED: Final = Path(__file__).parents[1].parent / "shared"
GOLD: Final = SHARED / "gold" / "seeds.jsonl"
PUBLISHED: Final = {
    "000": date(2025, 5, 12),
    "001": date(2025, 10, 2),
    "002": date(2025, 2, 5),
    "003": date(2025, 1, 30),
    "004": date(2023, 5, 16),
}
TODAY: Final = date(2025, 11, 1)

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the shared gold claims are not here")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    claims: dict[str, list[Claim]] = {name: [] for name in PUBLISHED}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        claim = claim_from_dict(json.loads(line))
        claims[claim.document].append(claim)
    with Ledger.open(tmp_path_factory.mktemp("seeds") / "l.db") as opened:
        for name, published in PUBLISHED.items():
            text = (SHARED / "articles" / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
            language = "ru" if name == "001" else "en"
            opened.add(Document(id=name, text=text, language=language, published=published), claims[name], "gold")
        reconcile.join(opened)
        yield opened


@pytest.fixture(scope="module")
def report(ledger: Ledger) -> reconcile.Report:
    return reconcile.check(ledger, Filter())


def joined(ledger: Ledger, kind: str, product: str | None = None) -> list[Entry]:
    """Entries that both Udmurtia articles tell."""
    found = ledger.entries(Filter(area="RU-UD", type=kind, product=product))
    return [e for e in found if {m.source.id for m in e.members} == {"000", "001"}]


def test_growth_of_65_percent_is_one_entry(ledger: Ledger) -> None:
    [entry] = [e for e in joined(ledger, "figure") if e.first.claim.value and e.first.claim.value.unit == "%"]
    assert [c.value and (c.value.low, c.value.high) for c in entry.claims] == [(65, None), (65, 65)]


def test_120_buses_in_2025_are_one_entry(ledger: Ledger) -> None:
    [entry] = [e for e in joined(ledger, "supply", "8702") if e.first.claim.value]
    assert [c.value and c.value.low for c in entry.claims] == [120, 120]
    assert {c.period and c.period.end for c in entry.claims} == {date(2025, 12, 31)}


def test_the_extension_to_2030_is_one_entry(ledger: Ledger) -> None:
    [entry] = [e for e in joined(ledger, "supply", "8702") if not e.first.claim.value]
    assert {c.period and c.period.end for c in entry.claims} == {date(2030, 12, 31)}


def test_the_need_of_3000_lifts_is_one_entry(ledger: Ledger) -> None:
    [entry] = joined(ledger, "need")
    assert [c.value and c.value.low for c in entry.claims] == [3000, 3000]


def test_the_500_million_level_hardened_and_gained_a_deadline(ledger: Ledger, report: reconcile.Report) -> None:
    [entry] = [e for e in joined(ledger, "figure") if e.first.claim.value and e.first.claim.value.unit == "USD"]
    assert [c.value and c.value.low for c in entry.claims] == [5e8, 5e8]
    assert entry.statuses == ("possible", "planned")
    assert [c.period and c.period.end for c in entry.claims] == [None, date(2025, 12, 31)]
    told = [c.working for c in report.checks if set(c.premises) <= {m.id for m in entry.members}]
    assert told == [
        "hardened from possible (2025-05-12) to planned (2025-10-02)",
        "gained a deadline: 2025-12-31 (told 2025-10-02)",
    ]


def test_nothing_else_of_the_seeds_is_joined_across_regions(ledger: Ledger) -> None:
    for entry in ledger.entries():
        if len(entry.members) > 1:
            assert {m.source.id for m in entry.members} in ({"000", "001"}, {"001"}, {"002"}, {"003"})


def test_bashkortostan_the_year_before_last_is_derived(report: reconcile.Report) -> None:
    [derived] = [d for d in report.derived if "RU-BA" in d.areas]
    assert derived.value is not None
    assert derived.value.low == pytest.approx(315e6 / 0.95)
    assert derived.value.high == pytest.approx(320e6 / 0.94)
    assert "331.6 million..340.4 million USD" in derived.statement
    assert derived.period is not None
    assert derived.period.start == date(2023, 1, 1)
    assert len(derived.premises) >= 2


def test_bashkortostan_talks_are_dated_after_their_article(report: reconcile.Report) -> None:
    [check] = [c for c in report.checks if c.rule == "event_date"]
    assert check.verdict == "inconsistent"
    assert "2025-02-07" in check.working
    assert "2025-02-05" in check.working
    assert "2 days" in check.working
    assert report.inconsistent


def test_vologda_bound_on_exports(report: reconcile.Report) -> None:
    [derived] = [d for d in report.derived if "RU-VLG" in d.areas]
    assert derived.value is not None
    assert derived.value.low == pytest.approx(8 / 21 * 100)
    assert derived.statement == (
        "if turnover grew 8% and exports of BY to RU-VLG 21%, imports fell wherever exports were over 38% of the base"
    )
    assert derived.widened is not None
    assert derived.widened.low == pytest.approx(7.5 / 21.5 * 100)
    assert derived.widened.high == pytest.approx(8.5 / 20.5 * 100)


def test_lifts_are_needed_and_none_is_promised(report: reconcile.Report) -> None:
    [check] = [c for c in report.checks if c.rule == "needs"]
    assert check.verdict == "possible_only_if"
    assert "3,000 needed" in check.working
    assert "none promised yet" in check.working


def test_reachability_of_500_million(ledger: Ledger) -> None:
    found = {c.what: c for c in reconcile.promises(ledger, Filter(area="RU-UD"), TODAY)}
    target = found["level of turnover:BY=RU-UD"]
    assert target.outcome == "at_risk"
    assert target.reachability is not None
    assert target.reachability.factor[0] == pytest.approx(500 / 120)
    assert target.reachability.reported == pytest.approx((1.65, 1.65))
    assert target.reachability.working == (
        "from 120 million USD in May 2025 to 500 million USD by December 2025: ×4.2 in the rest of the year; "
        "the growth reported is 65%"
    )
    assert [change.status for change in target.history] == ["possible", "planned"]


def test_promises_of_the_udmurtia_articles(ledger: Ledger) -> None:
    found: list[Commitment] = reconcile.promises(ledger, Filter(area="RU-UD"), TODAY)
    assert sorted((c.what, c.due) for c in found if c.due) == [
        ("level of turnover:BY=RU-UD", date(2025, 12, 31)),
        ("supply bus", date(2025, 12, 31)),
        ("supply bus", date(2030, 12, 31)),
    ]
    late = reconcile.promises(ledger, Filter(area="RU-UD"), date(2026, 6, 1))
    assert {c.outcome for c in late if c.due == date(2025, 12, 31)} == {"no_evidence"}
    assert all("overdue" in c.flags for c in late if c.due == date(2025, 12, 31))


def test_a_second_run_changes_nothing(ledger: Ledger) -> None:
    assert reconcile.join(ledger).added == 0


def test_before_october_nothing_had_hardened(ledger: Ledger) -> None:
    early = reconcile.check(ledger, Filter(as_of=date(2025, 6, 1)))
    assert not [c for c in early.checks if c.rule == "retelling"]


def test_records_are_records(report: reconcile.Report) -> None:
    assert all(isinstance(c, Check) for c in report.checks)
    assert all(isinstance(d, Derived) for d in report.derived)
