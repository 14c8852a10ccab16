"""Days, weeks, months and years."""

from calendar import isleap
from datetime import date, timedelta
from typing import Final

from tradewire.record import Period

FIRST_YEAR, LAST_YEAR = 1900, 2150
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY: Final = 2


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none such."""
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return date(year, month, day) if 1 <= day <= month_length(year, month) else None


def month_length(year: int, month: int) -> int:
    return _LENGTHS[month - 1] + (month == _FEBRUARY and isleap(year))


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The month `count` months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def months_from(year: int, month: int, count: int) -> Period:
    """`count` whole months from the first day of `month`."""
    last_year, last_month = add_months(year, month, count - 1)
    return Period(date(year, month, 1), date(last_year, last_month, month_length(last_year, last_month)))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def shift_years(day: date, years: int) -> date:
    """The same day of another year; the last of its month where there is none such."""
    year = day.year + years
    if day.day == month_length(day.year, day.month):
        return date(year, day.month, month_length(year, day.month))
    return date(year, day.month, day.day)


def shift_period(period: Period, years: int) -> Period:
    return Period(
        shift_years(period.start, years) if period.start else None,
        shift_years(period.end, years) if period.end else None,
    )


# Months that one unit covers.
SPAN_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def units(day: date, unit: str, first: int, last: int) -> Period:
    """Whole units around a day: `first` to `last`, counted from the one that holds it."""
    if unit == "day":
        return Period(day + timedelta(days=first), day + timedelta(days=last))
    if unit == "week":
        monday = monday_of(day)
        return Period(monday + timedelta(weeks=first), monday + timedelta(weeks=last, days=6))
    size = SPAN_MONTHS[unit]
    begin = (day.month - 1) // size * size + 1
    year, month = add_months(day.year, begin, first * size)
    return months_from(year, month, (last - first + 1) * size)
