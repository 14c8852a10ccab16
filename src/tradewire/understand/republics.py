"""Words for a country that are words for a region as well."""

from collections.abc import Iterable

from msgspec import structs

from tradewire.gazetteer import Places
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import PlaceMention


def with_republics(places: list[PlaceMention], tags: Iterable[Tag], gazetteer: Places) -> list[PlaceMention]:
    """The mentions; "the republic" that no region explains is the country named last that may call itself so.

    Federations are left out: their news calls a region "the republic", and not the country.
    """
    words = {tag.first for tag in tags if tag.group == "republic"}
    found: list[PlaceMention] = []
    country: PlaceMention | None = None
    for place in places:
        unknown = place.form == "generic" and place.entity.id is None
        named = country is not None and unknown and any(place.first <= at < place.last for at in words)
        if named and country is not None:
            last, seen = country.entity, (country.span,)
            place = structs.replace(place, entity=last, evidence=seen, reason="the country named last")  # noqa: PLW2901
        elif place.entity.kind == "country" and not gazetteer.trades_by_region(place.entity.id or ""):
            country = place
        found.append(place)
    return found
