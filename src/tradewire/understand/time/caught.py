"""What a pattern caught, and small sums with it."""

from typing import Final

from tradewire.record.frozen import Frozen
from tradewire.understand.time.calendar import month_length
from tradewire.understand.time.grammar import UNITS, Match
from tradewire.understand.time.shapes import MonthDay, YearRef

LEAP: Final = 2024  # a year in which every day of a month exists


class Caught(Frozen, frozen=True):
    """The numbers of a match with their slots, in the order of the text; tens are added to what follows them."""

    numbers: tuple[tuple[str, int], ...]
    order: str = "dmy"

    @classmethod
    def of(cls, match: Match, order: str) -> "Caught":
        numbers: list[tuple[str, int]] = []
        tens = 0
        for slot, value in match.captures:
            if slot == "tens":
                tens = value
            elif slot in ("ord", "n"):
                numbers.append((slot, value + tens))
                tens = 0
            else:
                numbers.append((slot, value))
        return cls(tuple(numbers), order)

    def all(self, *slots: str) -> tuple[int, ...]:
        return tuple(value for slot, value in self.numbers if slot in slots)

    def has(self, slot: str) -> bool:
        return any(slot == other for other, _ in self.numbers)

    def one(self, *slots: str) -> int | None:
        """The first number of the slots, None where none was caught."""
        return next(iter(self.all(*slots)), None)

    def need(self, *slots: str) -> int:
        return self.all(*slots)[0]

    def year(self, which: int = 0) -> YearRef:
        """The year named, or the one counted from the present; "the year" alone is the present one."""
        years = self.all("year")
        if years:
            return YearRef(year=years[min(which, len(years) - 1)])
        shifts = self.all("shift", "yearshift")
        if shifts:
            return YearRef(shift=shifts[min(which, len(shifts) - 1)])
        return YearRef(shift=0) if self.all("yw") else YearRef()

    def unit(self) -> str:
        for slot, unit in zip(
            ("days", "weeks", "months", "quarters", "halves", "years", "yw"), (*UNITS, "year"), strict=True
        ):
            if self.has(slot):
                return unit
        return UNITS[self.need("unit")]


def month_span(first: int, last: int) -> tuple[MonthDay, MonthDay]:
    """The first day of a month and the last of another; February's last day is told when the year is known."""
    return (first, 1), (last, month_length(LEAP, last))


def full_year(short: int) -> int:
    """Two digits of a year: up to 49 of this century."""
    return 2000 + short if short < 50 else 1900 + short
