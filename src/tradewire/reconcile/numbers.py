"""Numbers as a working shows them."""

from math import inf

from tradewire.reconcile.interval import Interval

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_CODE_LENGTH = 3


def number(value: float) -> str:
    """`331.6 million`, `3,000`, `0.95`: four digits at most, scale words from a million on."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {word}"
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def amount(interval: Interval, unit: str = "") -> str:
    """An interval with its unit: `331.6 million..340.4 million USD`, `at least 65%`."""
    mark = unit if unit in ("%", "") else f" {unit}" if unit != "1" else ""
    if interval.low == interval.high:
        return number(interval.low) + mark
    if interval.high == inf:
        return f"at least {number(interval.low)}{mark}"
    if interval.low == -inf:
        return f"at most {number(interval.high)}{mark}"
    return f"{number(interval.low)}..{number(interval.high)}{mark}"
