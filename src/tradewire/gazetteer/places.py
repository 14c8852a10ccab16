"""Places by name: countries, regions, cities and groups of countries, in every form of every name.

The tables are compiled by `scripts/compile_gazetteer.py` and searched in place, by halving: nothing is parsed at
start, and what has been looked up once is kept.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from tradewire.errors import DataError
from tradewire.record import Entity, EntityKind

Case = Literal["nom", "gen", "dat", "acc", "ins", "loc"]
CASES: Final[dict[str, Case]] = {"n": "nom", "g": "gen", "d": "dat", "a": "acc", "i": "ins", "l": "loc"}
"""The letters that stand for cases in the compiled table."""

DASHES: Final = frozenset("-‐‑–—")
_PART: Final = re.compile(r"[^\W\d_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*|\d+|['’][sS]\b|[^\w\s]")
_FEDERAL: Final = frozenset({"AU", "BR", "CA", "CN", "DE", "ID", "IN", "MX", "RU", "US"})
_COLUMNS: Final = 14
# What a bare name stands for first, when nothing else tells.
_WEIGHT: Final = {"country": 3.0, "bloc": 2.5, "region": 1.5, "city": 1.0}


class Area(NamedTuple):
    """One line of the table of areas; `names` holds the Russian name in six cases, empty where it is unknown."""

    id: str
    kind: EntityKind
    type: str
    parent: str
    population: int
    seat_of: str
    en: str
    names: tuple[str, ...]
    members: tuple[str, ...]


class Candidate(NamedTuple):
    """What one spelling may stand for.

    `form` is n(ame), a(djective) or d(emonym), `cases` has the letters of `CASES`. Flags: `U` only in capitals, `l`
    also in lower case, `p` a person's name or a common word as well, `w` too little known to be read without a word
    that says "place", `h` only before a hyphen ("белорусско-"), `k` has the word for its kind ("Tula Region").
    """

    area: str
    form: str
    cases: str
    flags: str


class Continuation(NamedTuple):
    """The words after the first, and what the whole stands for."""

    tail: tuple[str, ...]
    candidates: tuple[Candidate, ...]


class Names(NamedTuple):
    """All names that begin with one word: what it stands for alone, and the longer ones by their second word.

    `lower` tells that some of them may begin in lower case.
    """

    alone: tuple[Candidate, ...]
    longer: dict[str, tuple[Continuation, ...]]
    lower: bool


class Lines:
    """Sorted lines of UTF-8, searched in place."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def starting(self, *prefixes: bytes) -> Iterator[bytes]:
        """The lines that begin with the prefix, or with one of some that follow each other, in order."""
        at = self._first_not_below(prefixes[0])
        while at < len(self._data) and self._data.startswith(prefixes, at):
            end = self._data.index(b"\n", at)
            yield self._data[at:end]
            at = end + 1

    def _first_not_below(self, prefix: bytes) -> int:
        low, high = 0, len(self._data)
        while low < high:
            middle = (low + high) // 2
            start = self._data.rfind(b"\n", low, middle) + 1 or low
            end = self._data.index(b"\n", middle)
            if self._data[start:end] < prefix:
                low = end + 1
            else:
                high = start
        return low


class Places:
    """Names → areas, and what is known of an area."""

    def __init__(self, areas: Lines, forms: Lines, capitals: Mapping[str, str]) -> None:
        self._areas = areas
        self._forms = forms
        self._capitals = capitals
        self.starting = lru_cache(maxsize=100_000)(self._starting)
        self.area = lru_cache(maxsize=50_000)(self._area)
        self.country_of = lru_cache(maxsize=50_000)(self._country_of)
        self.entity = lru_cache(maxsize=50_000)(self._entity)

    def _starting(self, word: str) -> Names | None:
        """The names that begin with this word (as `name_key` writes it), the longest first; None where none does."""
        first = word.encode("utf-8")
        known = [_continuation(line.decode("utf-8")) for line in self._forms.starting(first + b"\t", first + b" ")]
        if not known:
            return None
        alone, longer = [item for item in known if not item.tail], [item for item in known if item.tail]
        by_second: dict[str, tuple[Continuation, ...]] = {}
        for item in sorted(longer, key=lambda item: -len(item.tail)):
            by_second[item.tail[0]] = (*by_second.get(item.tail[0], ()), item)
        lower = bool(longer) or any("l" in candidate.flags for item in alone for candidate in item.candidates)
        return Names(alone[0].candidates if alone else (), by_second, lower)

    def find(self, name: str) -> tuple[Candidate, ...]:
        """What a whole name, in any of its forms, may stand for."""
        first, *rest = name_key(name).split(" ")
        names = self.starting(first)
        if names is None or not rest:
            return names.alone if names else ()
        return next((item.candidates for item in names.longer.get(rest[0], ()) if item.tail == tuple(rest)), ())

    def _area(self, area_id: str) -> Area | None:
        """What is known of an area, None for an id that is not in the tables."""
        line = next(self._areas.starting(area_id.encode("utf-8") + b"\t"), None)
        return _parse_area(line.decode("utf-8")) if line is not None else None

    def _entity(self, area_id: str) -> Entity:
        """The area as a party or place; blocs and districts without an ISO code have no id.

        Raises:
            DataError: there is no such area.
        """
        area = self._known(area_id)
        return Entity(None if is_internal(area_id) else area_id, area.en, area.kind)

    def kind(self, area_id: str) -> EntityKind | None:
        """`country`, `region`, `city` or `bloc`."""
        area = self.area(area_id)
        return area.kind if area else None

    def name(self, area_id: str, language: str = "en", case: Case = "nom") -> str:
        """The usual name; in Russian in the case asked for, in English where there is no Russian one.

        Raises:
            DataError: there is no such area.
        """
        area = self._known(area_id)
        if language != "ru":
            return area.en
        return area.names[list(CASES.values()).index(case)] or area.en

    def parent(self, area_id: str) -> str | None:
        """The region of a city, the country of a region, None for countries and blocs."""
        area = self.area(area_id)
        return (area.parent or None) if area else None

    def ancestors(self, area_id: str) -> tuple[str, ...]:
        """From the parent outwards."""
        found: list[str] = []
        above = self.parent(area_id)
        while above and above not in found:
            found.append(above)
            above = self.parent(above)
        return tuple(found)

    def _country_of(self, area_id: str) -> str | None:
        """The country that the area is or lies in."""
        if self.kind(area_id) == "country":
            return area_id
        return next((above for above in self.ancestors(area_id) if self.kind(above) == "country"), None)

    def region_of_city(self, city_id: str) -> str | None:
        """The region that a city lies in or is the seat of."""
        area = self.area(city_id)
        above = (area.seat_of or area.parent) if area and area.kind == "city" else ""
        return above if above and self.kind(above) == "region" else None

    def seat_of(self, city_id: str) -> str | None:
        """What a city stands for as a party: a capital its country, another city the region it is in."""
        return self._capitals.get(city_id) or self.region_of_city(city_id)

    def trades_by_region(self, country: str) -> bool:
        """Whether news of the country's regions is news of the region itself: federations and very large countries."""
        return country in _FEDERAL

    def members(self, area_id: str) -> tuple[str, ...]:
        """ISO codes of the countries of a bloc, or of the regions of a federal district; empty where not listed."""
        area = self.area(area_id)
        return area.members if area else ()

    def weight(self, area_id: str) -> float:
        """How likely a bare name means this area rather than another of the same name: kind first, then people."""
        area = self._known(area_id)
        return _WEIGHT[area.kind] + min(area.population / 10_000_000, 0.9) + (0.5 if area.seat_of else 0)

    def _known(self, area_id: str) -> Area:
        area = self.area(area_id)
        if area is None:
            raise DataError(f"no area {area_id!r} in the gazetteer")
        return area


def is_internal(area_id: str) -> bool:
    """Whether the id is only used inside the gazetteer ("bloc:eaeu", "macro:ru-urals")."""
    return area_id.startswith(("bloc:", "macro:"))


def is_city(area_id: str) -> bool:
    """Whether the id is that of a city."""
    return area_id.startswith("geonames:")


def name_key(name: str) -> str:
    """A name as the tables write it: lower case, е for ё, one blank between words, no hyphens."""
    lower = name.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    return " ".join(part for part in _PART.findall(lower) if part not in DASHES)


def _continuation(line: str) -> Continuation:
    key, _, packed = line.partition("\t")
    candidates = tuple(Candidate(*item.split(",")) for item in packed.split("|"))
    return Continuation(tuple(key.split(" ")[1:]), candidates)


def _parse_area(line: str) -> Area:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise DataError(f"places.areas.tsv: {len(cells)} columns in {line[:80]!r}")
    return Area(
        id=cells[0],
        kind=cells[1],  # type: ignore[arg-type]  # written by the compiler from the same four words
        type=cells[2],
        parent=cells[3],
        population=int(cells[4] or 0),
        seat_of=cells[5],
        en=cells[6],
        names=tuple(cells[7:13]),
        members=tuple(cells[13].split()),
    )


def _parse_capitals(table: str) -> dict[str, str]:
    """City → country, from lines of country, city and name."""
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[1]: row[0] for row in rows}


@cache
def load_places() -> Places:
    """The compiled tables that the package ships.

    Raises:
        DataError: they are missing.
    """
    data = files("tradewire.gazetteer") / "data"
    try:
        areas, forms = (Lines((data / name).read_bytes()) for name in ("places.areas.tsv", "places.forms.tsv"))
        return Places(areas, forms, _parse_capitals((data / "capitals.tsv").read_text(encoding="utf-8")))
    except OSError as error:
        raise DataError(f"the gazetteer of places: {error}") from error
