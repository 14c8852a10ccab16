"""When a figure holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tradewire.record import Evidence, Period, Status
from tradewire.understand.analysis import Scene
from tradewire.understand.figures.window import Window
from tradewire.understand.mentions import PeriodMention

_NEXT: Final = 3  # tokens between a number and the period that is its own ("$538 million in 2008")
_UNREAL: Final = frozenset({"planned", "required", "proposed", "agreed", "possible", "forecast"})
_NO_FRAME: Final = frozenset({"base", "vague"})


@dataclass(frozen=True, slots=True)
class When:
    """A period with the words it was read from."""

    period: Period | None
    evidence: Evidence
    kind: str


def when_of(scene: Scene, window: Window) -> PeriodMention | None:
    """The period in the quantity's own words: right behind it, else before it, else further behind."""
    usable = [p for p in scene.periods if p.kind not in _NO_FRAME and not _stamp(p)]
    behind = [p for p in usable if window.last <= p.first < window.right and p.first - window.last <= _NEXT]
    if behind:
        return behind[0]
    before = [p for p in usable if window.left <= p.first and p.last <= window.first]
    if before:
        return before[-1]
    later = [p for p in usable if window.last <= p.first < window.right]
    return later[0] if later else None


def leading(scene: Scene, window: Window) -> PeriodMention | None:
    """The period before the number, which the rest of the sentence may go on with."""
    usable = [p for p in scene.periods if p.kind not in _NO_FRAME and p.kind != "same" and not _stamp(p)]
    before = [p for p in usable if window.left <= p.first and p.last <= window.first]
    return before[-1] if before else None


def trailing(scene: Scene, window: Window) -> PeriodMention | None:
    """A period in the rest of the sentence, before the next number."""
    usable = [p for p in scene.periods if p.kind not in _NO_FRAME and not _stamp(p)]
    return next((p for p in usable if window.right <= p.first < window.tail), None)


def _stamp(period: PeriodMention) -> bool:
    """Single days tell of events, not of figures."""
    return period.kind in ("day", "days", "week")


def base_of(scene: Scene, window: Window) -> PeriodMention | None:
    """What the figure is compared with."""
    return next((p for p in scene.periods if p.kind == "base" and window.left <= p.first < window.tail), None)


def settled(mention: PeriodMention, status: Status) -> When:
    """The period that the mention gives a figure of this status: a target for this year covers all of it."""
    period = mention.period
    if period is not None and mention.kind == "to_date" and status in _UNREAL and period.start is not None:
        period = replace(period, end=date(period.start.year, 12, 31))
    return When(period, mention.evidence or (mention.span,), mention.kind)


def resolve_same(mentions: Sequence[PeriodMention], known: When | None) -> When | None:
    """ "Over the same period": the period in force."""
    return known if any(m.kind == "same" for m in mentions) else None
