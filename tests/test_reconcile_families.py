"""Joining and checking measured on generated families whose truth is known."""

from collections import Counter, defaultdict
from itertools import combinations
from math import comb

import pytest

from ledger_families import Told, families
from ledger_make import AT
from tradewire.ledger.entries import grouped
from tradewire.reconcile import rules
from tradewire.reconcile.book import book_of
from tradewire.reconcile.facts import fact_of
from tradewire.reconcile.join import judgements
from tradewire.record import Check, Entry

REGIONS = 60
ALARMS = ("conflict", "unit_slip", "index_as_growth", "period_fit", "parts", "extremum", "rank_values", "flows")


@pytest.fixture(scope="module", params=[1, 2])
def told(request: pytest.FixtureRequest) -> list[Told]:
    return list(families(request.param, REGIONS))


@pytest.fixture(scope="module")
def entries(told: list[Told]) -> list[Entry]:
    recorded = {t.recorded.id: t.recorded for t in told}
    decided = judgements((fact_of(r) for r in recorded.values()), AT)
    return [Entry(ids[0], tuple(recorded[key] for key in ids)) for ids in grouped(recorded, decided, {})]


def test_joining(told: list[Told], entries: list[Entry]) -> None:
    fact = {t.recorded.id: t.fact for t in told}
    groups = [[fact[m.id] for m in entry.members] for entry in entries]
    said = sum(comb(len(group), 2) for group in groups)
    right = sum(comb(n, 2) for group in groups for n in Counter(group).values())
    true = sum(comb(n, 2) for n in Counter(fact.values()).values())
    f1 = 2 * right / (said + true)
    told_apart = f"precision {right / said:.4f}, recall {right / true:.4f}"
    print(f"\n{len(fact):,} claims, {true:,} true pairs: {told_apart}, F1 {f1:.4f}")
    assert f1 >= 0.95


def test_contradictions(told: list[Told], entries: list[Entry]) -> None:
    fact = {t.recorded.id: t.fact for t in told}
    wrong = {t.recorded.id for t in told if t.against is not None}
    seeded = {(t.fact, t.against) for t in told if t.against is not None}
    found = [
        check
        for check in rules.run(book_of(entries))
        if isinstance(check, Check) and check.rule in ALARMS and check.verdict in ("inconsistent", "not_comparable")
    ]
    named = [{fact[key] for key in check.premises} for check in found]
    caught = {pair for pair in seeded if any(set(pair) <= facts for facts in named)}
    false = [check for check in found if wrong.isdisjoint(check.premises)]
    compared = _pairs_of_one_flow(told)
    print(f"\n{len(caught)} of {len(seeded)} contradictions found; {len(false)} false alarms in {compared:,} pairs")
    assert len(caught) >= 0.95 * len(seeded)
    assert len(false) <= 5 * compared / 1000


def _pairs_of_one_flow(told: list[Told]) -> int:
    """Pairs of claims that a check may compare: one flow, one measure."""
    flows: dict[tuple[str, str], int] = defaultdict(int)
    for t in told:
        fact = fact_of(t.recorded)
        flows[fact.flow, fact.measure] += fact.type == "figure"
    return sum(comb(n, 2) for n in flows.values())


def test_the_generator_is_what_it_says(told: list[Told]) -> None:
    assert [t.recorded.source.said for t in told] == sorted(t.recorded.source.said for t in told)
    assert any(t.against is not None for t in told)
    assert {t.recorded.source.language for t in told} == {"en", "ru"}
    facts = {t.recorded.id: t.fact for t in told}
    assert any(a != b for a, b in combinations(list(facts.values())[:50], 2))
