"""Dates that stand apart from sentences: in the head or the foot of an article, as a page prints them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from tradewire.read.dates import TIME, Day, Days, calendar
from tradewire.read.hints import Hints
from tradewire.read.lines import Line
from tradewire.record import Span

StampKind = Literal["labelled", "timed", "plain", "clock", "updated"]

_HEAD_LINES: Final = 14
_FOOT_LINES: Final = 6
_LONGEST: Final = 90
_SPARE_LETTERS: Final = 24
_SPARE_WORDS: Final = 3
_ZONE: Final = re.compile(r"\b(?:GMT|UTC|MSK|МСК)\b\s*[+-]?\d{0,2}", re.IGNORECASE)
_DIGIT: Final = re.compile(r"[0-9]")
_LETTER_RUN: Final = re.compile(r"[^\W\d_]+")
_LABEL_END: Final = " :-–—\t\u00a0"


class Stamp(NamedTuple):
    """A date of a page: the day as written, what it is, and the stretch that it fills; a weekday as 0 for Monday."""

    day: Day
    kind: StampKind
    span: Span
    weekday: int | None


class _Words(NamedTuple):
    labels: tuple[str, ...]
    updated: tuple[str, ...]
    clock: tuple[str, ...]


@lru_cache(maxsize=16)
def _words(hints: Hints) -> _Words:
    return _Words(
        tuple(word for one in hints.languages for word in one.date_labels),
        tuple(word for one in hints.languages for word in one.updated),
        tuple(word for one in hints.languages for word in one.clock),
    )


def stamps_in(text: str, lines: list[Line], days: Days, hints: Hints) -> list[Stamp]:
    """The stamps of a text, by place: in its first and last lines, alone on a line or before the first sentence."""
    ends = lines if len(lines) <= _HEAD_LINES + _FOOT_LINES else lines[:_HEAD_LINES] + lines[-_FOOT_LINES:]
    found: list[Stamp] = []
    for line in ends:
        head_end = min(line.end, line.start + _LONGEST)
        if _DIGIT.search(text, line.start, head_end):
            found.extend(_in_line(text, line, days.between(line.start, head_end), hints))
    return found


def _in_line(text: str, line: Line, days: Sequence[Day], hints: Hints) -> list[Stamp]:
    if not days:
        return []
    if len(line.text) <= _LONGEST and _alone(text, line, days, hints):
        return [_stamp(text, line, i, days, hints) for i in range(len(days))]
    leading = _leading(text, line, days[0], hints)
    return [leading] if leading else []


def _alone(text: str, line: Line, days: Sequence[Day], hints: Hints) -> bool:
    """Whether hardly a word is on the line beside its dates, times and labels."""
    words = _words(hints)
    rest = line.text
    for day in days:
        rest = rest.replace(day.span.of(text), " ", 1)
    rest = _ZONE.sub(" ", calendar(hints).weekday.sub(" ", TIME.sub(" ", rest))).lower()
    for label in words.labels + words.updated + words.clock:
        rest = rest.replace(label, " ") if label in rest else rest
    runs = _LETTER_RUN.findall(rest)
    timed = bool(TIME.search(line.text))
    if not any(day.numeric or day.year or timed or _weekday(line.text, hints) is not None for day in days):
        return False
    # A sentence may be as short, but ends with a stop; a stamp has one behind an abbreviation only.
    stopped = line.text[-1] == "." and any(len(run) > 1 for run in runs)
    return len(runs) <= _SPARE_WORDS and sum(map(len, runs)) <= _SPARE_LETTERS and not stopped


def _stamp(text: str, line: Line, i: int, days: Sequence[Day], hints: Hints) -> Stamp:
    words = _words(hints)
    start = days[i - 1].span.end if i else line.start
    before = text[start : days[i].span.start].lower().rstrip(_LABEL_END)
    kind: StampKind = "timed" if TIME.search(line.text) else "plain"
    if any(before.endswith(word) for word in words.updated):
        kind = "updated"
    elif any(word in before.split() for word in words.clock):
        kind = "clock"
    elif any(before.endswith(word) for word in words.labels):
        kind = "labelled"
    return Stamp(days[i], kind, line.span, _weekday(line.text, hints))


def _leading(text: str, line: Line, day: Day, hints: Hints) -> Stamp | None:
    """A stamp before the first sentence: "28.06.2024 Already …", " date 2025-05-12 …", "28 May, 2012, 15:26. On …"."""
    before = text[line.start : day.span.start].lower()
    label = before.strip(_LABEL_END)
    labelled = label in _words(hints).labels
    time_before = TIME.match(text, line.start)
    if label and not labelled and not (time_before and not _LETTER_RUN.search(label)):
        return None
    time_after = TIME.match(text, _skip(text, day.span.end, line.end))
    if not (labelled or time_before or time_after or (day.numeric and _starts_anew(text, day.span.end))):
        return None
    end = time_after.end() if time_after else day.span.end
    kind: StampKind = "labelled" if labelled else "timed" if time_before or time_after else "plain"
    return Stamp(day, kind, Span(line.start, end), None)


def _skip(text: str, start: int, end: int) -> int:
    """Past blanks, commas and dashes."""
    while start < end and text[start] in " ,-–—|/\u00a0\t":
        start += 1
    return start


def _starts_anew(text: str, start: int) -> bool:
    """A capital letter, or a mark and then one, follows: the date is not part of the sentence."""
    rest = text[start : start + 6].lstrip(' -–—|,.:\u00a0\t«"“')
    return bool(rest) and rest[0].isupper()


def _weekday(line: str, hints: Hints) -> int | None:
    known = calendar(hints)
    match = known.weekday.search(line)
    return known.weekdays[match.group().lower()] if match else None
