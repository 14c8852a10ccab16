"""The Belarusian pack: what a further language can do with nothing but a folder of its own."""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_notation import matched, parse, shown
from tradewire import gazetteer, languages, pipeline
from tradewire.gazetteer.places import load_places
from tradewire.languages.pack import Pack
from tradewire.languages.tables.lexicon import LexiconTable
from tradewire.languages.tables.names import NameTable
from tradewire.languages.tables.page import PageTable
from tradewire.languages.tables.places import PlaceTable
from tradewire.languages.tables.products import ProductTable
from tradewire.languages.tables.quantities import QuantityTable
from tradewire.languages.tables.speech import SpeechTable
from tradewire.languages.tables.text import TextTable
from tradewire.languages.tables.time import TimeTable
from tradewire.languages.word import Analysis, NameReading
from tradewire.read import ReadOptions
from tradewire.read.language import detect
from tradewire.record import Document, Period
from tradewire.understand.mentions import PeriodMention, Quantity
from tradewire.understand.places import PlaceFinder
from tradewire.understand.quantities import QuantityFinder
from tradewire.understand.reader import Reader, Reading
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
    lines = [*(f"- {line.line}" for line in missing), *(f"+ {shown(claim)}" for claim in further)]
    assert not lines, "\n".join(lines)


# --- morphology ------------------------------------------------------------------------------------------------

FORMS = [
    line.split(" | ") for line in (CORPUS / "be_forms.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"
]


@pytest.mark.parametrize(("lemma", "features", "forms"), FORMS)
def test_form_has_its_lemma_and_features(lemma: str, features: str, forms: str) -> None:
    for form in forms.split():
        readings = tokenizer().word(form).readings
        assert any(r.lemma == lemma and set(features.split()) <= r.features for r in readings), (form, readings)


@pytest.mark.parametrize(("words", "base"), corpus("names")["base"].items())
def test_phrase_has_its_base_form(words: str, base: str) -> None:
    assert " ".join(languages.load("be").morphology.base(tuple(words.split()))) == base


@pytest.mark.parametrize(("words", "base"), corpus("names")["people"].items())
def test_name_has_its_base_form(words: str, base: str) -> None:
    assert " ".join(languages.load("be").morphology.name(tuple(words.split()))[0].base) == base


def test_words_of_the_tables_are_listed() -> None:
    """A phrase is found in all its forms only if its words are in the list, or end like a known kind of word."""
    pack = languages.load("be")
    phrases = (
        phrase
        for table in (pack.lexicon, pack.frames)
        for group in table.concepts.values()
        for phrase in group.values()
    )
    words = {
        token.word
        for group in phrases
        for phrase in group
        if not phrase.startswith("=") and "*" not in phrase
        for token in tokenizer().tokens(phrase)
        if token.word.is_alpha and not token.word.is_upper
    }
    guessed = {w.lower for w in words if all("unknown" in r.features for r in w.readings)}
    assert len(guessed) <= len(words) // 20, sorted(guessed)


def test_concepts_are_known_to_another_pack() -> None:
    """A concept that the reader does not ask for is a misspelt or outdated one."""
    for table in ("lexicon", "frames"):
        ours, *others = (getattr(languages.load(code), table).concepts for code in ("be", "en", "ru"))
        known = {(group, name) for concepts in others for group in concepts for name in concepts[group]}
        assert {(group, name) for group in ours for name in ours[group]} - known == set()


@given(st.text(max_size=20))
def test_any_form_has_a_reading(form: str) -> None:
    assert languages.load("be").morphology.analyse(form)


# --- documents -------------------------------------------------------------------------------------------------

SENTENCES = [(code, text) for code, texts in corpus("languages").items() for text in texts]


def test_language_of_short_sentences() -> None:
    """Belarusian and Russian are told apart; Ukrainian, which has no pack, is taken for neither."""
    assert len(SENTENCES) == 60
    wanted = [(None if code == "uk" else code, text) for code, text in SENTENCES]
    wrong = [text for code, text in wanted if detect(text, pipeline.hints()) != code]
    assert len(wrong) / len(SENTENCES) <= 0.03, wrong


def _read(tmp_path: Path, text: str) -> Reading:
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    (reading,) = pipeline.read([tmp_path / "article.txt"], ReadOptions())
    assert isinstance(reading, Reading), reading
    return reading


def test_file_is_read_from_its_dateline(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "МІНСК, 30 студзеня. За студзень–лістапад 2024 года тавараабарот Беларусі і Валагодскай вобласці вырас "
        "на 36,3% і склаў 235 млн долараў. Пра гэта паведаміў губернатар Георгій Філімонаў.\n",
    )
    assert (reading.document.language, reading.document.published) == ("be", date(2025, 1, 30))
    lines = [
        "figure actual turnover change 36.3 % BY RU-VLG [2024-01..2024-11]",
        "figure actual turnover level 235m USD BY RU-VLG [2024-01..2024-11]",
    ]
    assert matched([parse(line) for line in lines], reading.claims) == ([], [])


def test_belarusian_caption_in_a_russian_article(tmp_path: Path) -> None:
    caption = "Губернатар Самарскай вобласці наведаў Мінск, дзе яму паказалі новы завод."
    reading = _read(
        tmp_path,
        "12 мая 2025\nТоварооборот Беларуси и Самарской области в 2024 году вырос на 12% и составил 300 млн долларов, "
        f"сообщили в правительстве региона.\n\n{caption}\n\nЭкспорт из Беларуси в область увеличился на 8%, а импорт "
        "сократился на 3% по сравнению с 2023 годом. Стороны договорились о новых поставках.\n",
    )
    document = reading.document
    assert document.language == "ru"
    assert [(r.detail, r.span.of(document.text)) for r in document.regions if r.kind == "language"] == [("be", caption)]
    (visit,) = [claim for claim in reading.claims if claim.type == "event"]
    assert matched([parse("event actual visit RU-SAM BY")], [visit]) == ([], [])
    assert sum(claim.type == "figure" for claim in reading.claims) == 4


# --- what a pack must have -------------------------------------------------------------------------------------


def _smallest(shape: msgspec.inspect.Type) -> Any:
    """The required fields of a table, each empty."""
    if isinstance(shape, msgspec.inspect.StructType):
        return {field.name: _smallest(field.type) for field in shape.fields if field.required}
    empty: dict[type, Any] = {
        msgspec.inspect.DictType: {},
        msgspec.inspect.BoolType: False,
        msgspec.inspect.StrType: "",
    }
    return empty.get(type(shape), [])


def _table(shape: type[Any], **given: Any) -> Any:
    return msgspec.convert(_smallest(msgspec.inspect.type_info(shape)) | given, shape)


class _Bare:
    """A morphology that knows nothing."""

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        return (Analysis(form.lower(), "other"),)

    def one_of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self.base(words)

    def base(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return words

    def name(self, words: tuple[str, ...]) -> tuple[NameReading, ...]:
        return (NameReading(words),)


def test_smallest_pack_reads_a_figure() -> None:
    """What docs/adding-a-language.md starts from: all tables empty but for five words."""
    numbers = _smallest(msgspec.inspect.type_info(QuantityTable)) | {"units": {"%": ["=%"]}}
    words: dict[str, dict[str, tuple[str, ...]]] = {
        "indicator": {"turnover": ("=товарообіг",)},
        "direction": {"up": ("=зріс",)},
    }
    pack = Pack(
        code="xx",
        morphology=_Bare(),
        text=_table(TextTable, name="Ukrainian", letters="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
        lexicon=LexiconTable(concepts=words),
        frames=LexiconTable(concepts={}),
        quantities=msgspec.convert(numbers, QuantityTable),
        time=_table(TimeTable),
        places=_table(PlaceTable),
        names=_table(NameTable),
        speech=_table(SpeechTable),
        products=_table(ProductTable),
        page=_table(PageTable),
    )
    reading = Reader({"xx": pack}, gazetteer.load()).read(Document("x", "Товарообіг зріс на 8%.", language="xx"))
    assert matched([parse("figure actual turnover change 8 %")], reading.claims) == ([], [])


def test_corpus_is_large() -> None:
    times, places, numbers = corpus("time"), corpus("places"), corpus("quantities")
    counted = len(VALUES) + len(TIMES) + len(times["nothing"]) + len(numbers["nothing"]["phrases"])
    counted += len(places["found"]) + len(places["nothing"]["phrases"]) + len(corpus("claims")["case"])
    assert counted >= 150
