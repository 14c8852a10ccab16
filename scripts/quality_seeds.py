"""The 57 quantities and dates of the five seed articles: which are read right."""

import json
from collections.abc import Iterator
from typing import Any

import gold
from tradewire.pipeline import Reading
from tradewire.record import Period, Span, Value
from tradewire.understand.mentions import Mention, PeriodMention, Quantity

ROWS = gold.SHARED / "gold" / "seed_quantities.json"


def section() -> Iterator[str]:
    """Lines of Markdown."""
    yield "## Quantities and dates of the seed articles"
    yield ""
    if not ROWS.exists() or not gold.is_there("seeds"):
        yield "Skipped: the seed articles are not beside the repository."
        return
    rows = json.loads(ROWS.read_text(encoding="utf-8"))
    wrong = [row for row in rows if not is_right(row)]
    yield f"{len(rows) - len(wrong)} of {len(rows)} right (wanted: 54; the best assembly of four other tools gets 44)."
    yield ""
    for row in wrong:
        read = "; ".join(_told(mention) for mention in _at(row)) or "nothing"
        yield f"- article {row['art']}, “{row['ctx']}”: {row['value']} expected, read {read}"


def is_right(row: dict[str, Any]) -> bool:
    """Whether some mention at the place of the row has its value."""
    document = _reading(row).document
    if (
        row["qual"].startswith("article date")
        and document.published
        and document.published.isoformat() == row["value"][0]
    ):
        return True
    return any(_same(row, mention) for mention in _at(row))


def _same(row: dict[str, Any], mention: Mention) -> bool:
    low, high = row["value"][:2]
    match mention:
        case PeriodMention(period=Period() as period):
            return row["kind"] == "date" and _ends(period, low, high)
        case Quantity():
            return row["kind"] != "date" and _numbers(mention.value) == {float(low), float(high)}
    return False


def _numbers(value: Value) -> set[float]:
    """The ends without sign: "minus 5-6 percent" is given as 5 and 6; "top three" (1 to 3) as 3."""
    ends = {abs(end) for end in (value.low, value.high) if end is not None}
    return {max(ends)} if value.unit == "rank" and ends else ends


def _ends(period: Period, low: str, high: str) -> bool:
    """A period that starts and ends in the named years, months or days; deadlines have only an end."""
    starts = period.start is None or period.start.isoformat().startswith(low)
    ends = period.end is None or period.end.isoformat().startswith(high)
    return starts and ends and (period.start, period.end) != (None, None)


def _at(row: dict[str, Any]) -> list[Mention]:
    place = Span(row["start"], row["end"])
    return [mention for mention in _reading(row).mentions if mention.span.overlaps(place) and _told(mention)]


def _told(mention: Mention) -> str:
    match mention:
        case Quantity(value=value):
            return f"{value.low}..{value.high} {value.unit}"
        case PeriodMention(period=period):
            return f"{period.start}..{period.end}" if period else "a period that is not resolved"
    return ""


def _reading(row: dict[str, Any]) -> Reading:
    return next(reading for reading in gold.readings("seeds") if reading.document.id == f"{row['art']:03}")
