"""Claims to entries, checks on intervals, promises and official series."""

from tradewire.reconcile.join import Joined, join
from tradewire.reconcile.origins import independent
from tradewire.reconcile.report import Report, check, keep, origin_texts, promises
from tradewire.reconcile.series import read_series
from tradewire.reconcile.timeline import Row, timeline

__all__ = [
    "Joined",
    "Report",
    "Row",
    "check",
    "independent",
    "join",
    "keep",
    "origin_texts",
    "promises",
    "read_series",
    "timeline",
]
