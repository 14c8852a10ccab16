"""What a number measures: a level, a change, a share, a rank."""

from typing import Final

from tradewire.record import Measure, Span, Value
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures.window import Window
from tradewire.understand.frozen import Frozen
from tradewire.understand.lexicon import Tag
from tradewire.understand.quantities import ceiling

_LEVELS: Final = frozenset({"money", "measure", "count", "number", "duration"})
_WHOLE: Final = 100
_NEXT: Final = 3  # tokens: a comparative stands next to its number


class MeasureReading(Frozen, frozen=True):
    """A measure, the value it gives the number, and the words that decided."""

    measure: Measure
    value: Value
    span: Span | None
    rule: str


def read_measure(analysis: Analysis, scene: Scene, window: Window, before: Measure | None) -> MeasureReading:
    """What the quantity measures; `before` is what the one before it in the sentence measured."""
    quantity = window.quantity
    if quantity.kind in ("rank", "ordinal"):
        value = Value(quantity.value.low, quantity.value.high, "rank", quantity.value.approximate)
        return MeasureReading("rank", value, None, "measure.rank")
    if quantity.kind in ("ratio", "points"):
        return _change(analysis, scene, window, "measure.multiple")
    if quantity.kind in ("percent", "fraction"):
        return _percent(analysis, scene, window, before)
    return _amount(analysis, scene, window)


def _percent(analysis: Analysis, scene: Scene, window: Window, before: Measure | None) -> MeasureReading:
    index = _index(analysis, scene, window)
    if index is not None:
        return index
    share = _share(analysis, scene, window)
    if share is None and before == "share" and _is_level_of_share(scene, window):
        return _shared(analysis, window, None, "measure.share_continued")
    if _moves(scene, window, share):
        return _change(analysis, scene, window, "measure.change")
    if share is not None:
        return _shared(analysis, window, share, "measure.share")
    if before == "change" or scene.tagged("direction", window.last, window.right):
        return _change(analysis, scene, window, "measure.change_continued")
    return _shared(analysis, window, None, "measure.share_by_default")


def _moves(scene: Scene, window: Window, share: Tag | None) -> bool:
    """Whether a sign, a comparative or a word of growth, nearer than a word for a part, makes it a change."""
    if share is not None and _is_level_of_share(scene, window):
        return False
    if window.quantity.signed or _comparative(scene, window) or scene.has("step", window.first - 1, window.first):
        return True
    moves = scene.tagged("direction", window.left, window.first)
    return bool(moves) and (share is None or share.last <= moves[-1].first)


def _is_level_of_share(scene: Scene, window: Window) -> bool:
    """ "The share fell from 39 to 35 percent", "состоит на 72% из": the share itself, and not its change."""
    behind = [t for t in scene.tagged("share.share", window.last, window.right) if t.first - window.last <= 1]
    ended = window.quantity.bound == "to" or scene.has("level_to", window.first - 1, window.first)
    return bool(behind) or ended or scene.has("base_level", window.first - 1, window.first)


def _shared(analysis: Analysis, window: Window, tag: Tag | None, rule: str) -> MeasureReading:
    span = analysis.span(tag.first, tag.last) if tag else None
    return MeasureReading("share", window.quantity.value, span, rule)


def _share(analysis: Analysis, scene: Scene, window: Window) -> Tag | None:
    """A word for a part: before the number, or `of` right behind it."""
    left = scene.tagged("share.share", window.left, window.first)
    behind = [t for t in scene.tagged("share.share", window.last, window.right) if t.first - window.last <= 1]
    return left[-1] if left else next(iter(behind), None) or _is_whole(analysis, scene, window)


def _is_whole(analysis: Analysis, scene: Scene, window: Window) -> Tag | None:
    right = [t for t in scene.tagged("share.whole", window.last, window.tail) if t.first == window.last]
    right = [t for t in right if analysis.tokens[t.last].word.text != "-"] if window.last + 1 < window.tail else right
    if right or window.quantity.kind == "fraction" or scene.has("direction", window.last, window.right):
        return right[0] if right else None
    return next((t for t in scene.tagged("indicator", window.last, window.right) if t.first - window.last <= 1), None)


def _index(analysis: Analysis, scene: Scene, window: Window) -> MeasureReading | None:
    """ "темп роста 118,2%", "100.9% of the same period": what is over 100 is the change."""
    value = window.quantity.value
    named = scene.tagged("index.growth_rate", window.left, window.first)
    against = [t for t in scene.tagged("index.of_period", window.last, window.tail) if t.first - window.last <= 1]
    lowest = value.low if value.low is not None else value.high
    if lowest is not None and lowest > _WHOLE and _year_on_year(scene, window):
        return MeasureReading("change", _lessened(value), None, "measure.index")
    if lowest is None or lowest < 50 or window.quantity.signed or not (named or against):
        return None
    if against and not named and lowest < 90:
        return None
    tag = (named or against)[-1]
    return MeasureReading("change", _lessened(value), analysis.span(tag.first, tag.last), "measure.index")


def _year_on_year(scene: Scene, window: Window) -> bool:
    """ "(118.9% year-on-year)": with no word of growth before it."""
    based = any(p.kind == "base" and p.first == window.last for p in scene.periods)
    return based and not window.quantity.signed and not scene.has("direction", window.left, window.first)


def _lessened(value: Value) -> Value:
    return Value(_less(value.low), _less(value.high), value.unit, value.approximate)


def _less(number: float | None) -> float | None:
    return None if number is None else round(number - 100, 6)


def _comparative(scene: Scene, window: Window) -> Tag | None:
    """ "10% more", "на 15% ниже": right behind the number, or "ниже на 15%" right before it."""
    behind = [t for t in scene.tagged("compare", window.last, window.tail) if t.first - window.last <= 1]
    return behind[0] if behind else None


def _change(analysis: Analysis, scene: Scene, window: Window, rule: str) -> MeasureReading:
    tag = _direction(scene, window)
    falls = tag is not None and tag.concept == "down" and not window.quantity.signed
    value = negative(window.quantity.value) if falls else window.quantity.value
    return MeasureReading("change", value, analysis.span(tag.first, tag.last) if tag else None, rule)


def _direction(scene: Scene, window: Window) -> Tag | None:
    """The word that tells up from down: a comparative behind the number, else the nearest word before it."""
    behind = _comparative(scene, window)
    if behind is not None:
        return behind
    before = scene.tagged("direction", window.left, window.first)
    if before:
        return before[-1]
    right = scene.tagged("direction", window.last, window.right)
    return right[0] if right else None


def negative(value: Value) -> Value:
    """The value below zero: "fell 5-6%" is -6 to -5, "fell by more than 5%" is at most -5."""
    low = None if value.high is None else -value.high
    high = None if value.low is None else -value.low
    return Value(low, high, value.unit, value.approximate)


def _amount(analysis: Analysis, scene: Scene, window: Window) -> MeasureReading:
    """An amount is a level, unless it is told as the size of a change ("grew by $20 million", "на 20 млн больше")."""
    if window.quantity.kind == "money" and _is_step(analysis, scene, window):
        return _change(analysis, scene, window, "measure.change_in_money")
    counted = window.quantity.kind in ("count", "number", "measure")
    if counted and window.quantity.bound == "to" and not scene.tagged("direction", window.left, window.first):
        return MeasureReading("level", ceiling(window.quantity), None, "measure.ceiling")
    return MeasureReading("level", window.quantity.value, None, "measure.level")


def _is_step(analysis: Analysis, scene: Scene, window: Window) -> bool:
    steps = scene.tagged("step", window.first - 1, window.first)
    if scene.has("level.leading", max(window.left, window.first - _NEXT), window.first):
        return False
    if not steps or not _direction(scene, window):
        return False
    return bool(scene.tagged("direction", max(window.left, window.first - _NEXT - 1), window.first)) or bool(
        _comparative(scene, window)
    )
