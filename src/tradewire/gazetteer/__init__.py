"""Names → ids: areas, organisations, products, as data compiled from public sources and hand-kept lists."""

from dataclasses import dataclass

from tradewire.gazetteer.organisations import Organisations, load_organisations
from tradewire.gazetteer.places import Places, load_places
from tradewire.gazetteer.products import Products, load_products

__all__ = [
    "Gazetteer",
    "Organisations",
    "Places",
    "Products",
    "load",
    "load_organisations",
    "load_places",
    "load_products",
]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names that the reader may know."""

    places: Places
    organisations: Organisations
    products: Products


def load() -> Gazetteer:
    """The gazetteer that ships with tradewire."""
    return Gazetteer(load_places(), load_organisations(), load_products())
