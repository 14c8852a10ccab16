"""How many dates and periods of public sets are read right: `python scripts/quality_time.py [DATASETS] [--failures]`.

A row counts when it is an absolute or an offset expression of a day or more. What is left out, and why, stands in
`LEFT_OUT`; every other row counts, read or not. Where a set's convention differs from the claim contract, more than
one period is allowed, see `_duckling_periods` and `_recognized`.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from tradewire.languages import Pack, load
from tradewire.record import Period
from tradewire.understand.mentions import PeriodMention
from tradewire.understand.sentences import sentences
from tradewire.understand.time import PeriodFinder
from tradewire.understand.tokens import Tokenizer

DATASETS: Final = Path(__file__).resolve().parents[2] / "shared" / "datasets"

_NO_REF: Final = "2016-11-07"  # the day of most rows; those without one need none
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
    r"|january|february|march|april|august|september|october|november|december"
    r"|январ\w*|феврал\w*|март\w*|апрел\w*|ма[йя]|июн\w*|июл\w*|август\w*|сентябр\w*|октябр\w*|ноябр\w*|декабр\w*|янв|фев|мар|апр|авг|сен|окт|ноя|дек)\.?"
)
_WEEKDAY: Final = (
    r"(?:mon|tues?|wed|thur?s?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)s?\.?"
)
_COUNT: Final = r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|\dth|two|three|four|\d)"

# Reason → the whole expression, in lower case. The first that fits is the reason.
_NUMERIC: Final = r"\d{1,2}[./-]\d{1,2}"
_ORDINAL_WORD: Final = (
    r"(?:twent|thirt)(?:y|ieth)?[ -]?\w*(?:st|nd|rd|th)|\w+th|first|second|third|\d{1,2}(?:th|st|nd|rd)"
)

# Reason → the whole expression in lower case, one pattern a line. The first that fits is the reason.
_REASONS: Final[dict[str, tuple[str, ...]]] = {
    "bare months and weekdays, also with this, next, last: sets mean the next one, news the one before": (
        rf"(?:(?:on|in|for|the|this|that one|that|next|last|past|previous|following|coming|upcoming|around|since|after"
        rf"|before|until|from|between|в|во|до|с|прошл\w+|следующ\w+|след|current) ?)*"
        rf"(?:{_MONTH}|{_WEEKDAY})(?: ?(?:-|–|to|and|until|till|through) ?(?:{_MONTH}|{_WEEKDAY}))?",
    ),
    "the n-th or a counted weekday, day or week, week numbers: not in trade news": (
        rf"(?:the )?{_COUNT} (?:last |upcoming |past )?(?:{_WEEKDAY}|days?|weeks?)"
        r" (?:of|in|after|from|ago|back|before)\b.*",
        rf"{_COUNT} {_WEEKDAY}.*|{_WEEKDAY} (?:from|after).*|.*\b(?:from (?:last|next) week)\b.*",
        r".*\b(?:after next|weekends?|business days?|work(?:ing )?week|closest)\b.*|week\W*\d.*|.*\bweek\b.*\bof\b.*",
        r"(?:the )?(?:w/c|week (?:of|\d+|after|beginning|starting|commencing)).*",
    ),
    "parts of years, months and weeks: no agreed bounds": (
        r".*\b(?:eom|bom|eoy|boy|end of|beginning of|start of|early|late|mid|middle of|later|earlier|the end)\b.*",
        r"до конца дня|(?:all|(?:the )?(?:rest|remaining) of the) week",
    ),
    "sums of a date and a duration, or of durations: for 10 days from 18 December": (
        r".*\bfor (?:\d+|\w+) days\b.*|\w+ \w+(?: starting)?,? from .*|in \w+ \w+ since .*",
        r".*\b\d+ \w+ and \d+ \w+\b.*|.* in (?:a|1|one) year",
    ),
    "numbers without a month's name or a year: 7/6, 15.02, 10.12. are read as fractions and decimals": (
        rf"(?:\D* )?{_NUMERIC}\.?|(?:с )?\d{{1,2}}\.? ?[-/] ?{_NUMERIC}\.?(?:\d\d)*|(?:с )?\d\d\.\d\d\. .*",
        rf".*{_WEEKDAY}.* {_NUMERIC}.*|(?:from|between)? ?{_NUMERIC}(?: ?(?:-|to|and) ?|, ){_NUMERIC}.*",
        rf"(?:from (?:this|next) ){_NUMERIC}.*|from {_NUMERIC} in.*",
    ),
    "a bare ordinal or number for a day: the 15th, Thu 15th, Tuesday the eleventh": (
        rf"(?:(?:on|the|for|around|between|from|{_WEEKDAY}) ?)*(?:\d{{1,2}}|{_ORDINAL_WORD})"
        rf"(?: (?:and|to) (?:the )?(?:{_ORDINAL_WORD}))?",
    ),
    "holidays and seasons: no holidays in trade news; sets begin seasons on the 21st": (
        r".*\b(?:christmas|xmas|easter|halloween|thanksgiving|holiday|birthday|eve|new year.?s?|day of)\b.*",
        r".*\b(?:independence|labou?r day|black friday|mlk|ides|ramadan|earth day|saint patrick|juneteenth|eid)\b.*",
        r".*\b(?:freedom day|jubilee day|summer|winter|spring|fall|autumn|seasons?)\b.*|рождество.*|новый год",
        r"лет[оа]|весна|зима|осень|.*\b(?:puja|navaratri|martin luther|diwali)\b.*|vijaya.*|.*\w+(?:'s|s'?) day\b.*",
    ),
    "rolling windows in months and years, which we tell in whole calendar units, and open-ended counts": (
        r".*\b(?:within|more than|less than|at least|couple|few|several|century|centuries)\b.*",
    ),
    "American order of day and month: 10/1/2018": (r".*\b(?:0?[1-9]|1[012])[/-](?:0?[1-9]|1[012])[/-]\d{2,4}\b.*",),
    "years before 1900": (r".*\b(?:b\.?c\.?|a\.d\.)(?!\w).*|.*\b1[0-8]\d\d\b.*",),
    "years spelled out in words: not in trade news": (r".*\b(?:nineteen|seventeen|two thousand|thousand)\b.*",),
    "comparisons of a query language: year > 2012, 2016 and greater": (r".*(?:greater|[<>=]).*",),
    "words without a time of their own: the day, the same week, now, then, asap": (
        r".*\b(?:now|then|asap|as soon as possible|the day(?: before| after)?|to date|till date)\b.*",
        r"(?:the )?same .*|that (?:year|month|week|day)|at this time|(?:the )?(?:day|week|month|year)",
    ),
}
LEFT_OUT: Final = tuple((reason, re.compile("|".join(patterns))) for reason, patterns in _REASONS.items())


class Row(NamedTuple):
    """One expression: its language, text, the day it is told on, the span in the text, and the periods allowed."""

    language: str
    text: str
    told: date
    span: tuple[int, int]
    allowed: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How a set was read; `failures` are (text, allowed, read); `left_out` counts rows by the reason."""

    dataset: str
    n: int
    right: int
    failures: tuple[tuple[str, str, str], ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        return self.right / self.n if self.n else 0.0


class Reader:
    """The packs' finders, made once."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[Pack, Tokenizer, PeriodFinder]] = {}

    def read(self, row: Row) -> list[PeriodMention]:
        if row.language not in self._parts:
            pack = load(row.language)
            tokenizer = Tokenizer(pack)
            self._parts[row.language] = (pack, tokenizer, PeriodFinder(pack, tokenizer))
        pack, tokenizer, finder = self._parts[row.language]
        tokens = tokenizer.tokens(row.text)
        return finder.find(row.text, tokens, sentences(tokens, pack), row.told)


def scores(datasets: Path = DATASETS) -> list[Score]:
    """One score a set.

    Raises:
        FileNotFoundError: the sets are not there.
    """
    reader = Reader()
    values = datasets / "values_ru_en"
    recognizers = datasets / "time_en" / "recognizers_text_datetime_en.jsonl"
    return [
        _score("duckling Time, en", _duckling(values / "duckling.jsonl", "en"), reader),
        _score("duckling Time, ru", _duckling(values / "duckling.jsonl", "ru"), reader),
        _score("dateparser, ru", _dateparser(values / "dateparser_ru.jsonl"), reader),
        _score("Recognizers-Text DateTime, en", _recognizers(recognizers), reader),
    ]


def rows(datasets: Path = DATASETS) -> list[tuple[str, int, int, float, tuple[tuple[str, str, str], ...]]]:
    """(dataset, rows, right, share, failures) for the table of all measurements."""
    return [(score.dataset, score.n, score.right, score.share, score.failures) for score in scores(datasets)]


def _score(name: str, cases: Iterator[Row | str], reader: Reader) -> Score:
    failures, skipped, n = [], Counter[str](), 0
    seen: set[Row] = set()
    for case in cases:
        if isinstance(case, str):
            skipped[case] += 1
            continue
        if case in seen:
            continue  # Recognizers-Text has some sentences in several of its files
        seen.add(case)
        n += 1
        found = reader.read(case)
        if not any(m.period in case.allowed and _overlaps(m, case.span) for m in found):
            failures.append((case.text, " or ".join(map(_show, case.allowed)), _told(case, found)))
    return Score(name, n, n - len(failures), tuple(failures), tuple(skipped.most_common()))


def _overlaps(mention: PeriodMention, span: tuple[int, int]) -> bool:
    return mention.span.start < span[1] and span[0] < mention.span.end


def _show(period: Period) -> str:
    return f"{period.start}..{period.end}"


def _told(row: Row, found: list[PeriodMention]) -> str:
    return ", ".join(f"{m.span.of(row.text)!r}={_show(m.period) if m.period else None}" for m in found) or "nothing"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _left_out(expression: str) -> str:
    """Why an expression does not count; "" where it does."""
    lower = expression.lower().strip()
    return next((reason for reason, pattern in LEFT_OUT if pattern.fullmatch(lower)), "")


def _unit(start: date, grain: str) -> Period:
    """The whole unit that begins at `start`."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    if months is None:
        return Period(start, start + timedelta(days=6 if grain == "week" else 0))
    month = start.month - 1 + months
    return Period(start, date(start.year + month // 12, month % 12 + 1, 1) - timedelta(days=1))


def _other_years(period: Period) -> Iterator[Period]:
    """The same days a year earlier and later: a date without a year may be the last or the next."""
    for years in (-1, 1):
        days = [day.replace(year=day.year + years) if (day.month, day.day) != (2, 29) else None for day in (period.start, period.end) if day]  # fmt: skip  # noqa: E501
        if len(days) == 2 and all(days):
            yield Period(*days)


def _duckling(path: Path, language: str) -> Iterator[Row | str]:
    for record in _lines(path):
        if record["dim"] != "Time" or record["lang"] != language:
            continue
        text, expected = record["text"], record["expected"]
        if expected["grain"] in ("hour", "minute", "second"):
            yield "times of day"
        elif "holiday" in expected:
            yield "holidays"
        elif text.startswith("upcoming") or " upcoming " in text:
            yield "upcoming two weeks: the set gives the last of them alone"
        else:
            told = date.fromisoformat((record["ref"] or _NO_REF)[:10])
            allowed = tuple(_duckling_periods(text, expected, told)) if not _left_out(text) else ()
            yield _left_out(text) or Row(language, text, told, (0, len(text)), allowed)


def _duckling_periods(text: str, expected: dict[str, Any], told: date) -> Iterator[Period]:
    """What the set expects, with both ends inclusive, and what our contract tells of the same words."""
    start, kind, grain = date.fromisoformat(expected["start"][:10]), expected["kind"], expected["grain"]
    unit = _unit(start, grain)
    if kind == "interval":
        unit = Period(start, date.fromisoformat(expected["end_exclusive"][:10]) - timedelta(days=1))
    if kind == "open_after":
        yield from (Period(start, None), Period(unit.end + timedelta(days=1) if unit.end else None, None))
    elif kind == "open_before":
        yield from (Period(None, start - timedelta(days=1)), Period(None, unit.end))
    else:
        yield unit
        if re.search(rf"\b(?:{_MONTH}|quarter|qtr|квартал\w*)", text.lower()) and not re.search(r"\d{4}", text):
            yield from _other_years(unit)
        yield from _calendar_units(text, start, told)


def _calendar_units(text: str, start: date, told: date) -> Iterator[Period]:
    """The present year is open; months and years ago or ahead are told as whole months and years."""
    if start == date(told.year, 1, 1):
        yield Period(start, None)
    if re.search(r"month|месяц", text):
        yield _unit(start.replace(day=1), "month")
    if re.search(r"year|год|лет", text):
        year = _unit(date(start.year, 1, 1), "year")
        yield from (year, Period(None, year.end))  # "in five years" is told as a deadline
    if text.startswith("к "):
        yield Period(None, start)


def _dateparser(path: Path) -> Iterator[Row | str]:
    for record in _lines(path):
        text, expected = record["text"], record["expected"]
        if record["kind"] == "absolute":
            day = Period.day(date(*expected["ymdhms"][:3]))
            yield Row("ru", text, date.fromisoformat(record["ref"][:10]), (0, len(text)), (day,))
        elif set(expected["ago"]) != {"days"}:
            yield "sums of units, and durations without a word that makes them a time"
        else:
            told = date(2012, 11, 13)
            day = Period.day(told - timedelta(days=expected["ago"]["days"]))
            yield Row("ru", text, told, (0, len(text)), (day,))


def _recognizers(path: Path) -> Iterator[Row | str]:
    for record in _lines(path):
        for expected in record["expected"]:
            values = (expected.get("resolution") or {}).get("values", [])
            yield _recognizers_reason(expected, values) or _recognizers_row(record, expected, values)


def _recognizers_reason(expected: dict[str, Any], values: list[dict[str, Any]]) -> str:
    if (expected["type"] or "").removeprefix("datetimeV2.") not in ("date", "daterange"):
        return "times of day, durations, sets, time zones"
    if any(value.get("value") == "not resolved" or value.get("Mod") == "ref_undef" for value in values) or not values:
        return "not resolved by the set"
    if any(value.get("Mod") in ("approx", "mid", "start", "end", "since-end", "after-mid", "before-start", "before-end", "after-start") for value in values):  # fmt: skip  # noqa: E501
        return "parts of years, months and weeks: no agreed bounds"
    if any(_rolls(value) for value in values):
        return "rolling windows in months and years, which we tell in whole calendar units, and open-ended counts"
    return _left_out(expected["surface"] or "")


def _rolls(value: dict[str, Any]) -> bool:
    """A range of whole months or years that begins or ends in the midst of one."""
    found = re.fullmatch(r"\((\S+?),(\S+?),P\d+[YMW]\)", value.get("timex", ""))
    return bool(found) and not str(value.get("start", "")).endswith("-01") and not str(value.get("end", "")).endswith("-01")  # fmt: skip  # noqa: E501


def _recognizers_row(record: dict[str, Any], expected: dict[str, Any], values: list[dict[str, Any]]) -> Row:
    text, surface = record["text"], expected["surface"] or ""
    start = expected["start"] if expected.get("start") is not None else 0
    end = expected["end"] if expected.get("end") is not None else len(text)
    told = date.fromisoformat((record["ref"] or _NO_REF)[:10])
    allowed = tuple(period for value in values for period in _recognized(value, surface, told))
    return Row("en", text, told, (start, end), allowed)


def _recognized(value: dict[str, Any], surface: str, told: date) -> Iterator[Period]:
    """What the set expects, with both ends inclusive.

    Its ranges end where the last unit begins ("from 2014 to 2018" on 2018-01-01); ours hold that unit.
    """
    if value["type"] == "date":
        day = date.fromisoformat(value["value"])
        yield Period.day(day)
        yield from _calendar_units(surface.lower(), day, date.min)
        return
    start = date.fromisoformat(value["start"][:10]) if "start" in value else None
    end = date.fromisoformat(value["end"][:10]) if "end" in value else None
    if end is None or start is None:
        yield from _half_open(start, end)
        return
    yield Period(start, end - timedelta(days=1))
    if value.get("timex", "").startswith("("):
        yield Period(start, end)
        yield from (Period(start, _unit(end, grain).end) for grain in _grains(surface) if end.day == 1)
    if start == date(told.year, 1, 1):
        yield Period(start, None)


def _grains(surface: str) -> tuple[str, ...]:
    return ("quarter",) if re.search(r"\bq\d|quarter", surface) else ("month", "year")


def _half_open(start: date | None, end: date | None) -> Iterator[Period]:
    yield Period(start, end)
    if start is not None:
        yield Period(start + timedelta(days=1), None)  # "after" a day, which the set counts in
    if end is not None:
        yield Period(None, end - timedelta(days=1))
        yield from (Period(None, _unit(end, grain).end) for grain in ("month", "year") if end.day == 1)


def main(arguments: list[str]) -> None:
    """Print the table, and the failures where asked."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    for score in scores(folders[0] if folders else DATASETS):
        print(f"{score.dataset:32} {score.right:4} of {score.n:4} {score.share:7.1%}")
        for reason, count in score.left_out:
            print(f"    left out {count:4}: {reason}")
        for text, allowed, found in score.failures if "--failures" in arguments else ():
            print(f"    {text!r}: {allowed}; read {found}")


if __name__ == "__main__":
    main(sys.argv[1:])
