"""Who and where: areas, organisations, people, groups."""

from typing import Final, Literal

from tradewire.record.frozen import Frozen

EntityKind = Literal["country", "region", "city", "organisation", "person", "bloc", "group"]

AREA_KINDS: Final = frozenset({"country", "region", "city", "bloc"})


class Entity(Frozen, frozen=True):
    """A party or a place.

    `id` is ISO 3166-1 alpha-2, ISO 3166-2, `geonames:<n>` for a city, `org:<slug>` for an organisation in the
    registry, or None where it is unknown. `name` is the canonical English name where there is an id, else the
    name as the text gives it, in its base form. `place` is where an unnamed party comes from, where the text says so.
    """

    id: str | None
    name: str
    kind: EntityKind
    place: "Entity | None" = None

    @property
    def is_area(self) -> bool:
        return self.kind in AREA_KINDS
