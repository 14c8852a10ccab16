"""How exact a number was printed: half a unit of its last printed digit, wider where the text says "about"."""

import re
from math import inf, isclose, log10
from typing import Final

from tradewire.reconcile.interval import Interval
from tradewire.record import Claim, Value

# What "about", "almost", "nearly" may leave out, as a share of the number.
APPROXIMATE: Final = 0.05

# Units that are exact as printed: places in a ranking and years.
_EXACT_UNITS: Final = frozenset({"rank", "a"})

_NUMERAL: Final = re.compile(r"\d+(?:[   ]\d{3})*(?:[.,]\d+)?")
_THOUSANDS: Final = re.compile(r"[.,](?=\d{3}$)")


def stated(value: Value) -> Interval:
    """The interval exactly as printed."""
    return Interval(-inf if value.low is None else value.low, inf if value.high is None else value.high)


def widened(claim: Claim) -> Interval | None:
    """The printed interval with its tolerance on both sides; None where the claim has no value."""
    if claim.value is None:
        return None
    as_printed = stated(claim.value)
    low = as_printed.low - tolerance(claim, as_printed.low)
    return Interval(low, as_printed.high + tolerance(claim, as_printed.high))


def tolerance(claim: Claim, bound: float) -> float:
    """How far the true number may be from one printed bound of the claim's value."""
    value = claim.value
    if value is None or bound in (inf, -inf) or value.unit in _EXACT_UNITS:
        return 0.0
    half = last_digit(abs(bound), claim.quote) / 2
    return max(half, abs(bound) * APPROXIMATE) if value.approximate else half


def last_digit(number: float, words: str) -> float:
    """The worth of the last printed digit of `number` in the words it was read from.

    "538.4 million" gives 100,000. A numeral counts where the number is the numeral times a power of ten, or the
    numeral less 100 (an index). Where none does ("half a billion"), the last digit that is not zero counts.
    """
    candidates = [worth for numeral in _NUMERAL.findall(words) for worth in _worths(numeral, number)]
    return min(candidates) if candidates else _significant(number)


def _worths(numeral: str, number: float) -> list[float]:
    worths = []
    for written in {numeral, _THOUSANDS.sub("", numeral)}:
        text = re.sub(r"\s", "", written).replace(",", ".")
        decimals = len(text.partition(".")[2])
        size = float(text)
        if isclose(abs(size - 100), number, rel_tol=1e-9, abs_tol=1e-9):
            worths.append(10.0**-decimals)
        if size and number and isclose(exponent := log10(number / size), round(exponent), abs_tol=1e-9):
            worths.append(10.0 ** (round(exponent) - decimals))
    return worths


def _significant(number: float) -> float:
    if number == 0:
        return 1.0
    digits = f"{number:.12e}".split("e")
    printed = digits[0].rstrip("0").rstrip(".").partition(".")[2]
    return float(10.0 ** (int(digits[1]) - len(printed)))
