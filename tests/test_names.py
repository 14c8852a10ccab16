"""Organisations and people: a corpus per language, the registry, base forms, and what must hold for any text."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from names_read import reader
from tradewire import languages
from tradewire.gazetteer.organisations import load_organisations
from tradewire.understand.mentions import PersonMention

CORPUS = Path(__file__).parent / "corpus"
PIECES = (
    "МАЗ", "«Амкодор»", "завод", "«", "»", "губернатор", "Иван Петров", "А.", "Лукашенко", "сказал", ",", ".", "\n",
    "Минский", "ООО",
    "из", "Витебска",
    "Governor", "MAZ", "Plant", "of", "the", "Ivan Petrov", "said", "“",
    "”", "LLC", "Ministry", "Belarus'", "-", "(", ")", "👍", "ё", "1", "А.А",
)  # fmt: skip


def corpus(code: str) -> list[tuple[str, list[str]]]:
    found = []
    for line in (CORPUS / f"names_{code}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.partition("\t")
            found.append((text, [] if expected == "-" else expected.split("; ")))
    return found


def told(person: PersonMention) -> str:
    name = person.entity.name if person.entity else ""
    area = person.area.id if person.area and person.area.id else ""
    return "person=" + "|".join((name, person.role or "", area)).rstrip("|")


@pytest.mark.parametrize("code", ["en", "ru"])
def test_corpus_is_large(code: str) -> None:
    assert len(corpus(code)) >= 80


@pytest.mark.parametrize(("code", "text", "expected"), [(c, *case) for c in ("en", "ru") for case in corpus(c)])
def test_corpus(code: str, text: str, expected: list[str]) -> None:
    organisations, people, _ = reader(code).read(text)
    assert [f"org={m.entity.name}" for m in organisations] + [told(p) for p in people] == expected


def test_registry() -> None:
    registry = load_organisations()
    assert len(registry) >= 400
    assert len({entry.slug for entry in registry}) == len(registry)
    spelled: dict[str, str] = {}
    for entry in registry:
        for name in {name.lower() for names in entry.names.values() for name in names}:
            assert spelled.setdefault(name, entry.slug) == entry.slug, name


def test_home_is_an_area() -> None:
    homes = {entry.slug: entry.home for entry in load_organisations()}
    assert homes["maz"] is not None
    assert (homes["maz"].id, homes["maz"].name) == ("BY", "Belarus")
    assert homes["kamaz"] is not None
    assert homes["kamaz"].id == "RU-TA"
    assert homes["world-bank"] is None


@pytest.mark.parametrize(
    ("code", "text", "area"),
    [
        ("en", "The Economy Ministry of Belarus published the data.", None),
        ("en", "Belarus' Economy Ministry published the data.", "BY"),
        ("en", "The upper house of Belarus met.", "BY"),
        ("ru", "По данным МВД РФ, поток вырос.", "RU"),
        ("ru", "Выступил спикер Госсовета РТ.", "RU-TA"),
        ("ru", "Министерство экономики Беларуси ждёт роста.", "BY"),
    ],
)
def test_bodies_stand_for_their_area(code: str, text: str, area: str | None) -> None:
    organisations, _, _ = reader(code).read(text)
    homes = [m.home.id for m in organisations if m.home]
    assert homes == ([area] if area else homes)


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("Могилевского лифтового завода", "Могилевский лифтовый завод"),
        ("Ижевского завода тепловой техники", "Ижевский завод тепловой техники"),
        ("Министерством экономики", "Министерство экономики"),
        ("Белорусской калийной компанией", "Белорусская калийная компания"),
        ("белорусских компаний", "белорусские компании"),
        ("компании из Витебска", "компания из Витебска"),
        ("Татнефти", "Татнефть"),
        ("КАМАЗа", "КАМАЗ"),
    ],
)
def test_base_of_noun_phrases(words: str, base: str) -> None:
    assert " ".join(languages.load("ru").morphology.base(tuple(words.split()))) == base


@pytest.mark.parametrize(
    ("words", "base", "gender"),
    [
        ("Сергея Калитина", "Сергей Калитин", "masc"),
        ("Анна Слугина", "Анна Слугина", "fem"),
        ("Анны Слугиной", "Анна Слугина", "fem"),
        ("Ведерникову", "Ведерников", "masc"),
        ("Кочановой", "Кочанова", "fem"),
        ("Виктору Каранкевичу", "Виктор Каранкевич", "masc"),
        ("Фёдором Домотенко", "Фёдор Домотенко", "masc"),
        ("Беспрозванных", "Беспрозванных", "masc"),
        ("Пшенного", "Пшенный", "masc"),
        ("Островскую", "Островская", "fem"),
        ("Зойира Мирзаева", "Зойир Мирзаев", "masc"),
        ("Андрея Анатольевича Шевченко", "Андрей Анатольевич Шевченко", "masc"),
        ("А. Петрову", "А. Петров", "masc"),
    ],
)
def test_base_of_names(words: str, base: str, gender: str) -> None:
    best = languages.load("ru").morphology.name(tuple(words.split()))[0]
    assert (" ".join(best.base), best.gender) == (base, gender)


@pytest.mark.parametrize("code", ["en", "ru"])
@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=25), gap=st.sampled_from([" ", ""]))
def test_mentions_lie_in_the_text(code: str, parts: list[str], gap: str) -> None:
    text = gap.join(parts)
    organisations, people, _ = reader(code).read(text)
    for mentions in (organisations, people):
        for mention in mentions:
            assert mention.first < mention.last
            assert 0 <= mention.span.start < mention.span.end <= len(text)
            assert mention.span.of(text).strip()
        for before, after in pairwise(mentions):
            assert before.last <= after.first


@pytest.mark.parametrize("code", ["en", "ru"])
@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read(code: str, text: str) -> None:
    reader(code).read(text)


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("ru", "Губернатор Иван Петров, "),
        ("ru", "« « Завод "),
        ("en", "Governor of the of the "),
        ("en", '"Plant and '),
    ],
)
def test_time_grows_with_length(code: str, piece: str) -> None:
    def once(count: int) -> float:
        start = time.process_time()
        reader(code).read(piece * count)
        return time.process_time() - start

    def seconds(count: int) -> float:
        return min(once(count) for _ in range(3))

    assert seconds(4000) < 40 * max(seconds(400), 0.01)
