"""Interval arithmetic: whatever the true numbers within the operands are, the result holds what they give."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isinf


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of real numbers; an open side is infinite."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"interval {self.low}..{self.high} is empty")

    @classmethod
    def point(cls, number: float) -> Interval:
        return cls(number, number)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        products = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; the whole line where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def __and__(self, other: Interval) -> Interval | None:
        """What both hold, None where they are apart."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def __contains__(self, number: float) -> bool:
        return self.low <= number <= self.high

    def within(self, other: Interval) -> bool:
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def widened(self, by: float) -> Interval:
        """With both ends moved out by an absolute amount."""
        return Interval(self.low - by, self.high + by)

    def scaled(self, factor: float) -> Interval:
        return self * Interval.point(factor)

    @property
    def middle(self) -> float:
        """The middle, or the end that is known."""
        if isinf(self.low) or isinf(self.high):
            return self.high if isinf(self.low) else self.low
        return (self.low + self.high) / 2

    @property
    def open_ends(self) -> tuple[float | None, float | None]:
        """Both ends, None for an open one."""
        return None if isinf(self.low) else self.low, None if isinf(self.high) else self.high

    @property
    def bounded(self) -> bool:
        return not isinf(self.low) and not isinf(self.high)


EVERYTHING = Interval(-inf, inf)


def hull(*intervals: Interval) -> Interval:
    """The smallest interval that holds all."""
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals))


def _times(a: float, b: float) -> float:
    """Zero times anything is zero, at infinity too: the infinite end stands for finite numbers of any size."""
    return 0.0 if a == 0 or b == 0 else a * b


def _inverse(number: float) -> float:
    return 0.0 if isinf(number) else 1 / number
