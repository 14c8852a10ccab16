"""How real a figure is: by its own words, or by those of the number before."""

from typing import Final

from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures.focus import Running
from tradewire.understand.figures.topic import TRADE, Topic
from tradewire.understand.figures.window import Window, is_base
from tradewire.understand.status import StatusReading, is_future, is_headline_plan, status_within

REAL: Final = StatusReading("actual", None)
_JOINED: Final = 3  # tokens: "can double and reach 2 bn" goes on in the same breath
_PARTING: Final = frozenset(";:")


def status_of(analysis: Analysis, scene: Scene, window: Window, topic: Topic, running: Running) -> StatusReading:
    """By its own words, else by those of the number before, else by the tense of a verb."""
    if scene.has("base_level", window.first - _JOINED, window.first):
        meant = status_within(analysis, scene, window.first - 1, window.last + 1)
        if meant is not None or is_base(scene, window.first):
            return meant or REAL
    told = told_status(analysis, scene, window)
    if told is not None:
        return told
    goes_on = running.status is not None and (not window.fresh or window.first - window.left <= _JOINED)
    if goes_on and _has_happened(analysis, scene, window):
        return REAL
    ahead = is_future(analysis, window.left, window.last)
    if goes_on and running.status is not None and not (ahead and running.status.status == "actual"):
        return running.status
    if ahead and not is_headline_plan(analysis, scene):
        return StatusReading("forecast" if topic.indicator in TRADE else "planned", None)
    return StatusReading("planned", None) if is_headline_plan(analysis, scene) else REAL


def _has_happened(analysis: Analysis, scene: Scene, window: Window) -> bool:
    """ "They planned 8%, but exports added 3%": a verb in the past between the marks and the number."""
    if window.left == scene.sentence.first:
        return False
    words = [analysis.tokens[i].word for i in range(window.left + 1, window.last)]
    return any(word.has("past") and word.readings[0].pos in ("verb", "other") for word in words)


def told_status(analysis: Analysis, scene: Scene, window: Window) -> StatusReading | None:
    """The status by words: those before the number, a goal behind a possibility, those right behind."""
    start = max(window.left, analysis.clause(scene, window.first, _PARTING)[0])
    before = status_within(analysis, scene, start, window.first)
    if before is not None and before.status == "possible":
        meant = status_within(analysis, scene, window.last, window.tail)
        return meant if meant is not None and meant.status == "planned" else before
    return before or status_within(analysis, scene, window.last, window.right)
