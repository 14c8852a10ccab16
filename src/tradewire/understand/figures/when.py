"""When a figure holds."""

from datetime import date
from typing import Final

from msgspec import structs

from tradewire.record import Evidence, Period, Status
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import CLAUSE_MARKS, Analysis, Scene
from tradewire.understand.figures.window import Window, is_base
from tradewire.understand.mentions import PeriodMention

_NEXT: Final = 3  # tokens between a number and the period that is its own ("$538 million in 2008")
_BASELINE: Final = 6  # tokens that a word of comparison may take
_UNREAL: Final = frozenset({"planned", "required", "proposed", "agreed", "possible", "forecast"})
_NO_FRAME: Final = frozenset({"base", "vague", "day", "days", "week"})


class When(Frozen, frozen=True):
    """A period with the words it was read from."""

    period: Period | None
    evidence: Evidence
    kind: str
    deadline: bool = False


def when_of(scene: Scene, window: Window, taken: PeriodMention | None) -> PeriodMention | None:
    """The period in the quantity's own words: right behind it, else before it, else further behind.

    `taken` belongs to the number before.
    """
    own = [p for p in usable(scene) if p is not taken]
    behind = [p for p in own if window.last <= p.first < window.right]
    if behind and behind[0].first - window.last <= _NEXT:
        return behind[0]
    before = [p for p in own if window.left <= p.first and p.last <= window.first]
    if before:
        return before[-1]
    return behind[0] if behind else None


def leading(scene: Scene, window: Window, taken: PeriodMention | None) -> PeriodMention | None:
    """The period before the number, which the rest of the sentence may go on with."""
    own = [p for p in usable(scene) if p.kind != "same" and p is not taken]
    before = [p for p in own if window.left <= p.first and p.last <= window.first]
    return before[-1] if before else None


def earlier(scene: Scene, window: Window) -> PeriodMention | None:
    """The last period told before this part of the sentence, for what goes on without one of its own."""
    told = [p for p in usable(scene) if p.last <= window.left and p.period is not None and not _of_base(scene, p)]
    return told[-1] if told and told[-1].kind not in ("by", "same") else None


def trailing(analysis: Analysis, scene: Scene, window: Window) -> PeriodMention | None:
    """A period further on in this part of the sentence, or the only one that follows: the numbers before share it."""
    behind = [p for p in usable(scene) if p.first >= window.right and not _of_base(scene, p)]
    if len(behind) == 1 and behind[0].kind != "by" and not behind[0].deadline:
        return behind[0]
    end = analysis.clause(scene, window.last)[1] if window.last < scene.sentence.last else window.tail
    return next((p for p in behind if p.first < max(end, window.tail)), None)


def _of_base(scene: Scene, period: PeriodMention) -> bool:
    """ "62%, against 58% in 2022": the period of what the number is compared with."""
    own = next((q for q in reversed(scene.quantities) if q.last <= period.first), None)
    return own is not None and period.first - own.last <= _NEXT and is_base(scene, own.first)


def usable(scene: Scene) -> list[PeriodMention]:
    """Periods that figures can have; "since 2019" in "the most since 2019" tells of a record."""
    return [p for p in scene.periods if p.kind not in _NO_FRAME and not _is_compared(scene, p)]


def _is_compared(scene: Scene, period: PeriodMention) -> bool:
    if scene.has("compare", period.first - 1, period.first) or scene.has(
        "index.of_period", period.first - 3, period.last
    ):
        return True
    if any(t.last >= period.first - 1 for t in scene.tagged("baseline", period.first - _BASELINE, period.first)):
        return True
    return period.kind == "since" and scene.has("extremum", period.first - 2, period.first + 1)


def base_of(scene: Scene, window: Window) -> PeriodMention | None:
    """What the figure is compared with."""
    return next((p for p in scene.periods if p.kind == "base" and window.left <= p.first < window.tail), None)


def base_level(analysis: Analysis, scene: Scene, window: Window) -> PeriodMention | None:
    """The time of a level that is told for comparison: "a year ago – over 630 thousand"."""
    if is_base(scene, window.first):
        behind = (p for p in scene.periods if p.kind == "base" and 0 <= p.first - window.last <= _NEXT)
        return next((p for p in behind if p.period is not None), None)
    mark = analysis.tokens[window.left].word.text
    opens = window.left == scene.sentence.first and not scene.has("baseline", window.left, window.first)
    if mark not in CLAUSE_MARKS and not opens:
        return None
    if mark == "(":  # "lower than in the first quarter of 2023 ($345 mn)"
        return next((p for p in scene.periods if p.kind == "base" and p.last == window.left and p.period), None)
    bases = [p for p in scene.periods if p.kind == "base" and window.left <= p.first and p.last <= window.first]
    return bases[-1] if bases and bases[-1].period is not None and window.first - bases[-1].last <= _NEXT else None


def settled(mention: PeriodMention, status: Status) -> When:
    """The period that the mention gives a figure of this status: a target for this year covers all of it."""
    period = mention.period
    if period is not None and mention.kind == "to_date" and status in _UNREAL and period.start is not None:
        period = structs.replace(period, end=date(period.start.year, 12, 31))
    return When(period, mention.evidence or (mention.span,), mention.kind, mention.deadline)


def until(moment: When) -> When:
    """ "By the end of the year" for what is counted up to then, and not for a yearly total."""
    return structs.replace(moment, period=structs.replace(moment.period, start=None)) if moment.period else moment


def end_of_span(moment: When, *, first: bool) -> When:
    """Of "from 2021 to 2023 it grew from 61 to 104": the year of the first level, or of the second."""
    if moment.kind != "years" or moment.period is None or moment.period.start is None or moment.period.end is None:
        return moment
    return structs.replace(moment, period=Period.year(moment.period.start.year if first else moment.period.end.year))


def is_over(analysis: Analysis, moment: When) -> bool:
    """ "It stood at 19 billion in 2023 and is to reach 30": what is to come has no period that is past."""
    day, end = analysis.reference.day, moment.period.end if moment.period is not None else None
    return day is not None and end is not None and end < day


def is_ahead(analysis: Analysis, moment: When) -> bool:
    """ "The $3 billion set for 2027": what lies ahead is no fact."""
    day, start = analysis.reference.day, moment.period.start if moment.period is not None else None
    return day is not None and start is not None and start > day


def goes_on(analysis: Analysis, moment: When) -> bool:
    """ "A programme for 2024-2026": a span that is not over, of plans and not of what follows."""
    day, end = analysis.reference.day, moment.period.end if moment.period is not None else None
    return day is not None and end is not None and end > day
