"""Days written in a text."""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from tradewire.read.hints import Hints
from tradewire.record import Span

_NUMERIC: Final = re.compile(
    r"(?<![\d.,/-])(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|(?P<d2>\d{1,2})([./])(?P<m2>\d{1,2})\5(?P<y2>\d{4}))(?![\d-])"
)
_URL: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?!\d)")
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
    words: re.Pattern[str]
    weekday: re.Pattern[str]


@lru_cache(maxsize=16)
def calendar(hints: Hints) -> Calendar:
    """The months and weekdays of all languages of the hints."""
    months = {form: i + 1 for one in hints.languages for i, forms in enumerate(one.months) for form in forms}
    weekdays = {form: i for one in hints.languages for i, forms in enumerate(one.weekdays) for form in forms}
    month = _any_of(months)
    year = r"(?:,?[^\S\n]{1,2}(?P<%s>(?:19|20)\d\d)(?!\d))?"
    words = (
        rf"(?<![\d.,:-])(?P<d1>\d{{1,2}})(?:-?[^\W\d_]{{2}})?[^\S\n]{{1,2}}(?P<m1>{month})(?!\w)\.?{year % 'y1'}"
        rf"|(?<!\w)(?P<m2>{month})\.?[^\S\n]{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|[.,]\d){year % 'y2'}"
    )
    return Calendar(
        months,
        weekdays,
        month,
        re.compile(words, re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_any_of(weekdays)})(?!\w)", re.IGNORECASE),
    )


def _any_of(forms: dict[str, int]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or r"(?!)"


def days_in(text: str, hints: Hints, start: int = 0, end: int | None = None) -> list[Day]:
    """The days between two places of a text, by place."""
    end = len(text) if end is None else end
    found = [_numeric(match) for match in _NUMERIC.finditer(text, start, end)]
    known = calendar(hints)
    found += [_worded(match, known) for match in known.words.finditer(text, start, end)]
    return sorted(day for day in found if day is not None)


def _numeric(match: re.Match[str]) -> Day | None:
    year = int(match["y1"] or match["y2"])
    month, day = int(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    if month > 12 and match["m2"]:  # the American order, where nothing else is possible
        month, day = day, month
    if not 1900 < year < 2100 or day_or_none(year, month, day) is None:
        return None
    return Day(Span(*match.span()), year, month, day, True)


def _worded(match: re.Match[str], known: Calendar) -> Day | None:
    name = match["m1"] or match["m2"]
    if match["m2"] and not name[0].isupper():  # "may 5" is a verb
        return None
    month, day = known.months[name.lower()], int(match["d1"] or match["d2"])
    year = match["y1"] or match["y2"]
    if day_or_none(int(year or 2000), month, day) is None:
        return None
    return Day(Span(*match.span()), int(year) if year else None, month, day, False)


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
