"""Highs and lows: "a six-year high", "the most since 2019", "максимум за 7 лет"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tradewire.record import Period, Span, Value
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import PeriodMention, Quantity

_NEAR: Final = 4  # tokens between the word and its span of years


@dataclass(frozen=True, slots=True)
class Extremum:
    """A high or a low, with the years it is measured over, where the text says so."""

    first: int
    last: int
    span: Span
    label: str
    value: Value


def extremes(analysis: Analysis, scene: Scene) -> Iterator[Extremum]:
    """The extremes that the sentence tells, with the words that carry them."""
    end = -1
    for tag in scene.tagged("extremum"):
        if tag.first < end or _is_adjective_of_amount(scene, tag):
            continue
        found = _with_years(analysis, scene, tag) or _since(analysis, scene, tag) or _plain(analysis, scene, tag)
        if found is not None:
            yield found
            end = found.last


def _is_adjective_of_amount(scene: Scene, tag: Tag) -> bool:
    """ "a record $24 billion": the amount is the claim; "минимум 5 млн": the word bounds it."""
    told = (q for q in scene.quantities if q.kind in ("money", "measure", "percent", "ratio"))
    return any(q.first == tag.last or q.first <= tag.first < q.last for q in told)


def _with_years(analysis: Analysis, scene: Scene, tag: Tag) -> Extremum | None:
    years = next((q for q in scene.quantities if _is_years(q) and _near(q.first, q.last, tag)), None)
    if years is not None:
        first, last = min(tag.first, years.first), max(tag.last, years.last)
        return _made(analysis, tag, first, last, years.value)
    return None


def _is_years(quantity: Quantity) -> bool:
    return quantity.kind == "duration" and quantity.value.unit == "a"


def _near(first: int, last: int, tag: Tag) -> bool:
    return -_NEAR <= first - tag.last <= _NEAR or -_NEAR <= tag.first - last <= _NEAR


def _since(analysis: Analysis, scene: Scene, tag: Tag) -> Extremum | None:
    """ "the most since 2019": as many years as lie between that year and the figure's own."""
    near = (p for p in scene.periods if p.period is not None and -2 <= p.first - tag.last <= 2)
    since = next((p for p in near if p.kind == "since" or tag.concept == "since"), None)
    told = _told_year(analysis, scene, since)
    if since is None or since.period is None or since.period.start is None or told is None:
        return None
    years = told - since.period.start.year
    if years <= 0:
        return None
    value = Value(years, years, "a")
    return _made(analysis, tag, min(tag.first, since.first), max(tag.last, since.last), value)


def _told_year(analysis: Analysis, scene: Scene, since: PeriodMention | None) -> int | None:
    periods: list[Period] = [p.period for p in scene.periods if p is not since and p.period is not None]
    ends = [p.end.year for p in periods if p.end is not None]
    if ends:
        return ends[0]
    return analysis.reference.day.year if analysis.reference.day else None


def _plain(analysis: Analysis, scene: Scene, tag: Tag) -> Extremum | None:
    """A record without a span of years, where an indicator stands before it."""
    if not scene.has("indicator", scene.sentence.first, tag.first):
        return None
    return _made(analysis, tag, tag.first, tag.last, Value(None, None, "a"))


def _made(analysis: Analysis, tag: Tag, first: int, last: int, value: Value) -> Extremum:
    return Extremum(first, last, analysis.span(first, last), tag.concept, value)
