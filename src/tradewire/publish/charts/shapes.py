"""Outlines of countries and shapes of regions, as TopoJSON."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from tradewire.publish.charts.places import Place

_DATA: Final = files("tradewire.publish") / "data"

Topology = dict[str, Any]


@cache
def seats() -> Mapping[str, Place]:
    """Longitude and latitude of the seat of each country and region, or of the middle of a region."""
    lines = (_DATA / "seats.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {area: (float(x), float(y)) for area, x, y in rows}


@cache
def outlines() -> Topology:
    """Shapes of countries."""
    return _topology("countries.json")


def has_shape(area: str) -> bool:
    """Whether a region has a shape here; one that was made of others since has none."""
    return area in _by_id()


def regions(countries: Iterable[str], told: Mapping[str, Mapping[str, Any]]) -> Topology:
    """The regions of some countries, with what is to be told of some of them as their properties."""
    prefixes = tuple(f"{country}-" for country in countries)
    whole = _regions()
    chosen = [{**g, "properties": told.get(g["id"], {})} for key, g in _by_id().items() if key.startswith(prefixes)]
    used = sorted({_arc(arc) for geometry in chosen for arc in _flat(geometry["arcs"])})
    places = {old: new for new, old in enumerate(used)}
    geometries = [{**geometry, "arcs": _renumbered(geometry["arcs"], places)} for geometry in chosen]
    return {
        "type": "Topology",
        "transform": whole["transform"],
        "arcs": [whole["arcs"][arc] for arc in used],
        "objects": {"regions": {"type": "GeometryCollection", "geometries": geometries}},
    }


def _arc(number: int) -> int:
    """The arc that a number means: a negative one is the arc backwards."""
    return number if number >= 0 else ~number


def _flat(arcs: Any) -> Iterator[int]:
    for item in arcs:
        yield from _flat(item) if isinstance(item, list) else (item,)


def _renumbered(arcs: Any, places: Mapping[int, int]) -> Any:
    if isinstance(arcs, list):
        return [_renumbered(item, places) for item in arcs]
    return places[arcs] if arcs >= 0 else ~places[~arcs]


@cache
def _by_id() -> Mapping[str, Mapping[str, Any]]:
    return {geometry["id"]: geometry for geometry in _regions()["objects"]["regions"]["geometries"]}


@cache
def _regions() -> Topology:
    return _topology("regions.json")


def _topology(name: str) -> Topology:
    found: Topology = json.loads((_DATA / name).read_text(encoding="utf-8"))
    return found
