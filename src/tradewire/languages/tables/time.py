"""`time.toml`: months, weekdays, periods and relative time words of a language."""

import msgspec


class TimeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Not filled yet."""
