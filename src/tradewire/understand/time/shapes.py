"""What a time expression says, before it is told when the text was written."""

from dataclasses import dataclass
from typing import Literal

from tradewire.understand.mentions import PeriodKind

MonthDay = tuple[int, int]
Part = Literal["start", "middle", "end"]
Role = Literal["by", "toward", "before", "since", "after", "from", "base", "weak_base"]


@dataclass(frozen=True, slots=True)
class YearRef:
    """Which year: by number, or counted from the present one; neither where the text leaves it open."""

    year: int | None = None
    shift: int | None = None
    # "the previous year" is the one before a year just named, where one was
    after_named: bool = False

    @property
    def is_open(self) -> bool:
        return self.year is None and self.shift is None


@dataclass(frozen=True, slots=True)
class InYear:
    """Days `first` to `last` (month, day) of a year; `over` years later where it runs over the year's end."""

    first: MonthDay
    last: MonthDay
    year: YearRef
    kind: PeriodKind
    last_year: YearRef | None = None
    weekday: int | None = None
    either: bool = False  # "05/06/2024": day and month may be the other way round


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years, both inclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Units:
    """Whole units counted from the present one: last week is -1 to -1."""

    unit: str
    first: int
    last: int
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; `week` counts weeks from the present one, None is the nearest."""

    day: int
    week: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month counted from the present one: "the 20th of next month"."""

    day: int
    shift: int


@dataclass(frozen=True, slots=True)
class ToDate:
    """A year so far."""

    year: YearRef


@dataclass(frozen=True, slots=True)
class Same:
    """The period told of before, in the same or in another year; `months` is its length where the words give it."""

    year: YearRef | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The period told of before, one year earlier."""

    years: int = 1


@dataclass(frozen=True, slots=True)
class Later:
    """Years after the year told of before ("a year later")."""

    years: int


@dataclass(frozen=True, slots=True)
class YearsTo:
    """Years up to one that the sentence names later: "over five years … to $538 million in 2008"."""

    count: int


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another: "from Friday to 1 October 2020"."""

    first: "InYear | Units | Weekday"
    last: "InYear | Units | Weekday"


@dataclass(frozen=True, slots=True)
class Vague:
    """A time without bounds: "in the near future"."""


Shape = InYear | Years | Units | Weekday | DayOfMonth | ToDate | Same | Earlier | Later | YearsTo | Between | Vague


@dataclass(frozen=True, slots=True)
class Raw:
    """A time expression at tokens `first` to `last` (exclusive), with the roles that words before it give."""

    first: int
    last: int
    make: str
    shape: Shape
    role: Role | None = None
    part: Part | None = None
    future: bool = False
    compared: bool = False
