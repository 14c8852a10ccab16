"""Official series from files, and claims compared with them."""

from datetime import date
from pathlib import Path

import pytest

import ledger_make as make
from ledger_make import figure
from tradewire.errors import InputError
from tradewire.reconcile import read_series
from tradewire.reconcile.book import book_of
from tradewire.reconcile.rules import official_series
from tradewire.reconcile.times import time_period
from tradewire.record import Check, Claim, Figure, Period

SERIES = Path(__file__).parents[1] / "examples" / "series"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", Period.year(2024)),
        ("2024-A1", Period.year(2024)),
        ("2024-03", Period.months(2024, 3, 3)),
        ("202403", Period.months(2024, 3, 3)),
        ("2024-M12", Period.months(2024, 12, 12)),
        ("2024-Q2", Period.months(2024, 4, 6)),
        ("2024-S2", Period.months(2024, 7, 12)),
        ("2024-T1", Period.months(2024, 1, 4)),
        ("2024-05-09", Period.day(date(2024, 5, 9))),
        ("2024-01-01/2024-11-30", Period.months(2024, 1, 11)),
    ],
)
def test_time_periods(text: str, period: Period) -> None:
    assert time_period(text) == period


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-Q5", "year"])
def test_what_is_no_time_period(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        time_period(text)


def test_sdmx_csv() -> None:
    first, *rest = read_series(SERIES / "belarus-kazakhstan.csv")
    assert (first.area, first.partner, first.indicator, first.value, first.unit) == (
        "BY",
        "KZ",
        "exports",
        610.4e6,
        "USD",
    )
    assert (first.valuation, first.status, first.dataset) == ("FOB", "A", "TW:EXAMPLE(1.0)")
    assert len(rest) == 8


def test_comtrade() -> None:
    found = list(read_series(SERIES / "comtrade-extract.csv"))
    assert [(o.area, o.partner, o.indicator, o.product) for o in found] == [
        ("BY", "KZ", "exports", None),
        ("BY", "KZ", "imports", None),
        ("KZ", "BY", "imports", None),
        ("BY", "KZ", "exports", "8701"),
        ("BY", None, "exports", None),
    ]
    assert found[0].dimensions == {"FREQCODE": "A", "REFYEAR": "2023", "TYPECODE": "C"}


def test_sdmx_ml() -> None:
    pytest.importorskip("sdmx")
    found = list(read_series(SERIES / "belarus-kazakhstan.xml"))
    assert [(o.area, o.partner, o.indicator, o.value, o.unit) for o in found] == [
        ("BY", "KZ", "exports", 688e6, "USD"),
        ("BY", "KZ", "exports", 745.6e6, "USD"),
    ]
    assert found[0].period == Period.year(2023)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("REF_AREA,VALUE\nBY,1\n", "no indicator"),
        ("REF_AREA,INDICATOR,TIME_PERIOD,VALUE\nBY,births,2024,1\n", "no flow"),
        ("REF_AREA,INDICATOR,TIME_PERIOD,VALUE\nBY,exports,soon,1\n", "record 2"),
        ("REF_AREA,INDICATOR,TIME_PERIOD,VALUE\nBY,exports,2024,much\n", "much"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        list(read_series(path))


def compare(claim: Claim) -> list[Check]:
    observations = list(read_series(SERIES / "belarus-kazakhstan.csv"))
    return list(official_series.check(book_of(make.entries((claim, "2025-03-01")), observations)))


def pair(value: str, indicator: str = "exports", period: str = "2023", sides: tuple[str, str] = ("BY", "KZ")) -> Figure:
    return figure(indicator, value=value, period=period, pair=sides, quote=value.split("e", maxsplit=1)[0])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "verdict", "words"),
    [
        (pair("688e6 USD"), "consistent", "last printed digit"),
        (pair("700e6 USD"), "consistent", "revisions"),
        (pair("819.7e6 USD", "turnover"), "consistent", "last printed digit"),
        (pair("731e6 USD", "imports", sides=("KZ", "BY")), "consistent", "mirror"),
        (pair("900e6 USD"), "inconsistent", "beyond"),
        (pair("620e6 EUR"), "not_comparable", "exchange rate"),
        (pair("160e6 USD", period="2024-01-01..2024-03-31"), "consistent", "last printed digit"),
        (pair("10e6 USD", sides=("BY", "RU-UD")), "not_checkable", "none"),
    ],
)
def test_claims_against_series(claim: Claim, verdict: str, words: str) -> None:
    [check] = compare(claim)
    assert check.verdict == verdict
    assert words in check.tolerance


def test_a_period_without_a_series_says_nothing() -> None:
    assert compare(pair("10e6 USD", period="2019")) == []


def test_below_the_country_it_is_said_that_there_is_no_series() -> None:
    [check] = compare(pair("10e6 USD", sides=("BY", "RU-UD")))
    assert "do not go below the country level" in check.working
