"""The dateline: "MINSK, 30 January (BelTA) –", "ALMATY. May 13. KAZINFORM", "НИЖНИЙ НОВГОРОД, 19 янв."."""

import re
from typing import Final, NamedTuple

from tradewire.read.dates import Day, Days
from tradewire.read.lines import Line
from tradewire.record import Span

_LOOK_AT: Final = 8  # lines: titles, stamps and menus may stand before it
_PLACE: Final = re.compile(
    r"[^\W\d_][^\W\d_'’.-]*(?:[ \u00a0-][^\W\d_][^\W\d_'’-]*){0,3}(?:,[ \u00a0][^\W\d_]{3,}(?:[ -][^\W\d_]{3,}){0,2})?"
)
_GAP: Final = " \u00a0,."
_BRACKETED: Final = re.compile(r"[ \u00a0,.]{0,3}[(/\[]([^\W\d_][^()/\[\]\n]{1,30})[)/\]]")
_DASHED: Final = re.compile(r"[ \u00a0,.]{0,3}[-–—][ \u00a0]{0,2}([^\W\d_]+(?:[ -][^\W\d_]+){0,2})\.(?=\s|$)")
_CAPITALS: Final = re.compile(r"[ \u00a0,.]{0,3}([^\W\d_]{3,15})(?=\s*[-–—?.:(])")


class Dateline(NamedTuple):
    """Where a report was filed, by which agency, and the day where it is given."""

    place: Span
    day: Day | None
    agency: Span | None
    span: Span


def dateline_in(text: str, lines: list[Line], days: Days) -> Dateline | None:
    """The first line that begins as a dateline."""
    for line in lines[:_LOOK_AT]:
        found = _at(text, line, days)
        if found:
            return found
    return None


def _at(text: str, line: Line, days: Days) -> Dateline | None:
    match = _PLACE.match(text, line.start, min(line.end, line.start + 60))
    if not match:
        return None
    first = next(iter(days.between(line.start, min(line.end, match.end() + 30))), None)
    if first and not first.numeric:
        place = text[line.start : first.span.start].rstrip(_GAP + "–—-")
        return _with_day(text, line, place, first)
    return _without_day(text, line, match)


def _with_day(text: str, line: Line, place: str, day: Day) -> Dateline | None:
    start = line.start
    separated = text[start + len(place) : day.span.start].strip(" \u00a0") in {",", ".", ",.", " ,", "–", "—", "-"}
    if not place or not separated or not _is_place(place):
        return None
    agency = _agency(text, day.span.end, line.end)
    closed = text[day.span.end : day.span.end + 3].lstrip(" \u00a0")[:1]
    if not (agency or closed in {".", "-", "–", "—", ":", "\n", ""} or text[day.span.end - 1] == "."):
        return None
    end = max(day.span.end, agency.end if agency else 0)
    return Dateline(Span(start, start + len(place)), day, agency, Span(start, end))


def _without_day(text: str, line: Line, match: re.Match[str]) -> Dateline | None:
    """A place in capitals, then a dash, a stop, or an agency in brackets."""
    capitals = re.match(r"[^\W\d_]{3,}(?:[ -][^\W\d_]{3,}){0,2}", match.group())
    if not capitals or not capitals.group().isupper():
        return None
    start, end = line.start, line.start + capitals.end()
    mark = text[end : end + 3].strip(" \u00a0")[:1]
    agency = _bracketed(text, end, line.end)
    if not agency and (mark not in {".", "–", "—"} or line.end - end < 30):
        return None
    return Dateline(Span(start, end), None, agency, Span(start, agency.end if agency else end))


def _is_place(words: str) -> bool:
    """Capitalised words, one to four, with at most a country after a comma."""
    parts = [part for part in re.split(r"[ \u00a0,-]+", words.strip()) if part]
    if not 1 <= len(parts) <= 6 or len(words) > 45 or words.count(",") > 1:
        return False
    return all(part[0].isupper() or len(part) <= 3 for part in parts) and parts[0][0].isupper()


def _agency(text: str, start: int, end: int) -> Span | None:
    found = _bracketed(text, start, end)
    if found:
        return found
    match = _DASHED.match(text, start, end)
    if match and all(word[0].isupper() for word in match[1].replace("-", " ").split()):
        return Span(*match.span(1))
    match = _CAPITALS.match(text, start, end)
    return Span(*match.span(1)) if match and match[1].isupper() else None


def _bracketed(text: str, start: int, end: int) -> Span | None:
    match = _BRACKETED.match(text, start, end)
    return Span(*match.span(1)) if match and any(c.isupper() for c in match[1]) else None
