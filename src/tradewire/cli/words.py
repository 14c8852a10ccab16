"""Claims in a few words: what, who, how much, when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from tradewire.record import Claim, Entity, Figure, Period, Value

_SCALES: Final = ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"))
_UNITS: Final = {"1": "", "%": "%", "ratio": "×", "a": " years", "pp": " pp"}
_MEASURES: Final = {"level": "", "change": " change", "rank": " rank", "share": " share", "extremum": " record"}
# Who stands on the left and on the right of the arrow, and which way goods or papers go.
_SIDES: Final = (("reporter", "partner"), ("supplier", "recipient"))
_ARROWS: Final = {"exports": "→", "imports": "←"}
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def what(claim: Claim) -> str:
    """ "turnover change", "supply: bus", "assembly: tractor"."""
    goods = ", ".join(product.label for product in claim.product)
    if isinstance(claim, Figure):
        name = claim.label if claim.indicator == "other" and claim.label else claim.indicator
        return f"{name}{_MEASURES[claim.measure]}" + (f": {goods}" if goods else "")
    name = str(getattr(claim, "kind", claim.type)).replace("_", " ")
    about = goods or claim.label
    return f"{name}: {about}" if about else name


def who(claim: Claim) -> str:
    """ "Belarus → Udmurtia" where goods flow, else the names with commas; a place that is no party in brackets."""
    for left, right in _SIDES:
        if claim.parties.get(left) or claim.parties.get(right):
            arrow = "→" if left == "supplier" else _ARROWS.get(getattr(claim, "indicator", ""), "–")
            sides = _names(claim.parties.get(left, ())), _names(claim.parties.get(right, ()))
            parties = f" {arrow} ".join(side or "?" for side in sides) if sides[1] or not sides[0] else sides[0]
            break
    else:
        parties = _names(entity for role in claim.parties.values() for entity in role)
    place = claim.place.name if claim.place else ""
    return f"{parties} ({place})".strip() if place and place not in parties else parties


def how_much(value: Value | None) -> str:
    """ "315–320 mn USD", "≥ 65%", "≈ 3,000", "2nd" as "#2"; empty for no value."""
    if value is None:
        return ""
    low, high = value.low, value.high
    if low is None and high is None:
        return ""
    scale, name = _scale(value)
    numbers = [number / scale for number in (low, high) if number is not None]
    text = "–".join(_number(number) for number in dict.fromkeys(numbers))
    if value.unit == "rank":
        text = f"#{text}"
    else:
        text += name + _UNITS.get(value.unit, f" {value.unit}")
    bound = "≥ " if high is None else "≤ " if low is None else ""
    return ("≈ " if value.approximate else "") + bound + text


def when(period: Period | None) -> str:
    """ "2025", "Jan–Nov 2024", "to 2030", "12 May 2025"; empty for no period."""
    if period is None or (period.start is None and period.end is None):
        return ""
    if period.start is None or period.end is None:
        return f"to {_end(period.end)}" if period.end else f"from {_start(period.start)}"
    start, end = period.start, period.end
    if start == end:
        return _day(start)
    if start.day == 1 and _is_month_end(end):
        return _months(start, end)
    return f"{_day(start)} – {_day(end)}"


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(entity.name for entity in entities)


def _scale(value: Value) -> tuple[float, str]:
    """The largest scale word that the value fits, so that few digits are needed."""
    largest = max(abs(number) for number in (value.low, value.high) if number is not None)
    return next(((size, f" {name}") for size, name in _SCALES if largest >= size), (1.0, ""))


def _number(number: float) -> str:
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def _months(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{_month(start)} – {_month(end)}"
    if start.month == end.month:
        return _month(start)
    return f"{_MONTHS[start.month - 1]}–{_month(end)}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _start(day: date | None) -> str:
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == (1, 1) else _day(day)


def _end(day: date) -> str:
    return str(day.year) if (day.month, day.day) == (12, 31) else _day(day)


def _is_month_end(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1
