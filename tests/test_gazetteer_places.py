"""The gazetteer of places: every region in every case, lookups, and that the tables are those of the sources."""

import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire.errors import DataError
from tradewire.gazetteer.places import CASES, Lines, Places, load_places, name_key

_ROOT = Path(__file__).parent.parent
_SOURCE = _ROOT / "src" / "tradewire" / "gazetteer" / "source"
_ENDINGS = {
    "ая область": ("ая область", "ой области", "ой области", "ую область", "ой областью", "ой области"),
    "ий край": ("ий край", "ого края", "ому краю", "ий край", "им краем", "ом крае"),
    "ая Республика": (
        "ая Республика",
        "ой Республики",
        "ой Республике",
        "ую Республику",
        "ой Республикой",
        "ой Республике",
    ),
}


def _rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (_SOURCE / name).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]


def _areas(places: Places, name: str) -> set[str]:
    return {candidate.area for candidate in places.find(name)}


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places()


def _forms(name: str) -> tuple[str, ...] | None:
    for ending, forms in _ENDINGS.items():
        if name.endswith(ending) and name.count(" ") == 1:
            return tuple(name.removesuffix(ending) + form for form in forms)
    return None


@pytest.mark.parametrize("row", _rows("regions.tsv"), ids=lambda row: row["code"])
def test_region_in_six_cases(places: Places, row: dict[str, str]) -> None:
    names = tuple(places.name(row["code"], "ru", case) for case in CASES.values())
    assert names == (_forms(row["ru"]) or names)
    for name in {*names, *(_forms(row["ru"]) or ())}:
        assert row["code"] in _areas(places, name), name


@pytest.mark.parametrize("row", _rows("regions.tsv"), ids=lambda row: row["code"])
def test_region_by_each_of_its_names(places: Places, row: dict[str, str]) -> None:
    for name in [row["en"], *row["en_alt"].split(";"), row["ru"], *row["ru_alt"].split(";"), *row["ru_adj"].split(";")]:
        if name:
            assert row["code"] in _areas(places, name.lstrip("^")), name


@pytest.mark.parametrize("row", _rows("countries.tsv"), ids=lambda row: row["code"])
def test_country_by_each_of_its_names(places: Places, row: dict[str, str]) -> None:
    for name in [row["en"], *row["en_alt"].split(";"), *row["ru_alt"].split(";")]:
        if name:
            assert row["code"] in _areas(places, name), name
    assert places.name(row["code"]) == row["en"]


@pytest.mark.parametrize(
    ("area", "case", "name"),
    [
        ("BY", "gen", "Беларуси"), ("RU", "ins", "Россией"), ("KZ", "ins", "Казахстаном"), ("US", "gen", "США"),
        ("NL", "gen", "Нидерландов"), ("UA", "loc", "Украине"), ("RU-TA", "ins", "Республикой Татарстан"),
        ("RU-NIZ", "loc", "Нижегородской области"), ("RU-KDA", "ins", "Краснодарским краем"),
        ("RU-KHM", "gen", "Ханты-Мансийского автономного округа"), ("RU-SPE", "loc", "Санкт-Петербурге"),
        ("CN-HL", "gen", "Хэйлунцзяна"), ("KZ-59", "ins", "Северо-Казахстанской областью"),
        ("bloc:union-state", "gen", "Союзного государства"),
        ("bloc:sco", "ins", "Шанхайской организацией сотрудничества"),
    ],
)  # fmt: skip
def test_name_in_a_case(places: Places, area: str, case: Any, name: str) -> None:
    assert places.name(area, "ru", case) == name


def test_relations(places: Places) -> None:
    kazan = next(c.area for c in places.find("Kazan") if c.area.startswith("geonames"))
    assert places.ancestors(kazan) == ("RU-TA", "RU")
    assert places.region_of_city(kazan) == "RU-TA"
    assert places.country_of(kazan) == "RU"
    assert places.parent("RU") is None
    assert places.kind("RU-VLG") == "region"
    assert places.entity(kazan).name == "Kazan"
    assert places.country_of("RU") == "RU"
    assert {"BY", "RU"} == set(places.members("bloc:union-state"))
    assert places.entity("bloc:eaeu").id is None


@pytest.mark.parametrize(
    ("city", "region"),
    [("Harbin", "CN-HL"), ("Urumqi", "CN-XJ"), ("Izhevsk", "RU-UD"), ("Yelabuga", "RU-TA"), ("Grodno", "BY-HR")],
)
def test_region_of_a_city(places: Places, city: str, region: str) -> None:
    cities = [candidate.area for candidate in places.find(city) if places.kind(candidate.area) == "city"]
    assert region in {places.region_of_city(area) for area in cities}


def test_every_area_has_a_known_parent(places: Places) -> None:
    data = (_SOURCE.parent / "data" / "places.areas.tsv").read_text(encoding="utf-8")
    ids = {line.split("\t", 1)[0] for line in data.splitlines()}
    parents = {line.split("\t")[3] for line in data.splitlines()} - {""}
    assert parents <= ids


def test_unknown_area(places: Places) -> None:
    assert places.area("ZZ-ZZ") is None
    assert places.find("Nowhere at all") == ()
    with pytest.raises(DataError):
        places.name("ZZ-ZZ")


def test_loads_fast() -> None:
    load_places.cache_clear()
    before = time.process_time()
    load_places().find("Minsk")
    assert time.process_time() - before < 0.5


@given(st.lists(st.text("абвгд e-'", min_size=1, max_size=6), min_size=1, max_size=40), st.text("абвгд e", max_size=3))
def test_lines_are_found_as_a_scan_finds_them(words: list[str], prefix: str) -> None:
    lines = sorted(word.encode() for word in words)
    found = list(Lines(b"\n".join(lines) + b"\n").starting(prefix.encode()))
    assert found == [line for line in lines if line.startswith(prefix.encode())]


@given(st.text(max_size=40))
def test_key_is_stable(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def _compiler() -> ModuleType:
    sys.path.insert(0, str(_ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("compile_gazetteer", _ROOT / "scripts" / "compile_gazetteer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_are_those_of_the_sources() -> None:
    recorded = (_SOURCE.parent / "data" / "places.sha256").read_text(encoding="utf-8").strip()
    assert recorded == _compiler().digest(), "run scripts/compile_gazetteer.py and commit what it writes"
