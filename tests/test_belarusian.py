"""The Belarusian pack: what a further language can do with nothing but a folder of its own."""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_notation import matched, parse, shown
from tradewire import languages, pipeline
from tradewire.gazetteer.places import load_places
from tradewire.languages.word import Morphology
from tradewire.read import ReadOptions
from tradewire.read.language import detect
from tradewire.record import Document, Period
from tradewire.understand.mentions import PeriodMention, Quantity
from tradewire.understand.places import PlaceFinder
from tradewire.understand.quantities import QuantityFinder
from tradewire.understand.reader import Reading
from tradewire.understand.sentences import sentences
from tradewire.understand.time import PeriodFinder
from tradewire.understand.tokens import Token, Tokenizer

CORPUS = Path(__file__).parent / "corpus"
TOLD = date(2025, 5, 12)
PUBLISHED = date(2025, 2, 10)


def corpus(name: str) -> Any:
    return tomllib.loads((CORPUS / f"be_{name}.toml").read_text(encoding="utf-8"))


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer(languages.load("be"))


def cut(text: str) -> tuple[list[Token], Any]:
    tokens = tokenizer().tokens(text)
    return tokens, sentences(tokens, languages.load("be"))


# --- quantities ------------------------------------------------------------------------------------------------


@cache
def quantities() -> QuantityFinder:
    return QuantityFinder(languages.load("be"), tokenizer())


def find_quantities(text: str) -> list[Quantity]:
    return quantities().find(text, *cut(text))


VALUES = [(phrase, group) for group in corpus("quantities")["values"] for phrase in group["phrases"]]


@pytest.mark.parametrize(("phrase", "group"), VALUES, ids=[phrase for phrase, _ in VALUES])
def test_phrase_means_its_value(phrase: str, group: dict[str, Any]) -> None:
    quantity = quantities().whole(tokenizer().tokens(phrase))
    assert quantity is not None
    value = quantity.value
    assert (value.low, value.high, value.unit) == (group.get("low"), group.get("high"), group["unit"])
    assert value.approximate == group.get("approximate", False)
    assert quantity.bound == group.get("bound", "none")
    assert quantity.kind == group.get("kind", quantity.kind)


@pytest.mark.parametrize("phrase", corpus("quantities")["nothing"]["phrases"])
def test_phrase_has_no_quantity(phrase: str) -> None:
    assert [quantity for quantity in find_quantities(phrase) if quantity.kind != "ordinal"] == []


@pytest.mark.parametrize("case", corpus("quantities")["texts"], ids=lambda case: case["text"])
def test_text_has_its_quantities(case: dict[str, Any]) -> None:
    found = find_quantities(case["text"])
    assert [[q.span.of(case["text"]), q.kind, q.value.low, q.value.high, q.value.unit] for q in found] == case["expect"]


@given(number=st.integers(1, 999))
def test_digits_mean_their_number_of_money(number: int) -> None:
    (quantity,) = find_quantities(f"Экспарт склаў {number} млн долараў.")
    assert (quantity.value.low, quantity.value.unit) == (number * 1e6, "USD")


# --- times -----------------------------------------------------------------------------------------------------


@cache
def _periods() -> PeriodFinder:
    return PeriodFinder(languages.load("be"), tokenizer())


def find_periods(text: str) -> list[PeriodMention]:
    return _periods().find(text, *cut(text), TOLD)


def _days(period: Period | None) -> str:
    if period is None:
        return "?"
    if period.start == period.end:
        return str(period.start)
    return f"{period.start or ''}..{period.end or ''}"


TIMES = [(meaning, text) for meaning, texts in corpus("time")["period"].items() for text in texts]


@pytest.mark.parametrize(("meaning", "marked"), TIMES)
def test_time_means(meaning: str, marked: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    found = find_periods(re.sub(r"[\[\]]", "", marked))
    assert [f"{m.kind} {_days(m.period)}" for m in found if m.span == (start, end)] == [meaning]


@pytest.mark.parametrize("text", corpus("time")["nothing"])
def test_no_time_in(text: str) -> None:
    assert [mention.span.of(text) for mention in find_periods(text)] == []


# --- places ----------------------------------------------------------------------------------------------------


def find_places(text: str) -> list[str]:
    finder = PlaceFinder(languages.load("be"), tokenizer(), load_places())
    entities = [mention.entity for mention in finder.find(text, *cut(text))]
    return [entity.id if entity.id and entity.kind != "city" else entity.name for entity in entities]


@pytest.mark.parametrize(("text", "areas"), corpus("places")["found"].items())
def test_phrase_names_its_areas(text: str, areas: list[str]) -> None:
    assert find_places(text) == areas


@pytest.mark.parametrize("text", corpus("places")["nothing"]["phrases"])
def test_phrase_names_no_area(text: str) -> None:
    assert find_places(text) == []


# --- claims ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", corpus("claims")["case"], ids=lambda case: case["text"][:60])
def test_text_makes_its_claims(case: dict[str, Any]) -> None:
    document = Document("case", case["text"], language="be", published=case.get("published", PUBLISHED))
    found = pipeline.reader().read(document).claims
    missing, further = matched([parse(line) for line in case["claims"]], found)
    assert not missing and not further, "\n".join([*(f"- {e.line}" for e in missing), *(f"+ {shown(c)}" for c in further)])


def test_corpus_is_large() -> None:
    times, places, numbers = corpus("time"), corpus("places"), corpus("quantities")
    counted = len(VALUES) + len(TIMES) + len(times["nothing"]) + len(numbers["nothing"]["phrases"])
    counted += len(places["found"]) + len(places["nothing"]["phrases"]) + len(corpus("claims")["case"])
    assert counted >= 150
