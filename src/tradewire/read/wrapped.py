"""Lines that a page's width has broken, joined to paragraphs."""

from collections.abc import Iterable, Iterator
from typing import Final

from tradewire.read.lines import ends_sentence

# A line that is this part of the longest was broken by the width, not by its author.
_FULL: Final = 0.75


def unwrap(lines: Iterable[str]) -> str:
    """A paragraph a line; a word that was parted at a line's end is whole again."""
    stripped = [line.strip() for line in lines]
    width = max(map(len, stripped), default=0) * _FULL
    return "\n".join(_paragraphs(stripped, width))


def _paragraphs(lines: list[str], width: float) -> Iterator[str]:
    held: list[str] = []
    last = ""
    for line in lines:
        if held and line and _continues(last, line, width):
            if last.endswith("-") and line[0].islower():
                held[-1] = held[-1][:-1] + line
            else:
                held.append(line)
        else:
            if held:
                yield " ".join(held)
            held = [line] if line else []
        last = line
    if held:
        yield " ".join(held)


def _continues(last: str, line: str, width: float) -> bool:
    if not last or line[0] in "•·–—*":
        return False
    return (line[0].islower() and not ends_sentence(last)) or (len(last) >= width and not ends_sentence(last))
