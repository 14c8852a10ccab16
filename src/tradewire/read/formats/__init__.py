"""Source formats: one module each, found by listing this folder; each has a `FORMAT`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source

# The first bytes overrule a suffix that says little (".txt") when they are clear, any other only when they are sure.
_CLEAR: Final = 2
_SURE: Final = 3

Reader = Callable[[Source, ReadOptions], Iterator[Raw | Skipped]]


@dataclass(frozen=True, slots=True)
class Format:
    """A source format: its suffixes, how its first bytes look, and its reader, which streams where it can.

    `sniff` answers for bytes without a telling suffix; of several that answer yes, the highest `rank` wins.
    """

    name: str
    suffixes: frozenset[str]
    read: Reader
    sniff: Callable[[bytes], bool]
    rank: int = 1


@cache
def formats() -> dict[str, Format]:
    """All formats by name."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    found = (import_module(f"{__name__}.{name}").FORMAT for name in names)
    return {one.name: one for one in found}


def format_of(source: Source, options: ReadOptions) -> Format:
    """The format by the option, the first bytes, or the suffix.

    Raises:
        Refused: there is no such format, or the source is empty.
    """
    known = formats()
    if options.format:
        if options.format not in known:
            raise Refused("unknown_format", f"no format {options.format!r}; there are {', '.join(known)}")
        return known[options.format]
    head = source.head()
    if not head:
        raise Refused("empty", "the file is empty")
    looks = sorted((one for one in known.values() if one.sniff(head)), key=lambda one: -one.rank)
    by_suffix = next((one for one in known.values() if source.suffix in one.suffixes), None)
    if by_suffix is None or looks[0].rank >= (_SURE if by_suffix.rank else _CLEAR):
        return looks[0]
    return by_suffix
