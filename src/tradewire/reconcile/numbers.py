"""Numbers as a working shows them."""

from collections.abc import Iterator
from math import inf

from tradewire.reconcile.interval import Interval

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# Digits for a number that is known as it was printed.
_EXACT = 10


def number(value: float, digits: int = 4) -> str:
    """`331.6 million`, `3,000`, `0.95`: scale words from a million on."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.{digits}g} {word}"
    return f"{value:,.{digits}g}" if abs(value) < 1000 else f"{value:,.0f}"


def rounded(interval: Interval, unit: str = "") -> str:
    """As `amount`, for what was calculated: a single number has four digits."""
    if interval.low == interval.high:
        return number(interval.low) + _mark(unit)
    return amount(interval, unit)


def amount(interval: Interval, unit: str = "") -> str:
    """An interval with its unit: `331.6 million..340.4 million USD`, `at least 65%`; digits enough to tell its ends."""
    mark = _mark(unit)
    if interval.low == interval.high:
        return number(interval.low, _EXACT) + mark
    if interval.high == inf:
        return f"at least {number(interval.low)}{mark}"
    if interval.low == -inf:
        return f"at most {number(interval.high)}{mark}"
    low, high = next(pair for pair in _written(interval) if pair[0] != pair[1])
    return f"{low}..{high}{mark}"


def _mark(unit: str) -> str:
    if unit in ("%", ""):
        return unit
    return "" if unit == "1" else f" {unit}"


def _written(interval: Interval) -> Iterator[tuple[str, str]]:
    for digits in (*range(4, _EXACT), 17):
        yield number(interval.low, digits), number(interval.high, digits)
    yield str(interval.low), str(interval.high)
