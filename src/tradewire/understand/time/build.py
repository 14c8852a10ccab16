"""From what a pattern caught to what it says: one small function for each thing that a pattern can make."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import structs

from tradewire.understand.time.calendar import make_day, month_length
from tradewire.understand.time.caught import LEAP, Caught, full_year, month_span
from tradewire.understand.time.grammar import Match
from tradewire.understand.time.shapes import (
    DayOfMonth,
    Earlier,
    InYear,
    Later,
    Same,
    Shape,
    ToDate,
    Units,
    Vague,
    Weekday,
    YearRef,
    Years,
    YearsTo,
)

Maker = Callable[[Caught], Shape | None]


def make(match: Match, order: str) -> Shape | None:
    """What a match says; None where its numbers make no date."""
    return _MAKERS[match.make](Caught.of(match, order))


def _in_months(first: int, last: int, year: YearRef, kind: str) -> InYear | None:
    if not 1 <= first <= last <= 12:
        return None
    begin, end = month_span(first, last)
    return InYear(begin, end, year, kind)  # type: ignore[arg-type]  # kinds are those of PeriodKind


def _day(caught: Caught) -> Shape | None:
    month, days, year = caught.need("month"), caught.all("day", "ord", "n"), caught.year()
    short = caught.one("yy")
    if year.is_open and short is not None:
        if short <= 31 and not caught.has("yw"):
            return None  # "5 мая 20 компаний"
        year = YearRef(year=full_year(short))
    if not days or make_day(LEAP, month, days[0]) is None:
        return None
    return InYear((month, days[0]), (month, days[0]), year, "day", weekday=caught.one("weekday"))


def _day_range(caught: Caught) -> Shape | None:
    months, days = caught.all("month"), caught.all("day", "ord")
    if len(days) < 2 or any(make_day(LEAP, month, day) is None for month, day in zip(months, days, strict=False)):
        return None
    first, last = (months[0], days[0]), (months[-1], days[1])
    if make_day(LEAP, *last) is None or make_day(LEAP, *first) is None:
        return None
    years = caught.all("year")
    if len(years) < 2 and first > last:
        return None
    return InYear(first, last, caught.year(), "days", last_year=caught.year(1) if len(years) > 1 else None)


def _month(caught: Caught) -> Shape | None:
    return _in_months(caught.need("month"), caught.need("month"), caught.year(), "month")


def _shift_month(caught: Caught) -> Shape | None:
    month = caught.need("month")
    begin, end = month_span(month, month)
    return InYear(begin, end, YearRef(), "month")


def _months(caught: Caught) -> Shape | None:
    first, last = caught.all("month")[:2]
    year, years = caught.year(), caught.all("year")
    if len(years) < 2 and first <= last:
        return _in_months(first, last, year, "months")
    if not years:
        return None
    begin = YearRef(year=years[0] if len(years) > 1 else years[0] - 1)
    return InYear((first, 1), (last, month_length(LEAP, last)), begin, "months", last_year=YearRef(year=years[-1]))


def _first_months(caught: Caught) -> Shape | None:
    count = caught.need("n")
    return _in_months(1, count, caught.year(), "months") if count <= 12 else None


def _nth_month(caught: Caught) -> Shape | None:
    number = caught.need("ord", "day")
    return _in_months(number, number, caught.year(), "month")


def _last_months(caught: Caught) -> Shape | None:
    return _in_months(13 - caught.need("n"), 12, caught.year(), "months")


def _quarter(caught: Caught) -> Shape | None:
    number = caught.need("ord", "roman", "n", "day")
    return _in_months(3 * number - 2, 3 * number, caught.year(), "quarter") if 1 <= number <= 4 else None


def _quarter_of_year(caught: Caught) -> Shape | None:
    short, number = caught.one("yy"), caught.all("n")[-1]
    year = YearRef(year=full_year(short)) if short is not None and not caught.all("year") else caught.year()
    return _in_months(3 * number - 2, 3 * number, year, "quarter") if 1 <= number <= 4 else None


def _first_quarters(caught: Caught) -> Shape | None:
    number = caught.need("n")
    return _in_months(1, 3 * number, caught.year(), "months") if 1 <= number <= 4 else None


def _half(caught: Caught) -> Shape | None:
    number = caught.one("ord", "roman", "n")
    number = 1 if number is None else number
    return _in_months(6 * number - 5, 6 * number, caught.year(), "half") if 1 <= number <= 2 else None


def _half_year(caught: Caught) -> Shape | None:
    return _in_months(1, 6, caught.year() if caught.all("year", "shift") else YearRef(), "half")


def _year(caught: Caught) -> Shape | None:
    year = caught.year()
    if year.shift == 0:
        return ToDate(year)
    begin, end = month_span(1, 12)
    return InYear(begin, end, year, "year")


def _previous_year(_: Caught) -> Shape | None:
    begin, end = month_span(1, 12)
    return InYear(begin, end, YearRef(shift=-1, after_named=True), "year")


def _years(caught: Caught) -> Shape | None:
    years, short = caught.all("year"), caught.one("yy")
    last = years[1] if len(years) > 1 else years[0] // 100 * 100 + (short or 0)
    return Years(years[0], last) if years[0] < last <= years[0] + 60 else None


def _decade(caught: Caught) -> Shape | None:
    year = caught.one("year")
    first = year if year is not None else full_year(caught.need("yy"))
    return Years(first, first + 9) if first % 10 == 0 else None


def _season(caught: Caught) -> Shape | None:
    month, year = caught.need("season"), caught.year()
    if month == 12:
        return None if year.year is None else InYear((12, 1), (2, 29), year, "season", YearRef(year=year.year + 1))
    begin, end = month_span(month, month + 2)
    return InYear(begin, end, year, "season")


_KINDS: Final = {
    "day": "days",
    "week": "week",
    "month": "months",
    "quarter": "quarter",
    "half": "half",
    "year": "years",
}


def _unit(caught: Caught) -> Shape | None:
    unit, shift = caught.unit(), caught.need("shift")
    return Units(unit, shift, shift, "day" if unit == "day" else unit)  # type: ignore[arg-type]


def _unit_spans(caught: Caught) -> Shape | None:
    unit, count = caught.unit(), caught.one("n")
    if count is None or count > 100:
        return Vague()
    first, last = (-count, -1) if caught.need("span") < 0 else (1, count)
    return Units(unit, first, last, _KINDS[unit])  # type: ignore[arg-type]


def _unit_past(caught: Caught) -> Shape | None:
    """ "За квартал": the last one that is over."""
    unit = caught.unit()
    return Units(unit, -1, -1, unit)  # type: ignore[arg-type]


def _past_unit(_: Caught) -> Shape | None:
    return Units("year", -1, -1, "year")


def _relative_day(caught: Caught) -> Shape | None:
    return _days_off(caught.need("dayshift"))


def _days_off(count: int) -> Shape:
    return Units("day", count, count, "day")


def _off(sign: int) -> Maker:
    def maker(caught: Caught) -> Shape | None:
        unit, count = caught.unit(), caught.one("n")
        count = sign * (1 if count is None else count)
        if unit == "week":
            return _days_off(7 * count)
        return Units(unit, count, count, unit)  # type: ignore[arg-type]

    return maker


def _later(caught: Caught) -> Shape | None:
    return Later(caught.one("n") or 1)


def _over_years(caught: Caught) -> Shape | None:
    return YearsTo(caught.need("n"))


def _weekday(caught: Caught) -> Shape | None:
    return Weekday(caught.need("weekday"))


def _week_day(caught: Caught) -> Shape | None:
    week = caught.need("shift")
    return Weekday(caught.need("weekday"), week=week) if caught.all("weeks") else Weekday(caught.need("weekday"), shift=week)  # fmt: skip  # noqa: E501


def _to_date(caught: Caught) -> Shape | None:
    year = caught.year()
    return ToDate(YearRef(shift=0) if year.is_open else year)


def _this_year(_: Caught) -> Shape | None:
    return ToDate(YearRef(shift=0))


def _this_month(_: Caught) -> Shape | None:
    return Units("month", 0, 0, "month")


def _same(caught: Caught) -> Shape | None:
    return Same(None, _length(caught))


def _same_year(caught: Caught) -> Shape | None:
    year = caught.year()
    return Same(YearRef(shift=-1) if year.is_open else year, _length(caught))


def _length(caught: Caught) -> int | None:
    count = caught.one("n")
    size = next((size for slot, size in (("months", 1), ("quarters", 3), ("halves", 6)) if caught.has(slot)), None)
    return count * size if count is not None and size is not None else None


def _ymd(caught: Caught) -> Shape | None:
    return _date(caught.need("year"), caught.need("mon"), caught.all("day")[-1])


def _date(year: int, month: int, day: int) -> InYear | None:
    return InYear((month, day), (month, day), YearRef(year=year), "day") if make_day(year, month, day) else None


def _numeric(caught: Caught) -> Shape | None:
    first, second = caught.all("day")[:2]
    year = caught.one("year")
    if year is None:
        year = full_year(caught.need("yy"))
    day, month = (second, first) if second > 12 or (caught.order == "mdy" and first <= 12) else (first, second)
    date = _date(year, month, day)
    return date and structs.replace(date, either=day <= 12)


def _year_month(caught: Caught) -> Shape | None:
    return _in_months(caught.need("mon"), caught.need("mon"), caught.year(), "month")


def _latin_day(caught: Caught) -> Shape | None:
    return _date(caught.need("year"), caught.need("latin_month"), caught.need("day"))


def _day_of_month(caught: Caught) -> Shape | None:
    return DayOfMonth(caught.need("day", "ord", "n"), caught.need("shift"))


_MAKERS: Final[Mapping[str, Maker]] = {
    "day": _day,
    "days": _day_range,
    "month": _month,
    "bare_month": _month,
    "shift_month": _shift_month,
    "months": _months,
    "first_months": _first_months,
    "past_months_compared": _first_months,
    "nth_month": _nth_month,
    "last_months": _last_months,
    "quarter": _quarter,
    "q": _quarter,
    "q_year": _quarter_of_year,
    "h_year": _half,
    "first_quarters": _first_quarters,
    "half": _half,
    "half_year": _half_year,
    "year": _year,
    "bare_year": _year,
    "previous_year": _previous_year,
    "years": _years,
    "decade": _decade,
    "decade_word": lambda caught: Years(caught.need("decade"), caught.need("decade") + 9),
    "named": _day,
    "season": _season,
    "season_alone": _season,
    "last_quarter": lambda caught: _in_months(10, 12, caught.year(), "quarter"),
    "year_end": _this_year,
    "unit": _unit,
    "units": _unit_spans,
    "past_unit": _past_unit,
    "unit_past": _unit_past,
    "relative_day": _relative_day,
    "day_shift_2": lambda _: _days_off(2),
    "day_shift_minus_2": lambda _: _days_off(-2),
    "ago": _off(-1),
    "ahead": _off(1),
    "ahead_in": _off(1),
    "later": _later,
    "over_years": _over_years,
    "weekday": _weekday,
    "week_day": _week_day,
    "month_day": _day_of_month,
    "latin_day": _latin_day,
    "h": _half,
    "year_ago": lambda _: Units("year", -1, -1, "year"),
    "year_on": lambda _: Units("year", 1, 1, "year"),
    "to_date": _to_date,
    "the_year": _this_year,
    "of_year": _this_year,
    "of_month": _this_month,
    "same": _same,
    "same_year": _same_year,
    "earlier": lambda _: Earlier(),
    "vague": lambda _: Vague(),
    "ymd": _ymd,
    "numeric": _numeric,
    "ym": _year_month,
    "my": _year_month,
}
