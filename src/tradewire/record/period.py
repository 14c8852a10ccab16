"""When: an interval of days."""

from datetime import date, timedelta

from tradewire.errors import ContractError
from tradewire.record.frozen import Frozen


class Period(Frozen, frozen=True):
    """An interval of days, both ends inclusive; an open side is None."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ContractError(f"period {self.start}..{self.end} has its ends reversed")

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> "Period":
        """From the first day of month `first` to the last day of month `last` of one year."""
        after = date(year + last // 12, last % 12 + 1, 1)
        return cls(date(year, first, 1), after - timedelta(days=1))

    @classmethod
    def day(cls, day: date) -> "Period":
        return cls(day, day)
