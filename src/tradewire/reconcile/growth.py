"""Growth as a factor, and back."""

from tradewire.reconcile.facts import Amount
from tradewire.reconcile.interval import Interval

_ONE = Interval.point(1)


def factor(change: Interval) -> Interval:
    """A change in percent as a factor: 65 is 1.65; never below zero."""
    exact = change.scaled(0.01) + _ONE
    return Interval(max(0.0, exact.low), max(0.0, exact.high))


def factors(amount: Amount) -> tuple[Interval, Interval] | None:
    """The factor as printed and with its tolerance; None where the amount is no change in percent."""
    if amount.unit != "%":
        return None
    return factor(amount.stated), factor(amount.widened)
