"""Days written in a text."""

import re
from bisect import bisect_left
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from tradewire.read.hints import Hints
from tradewire.record import Span

_NUMERIC: Final = re.compile(
    r"(?<![\d.,/-])(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|(?P<d2>\d{1,2})([./])(?P<m2>\d{1,2})\5(?P<y2>\d{4}))(?![\d-])"
)
_URL: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?!\d)")
_DIGITS: Final = re.compile(r"[0-9]+")
_BEFORE_DAY: Final = re.compile(r"(?<!\w)([^\W\d_]+)\.?[^\S\n]{1,2}\Z")
_INSIDE: Final = frozenset(".,:")
_JOINED: Final = frozenset(" \u00a0-")
_JOINTS: Final = frozenset("./-")
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)?(?![%]|[.,]\d|\w)")
_LETTER_SOON: Final = re.compile(r"[\s-]{0,2}[^\W\d_]")
_YEAR: Final = re.compile(r",?[^\S\n]{1,2}((?:19|20)\d\d)(?!\d)")
_LONGEST_MONTH: Final = 16
TIME: Final = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")


class Day(NamedTuple):
    """A day as written; `year` is None where the words leave it out. `numeric`: 16.05.2010, 2010-05-16."""

    span: Span
    year: int | None
    month: int
    day: int
    numeric: bool

    @property
    def date(self) -> date | None:
        return day_or_none(self.year, self.month, self.day) if self.year else None


class Calendar(NamedTuple):
    """What the hints know of months and weekdays, ready for use."""

    months: dict[str, int]
    weekdays: dict[str, int]
    month: str
    after_day: re.Pattern[str]
    weekday: re.Pattern[str]


@lru_cache(maxsize=16)
def calendar(hints: Hints) -> Calendar:
    """The months and weekdays of all languages of the hints."""
    months = {form: i + 1 for one in hints.languages for i, forms in enumerate(one.months) for form in forms}
    weekdays = {form: i for one in hints.languages for i, forms in enumerate(one.weekdays) for form in forms}
    month = _any_of(months)
    return Calendar(
        months,
        weekdays,
        month,
        re.compile(rf"(?:-?[^\W\d_]{{2}})?[^\S\n]{{1,2}}({month})(?!\w)\.?", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any_of(weekdays)})(?!\w)", re.IGNORECASE),
    )


def _any_of(forms: dict[str, int]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or r"(?!)"


class Days:
    """The days of one text, by place."""

    def __init__(self, text: str, hints: Hints) -> None:
        known = calendar(hints)
        found = (_at(text, *run.span(), known) for run in _DIGITS.finditer(text))
        self.all: Final[tuple[Day, ...]] = tuple(day for day in found if day is not None)
        self._starts = [day.span.start for day in self.all]

    def between(self, start: int, end: int) -> tuple[Day, ...]:
        """Those that begin between two places of the text."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _at(text: str, start: int, end: int, known: Calendar) -> Day | None:
    """The day that a run of digits begins, or that it is part of with a month before it."""
    after = text[end : end + 1]
    if after in _JOINTS and end - start in {1, 2, 4}:
        match = _NUMERIC.match(text, start)
        if match:
            return _numeric(match)
    if end - start > 2:
        return None
    before = text[start - 1 : start]
    if before in _INSIDE or not (before.isspace() or after in _JOINED or after.isalpha()):
        return None
    return _worded(text, start, end, known)


def _numeric(match: re.Match[str]) -> Day | None:
    year = int(match["y1"] or match["y2"])
    month, day = int(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    if month > 12 and match["m2"]:  # the American order, where nothing else is possible
        month, day = day, month
    if not 1900 < year < 2100 or day_or_none(year, month, day) is None:
        return None
    return Day(Span(*match.span()), year, month, day, True)


def _worded(text: str, start: int, end: int, known: Calendar) -> Day | None:
    """A day whose month is a word before or after the number; a month before it has a capital ("may 5" is a verb)."""
    day = int(text[start:end])
    after = _LETTER_SOON.match(text, end) and known.after_day.match(text, end)
    if after and text[start - 1 : start] != "-":
        return _dated(text, (start, after.end()), (known.months[after[1].lower()], day))
    before = _BEFORE_DAY.search(text, max(0, start - _LONGEST_MONTH), start) if text[start - 1].isspace() else None
    month = known.months.get(before[1].lower()) if before and before[1][0].isupper() else None
    ordinal = _ORDINAL.match(text, end) if month else None
    return _dated(text, (before.start(), ordinal.end()), (month, day)) if before and month and ordinal else None


def _dated(text: str, place: tuple[int, int], month_and_day: tuple[int, int]) -> Day | None:
    """With the year, where one follows."""
    year = _YEAR.match(text, place[1])
    month, day = month_and_day
    if day_or_none(int(year[1]) if year else 2000, month, day) is None:
        return None
    span = Span(place[0], year.end() if year else place[1])
    return Day(span, int(year[1]) if year else None, month, day, False)


def day_in_url(url: str) -> date | None:
    """2025-09-29 in "https://…/20250929/…" or "…/2025/09/29/…"."""
    for match in _URL.finditer(url):
        day = day_or_none(int(match[1]), int(match[3]), int(match[4]))
        if day:
            return day
    return None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
