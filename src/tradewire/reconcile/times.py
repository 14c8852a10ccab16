"""SDMX time periods: `2024`, `2024-03`, `2024-Q1`, `2024-S1`, `202403`, a day, or `2024-01-01/2024-11-30`."""

import re
from datetime import date
from typing import Final

from tradewire.record import Period

_YEAR: Final = re.compile(r"(\d{4})(?:-A1)?")
_MONTH: Final = re.compile(r"(\d{4})-?M?(0[1-9]|1[0-2])")
_PART: Final = re.compile(r"(\d{4})-?([QST])([1-4])")
_MONTHS: Final = {"Q": 3, "S": 6, "T": 4}


def time_period(text: str) -> Period:
    """Raises ValueError for anything else."""
    if "/" in text:
        start, _, end = text.partition("/")
        return Period(date.fromisoformat(start), date.fromisoformat(end))
    if found := _YEAR.fullmatch(text):
        return Period.year(int(found[1]))
    if found := _MONTH.fullmatch(text):
        return Period.months(int(found[1]), int(found[2]), int(found[2]))
    if found := _PART.fullmatch(text):
        length = _MONTHS[found[2]]
        last = int(found[3]) * length
        return Period.months(int(found[1]), last - length + 1, last)
    return Period.day(date.fromisoformat(text))
