"""Pairs of claims in words of our own, labelled by hand: the same fact retold, or two facts that look alike."""

from dataclasses import dataclass
from datetime import date

import pytest

import ledger_make as make
from ledger_make import BUS, LIFT, TRACTOR, agreement, area, company, event, figure, need, project, supply
from tradewire.reconcile.blocks import blocks_of
from tradewire.reconcile.decide import decide
from tradewire.reconcile.facts import fact_of
from tradewire.record import Claim, Product

BY, UD, TA, KZ = area("BY"), area("RU-UD"), area("RU-TA"), area("KZ")
MAZ_EN, MAZ_RU = company("MAZ"), company("МАЗ")
LIFTS_EN, LIFTS_RU = company("Mogilevliftmash"), company("Могилёвлифтмаш")
LABELLED_EN, LABELLED_RU = Product("heating element"), Product("нагревательный элемент")


@dataclass(frozen=True)
class Pair:
    """`same` as a person sees it; the days are those of publication."""

    note: str
    same: bool
    a: Claim
    b: Claim
    day_a: str = "2025-05-12"
    day_b: str = "2025-06-02"


def same(note: str, a: Claim, b: Claim, *days: str) -> Pair:
    return Pair(note, True, a, b, *days)


def different(note: str, a: Claim, b: Claim, *days: str) -> Pair:
    return Pair(note, False, a, b, *days)


PAIRS = [
    # Levels
    same("retold in Russian", figure(quote="reached $120 million"), figure(quote="составил 120 млн долларов")),
    same("rounded", figure(value="538.4e6 USD", quote="$538.4 million"), figure(value="538e6 USD", quote="538 млн")),
    same("almost", figure(value="~270e6 USD", quote="almost 270 million"), figure(value="266e6 USD", quote="$266m")),
    same("sides turned", figure(pair=("BY", "RU-UD")), figure(pair=("RU-UD", "BY"))),
    same(
        "exports of one are imports of the other",
        figure("exports", pair=("BY", "KZ")),
        figure("imports", pair=("KZ", "BY")),
    ),
    same("a range and a number within", figure(value="315e6..320e6 USD"), figure(value="317e6 USD", quote="317")),
    same("more than", figure(value="850e6.. USD"), figure(value="853e6 USD", quote="853 млн")),
    same("period left out in one", figure(period="2024"), figure(period=None)),
    same("period left out in both", figure(period=None), figure(period=None)),
    different("another amount", figure(value="120e6 USD", quote="120"), figure(value="128e6 USD", quote="128")),
    different("another year", figure(period="2024"), figure(period="2023")),
    different("half a year", figure(period="2024"), figure(period="2024-01-01..2024-06-30")),
    different("another region", figure(pair=("BY", "RU-UD")), figure(pair=("BY", "RU-TA"))),
    different("country and region", figure(pair=("BY", "RU")), figure(pair=("BY", "RU-UD"))),
    different("exports and imports", figure("exports"), figure("imports")),
    different("turnover and exports", figure("turnover"), figure("exports")),
    different("another currency", figure(value="120e6 USD"), figure(value="120e6 EUR")),
    different("thousand for million", figure(value="120e6 USD"), figure(value="120e3 USD")),
    different("goods and all goods", figure(product=[LIFT]), figure()),
    same("numbers open on both sides", figure(value=".. USD"), figure(value=".. USD")),
    different("told years apart", figure(period=None), figure(period=None), "2021-05-12", "2025-06-02"),
    different("more than, and far more", figure(value="100e6.. USD"), figure(value="180e6 USD", quote="180")),
    # Plans
    same(
        "could, then plan",
        figure(value="500e6 USD", period=None, status="possible"),
        figure(value="500e6 USD", period="2025", status="planned", quote="полмиллиарда"),
    ),
    same(
        "by 2030 twice",
        figure(value="1e9 USD", period="..2030-12-31", status="planned"),
        figure(value="1e9 USD", period="2030", status="planned"),
    ),
    different(
        "plan and outcome",
        figure(value="500e6 USD", period="2025", status="planned"),
        figure(value="500e6 USD", period="2025", status="actual"),
    ),
    different(
        "moved deadline",
        figure(value="1e9 USD", period="..2027-12-31", status="planned"),
        figure(value="1e9 USD", period="..2030-12-31", status="planned"),
    ),
    different(
        "raised target",
        figure(value="1e9 USD", period="..2030-12-31", status="planned", quote="1 bn"),
        figure(value="2e9 USD", period="..2030-12-31", status="planned", quote="2 bn"),
    ),
    # Growth
    same(
        "more than 65 and 65",
        figure(measure="change", value="65.. %", period="2025-01-01.."),
        figure(measure="change", value="65 %", period="2025-01-01.."),
    ),
    same(
        "by half, 1.5 times",
        figure(measure="change", value="50 %", quote="50%"),
        figure(measure="change", value="1.5 ratio", quote="в 1,5 раза"),
    ),
    same(
        "a year so far, and its first months",
        figure(measure="change", value="8 %", period="2025-01-01.."),
        figure(measure="change", value="8 %", period="2025-01-01..2025-04-30", quote="8%"),
        "2025-05-12",
        "2025-05-20",
    ),
    different("growth and fall", figure(measure="change", value="5 %"), figure(measure="change", value="-5 %")),
    different(
        "index and growth", figure(measure="change", value="118 %"), figure(measure="change", value="18 %", quote="18")
    ),
    different("growth and points", figure(measure="change", value="15 %"), figure(measure="change", value="15 pp")),
    different("exports and turnover", figure("exports", "change", "8 %"), figure("turnover", "change", "8 %")),
    different(
        "months and year",
        figure(measure="change", value="8 %", period="2024-01-01..2024-11-30"),
        figure(measure="change", value="8 %", period="2024"),
    ),
    # Ranks, shares, records
    same("third twice", figure(measure="rank", value="3 rank"), figure(measure="rank", value="3 rank", period=None)),
    different("second and third", figure(measure="rank", value="2 rank"), figure(measure="rank", value="3 rank")),
    different("top three and third", figure(measure="rank", value="1..3 rank"), figure(measure="rank", value="3 rank")),
    different(
        "whose rank",
        figure(measure="rank", value="2 rank", pair=("BY", "RU-UD")),
        figure(measure="rank", value="2 rank", pair=("RU-UD", "BY")),
    ),
    same(
        "a six-year high twice",
        figure(measure="extremum", value="6 a", label="high"),
        figure(measure="extremum", value="6 a", label="high"),
    ),
    # Other figures
    same(
        "projects counted twice",
        figure("other", value="19 1", label="large-scale projects", period=None, pair=("RU",)),
        figure("other", value="19 1", label="large projects", period=None, pair=("RU",)),
    ),
    different(
        "other things counted",
        figure("other", value="19 1", label="projects", period=None, pair=("RU",)),
        figure("other", value="19 1", label="schools", period=None, pair=("RU",)),
    ),
    same(
        "area in hectares and in square kilometres",
        figure("other", value="7e6 ha", label="arable land", period=None, pair=("RU-BA",), quote="7 million"),
        figure("other", value="70e3 km2", label="arable land", period=None, pair=("RU-BA",), quote="70 thousand"),
    ),
    # Supplies
    same(
        "buses in both scripts",
        supply(supplier=(BY, MAZ_EN), quote="will supply 120 buses"),
        supply(supplier=(BY, MAZ_RU), product=[Product("автобус", "8702")], quote="поставит 120 автобусов"),
    ),
    same("maker left out in one", supply(supplier=(BY, MAZ_EN)), supply(supplier=(BY,))),
    same("discussed, then planned", supply(value=None, period=None, status="proposed"), supply(value=None)),
    same(
        "a plant in two scripts",
        supply(supplier=(LIFTS_EN,), product=[LIFT]),
        supply(supplier=(LIFTS_RU,), product=[LIFT]),
    ),
    different("another number", supply(value="120 1"), supply(value="80 1")),
    different("other goods", supply(product=[BUS]), supply(product=[TRACTOR])),
    different("another recipient", supply(recipient=(UD,)), supply(recipient=(TA,))),
    different("the other way", supply(supplier=(BY,), recipient=(UD,)), supply(supplier=(UD,), recipient=(BY,))),
    different("another maker", supply(supplier=(BY, company("BelAZ"))), supply(supplier=(BY, MAZ_EN))),
    different("this year and 2030", supply(period="2025"), supply(period="..2030-12-31", value=None)),
    different("promised and delivered", supply(status="planned"), supply(status="actual")),
    different("labels that differ", supply(product=[Product("milk powder")]), supply(product=[Product("cheese")])),
    # Needs
    same("lifts twice", need("~3000 1"), need("~3000 1"), "2025-05-12", "2025-10-02"),
    same("about and exactly", need("~3000 1"), need("3050 1")),
    different("lifts and buses", need(product=LIFT), need(product=BUS)),
    different("another region's need", need(who="RU-UD"), need(who="RU-TA")),
    different("another number needed", need("3000 1"), need("500 1")),
    # Projects
    same("assembly planned and running are told alike", project(), project(status="agreed")),
    same("assembly, production", project("assembly"), project("production")),
    same("trade house in two scripts", project("trade_house", product=[]), project("trade_house", product=[])),
    same(
        "cluster in like words",
        project("cluster", product=[], quote="creation of a joint investment cluster"),
        project("cluster", product=[], quote="they will create an investment cluster together"),
    ),
    different("tractors and lifts", project(product=[TRACTOR]), project(product=[LIFT])),
    different("another region's assembly", project(who=(BY, UD)), project(who=(BY, TA))),
    different("service centre and assembly", project("service_centre"), project("assembly")),
    different("planned and open", project(status="planned"), project(status="actual")),
    different(
        "films and sports",
        project("culture", product=[], quote="days of cinema will be held"),
        project("culture", product=[], quote="a festival of folk songs is planned in autumn"),
    ),
    # Papers
    same("eleven agreements", agreement(), agreement()),
    different("another count", agreement("11 1"), agreement("21 1")),
    different("another pair", agreement(who=(BY, UD)), agreement(who=(BY, TA))),
    different("signed and to be signed", agreement(status="actual"), agreement(status="planned")),
    # Events
    same("talks told twice", event(period="2025-02-07..2025-02-07"), event("visit", period="2025-02-07..2025-02-07")),
    same("day and undated", event(period="2025-02-07..2025-02-07"), event(), "2025-02-08", "2025-02-08"),
    different("a month apart", event(period="2025-02-07..2025-02-07"), event(period="2025-03-12..2025-03-12")),
    different("other guests", event(who=(BY, UD)), event(who=(BY, TA)), "2025-02-08", "2025-02-08"),
    different("talks and exhibition", event("talks"), event("exhibition"), "2025-02-08", "2025-02-08"),
    different("undated, months apart", event(), event(), "2025-02-08", "2025-06-08"),
]  # fmt: skip


def joined(pair: Pair) -> bool:
    a = fact_of(make.said(pair.a, pair.day_a))
    b = fact_of(make.said(pair.b, pair.day_b))
    meet = a.type == b.type and not blocks_of(a).isdisjoint(blocks_of(b))
    return meet and decide(a, b).verdict == "same"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.note)
def test_pair(pair: Pair) -> None:
    assert joined(pair) == pair.same


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.note)
def test_the_order_does_not_matter(pair: Pair) -> None:
    turned = Pair(pair.note, pair.same, pair.b, pair.a, pair.day_b, pair.day_a)
    assert joined(turned) == joined(pair)


def test_f1_of_all_pairs() -> None:
    right = sum(joined(pair) and pair.same for pair in PAIRS)
    said, true = sum(map(joined, PAIRS)), sum(pair.same for pair in PAIRS)
    f1 = 2 * right / (said + true)
    print(f"\n{len(PAIRS)} pairs, {true} of them the same: F1 {f1:.3f}")
    assert len(PAIRS) >= 60
    assert f1 >= 0.95


def test_labels_in_two_scripts_are_left_open() -> None:
    a, b = (supply(product=[product], value=None) for product in (LABELLED_EN, LABELLED_RU))
    decision = decide(fact_of(make.said(a)), fact_of(make.said(b)))
    assert decision.verdict == "unsure"
    assert any("goods: unknown" in reason for reason in decision.reasons)


def test_reasons_name_every_feature() -> None:
    a = fact_of(make.said(figure(), "2025-05-12"))
    decision = decide(a, fact_of(make.said(figure(value="120.1e6 USD", quote="120.1"), "2025-05-13")))
    assert [reason.split(":")[0] for reason in decision.reasons] == [
        "reality", "subject", "value", "period", "goods", "label",
    ]  # fmt: skip


def test_days_are_dates() -> None:
    assert all(date.fromisoformat(day) for pair in PAIRS for day in (pair.day_a, pair.day_b))
