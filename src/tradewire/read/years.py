"""What the times of a text tell about the day it was published.

A period that is over when it is told ("in January-November 2024 trade grew") bounds that day from below; a year that
is spoken of as coming bounds it from above.
"""

import re
from bisect import bisect_right
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final, NamedTuple

from tradewire.read.dates import Days, calendar, day_or_none
from tradewire.read.hints import Hints
from tradewire.read.tenses import Tenses
from tradewire.record import Span

_YEAR: Final = re.compile(r"[12][09]\d\d(?!\d|[.,]\d)")  # quick to look for; the rest is checked where it is found
_DASH: Final = re.compile(r"\s?[-–—/]\s?")
# The last word, and the one before it where a dash joins them: "January-November ".
_LAST_WORDS: Final = re.compile(r"(?<!\w)(?:([^\W\d_]+)\.?\s?[-–—]\s?)?([^\W\d_]+)\.?,?\s*\Z")
_LONGEST_RANGE: Final = 32
_LONGEST_DAY: Final = 20
_WORD: Final = re.compile(r"[^\W_]+")
_FIGURE: Final = re.compile(r"[%$€₽£¥]|\d[\d.,]*\d|\d")
_BEFORE: Final = 60  # characters before a year that may name a part of it
_YEARS: Final = 7  # a weekday comes back within that


class Told(NamedTuple):
    """A time in the text: not published before `lower`, nor after `upper`. `exact` where more than a bare year."""

    span: Span
    span_year: int
    lower: date | None
    upper: date | None
    exact: bool
    past: bool  # its sentence has a word of the past, and none of the future


class _Words(NamedTuple):
    running: tuple[str, ...]
    deadline: frozenset[str]
    parts: tuple[tuple[str, int], ...]
    counts: dict[str, int]
    month_words: frozenset[str]
    links: frozenset[str]
    within: frozenset[str]


@lru_cache(maxsize=16)
def _words(hints: Hints) -> _Words:
    every = hints.languages
    return _Words(
        tuple(word for one in every for word in one.running),
        frozenset(word for one in every for word in one.deadline),
        tuple(item for one in every for item in one.part_ends.items()),
        {word: number for one in every for word, number in one.counts.items()},
        frozenset(word for one in every for word in one.month_words),
        frozenset(word for one in every for word in one.links),
        frozenset(word for one in every for word in one.within),
    )


def told_in(text: str, days: Days, hints: Hints, tenses: Tenses, skip: tuple[Span, ...] = ()) -> list[Told]:
    """What each year and each day with its year says; places in `skip` (stamps, URLs, chrome) say nothing."""
    found: list[Told] = []
    starts = [span.start for span in skip]
    for match in _YEAR.finditer(text):
        i = bisect_right(starts, match.start()) - 1
        if _is_year(text, match) and (i < 0 or match.start() >= skip[i].end):
            told = _year(text, match, days, hints, tenses)
            found.extend((told,) if told else ())
    return found


def _is_year(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    return 1950 <= int(match.group()) < 2050 and not (start and (text[start - 1].isdigit() or text[start - 1] in ".,-"))


def _year(text: str, match: re.Match[str], days: Days, hints: Hints, tenses: Tenses) -> Told | None:
    start, end = match.span()
    if _in_range(text, start, end):
        return None
    year = int(match.group())
    words = _words(hints)
    before = text[max(0, start - _BEFORE) : start]
    before = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :].lower().replace("ё", "е")
    ahead, past = tenses.at(start)
    if _is_deadline(before, words):
        return None
    bound = _part_end(days, before, start, year, hints)
    span = Span(start, end)
    if any(before.rstrip().endswith(phrase) for phrase in words.running):
        return Told(span, year, date(year, 1, 1), None, True, past)
    if bound:
        return _bounded(span, bound, ahead, past)
    if ahead:
        return Told(span, year, None, date(year, 12, 31), False, False)
    tail = _WORD.findall(before)
    past = past and bool(tail) and tail[-1] in words.within
    told_whole = bool(_FIGURE.search(tenses.sentence(start).replace(match.group(), " ", 1)))
    return Told(span, year, date(year + 1, 1, 1) if told_whole else None, None, False, past)


class _Bound(NamedTuple):
    first: date
    last: date
    complete: bool  # the text tells of all of it


def _bounded(span: Span, bound: _Bound, ahead: bool, past: bool) -> Told:
    year = bound.first.year
    if ahead and not bound.complete:
        return Told(span, year, None, bound.last, True, False)
    lower = bound.last if bound.complete else bound.first
    return Told(span, year, lower, None, True, past)


def _part_end(days: Days, before: str, start: int, year: int, hints: Hints) -> _Bound | None:
    """The part of the year that the words before it name."""
    months = calendar(hints).months
    words = _LAST_WORDS.search(before, max(0, len(before) - _LONGEST_RANGE))
    month = months.get(words[2]) if words else None
    if words and month and words[1] in months:
        return _month_bound(year, month, complete=True)
    day = next((d for d in days.between(start - _LONGEST_DAY, start + 4) if d.year == year), None)
    if day and day.date:
        return _Bound(day.date, day.date, False)
    if month:
        return _month_bound(year, month, complete=False)
    last = _phrase_end(before, _words(hints))
    return _month_bound(year, last, complete=True) if last else None


def _phrase_end(before: str, words: _Words) -> int | None:
    tail = " ".join(before.split()[-6:])
    for phrase, month in words.parts:
        place = tail.rfind(phrase)
        if place >= 0 and len(tail) - place - len(phrase) <= 6:
            return month
    parts = tail.split()
    for i, part in enumerate(parts[1:], 1):
        if part.strip(".") in words.month_words and len(parts) - i <= 3:
            count = words.counts.get(parts[i - 1]) or _small(parts[i - 1])
            if count:
                return count
    return None


def _small(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 3 and 1 <= int(word) <= 12 else None


def _month_bound(year: int, month: int, complete: bool) -> _Bound:
    return _Bound(date(year, month, 1), date(year, month, monthrange(year, month)[1]), complete)


def _in_range(text: str, start: int, end: int) -> bool:
    """2026-2030, 2024/25, 2012–13: a programme or a season."""
    after = _DASH.match(text, end)
    if after and text[after.end() : after.end() + 1].isdigit():
        return True
    head = text[max(0, start - 3) : start]
    return bool(_DASH.search(head)) and text[max(0, start - 4) : start].rstrip(" -–—/")[-1:].isdigit()


def _is_deadline(before: str, words: _Words) -> bool:
    tail = _WORD.findall(before)[-4:]
    if not tail:
        return False
    return tail[-1] in words.deadline or (tail[-1] in words.links and not words.deadline.isdisjoint(tail))


class Inferred(NamedTuple):
    """The day with its year, and the places that decided."""

    day: date
    evidence: tuple[Span, ...]


def infer_year(month: int, day: int, weekday: int | None, told: list[Told], latest: date | None) -> Inferred | None:
    """The year of a day that stands without one; None where the text does not support any.

    `latest` is a day by which the text was there, such as the day on which its page was saved.
    """
    fits = partial(_fit, (month, day), weekday)
    low = _lowest(told)
    high = min((one for one in told if _upper(one) >= _lower(low)), key=_upper, default=None)
    upper = min(_upper(high), latest or date.max)
    if low and low.lower:
        return _inferred(fits(low.lower, upper, first=True), low, high)
    if low and high and upper.year - low.span_year <= 1:
        return _inferred(fits(date(low.span_year, 1, 1), upper, first=False), low, high)
    if (high and high.exact) or latest:
        return _inferred(fits(date.min, upper, first=False), low, high)
    return None


def _lower(one: Told | None) -> date:
    return (one.lower if one else None) or date.min


def _upper(one: Told | None) -> date:
    return (one.upper if one else None) or date.max


def _lowest(told: list[Told]) -> Told | None:
    """The strongest bound from below; a whole year does not count where a part of it, or a later one, is told of."""
    exact = max((one for one in told if one.exact and one.lower), key=_lower, default=None)
    bare = max((one for one in told if not one.exact and not one.upper), key=lambda one: one.span_year, default=None)
    if exact and bare and _lower(exact).year >= bare.span_year:
        return exact
    return bare if bare and (bare.lower or not exact) else exact


def _inferred(day: date | None, *told: Told | None) -> Inferred | None:
    return Inferred(day, tuple(one.span for one in told if one)) if day else None


def _fit(day: tuple[int, int], weekday: int | None, lower: date, upper: date, *, first: bool) -> date | None:
    """The first such day not before `lower`, or the last not after `upper`; on that weekday where it is known."""
    years = range(lower.year, lower.year + _YEARS) if first else range(upper.year, max(1, upper.year - _YEARS), -1)
    for year in years:
        found = day_or_none(year, *day)
        if found and lower <= found <= upper and weekday in {None, found.weekday()}:
            return found
    return None


def soon_after(day: date, month: int, number: int, within: int) -> date | None:
    """The day of that month within some days after another, None where there is none."""
    for year in (day.year, day.year + 1):
        found = day_or_none(year, month, number)
        if found and day < found <= day + timedelta(days=within):
            return found
    return None
