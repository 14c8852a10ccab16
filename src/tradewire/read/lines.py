"""A text as lines, each without the blanks around it."""

from typing import Final, NamedTuple

from tradewire.record import Span

# What lists, menus and buttons put around their words.
_FRAME: Final = " \t\u00a0\u202f\u2009-–—−•·*|/\\>»«<›‹→←↑↓:;,.!?…()[]{}\"'“”„_=+~#📝📷📸🔴⚡❗✅👉🔥️"


class Line(NamedTuple):
    """A line that has something on it: `text` stands at `[start, end)`; `plain` is for comparing."""

    start: int
    end: int
    text: str
    plain: str
    after_blank: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """The lines of a text in order; blank ones are left out, but remembered by the line that follows."""
    found: list[Line] = []
    start, blank = 0, True
    for whole in text.split("\n"):
        body = whole.strip()
        if body:
            first = start + len(whole) - len(whole.lstrip())
            found.append(Line(first, first + len(body), body, plain(body), blank))
        blank = not body
        start += len(whole) + 1
    return found


def plain(words: str) -> str:
    """Lower case, "ё" as "е", one blank between words, nothing of the frame around them."""
    return " ".join(words.lower().replace("ё", "е").split()).strip(_FRAME)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does: a stop, maybe with closing marks after it."""
    return line.rstrip("\"'»”’)] ")[-1:] in {".", "!", "?", "…"}
