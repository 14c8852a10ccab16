"""Dates and periods: found by the pack's patterns, resolved against the publication date or the text itself."""

from tradewire.understand.time.finder import PeriodFinder
from tradewire.understand.time.reference import reference

__all__ = ["PeriodFinder", "reference"]
