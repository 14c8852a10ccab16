"""How real a thing is, by the words around it."""

from typing import Final

from tradewire.record import Span, Status
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.lexicon import Tag

# Where several stand together, the first of these wins: "agreed to raise the plan" is agreed.
_STRENGTH: Final[tuple[Status, ...]] = ("stopped", "required", "forecast", "agreed", "proposed", "possible", "planned")
_NEAR: Final = 4  # tokens: a word this near to the nearest one competes with it


class StatusReading(Frozen, frozen=True):
    """A status and the words that tell it; no span where nothing does."""

    status: Status
    span: Span | None


def strongest(analysis: Analysis, tags: list[Tag]) -> StatusReading | None:
    """The status that the tags tell together, None where there are none."""
    if not tags:
        return None
    order = {name: i for i, name in enumerate(_STRENGTH)}
    longest = [tag for tag in tags if not any(other.reaches_beyond(tag) for other in tags)]
    tag = min(longest, key=lambda t: order[t.concept])  # type: ignore[index]  # the pack's test holds the names
    return StatusReading(tag.concept, analysis.span(tag.first, tag.last))  # type: ignore[arg-type]


def status_within(analysis: Analysis, scene: Scene, first: int, last: int) -> StatusReading | None:
    """The status by the words of tokens `first` to `last`, the ones next to the end first."""
    tags = scene.tagged("status", first, last)
    if not tags:
        return None
    nearest = max(tag.last for tag in tags)
    return strongest(analysis, [tag for tag in tags if nearest - tag.last <= _NEAR])


def is_headline_plan(analysis: Analysis, scene: Scene) -> bool:
    """ "Belarus to supply 30 buses": a name, and a verb behind "to", where a sentence would have its verb."""
    names = {m.last for m in (*scene.places, *scene.organisations, *scene.people)}
    for tag in scene.tagged("headline.infinitive"):
        after = analysis.tokens[tag.last].word if tag.last < scene.sentence.last else None
        told = any(analysis.tokens[i].word.has("past") for i in range(scene.sentence.first, tag.first))
        if tag.first in names and after is not None and after.is_alpha and not after.is_title and not told:
            return not any(p.first == tag.last for p in scene.products)
    return False


def is_future(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a verb in tokens `first` to `last` is in the future tense alone, and none is in the past."""
    words = [analysis.tokens[i].word for i in range(first, last)]  # "объем" is a verb too, but seldom
    verbs = [[r for r in word.readings if r.pos == "verb"] for word in words if word.readings[0].pos == "verb"]
    future = any(found and all("fut" in reading.features for reading in found) for found in verbs)
    past = any(found and "past" in found[0].features for found in verbs)
    return future and not past
