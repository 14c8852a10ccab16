"""Figures as SDMX-CSV 2.0; the structure of the data is in `structure`, and what has no place there in comments."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tradewire.publish import safe
from tradewire.publish.columns import bound, number_text
from tradewire.publish.source import Source
from tradewire.record import Entity, Figure, Period, Recorded

ABOUT: Final = "figures as SDMX-CSV 2.0 for statistical tools; bounds and words stand in attributes"
SUFFIX: Final = ".csv"

STRUCTURE: Final = "TRADEWIRE:DF_CLAIMS(1.0)"
DIMENSIONS: Final = (
    *("FREQ", "REF_AREA", "COUNTERPART_AREA", "INDICATOR", "MEASURE", "PRODUCT", "UNIT_MEASURE", "CLAIM"),
    "TIME_PERIOD",
)
MEASURE: Final = "OBS_VALUE"
ATTRIBUTES: Final = (
    *("OBS_STATUS", "CLAIM_STATUS", "LOWER_BOUND", "UPPER_BOUND", "BOUND", "APPROXIMATE", "PERIOD_START", "PERIOD_END"),
    *("SOURCE", "SOURCE_DATE", "SOURCE_URL", "COMMENT_OBS"),
)
_HEAD: Final = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_WORLD: Final = "_Z"
# SDMX code list CL_OBS_STATUS: normal, forecast, and missing where an interval is no single number.
_NORMAL: Final = "A"
_FORECAST: Final = "F"
_MISSING: Final = "O"
# Months → frequency (CL_FREQ) and how its periods are written.
_UNITS: Final = {
    12: ("A", "{year}"),
    6: ("S", "{year}-S{number}"),
    3: ("Q", "{year}-Q{number}"),
    1: ("M", "{year}-{number:02}"),
}


def write(source: Source, path: Path) -> None:
    """One line a figure that has a value; the claim's id is a dimension, as many may speak of one period.

    OBS_VALUE is only filled where the text gives one number: a range or a bound stands in LOWER_BOUND and UPPER_BOUND.
    """
    with path.open("w", encoding="utf-8", newline="", errors="replace") as stream:
        out = csv.writer(stream, lineterminator="\r\n")
        out.writerow((*_HEAD, *DIMENSIONS, MEASURE, *ATTRIBUTES))
        for recorded in source.claims():
            if isinstance(recorded.claim, Figure) and recorded.claim.value is not None:
                out.writerow(("dataflow", STRUCTURE, "I", *_line(recorded, recorded.claim)))


def _line(recorded: Recorded, claim: Figure) -> Iterator[str]:
    value, period = claim.value, claim.period
    assert value is not None
    frequency, time = time_period(period, recorded.source.said)
    low, high = value.low, value.high
    yield from (frequency, _area(claim.parties.get("reporter", ())), _area(claim.parties.get("partner", ())))
    yield from (claim.indicator, claim.measure, claim.product[0].hs or "_O" if claim.product else "_T")
    yield from (_safe(value.unit), recorded.id, time)
    exact = low is not None and low == high
    yield number_text(low) if exact else ""
    yield (_NORMAL if claim.status == "actual" else _FORECAST) if exact else _MISSING
    yield from (claim.status, number_text(low), number_text(high))
    yield from (bound(low, high), "1" if value.approximate else "0")
    yield from (_day(period.start if period else None), _day(period.end if period else None))
    yield from (_safe(recorded.source.name), recorded.source.said.isoformat(), _safe(recorded.source.url or ""))
    yield _safe(" | ".join(filter(None, (claim.label, claim.base, *(p.label for p in claim.product), claim.quote))))


def time_period(period: Period | None, said: date) -> tuple[str, str]:
    """Frequency and period as SDMX writes them; a span that is no calendar unit has its first day and its length.

    Without a period the day of publication stands, with the frequency _U (not said).
    """
    if period is None or period.start is None or period.end is None:
        known = (period.end or period.start) if period else None
        return ("_U", (known or said).isoformat())
    start, end = period.start, period.end
    if start == end:
        return "D", start.isoformat()
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return "_O", f"{start.isoformat()}/P{(end - start).days + 1}D"
    return _months(start, (end.year - start.year) * 12 + end.month - start.month + 1)


def _months(start: date, count: int) -> tuple[str, str]:
    """Whole months: a year, a half, a quarter, a month, else the first day with the number of months."""
    if (start.month - 1) % count == 0 and count in _UNITS:
        frequency, pattern = _UNITS[count]
        return frequency, pattern.format(year=start.year, number=1 + (start.month - 1) // count)
    return "_O", f"{start.isoformat()}/P{count}M"


def _area(entities: tuple[Entity, ...]) -> str:
    known = [entity.id or "_O" for entity in entities if entity.is_area]
    return "+".join(known) or _WORLD


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _safe(text: str) -> str:
    return safe.cell(" ".join(text.split()))
