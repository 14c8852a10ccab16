"""Whose trade a text is about, and who takes part in a sentence."""

import pytest

from tradewire.understand.parties import dateline, merged, parties_in, speaking_side, venue
from tradewire.understand.sides import Side, distinct, find_sides, stands_for
from understand_analyse import analysis, places


def _pair(text: str, language: str = "en") -> list[str | None]:
    return [side.entity.id for side in find_sides(analysis(text, language), places()).pair]


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        ("Trade between Belarus and Omsk Oblast is growing.", "en", ["BY", "RU-OMS"]),
        ("Товарооборот Беларуси и Омской области растёт.", "ru", ["BY", "RU-OMS"]),
        ("Belarus is here.", "en", ["BY"]),
        ("Nobody is here.", "en", []),
        # An adjective alone makes no partner.
        ("Belarus has many Chinese machines.", "en", ["BY"]),
        # A region of the country stands for it where both are told.
        ("Belarus and Tomsk Oblast of Russia. Tomsk Oblast buys and sells.", "en", ["BY", "RU-TOM"]),
    ],
)  # fmt: skip
def test_pair_of_a_text(text: str, language: str, pair: list[str | None]) -> None:
    assert sorted(map(str, _pair(text, language))) == sorted(map(str, pair))


def test_dateline_is_home() -> None:
    read = analysis("MINSK, 3 February. The governor of Tomsk Oblast came to Belarus.")
    home = find_sides(read, places()).home
    assert home is not None
    assert home.entity.id == "BY"


def test_capital_stands_for_its_country_and_a_city_for_its_region() -> None:
    scene = analysis("Minsk and Tomsk are cities.").scenes[0]
    areas = [stands_for(place.entity, places()) for place in scene.places]
    assert [area.id for area in areas if area] == ["BY", "RU-TOM"]


def test_country_yields_to_its_region() -> None:
    scene = analysis("Russia, Tomsk Oblast, Belarus and Belarus again.").scenes[0]
    assert [s.entity.id for s in distinct([Side(p.entity, p.span) for p in scene.places])] == ["RU-TOM", "BY"]


def test_person_brings_the_area_of_the_office() -> None:
    read = analysis("Tula Oblast Governor Dmitry Marin and Belarusian Ambassador Viktor Sedov met.")
    scene = read.scenes[0]
    found = [p.entity.id or p.entity.name for p in parties_in(scene, scene.sentence.first, scene.sentence.last, places())]  # fmt: skip  # noqa: E501
    assert found == ["RU-TUL", "Dmitry Marin", "BY", "Viktor Sedov"]


def test_place_in_a_body_s_name_is_no_party() -> None:
    scene = analysis("The Minsk Automobile Plant sells to Perm Krai.").scenes[0]
    found = [p.entity.id for p in parties_in(scene, scene.sentence.first, scene.sentence.last, places())]
    assert found == ["org:maz", "RU-PER"]


def test_merged_adds_the_sides_that_lack() -> None:
    read = analysis("Belarus trades with Tomsk Oblast.")
    scene = read.scenes[0]
    belarus = parties_in(scene, scene.sentence.first, scene.sentence.last, places())[:1]
    entities, where = merged(belarus, find_sides(read, places()).pair)
    assert [e.id for e in entities] == ["BY", "RU-TOM"]
    assert len(where) == 2


def test_dateline_gives_place_and_day() -> None:
    line = dateline(analysis("MINSK, 3 February. The sides met."))
    assert line is not None
    assert (line.place.name, str(line.period.start if line.period else None)) == ("Minsk", "2025-02-03")
    assert dateline(analysis("The sides met in Minsk.")) is None


def test_venue_is_a_city_of_the_stretch() -> None:
    scene = analysis("Belarus opened a centre in Tomsk.").scenes[0]
    found = venue(scene, scene.sentence.first, scene.sentence.last)
    assert found is not None
    assert found.entity.name == "Tomsk"
    assert venue(scene, scene.sentence.first, scene.sentence.first + 2) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“We supply cheese,” Belarusian Agriculture Minister Anatoly Linevich said.", "en"),
        ("«Мы поставляем сыр», – сказал министр сельского хозяйства Беларуси Анатолий Линевич.", "ru"),
    ],
)
def test_we_speaks_for_the_speaker_s_area(text: str, language: str) -> None:
    read = analysis(text, language)
    scene = read.scenes[0]
    side = speaking_side(read, scene, scene.sentence.first, scene.sentence.last)
    assert side is not None
    assert side.entity.id == "BY"


def test_we_of_nobody_speaks_for_no_area() -> None:
    read = analysis("We supply cheese.")
    scene = read.scenes[0]
    assert speaking_side(read, scene, scene.sentence.first, scene.sentence.last) is None
