"""What a time expression says, before it is told when the text was written."""

from typing import Literal

from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import PeriodKind

MonthDay = tuple[int, int]
Part = Literal["start", "middle", "end"]
Role = Literal["by", "toward", "before", "since", "after", "from", "base", "weak_base"]


class YearRef(Frozen, frozen=True):
    """Which year: by number, or counted from the present one; neither where the text leaves it open."""

    year: int | None = None
    shift: int | None = None
    # "the previous year" is the one before a year just named, where one was
    after_named: bool = False

    @property
    def is_open(self) -> bool:
        return self.year is None and self.shift is None


class InYear(Frozen, frozen=True):
    """Days `first` to `last` (month, day) of a year; `over` years later where it runs over the year's end."""

    first: MonthDay
    last: MonthDay
    year: YearRef
    kind: PeriodKind
    last_year: YearRef | None = None
    weekday: int | None = None
    either: bool = False  # "05/06/2024": day and month may be the other way round


class Years(Frozen, frozen=True):
    """Whole years, both inclusive."""

    first: int
    last: int


class Units(Frozen, frozen=True):
    """Whole units counted from the present one: last week is -1 to -1."""

    unit: str
    first: int
    last: int
    kind: PeriodKind


class Weekday(Frozen, frozen=True):
    """A day of the week; `week` counts weeks from the present one, None is the nearest."""

    day: int
    week: int | None = None
    shift: int | None = None


class DayOfMonth(Frozen, frozen=True):
    """A day of a month counted from the present one: "the 20th of next month"."""

    day: int
    shift: int


class ToDate(Frozen, frozen=True):
    """A year so far."""

    year: YearRef


class Same(Frozen, frozen=True):
    """The period told of before, in the same or in another year; `months` is its length where the words give it."""

    year: YearRef | None = None
    months: int | None = None


class Earlier(Frozen, frozen=True):
    """The period told of before, one year earlier."""

    years: int = 1


class Later(Frozen, frozen=True):
    """Years after the year told of before ("a year later")."""

    years: int


class YearsTo(Frozen, frozen=True):
    """Years up to one that the sentence names later: "over five years … to $538 million in 2008"."""

    count: int


class Between(Frozen, frozen=True):
    """From one time to another: "from Friday to 1 October 2020"."""

    first: "InYear | Units | Weekday"
    last: "InYear | Units | Weekday"


class Vague(Frozen, frozen=True):
    """A time without bounds: "in the near future"."""


Shape = InYear | Years | Units | Weekday | DayOfMonth | ToDate | Same | Earlier | Later | YearsTo | Between | Vague


class Raw(Frozen, frozen=True):
    """A time expression at tokens `first` to `last` (exclusive), with the roles that words before it give."""

    first: int
    last: int
    make: str
    shape: Shape
    role: Role | None = None
    part: Part | None = None
    future: bool = False
    compared: bool = False
