"""What the words before a time make of it: a deadline, a beginning, a base."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from tradewire.record import Evidence, Period
from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import PeriodKind
from tradewire.understand.time.shapes import Raw


class Now(Frozen, frozen=True):
    """When the text was written, as far as it is known: a day, or a year alone."""

    day: date | None = None
    year: int | None = None
    evidence: Evidence = ()


class Found(Frozen, frozen=True):
    """What an expression was resolved to."""

    period: Period | None
    kind: PeriodKind
    evidence: Evidence = ()
    relative: bool = False
    deadline: bool = False


def apply_role(raw: Raw, found: Found, now: Now) -> Found:
    """The roles that words before the expression give it."""
    if raw.make == "ahead_in" and found.kind == "year":
        return structs.replace(_by(raw, found, now), relative=True)
    if raw.part == "end" and found.kind in ("year", "to_date"):
        return _year_end(raw, found)
    if found.kind in ("vague", "same", "base"):
        return found
    apply = _ROLES.get(raw.role or "")
    return apply(raw, found, now) if apply else found


def _year_end(raw: Raw, found: Found) -> Found:
    """ "By the end of 2024" is told of the whole year; "since the end of 2024" is not."""
    period = _close(found)
    if raw.role in ("since", "after", "from") and period is not None and period.end is not None:
        return structs.replace(found, kind="since", period=Period(date(period.end.year, 12, 1), None))
    return structs.replace(found, kind="year", period=period, deadline=raw.role is not None)


def _close(found: Found) -> Period | None:
    """The whole year of a year so far."""
    period = found.period
    if found.kind == "to_date" and period is not None and period.start is not None:
        return Period.year(period.start.year)
    return period


def _whole(found: Found) -> bool:
    return found.kind in ("year", "month", "months", "quarter", "half", "to_date")


def _toward(raw: Raw, found: Found, now: Now) -> Found:
    """A preposition that names a deadline or a base: the past is a base, what is to come a deadline."""
    period = _close(found)
    if period is None or period.end is None:
        return structs.replace(
            found,
            kind="base" if (raw.compared and not raw.future) or found.kind in ("months", "half", "quarter") else "by",
        )
    today = now.day or (date(now.year, 1, 1) if now.year else None)
    past = raw.compared and not raw.future if today is None else period.end < today
    if past and found.kind not in ("day", "days"):
        return structs.replace(found, kind="base", period=period)
    return _by(raw, found, now)


def _from(raw: Raw, found: Found, now: Now) -> Found:
    """ "Up 17.6% from 2017" names a base, "from February 26th" a beginning."""
    return structs.replace(found, kind="base") if raw.compared and _whole(found) else _since(raw, found, now)


def _base(raw: Raw, found: Found, now: Now) -> Found:
    return structs.replace(found, kind="base", period=_close(found))


def _by(raw: Raw, found: Found, now: Now) -> Found:
    period = _close(found)
    if period is None:
        return structs.replace(found, kind="by")
    end = period.end
    if raw.part == "start" and period.start is not None:
        end = period.start
    if raw.role == "before" and raw.part != "end" and period.start is not None:
        end = period.start - timedelta(days=1)
    return structs.replace(found, kind="by", period=Period(None, end) if end else None)


def _since(raw: Raw, found: Found, now: Now) -> Found:
    period = found.period
    if period is None or period.start is None:
        return structs.replace(found, kind="since" if found.kind != "to_date" else "to_date")
    start = period.start
    this = now.day.year if now.day else now.year
    if raw.part == "start" and found.kind in ("year", "to_date") and this in (None, start.year):
        return structs.replace(found, kind="to_date", period=Period(date(start.year, 1, 1), None))
    if raw.part == "middle":
        start = date(start.year, 7, 1) if found.kind in ("year", "to_date") else start.replace(day=15)
    if raw.part == "end":
        start = start.replace(day=21)
    if raw.role == "after" and period.end is not None:
        start = period.end + timedelta(days=1)
    return structs.replace(found, kind="since", period=Period(start, None))


_ROLES: Final[Mapping[str, Callable[[Raw, Found, Now], Found]]] = {
    "by": _by,
    "before": _by,
    "toward": _toward,
    "from": _from,
    "base": _base,
    "since": _since,
    "after": _since,
}
