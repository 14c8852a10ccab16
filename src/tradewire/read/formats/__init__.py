"""Source formats: one module each, found by listing this folder; each has a `FORMAT`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source

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
    by_suffix = next((one for one in known.values() if source.suffix in one.suffixes), None)
    if by_suffix and by_suffix.rank < 3:
        sure = [one for one in known.values() if one.rank >= 3 and one.sniff(head)]
        return sure[0] if sure else by_suffix
    return by_suffix or max((one for one in known.values() if one.sniff(head)), key=lambda one: one.rank)
