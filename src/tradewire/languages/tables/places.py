"""`places.toml`: words for kinds of areas, and what tells a place from a person or a thing."""

import msgspec


class PlaceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Not filled yet."""
