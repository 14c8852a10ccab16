"""The gazetteer of goods and their finder, by a corpus a language: a sentence and all goods in it."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.errors import DataError
from tradewire.gazetteer import products as gazetteer
from tradewire.gazetteer.products import load_products
from tradewire.languages import load
from tradewire.understand.goods_index import GoodsIndex, prefix
from tradewire.understand.mentions import ProductMention
from tradewire.understand.products import ProductFinder
from tradewire.understand.sentences import sentences
from tradewire.understand.tokens import Tokenizer

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = ("en", "ru")
CASES = {"nom", "gen", "dat", "acc", "ins", "loc", None}


@cache
def _reader(language: str) -> tuple[Tokenizer, ProductFinder]:
    tokenizer = Tokenizer(load(language))
    return tokenizer, ProductFinder(load(language), tokenizer, load_products())


def find(language: str, text: str) -> list[ProductMention]:
    tokenizer, finder = _reader(language)
    tokens = tokenizer.tokens(text)
    return finder.find(text, tokens, sentences(tokens, load(language)))


def _named(mentions: list[ProductMention]) -> list[str]:
    return [f"{m.product.label}:{m.product.hs}" if m.product.hs else m.product.label for m in mentions]


def _corpus() -> list[tuple[str, str, str]]:
    lines = [(code, line) for code in LANGUAGES for line in (CORPUS / f"products_{code}.txt").read_text().splitlines()]
    return [(code, *line.split(" | ", 1)) for code, line in lines if line and not line.startswith("#")]  # type: ignore[misc]


@pytest.mark.parametrize(("language", "expected", "text"), _corpus())
def test_corpus(language: str, expected: str, text: str) -> None:
    assert _named(find(language, text)) == ([] if expected == "-" else expected.split("; "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_large_enough(language: str) -> None:
    assert sum(code == language for code, _, _ in _corpus()) >= 100


def test_the_file_names_hundreds_of_goods_in_every_language() -> None:
    products = load_products()
    assert len(products) >= 450
    for language in LANGUAGES:
        assert sum(goods.label(language) is not None for goods in products.goods) >= 400


@pytest.mark.parametrize(
    ("hs", "label"), [("8702", "bus"), ("8701", "tractor truck"), ("8428", "lift"), ("1107", "malt")]
)
def test_a_heading_has_a_usual_name(hs: str, label: str) -> None:
    goods = load_products().heading(hs)
    assert goods is not None
    assert goods.label("en") == label


def test_an_unknown_heading_has_no_goods() -> None:
    assert load_products().heading("0000") is None


@pytest.mark.parametrize(
    "columns",
    [
        ["", "87", "", "bus", "автобус"],
        ["thing", "8702", "", "bus", "автобус"],
        ["", "8702", "", "bus"],
        ["", "8702", "x", "bus", "автобус"],
    ],
)
def test_a_malformed_line_is_an_error(columns: list[str]) -> None:
    with pytest.raises(DataError, match="line 7"):
        gazetteer._goods(7, columns, ["en", "ru"])


def test_no_phrase_stands_for_two_headings() -> None:
    for language in LANGUAGES:
        seen: dict[str, str | None] = {}
        for goods in load_products().goods:
            for phrase in goods.phrases[language]:
                assert seen.setdefault(phrase.words, goods.hs) == goods.hs, phrase.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guard_guards_a_name(language: str) -> None:
    index = GoodsIndex(load(language), Tokenizer(load(language)), load_products())
    names = {name.key for name in index.names()}
    rare = set(load(language).products.rare_forms)
    assert [g for g in load(language).products.guards if index.phrase_key(g) not in names | rare] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_wait_under_the_first_letters_of_their_lemma(language: str) -> None:
    index = GoodsIndex(load(language), Tokenizer(load(language)), load_products())
    assert [name.words for name in index.names() if prefix(name.words) != name.key.split()[0][:3]] == []


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Нет белорусской техники.", "gen"),
        ("Довольны автобусами.", "ins"),
        ("Говорили о торфе.", "loc"),
        ("Закупят пассажирскую и дорожную технику.", "acc"),
    ],
)
def test_case(text: str, case: str) -> None:
    assert {mention.case for mention in find("ru", text)} == {case}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Goods were sold.", "generic"),
        ("en", "A refinery was built.", "facility"),
        ("ru", "Комплектующие привезли.", "parts"),
        ("ru", "Дилер ведёт сервисное обслуживание.", "service"),
        ("ru", "Купили трактор.", "goods"),
    ],
)
def test_kind(language: str, text: str, kind: str) -> None:
    assert [mention.kind for mention in find(language, text)] == [kind]


def test_a_word_of_grain_turns_an_elevator_into_a_silo() -> None:
    assert _named(find("en", "The elevator holds grain for the winter.")) == ["grain:1001"]
    assert _named(find("en", "The grain elevator was built.")) == ["grain elevator"]


def test_a_line_break_parts_a_name() -> None:
    assert _named(find("en", "electric\nbuses")) == ["bus:8702"]


_EN = "municipal special equipment trams and , buses plant for parts BELARUS - 82 « » oil the Tractor"
_RU = "дорожную и , технику сельхозтехники тракторов завод для запчасти Беларус - 82 « » стали тонн"
_WORDS = {"en": tuple(_EN.split()), "ru": tuple(_RU.split())}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(LANGUAGES), st.data())
def test_mentions_are_ordered_apart_and_stand_in_the_text(language: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(_WORDS[language]), max_size=25))).replace(" - ", "-")
    tokenizer, _ = _reader(language)
    tokens = tokenizer.tokens(text)
    mentions = find(language, text)
    for mention in mentions:
        assert (mention.span.start, mention.span.end) == (tokens[mention.first].start, tokens[mention.last - 1].end)
        assert mention.product.label
        assert mention.product.hs is None or (len(mention.product.hs) == 4 and mention.product.hs.isdigit())
        assert mention.case in CASES
    assert all(a.last <= b.first for a, b in pairwise(mentions))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    for language in LANGUAGES:
        find(language, text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([row for row in _corpus() if row[1] != "-"]))
def test_goods_do_not_depend_on_the_paragraph_before(row: tuple[str, str, str]) -> None:
    language, expected, text = row
    assert _named(find(language, "2024.\n\n" + text)) == expected.split("; ")
