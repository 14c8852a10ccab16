"""Files, folders, feeds, saved pages and web archives to documents: who, where, when, and what is wrong with them."""

from tradewire.read.hints import NO_HINTS, Hints, LanguageHints
from tradewire.read.options import STANDARD_INPUT, ReadOptions, ReasonCode, Skipped
from tradewire.read.progress import Progress
from tradewire.read.reader import read_paths, read_source
from tradewire.read.source import Source

__all__ = [
    "NO_HINTS",
    "STANDARD_INPUT",
    "Hints",
    "LanguageHints",
    "Progress",
    "ReadOptions",
    "ReasonCode",
    "Skipped",
    "Source",
    "read_paths",
    "read_source",
]
