"""How many independent sources an entry has, and names in two scripts."""

from dataclasses import replace

import pytest

import ledger_make as make
from ledger_make import figure
from tradewire.reconcile.names import alike, labels_alike, skeletons
from tradewire.reconcile.origins import copied, origins
from tradewire.record import Entity, Entry, Recorded

STORY = (
    "Trade between the two regions grew by a fifth last year, the ministry of economy said on Monday. Deliveries of "
    "buses and lifts made up most of it, and a further increase is expected once the new service centre opens."
)
OTHER = "A delegation of farmers looked at tractors on Tuesday and was shown how they are put together in the new hall."


def told(day: str, outlet: str | None = None, agency: str | None = None, speaker: str | None = None) -> Recorded:
    return make.said(figure(doc=day, speaker=speaker), day, outlet, agency)


def count(*members: Recorded, texts: dict[str, str] | None = None) -> int:
    given = texts or {}
    return len(origins(Entry("e", members), lambda key: given.get(key, key)))


def test_two_outlets_are_two_sources() -> None:
    assert count(told("2025-01-01", "Daily"), told("2025-01-02", "Weekly")) == 2


def test_one_document_is_one_source() -> None:
    first = told("2025-01-01")
    assert count(first, replace(first, id="other")) == 1


def test_one_agency_is_one_source_whoever_prints_it() -> None:
    assert count(told("2025-01-01", "Daily", "BelTA"), told("2025-01-02", "Weekly", "BelTA")) == 1
    assert count(told("2025-01-01", "BelTA"), told("2025-01-02", "Weekly", "BelTA")) == 1
    assert count(told("2025-01-01", "Daily", "BelTA"), told("2025-01-02", "Weekly", "TASS")) == 2


def test_copies_are_one_source() -> None:
    a, b = told("2025-01-01", "Daily"), told("2025-01-02", "Weekly")
    cut = f"From our reporters. {STORY[: len(STORY) * 2 // 3]}"
    assert count(a, b, texts={a.source.key: STORY, b.source.key: cut}) == 1
    assert count(a, b, texts={a.source.key: STORY, b.source.key: OTHER}) == 2


def test_one_speaker_is_one_source() -> None:
    a = told("2025-01-01", "Daily", speaker="Alexander Rogozhnik")
    b = told("2025-01-02", "Weekly", speaker="Александр Рогожник")
    assert count(a, b) == 1
    assert count(a, told("2025-01-02", "Weekly", speaker="Anna Slugina")) == 2


def test_short_texts_are_no_copies() -> None:
    assert not copied("", "")
    assert not copied("three short words", "three short words")


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Mogilevliftmash", "Могилёвлифтмаш"),
        ("Aleksandr Lukashenko", "Александр Лукашенко"),
        ("Yevgeny Shestakov", "Евгений Шестаков"),
        ("KAMAZ", "КАМАЗ"),
        ("Vyacheslav Gladkov", "Вячеслав Гладков"),
        ("Gomselmash", "Гомсельмаш"),
        ("Rustam Minnikhanov", "Рустам Минниханов"),
        ("Chelyabinsk", "Челябинск"),
        ("Khabarovsk", "Хабаровск"),
    ],
)
def test_names_meet_across_scripts(latin: str, cyrillic: str) -> None:
    assert skeletons(latin) == skeletons(cyrillic)


@pytest.mark.parametrize("pair", [("MAZ", "BelAZ"), ("КАМАЗ", "МАЗ"), ("Amkodor", "Gomselmash"), ("Tula", "Tomsk")])
def test_other_names_do_not(pair: tuple[str, str]) -> None:
    assert skeletons(pair[0]) != skeletons(pair[1])


def test_a_company_is_not_the_city_of_its_name() -> None:
    assert not alike(Entity(None, "Tula", "city"), Entity(None, "Tula", "organisation"))
    assert not alike(Entity(None, "Semashko", "person"), Entity(None, "Semashko", "organisation"))
    assert alike(Entity(None, "Semashko", "person"), Entity(None, "Dmitry Semashko", "person"))
    assert not alike(Entity("BY", "Belarus", "country"), Entity("KZ", "Belarus", "country"))


def test_labels_meet_in_their_forms() -> None:
    assert labels_alike("lift", "lifts")
    assert labels_alike("passenger lifts", "lift")
    assert labels_alike("нагревательный элемент", "нагревательные элементы")
    assert labels_alike("bus", "buses")
    assert not labels_alike("milk", "cheese")
    assert not labels_alike("автобус", "автомобиль")
    assert not labels_alike("", "bus")
