"""Intervals hold what they must; printed numbers have the tolerance of their last digit."""

from math import inf, isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import ledger_make as make
from tradewire.reconcile.growth import factor
from tradewire.reconcile.interval import EVERYTHING, Interval, hull
from tradewire.reconcile.printed import last_digit, widened

NUMBERS = st.floats(-1e12, 1e12, allow_subnormal=False)
SHARES = st.floats(0, 1)


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, float]:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    member = min(high, max(low, low + (high - low) * draw(SHARES)))
    open_low, open_high = draw(st.booleans()), draw(st.booleans())
    return Interval(-inf if open_low else low, inf if open_high else high), member


PAIRS = intervals_with_member()


@given(PAIRS, PAIRS)
def test_sum_difference_and_product_hold_the_members(a: tuple[Interval, float], b: tuple[Interval, float]) -> None:
    (first, x), (second, y) = a, b
    assert x + y in first + second
    assert x - y in first - second
    assert x * y in first * second
    assert -x in -first


@given(PAIRS, PAIRS)
def test_quotient_holds_the_members(a: tuple[Interval, float], b: tuple[Interval, float]) -> None:
    (first, x), (second, y) = a, b
    assume(abs(y) > 1e-9)
    quotient = first / second
    # 1/y is rounded before it is multiplied.
    slack = abs(x / y) * 1e-15
    assert quotient.widened(slack).low <= x / y <= quotient.widened(slack).high


@given(PAIRS, PAIRS)
def test_common_part_and_hull(a: tuple[Interval, float], b: tuple[Interval, float]) -> None:
    (first, x), (second, y) = a, b
    common = first & second
    assert (common is not None) == first.meets(second)
    assert x in hull(first, second)
    assert y in hull(first, second)
    if common is not None:
        assert common.within(first)
        assert common.within(second)


@given(PAIRS)
def test_a_divisor_around_zero_tells_nothing(a: tuple[Interval, float]) -> None:
    assert a[0] / Interval(-1, 1) == EVERYTHING


@given(st.floats(-99, 500), st.floats(1, 1e9))
def test_growth_and_its_inverse_meet(percent: float, base: float) -> None:
    grown = Interval.point(base) * factor(Interval.point(percent))
    assert isclose((grown / factor(Interval.point(percent))).middle, base, rel_tol=1e-9)


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(2, 1)


@pytest.mark.parametrize(
    ("number", "words", "worth"),
    [
        (120e6, "the turnover is $120 million", 1e6),
        (538.4e6, "538,4 млн долларов", 1e5),
        (3000, "около 3 тыс. единиц", 1000),
        (3000, "3,000 lifts", 1),
        (3000, "3 000 лифтов", 1),
        (65, "вырос на 65 %", 1),
        (0.9, "100.9% of the same period", 0.1),
        (18.2, "темп роста 118,2%", 0.1),
        (5e8, "half a billion", 1e8),
        (1.5e9, "полтора миллиарда", 1e8),
        (14.3, "14.3% more than in 2021", 0.1),
    ],
)
def test_last_printed_digit(number: float, words: str, worth: float) -> None:
    assert isclose(last_digit(number, words), worth)


@pytest.mark.parametrize(
    ("value", "quote", "low", "high"),
    [
        ("120e6 USD", "$120 million", 119.5e6, 120.5e6),
        ("315e6..320e6 USD", "$ 315 - 320 million", 314.5e6, 320.5e6),
        ("65.. %", "more than 65%", 64.5, inf),
        ("..40 1", "up to 40", -inf, 40.5),
        ("~3000 1", "about 3 thousand", 2500, 3500),
        ("~270e6 USD", "close to $270 million", 256.5e6, 283.5e6),
        ("3 rank", "third", 3, 3),
        ("-6..-5 %", "minus 5-6 percent", -6.5, -4.5),
    ],
)
def test_tolerance_of_a_value(value: str, quote: str, low: float, high: float) -> None:
    interval = widened(make.figure(value=value, quote=quote))
    assert interval is not None
    assert isclose(interval.low, low)
    assert isclose(interval.high, high)
