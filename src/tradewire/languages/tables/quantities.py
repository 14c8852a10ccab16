"""`quantities.toml`: number words, scales, money, units, bounds and ranks of a language."""

import msgspec


class QuantityTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Not filled yet."""
