"""`names.toml`: roles, legal forms and nouns that make the names of organisations and people."""

import msgspec


class NameTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Not filled yet."""
