"""Quantities: a corpus for each language, and what must hold for any text."""

import tomllib
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire import languages
from tradewire.understand.mentions import Quantity
from tradewire.understand.quantities import QuantityFinder, ceiling
from tradewire.understand.sentences import sentences
from tradewire.understand.tokens import Tokenizer

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = ("en", "ru")


class Reader:
    def __init__(self, code: str) -> None:
        self.pack = languages.load(code)
        self.tokenizer = Tokenizer(self.pack)
        self.finder = QuantityFinder(self.pack, self.tokenizer)

    def find(self, text: str) -> list[Quantity]:
        tokens = self.tokenizer.tokens(text)
        return self.finder.find(text, tokens, sentences(tokens, self.pack))

    def whole(self, phrase: str) -> Quantity | None:
        return self.finder.whole(self.tokenizer.tokens(phrase))


@cache
def reader(code: str) -> Reader:
    return Reader(code)


def corpus(code: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"quantities_{code}.toml").read_text(encoding="utf-8"))


def phrases() -> list[Any]:
    return [
        pytest.param(code, phrase, group, id=f"{code}-{phrase}")
        for code in LANGUAGES
        for group in corpus(code)["values"]
        for phrase in group["phrases"]
        if phrase not in group.get("skip", ())
    ]


@pytest.mark.parametrize(("code", "phrase", "group"), phrases())
def test_phrase_means_its_value(code: str, phrase: str, group: dict[str, Any]) -> None:
    quantity = reader(code).whole(phrase)
    assert quantity is not None
    value = quantity.value
    assert (value.low, value.high, value.unit) == (group.get("low"), group.get("high"), group["unit"])
    assert value.approximate == group.get("approximate", False)
    assert quantity.bound == group.get("bound", "none")
    assert group.get("kind", quantity.kind) == quantity.kind


@pytest.mark.parametrize(
    ("code", "phrase"),
    [pytest.param(code, p, id=f"{code}-{p}") for code in LANGUAGES for p in corpus(code)["nothing"]["phrases"]],
)
def test_phrase_means_nothing(code: str, phrase: str) -> None:
    found = [quantity for quantity in reader(code).find(phrase) if quantity.kind != "ordinal"]
    assert found == []


@pytest.mark.parametrize(
    ("code", "case"), [pytest.param(code, c, id=c["text"][:40]) for code in LANGUAGES for c in corpus(code)["texts"]]
)
def test_text_has_its_quantities(code: str, case: dict[str, Any]) -> None:
    found = [
        [q.span.of(case["text"]), q.kind, side(q.value.low), side(q.value.high), q.value.unit]
        for q in reader(code).find(case["text"])
    ]
    assert found == case["expect"]


def side(value: float | None) -> float | str:
    return "" if value is None else value


def test_second_currency_converts() -> None:
    found = reader("en").find("It cost RUB 65 billion or Br2.5 billion, then $3 billion.")
    assert [quantity.converts for quantity in found] == [False, True, False]


def test_shared_unit_points_to_its_words() -> None:
    text = "Trade was 5 million tonnes, or 2 billion dollars; exports were 1.5 billion."
    last = reader("en").find(text)[-1]
    assert last.unit_from is not None
    assert last.unit_from.of(text) == "dollars"


def test_ceiling_opens_the_low_side_of_up_to() -> None:
    quantity = reader("en").whole("up to 40")
    assert quantity is not None
    assert (ceiling(quantity).low, ceiling(quantity).high) == (None, 40.0)


def test_values_carry_no_noise_of_binary_floats() -> None:
    quantity = reader("ru").whole("718,7 тыс.")
    assert quantity is not None
    assert quantity.value.low == 718700.0


PIECES = st.sampled_from([*(CORPUS / "quantities_pieces.txt").read_text(encoding="utf-8").split(), "\n"])


@pytest.mark.parametrize("code", LANGUAGES)
@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=14), glue=st.sampled_from(["", " "]))
def test_any_text_is_read_in_order_and_within_itself(code: str, pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    check(reader(code).find(text), text)


@pytest.mark.parametrize("code", LANGUAGES)
@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_any_characters_are_survived(code: str, text: str) -> None:
    check(reader(code).find(text), text)


def check(found: list[Quantity], text: str) -> None:
    end = 0
    for quantity in found:
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.span.of(text).strip()
        value = quantity.value
        assert value.low is not None or value.high is not None
        assert value.low is None or value.high is None or value.low <= value.high
        end = quantity.span.end


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=10))
def test_words_before_a_text_only_shift_it(pieces: list[str]) -> None:
    text, lead = " ".join(pieces), "Новости дня.\n\n"
    alone, shifted = reader("ru").find(text), reader("ru").find(lead + text)
    assert [(q.span.start + len(lead), q.span.end + len(lead), q.value, q.kind) for q in alone] == [
        (q.span.start, q.span.end, q.value, q.kind) for q in shifted
    ]


@settings(max_examples=200, deadline=None)
@given(number=st.integers(0, 10**12), mark=st.sampled_from(list(", \u00a0\u2009\u202f'")))
def test_grouped_digits_mean_their_number(number: int, mark: str) -> None:
    quantity = reader("en").whole(f"{number:,}".replace(",", mark) + " tonnes")
    assert quantity is not None
    assert quantity.value.low == float(number)


@settings(max_examples=100, deadline=None)
@given(digits=st.integers(min_value=1, max_value=9), place=st.integers(min_value=0, max_value=9))
def test_another_digit_is_another_value(digits: int, place: int) -> None:
    first = reader("en").find(f"Trade came to ${place}{digits}.{digits} million.")
    second = reader("en").find(f"Trade came to ${place}{digits % 9 + 1}.{digits} million.")
    assert first != second


RUNS = (
    "1234567890 ",
    "1.2.3.",
    "5-",
    "миллионов ",
    "((((",
    "сто ",
    "1 234 ",
    "half a ",
    "two and ",
    "12:",
    "почти на ",
)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("piece", RUNS)
def test_long_runs_take_linear_time(code: str, piece: str) -> None:
    """Ten times the text may not cost much more than ten times as long."""
    reader(code).find(piece * 100)
    assert seconds(code, piece * 10_000) < 40 * max(seconds(code, piece * 1_000), 0.002)


def seconds(code: str, text: str) -> float:
    this = reader(code)
    tokens = this.tokenizer.tokens(text)
    cut = sentences(tokens, this.pack)

    def once() -> float:
        start = process_time()
        this.finder.find(text, tokens, cut)
        return process_time() - start

    return min(once() for _ in range(3))
