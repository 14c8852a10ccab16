"""Headlines and captions: lines that repeat or announce what the paragraphs say."""

from collections import Counter
from typing import Final

from tradewire.read.lines import Line, ends_sentence
from tradewire.record import Region, Span

_LONGEST: Final = 160
_QUOTES: Final = frozenset("\"«“„‘'")
_FILED: Final = 45
_SHARED: Final = 0.6
_WORDS: Final = 3


def layout(lines: list[Line], title: str | None, dateline: Span | None) -> list[Region]:
    """The headline and the captions among lines that are no chrome; a line that is all dateline is neither."""
    lines = [line for line in lines if not (dateline and line.span.contains(dateline) and len(line.text) <= _FILED)]
    times = Counter(line.plain for line in lines)
    found = _headlines(lines, title, times)
    taken = {region.span for region in found}
    for i, line in enumerate(lines):
        detail = _caption(lines, i) if line.span not in taken else ""
        if detail:
            found.append(Region(line.span, "caption", detail))
    return found


def _headlines(lines: list[Line], title: str | None, times: Counter[str]) -> list[Region]:
    """A short first line without a stop: repeated, in the title, or before the paragraphs; with its repetitions."""
    for i, line in enumerate(lines[:3]):
        if len(line.text) > _LONGEST or ends_sentence(line.text) or line.text[-1] in ":,;":
            return []
        if len(line.text.split()) < 2:
            continue
        if times[line.plain] > 1:
            return [Region(one.span, "headline", "repeated") for one in lines if one.plain == line.plain]
        if title and line.plain in title.lower().replace("ё", "е"):
            return [Region(line.span, "headline", "title")]
        if i == 0 and len(lines) > 1 and len(line.text.split()) >= _WORDS and _is_paragraph(lines[1]):
            return [Region(line.span, "headline", "first line")]
        return []
    return []


def _is_paragraph(line: Line) -> bool:
    return ends_sentence(line.text) and len(line.text.split()) > 5


def _caption(lines: list[Line], i: int) -> str:
    """The name of a speaker before his words, or a picture's line that the next paragraph repeats."""
    line = lines[i]
    if len(line.text) > _LONGEST or ends_sentence(line.text) or len(line.text.split()) < 2:
        return ""
    follower = next((one for one in lines[i + 1 : i + 3] if one.plain != line.plain), None)
    if follower is None:
        return ""
    if follower.text[0] in _QUOTES and (line.text[-1] == ":" or _is_name_line(line)):
        return "speaker"
    return "picture" if i and _repeats(line, follower) else ""


def _is_name_line(line: Line) -> bool:
    """Most of its longer words are capitalised, or at least two are."""
    words = [word for word in line.text.split() if len(word) > 2]
    return sum(word[0].isupper() for word in words) >= 2


def _repeats(line: Line, follower: Line) -> bool:
    words = line.plain.split()
    there = set(follower.plain.split())
    return len(words) >= _WORDS and sum(word in there for word in words) >= _SHARED * len(words)
