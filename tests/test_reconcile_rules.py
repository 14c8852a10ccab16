"""Each rule on numbers that fit and numbers that do not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledger_make as make
from ledger_make import BUS, LIFT, agreement, event, figure, need, supply
from tradewire.reconcile import read_series, rules
from tradewire.reconcile.book import Book, book_of
from tradewire.record import Check, Claim, Derived, Indicator, Measure, Observation

KZ = ("BY", "KZ")


def level(value: str, period: str | None = "2024", indicator: Indicator = "turnover", **more: object) -> Claim:
    pair = more.pop("pair", KZ)
    return figure(indicator, value=value, period=period, pair=pair, quote=value.strip("~").split(" ")[0], **more)  # type: ignore[arg-type]


def change(value: str, period: str | None = "2024", indicator: Indicator = "turnover") -> Claim:
    measure: Measure = "change"
    return figure(indicator, measure, value, period, KZ, quote=value.split(" ", maxsplit=1)[0])


def book(*told: Claim | tuple[Claim, str], observations: list[Observation] | None = None) -> Book:
    dated = [claim if isinstance(claim, tuple) else (claim, "2025-03-01") for claim in told]
    return book_of(make.entries(*dated), observations or ())


def verdicts(name: str, found: Book) -> list[str]:
    return [check.verdict for check in rules.rule(name)(found) if isinstance(check, Check)]


def derived(name: str, found: Book) -> list[Derived]:
    return [finding for finding in rules.rule(name)(found) if isinstance(finding, Derived)]


def extremum(years: int, label: str = "high") -> Claim:
    return figure("turnover", "extremum", f"{years} a", "2022", KZ, label=label)


FLOWS = (change("21 %", indicator="exports"), change("-5 %", indicator="imports"))

CASES: list[tuple[str, list[Claim | tuple[Claim, str]], list[str]]] = [
    ("conflict", [level("120e6 USD"), level("128e6 USD")], ["inconsistent"]),
    ("conflict", [level("120e6 USD"), level("120.3e6 USD")], []),
    ("conflict", [level("120e6 USD"), level("128e6 USD", "2023")], []),
    ("conflict", [level("120e6 USD"), level("120e6 EUR")], ["not_comparable"]),
    ("conflict", [level("120e6 USD", None), level("128e6 USD", None)], []),
    ("conflict", [level("120e6 USD", "2025-01-01.."), level("128e6 USD", "2025-01-01..")], []),
    ("conflict", [level("120e6 USD"), level("150e6 USD", label="goods and services")], []),
    (
        "conflict",
        [level("120e6 USD", indicator="exports"), level("135e6 USD", indicator="imports", pair=("KZ", "BY"))],
        ["not_comparable"],
    ),
    ("conflict", [change("8 %"), change("12 %")], ["inconsistent"]),
    ("conflict", [change("65.. %"), change("70 %")], []),
    (
        "flows",
        [level("200e6 USD"), level("120e6 USD", indicator="exports"), level("80e6 USD", indicator="imports")],
        ["consistent"],
    ),
    (
        "flows",
        [level("200e6 USD"), level("150e6 USD", indicator="exports"), level("80e6 USD", indicator="imports")],
        ["inconsistent"],
    ),
    ("flows", [change("8 %"), *FLOWS], ["consistent"]),
    ("flows", [change("30 %"), *FLOWS], ["inconsistent"]),
    ("base_growth", [level("100e6 USD", "2023"), change("20 %"), level("120e6 USD")], ["consistent"]),
    ("base_growth", [level("100e6 USD", "2023"), change("20 %"), level("150e6 USD")], ["inconsistent"]),
    (
        "share_of_whole",
        [
            figure("exports", "level", "1000e6 USD", "2024", ("BY",), quote="1000"),
            figure("exports", "share", "10 %", "2024", KZ, quote="10"),
            level("100e6 USD", indicator="exports"),
        ],
        ["consistent"],
    ),
    (
        "share_of_whole",
        [
            figure("exports", "level", "1000e6 USD", "2024", ("BY",), quote="1000"),
            figure("exports", "share", "10 %", "2024", KZ, quote="10"),
            level("300e6 USD", indicator="exports"),
        ],
        ["inconsistent"],
    ),
    ("parts", [level("500e6 USD", pair=("BY", "RU")), level("120e6 USD", pair=("BY", "RU-UD"))], ["consistent"]),
    (
        "parts",
        [
            level("500e6 USD", pair=("BY", "RU")),
            level("300e6 USD", pair=("BY", "RU-UD")),
            level("300e6 USD", pair=("BY", "RU-TA")),
        ],
        ["inconsistent"],
    ),
    (
        "rank_values",
        [
            figure("turnover", "rank", "1 rank", "2024", ("RU-UD", "BY")),
            figure("turnover", "rank", "2 rank", "2024", ("RU-UD", "KZ")),
            level("120e6 USD", pair=("RU-UD", "BY")),
            level("90e6 USD", pair=("RU-UD", "KZ")),
        ],
        ["consistent"],
    ),
    (
        "rank_values",
        [
            figure("turnover", "rank", "1 rank", "2024", ("RU-UD", "BY")),
            figure("turnover", "rank", "2 rank", "2024", ("RU-UD", "KZ")),
            level("120e6 USD", pair=("RU-UD", "BY")),
            level("190e6 USD", pair=("RU-UD", "KZ")),
        ],
        ["inconsistent"],
    ),
    (
        "rank_values",
        [
            figure("turnover", "rank", "2 rank", "2024", ("RU-UD", "BY")),
            figure("turnover", "rank", "2 rank", "2024", ("RU-UD", "KZ")),
        ],
        ["inconsistent"],
    ),
    (
        "extremum",
        [extremum(6), level("9e6 USD", "2022"), level("8e6 USD", "2019")],
        ["consistent"],
    ),
    (
        "extremum",
        [extremum(6), level("5e6 USD", "2022"), level("8e6 USD", "2019")],
        ["inconsistent"],
    ),
    (
        "extremum",
        [extremum(3), level("5e6 USD", "2022"), level("8e6 USD", "2019")],
        ["not_checkable"],
    ),
    (
        "extremum",
        [extremum(6, "low"), level("5e6 USD", "2022"), level("8e6 USD", "2019")],
        ["consistent"],
    ),
    ("unit_slip", [level("120e6 USD"), level("120e3 USD", "2023")], ["inconsistent"]),
    ("unit_slip", [level("120e6 USD"), level("95e6 USD", "2023")], []),
    ("unit_slip", [level("120e6 USD"), level("120e3 USD", "2001")], []),
    ("index_as_growth", [change("118.2 %"), change("18.2 %")], ["inconsistent"]),
    ("index_as_growth", [change("118 %"), level("118e6 USD"), level("100e6 USD", "2023")], ["inconsistent"]),
    ("index_as_growth", [change("18 %"), level("118e6 USD"), level("100e6 USD", "2023")], []),
    ("period_fit", [(level("120e6 USD", "2025"), "2025-03-01")], ["inconsistent"]),
    ("period_fit", [(level("120e6 USD", "2024"), "2025-03-01")], []),
    ("period_fit", [(level("120e6 USD", "2025-01-01.."), "2025-03-01")], []),
    ("period_fit", [(level("120e6 USD", "2024", status="planned"), "2025-03-01")], ["possible_only_if"]),
    ("event_date", [(event(period="2025-02-07..2025-02-07"), "2025-02-05")], ["inconsistent"]),
    ("event_date", [(event(period="2025-02-07..2025-02-07"), "2025-02-07")], []),
    ("event_date", [(event(period="2025-02-07..2025-02-07", status="planned"), "2025-02-05")], []),
    ("event_date", [(agreement(period="2025-02-07..2025-02-07"), "2025-02-05")], ["inconsistent"]),
    (
        "retelling",
        [
            (level("1e9 USD", "..2027-12-31", status="planned"), "2024-01-01"),
            (level("1e9 USD", "..2030-12-31", status="planned"), "2025-01-01"),
        ],
        ["possible_only_if"],
    ),
    (
        "retelling",
        [
            (level("3e9 USD", "..2030-12-31", status="planned"), "2024-01-01"),
            (level("1e9 USD", "..2030-12-31", status="planned"), "2025-01-01"),
        ],
        ["possible_only_if"],
    ),
    ("needs", [need("3000 1"), supply("100 1", product=[LIFT], status="planned")], ["possible_only_if"]),
    ("needs", [need("3000 1"), supply("3000 1", product=[LIFT], status="agreed")], ["consistent"]),
    ("needs", [need("3000 1"), supply("3000 1", product=[BUS], status="agreed")], ["possible_only_if"]),
    ("needs", [need("3000 1"), supply("3000 1", product=[LIFT], status="possible")], ["possible_only_if"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "told", "expected"), CASES, ids=[f"{name}-{number}" for number, (name, _, _) in enumerate(CASES)]
)
def test_rule(name: str, told: list[Claim | tuple[Claim, str]], expected: list[str]) -> None:
    assert verdicts(name, book(*told)) == expected


def test_every_rule_has_a_case_for_and_against() -> None:
    tried = {name: {tuple(expected) for n, _, expected in CASES if n == name} for name, _, _ in CASES}
    assert set(rules.names()) - {"official_series"} == set(tried)
    assert all(len(outcomes) > 1 for name, outcomes in tried.items() if name != "retelling")


def test_every_check_shows_its_working_and_tolerance() -> None:
    for name, told, _ in CASES:
        for check in rules.rule(name)(book(*told)):
            if isinstance(check, Check):
                assert check.working
                assert check.tolerance
                assert check.premises
                assert check.rule == name
                assert bool(check.condition) == (check.verdict == "possible_only_if")


def test_hardening_and_softening_of_one_entry() -> None:
    def told(*statuses: str) -> list[str]:
        days = ("2025-01-01", "2025-02-01", "2025-03-01")
        members = [
            make.said(level("500e6 USD", None, status=status, doc=day), day)
            for status, day in zip(statuses, days, strict=False)
        ]
        return [
            c.working.split(" ")[0]
            for c in rules.rule("retelling")(book_of([make.entry(*members)]))
            if isinstance(c, Check)
        ]

    assert told("possible", "planned") == ["hardened"]
    assert told("planned", "possible") == ["softened"]
    assert told("possible", "planned", "agreed") == ["hardened", "hardened"]
    assert told("planned", "planned") == []


def test_implied_base_and_level() -> None:
    [base] = derived("base_growth", book(level("315e6..320e6 USD"), change("-6..-5 %")))
    assert base.value is not None
    assert base.value.low == pytest.approx(315e6 / 0.95)
    assert base.value.high == pytest.approx(320e6 / 0.94)
    assert base.widened is not None
    assert (base.widened.low or 0) < (base.value.low or 0)
    [grown] = derived("base_growth", book(level("100e6 USD", "2023"), change("20 %")))
    assert grown.value is not None
    assert grown.value.low == pytest.approx(120e6)


def test_implied_whole_and_part() -> None:
    share = figure("exports", "share", "10 %", "2024", KZ, quote="10")
    [whole] = derived("share_of_whole", book(share, level("100e6 USD", indicator="exports")))
    assert whole.value is not None
    assert whole.value.low == pytest.approx(1e9)
    [part] = derived("share_of_whole", book(share, figure("exports", value="1e9 USD", period="2024", pair=("BY",))))
    assert part.value is not None
    assert part.value.low == pytest.approx(1e8)


def test_an_extremum_is_checked_against_the_official_series() -> None:
    observations = list(read_series(Path(__file__).parents[1] / "examples" / "series" / "belarus-kazakhstan.csv"))
    for year, verdict in (("2024", "consistent"), ("2021", "not_checkable")):
        high = figure("exports", "extremum", "3 a", year, KZ, label="high")
        assert verdicts("extremum", book(high, observations=observations)) == [verdict]
    low = figure("exports", "extremum", "3 a", "2024", KZ, label="low")
    assert verdicts("extremum", book(low, observations=observations)) == ["inconsistent"]


@given(st.floats(1e6, 1e9), st.floats(-50, 200), st.integers(3, 5), st.integers(2, 4))
def test_true_numbers_never_contradict_whatever_their_rounding(
    base: float, percent: float, digits: int, growth_digits: int
) -> None:
    """Base, growth and level of one truth, each rounded by itself, are always consistent."""
    reached = base * (1 + percent / 100)
    told = (
        level(f"{base:.{digits}g} USD", "2023"),
        change(f"{percent:.{growth_digits}g} %"),
        level(f"{reached:.{digits}g} USD"),
    )
    assert "inconsistent" not in verdicts("base_growth", book(*_scientific(told)))


def _scientific(told: tuple[Claim, ...]) -> Iterator[Claim]:
    """With quotes that hold no numeral, so that the last digit that is not zero counts as the last printed."""
    remake: Callable[..., Claim] = make.figure
    for claim in told:
        value = claim.value
        assert value is not None
        measure = getattr(claim, "measure", "level")
        start = claim.period.start if claim.period else None
        yield remake("turnover", measure, f"{value.low!r} {value.unit}", str(start.year) if start else None, KZ)
