"""Who wrote it: "By Jane Doe", "Автор: Иван Петров" on a line of its own."""

from functools import lru_cache
from typing import Final

from tradewire.read.hints import Hints
from tradewire.read.lines import Line
from tradewire.record import Span

_LONGEST: Final = 60
_NAMES: Final = range(2, 5)


@lru_cache(maxsize=16)
def _labels(hints: Hints) -> tuple[str, ...]:
    return tuple(label for one in hints.languages for label in one.byline)


def byline(lines: list[Line], hints: Hints) -> tuple[str | None, Span | None]:
    """The name of the author, and where it stands."""
    for line in lines[:6] + lines[-3:]:
        name = _name(line, hints) if len(line.text) <= _LONGEST else ""
        if name:
            start = line.start + line.text.index(name)
            return name, Span(start, start + len(name))
    return None, None


def _name(line: Line, hints: Hints) -> str:
    label, _, rest = line.text.partition(":") if ":" in line.text else line.text.partition(" ")
    if label.strip().lower() not in _labels(hints):
        return ""
    words = rest.strip().rstrip(".").split(" ")
    if len(words) not in _NAMES or not all(word[:1].isupper() for word in words):
        return ""
    return " ".join(words)
