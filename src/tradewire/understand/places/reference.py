"""What "the region" refers to: the last named area of a fitting kind."""

from collections.abc import Iterable
from typing import Final

from msgspec import structs

from tradewire.gazetteer.places import Places, is_internal
from tradewire.record import Span
from tradewire.record.frozen import Frozen
from tradewire.understand.places.generic import Generic

# Kind of word → types of areas that it can be used of; "region" can be used of all.
_TYPES: Final[dict[str, frozenset[str]]] = {
    "oblast": frozenset({"oblast"}), "krai": frozenset({"krai"}), "republic": frozenset({"republic"}),
    "province": frozenset({"province"}), "state": frozenset({"state", "land"}),
    "district": frozenset({"district", "okrug", "prefecture"}),
}  # fmt: skip


class Named(Frozen, frozen=True):
    """An area that the text names, and where."""

    area: str
    span: Span
    dateline: bool = False


class Referent(Frozen, frozen=True):
    """What a word refers to, and where that is named."""

    area: str
    span: Span
    reason: str


class Around(Frozen, frozen=True):
    """The named areas before and after a word, and the countries (`partners`) named in its sentence."""

    before: list[Named]
    after: list[Named]
    partners: frozenset[str]


def referent(places: Places, generic: Generic, around: Around) -> Referent | None:
    """The last area named before that fits; else the region of the last city; else the only one named after."""
    found = _last(places, generic, around, around.before)
    if found is not None:
        return Referent(found.area, found.span, "last named of its kind")
    if generic.sort not in ("country", "city"):
        found = _last(places, generic, around, _regions_of_cities(places, around.before))
        if found is not None:
            return Referent(found.area, found.span, "region of the city named last")
    later = [named for named in around.after if _fits(places, generic, named.area)]
    if len({named.area for named in later}) == 1 and generic.sort != "city":
        return Referent(later[0].area, later[0].span, "the only one of its kind in the text")
    return None


def _last(places: Places, generic: Generic, around: Around, named: Iterable[Named]) -> Named | None:
    """The last that fits; a region inside a country that the sentence names as well only where no other does.

    "Kazakhstan is the region's main partner" is about no region of Kazakhstan.
    """
    fitting = [item for item in named if not item.dateline and _fits(places, generic, item.area)]
    for passes in (_is_partys_own, _has_code):
        preferred = [item for item in fitting if passes(places, around, item)]
        fitting = preferred or fitting
    return fitting[-1] if fitting else None


def _is_partys_own(places: Places, around: Around, item: Named) -> bool:
    return places.country_of(item.area) not in around.partners


def _has_code(places: Places, around: Around, item: Named) -> bool:
    """Districts without a code are rarely "the region"."""
    return not is_internal(item.area)


def _fits(places: Places, generic: Generic, area_id: str) -> bool:
    area = places.area(area_id)
    if area is None or (generic.country and places.country_of(area_id) != generic.country):
        return False
    if generic.sort in ("country", "city"):
        return area.kind == generic.sort
    return area.kind == "region" and (generic.sort == "region" or area.type in _TYPES[generic.sort])


def _regions_of_cities(places: Places, named: list[Named]) -> list[Named]:
    """The regions of cities that are no capitals: news from a capital is rarely about its region."""
    found: list[Named] = []
    for item in named:
        region = places.region_of_city(item.area)
        area = places.area(item.area)
        if region is not None and area is not None and places.kind(area.seat_of or region) == "region":
            found.append(structs.replace(item, area=region))
    return found
