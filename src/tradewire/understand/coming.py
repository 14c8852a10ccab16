"""When what is yet to come will be: "to be launched in December" is of the next one."""

from typing import Final

from msgspec import structs

from tradewire.record import Period, Status
from tradewire.understand.analysis import Analysis
from tradewire.understand.figures.when import When, until

_TO_COME: Final = frozenset({"planned", "agreed", "proposed", "possible", "forecast", "required"})
_INFERRED: Final = 2  # places that a period was read from: its own, and what its year is told against
_YEARLESS: Final = frozenset({"month", "months"})


def coming(analysis: Analysis, moment: When, status: Status) -> When:
    """A month without a year that lies behind the text's day is that of the next year where the thing is to come.

    A deadline has no beginning.
    """
    moment = until(moment) if moment.deadline else moment
    day, period = analysis.reference.day, moment.period
    if status not in _TO_COME or day is None or period is None or period.end is None or period.end >= day:
        return moment
    if moment.kind not in _YEARLESS or len(moment.evidence) < _INFERRED:
        return moment
    return structs.replace(moment, period=_year_later(period))


def _year_later(period: Period) -> Period:
    """The same months a year later; 29 February gives the day before."""
    start, end = (
        None if day is None else day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
        for day in (period.start, period.end)
    )
    return structs.replace(period, start=start, end=end)
