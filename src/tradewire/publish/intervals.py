"""How much a value tells."""

from tradewire.record import Value


def exactness(value: Value | None) -> int:
    """3 for one number, 2 for about a number or a range, 1 for a bound, 0 for nothing."""
    if value is None or (value.low is None and value.high is None):
        return 0
    if value.low is None or value.high is None:
        return 1
    return 3 if value.low == value.high and not value.approximate else 2
