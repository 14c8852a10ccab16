"""What a number measures: a level, a change, a share, a rank."""

from typing import Final

from msgspec import Struct, structs
from msgspec.structs import replace

from tradewire.record import Measure, Span, Value
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures.window import Window, is_base
from tradewire.understand.lexicon import Tag
from tradewire.understand.quantities import ceiling

_LEVELS: Final = frozenset({"money", "measure", "count", "number", "duration"})
_WHOLE: Final = 100
_HALF: Final = 50
_OF: Final = 2  # tokens: "of" and an article, before a time
_NEAR: Final = 5  # tokens between a verb and its number
_JOINED: Final = 3  # tokens of a bound
_NEXT: Final = 3  # tokens: a comparative stands next to its number


class MeasureReading(Frozen, frozen=True):
    """A measure, the value it gives the number, and the words that decided."""

    measure: Measure
    value: Value
    span: Span | None
    rule: str


class Before(Struct):
    """The readings of the sentence's last percentage and last change, which the next number may go on with."""

    percent: MeasureReading | None = None
    change: MeasureReading | None = None
    based: bool = False  # the number before was the level that a change starts from

    def remember(self, reading: MeasureReading) -> None:
        if reading.value.unit == "%":
            self.percent = reading
        if reading.measure == "change":
            self.change = reading


def read_measure(analysis: Analysis, scene: Scene, window: Window, before: Before) -> MeasureReading:
    """What the quantity measures, also by those before it in the sentence."""
    quantity = window.quantity
    if quantity.kind in ("rank", "ordinal"):
        value = Value(quantity.value.low, quantity.value.high, "rank", quantity.value.approximate)
        return MeasureReading("rank", value, None, "measure.rank")
    if quantity.kind in ("ratio", "points"):
        return _change(analysis, scene, window, before, "measure.multiple")
    if quantity.kind in ("percent", "fraction"):
        return _percent(analysis, scene, window, before)
    return _amount(analysis, scene, window, before)


def _percent(analysis: Analysis, scene: Scene, window: Window, before: Before) -> MeasureReading:
    apart = _index(analysis, scene, window) or _next_index(scene, window, before) or _rate(scene, window, before)
    if apart is not None:
        return apart
    share = _share(analysis, scene, window)
    told = before.percent.measure if before.percent is not None else None
    if share is None and told == "share" and _is_level_of_share(scene, window):
        return _shared(analysis, window, None, "measure.share_continued")
    if _moves(scene, window, share):
        return _change(analysis, scene, window, before, "measure.change")
    if share is not None:
        return _shared(analysis, window, share, "measure.share")
    if told == "change" or scene.tagged("direction", window.last, window.right):
        return _change(analysis, scene, window, before, "measure.change_continued")
    return _shared(analysis, window, None, "measure.share_by_default")


def _rate(scene: Scene, window: Window, before: Before) -> MeasureReading | None:
    return (
        MeasureReading("level", window.quantity.value, None, "measure.rate")
        if _is_rate(scene, window, before)
        else None
    )


def _is_rate(scene: Scene, window: Window, before: Before) -> bool:
    """ "A duty of 7%", "the tax was cut from 12% to 7%": a height of its own, and no part of a whole."""
    if scene.has("rate", window.left, window.right):
        return _ends(scene, window) or not _moves(scene, window, None)
    return before.percent is not None and before.percent.rule == "measure.rate" and _ends(scene, window)


def _next_index(scene: Scene, window: Window, before: Before) -> MeasureReading | None:
    """ "Turnover 71 mn (107.3% of 2022), exports 52 mn (110.1%)": an index goes on as one."""
    value, told = window.quantity.value, before.percent
    if told is None or not told.rule.startswith("measure.index") or window.quantity.signed or value.low is None:
        return None
    if value.low < _HALF or scene.has("direction", window.left, window.right):
        return None
    return MeasureReading("change", _lessened(value), None, "measure.index_continued")


def _moves(scene: Scene, window: Window, share: Tag | None) -> bool:
    """Whether a sign, a comparative or a word of growth, nearer than a word for a part, makes it a change."""
    if share is not None and _is_level_of_share(scene, window):
        return False
    if window.quantity.signed or _comparative(scene, window) or _steps(scene, window):
        return True
    moves = scene.tagged("direction", window.left, window.first)
    if not moves or share is None:
        return bool(moves)
    return share.last <= moves[-1].first and not scene.has("level.reach", moves[-1].first, moves[-1].last)


def _steps(scene: Scene, window: Window) -> bool:
    """Whether the number is the size of a change: "by 5%", "более чем на 5%", where the word is within the amount."""
    return scene.has("step.by", window.first - 1, window.last)


def _is_level_of_share(scene: Scene, window: Window) -> bool:
    """ "The share fell from 39 to 35 percent", "состоит на 72% из": the share itself, and not its change."""
    behind = [t for t in scene.tagged("share.share", window.last, window.right) if t.first - window.last <= 1]
    return bool(behind) or _ends(scene, window)


def _ends(scene: Scene, window: Window) -> bool:
    """ "From 39 to 35 percent": what something comes to or from."""
    ended = window.quantity.bound == "to" or scene.has("level_to", window.first - 1, window.first)
    return ended or is_base(scene, window.first)


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
    if lowest is not None and lowest > _WHOLE and (_year_on_year(scene, window) or _of_a_time(scene, window)):
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


def _of_a_time(scene: Scene, window: Window) -> bool:
    """ "107.3% of 2023": more than the whole is no part of it."""
    behind = any(0 < p.first - window.last <= _OF for p in scene.periods)
    return behind and scene.has("share.whole", window.last, window.last + 1)


def _lessened(value: Value) -> Value:
    return Value(_less(value.low), _less(value.high), value.unit, value.approximate)


def _less(number: float | None) -> float | None:
    return None if number is None else round(number - 100, 6)


def _comparative(scene: Scene, window: Window) -> Tag | None:
    """ "10% more", "на 15% ниже": right behind the number, or "ниже на 15%" right before it."""
    behind = [t for t in scene.tagged("compare", window.last, window.tail) if t.first - window.last <= 1]
    return behind[0] if behind and behind[0].first <= window.right else None


def _change(analysis: Analysis, scene: Scene, window: Window, before: Before, rule: str) -> MeasureReading:
    tag = _direction(scene, window)
    if tag is None and before.change is None and _steps(scene, window):
        tag = _last(scene, window)
    falls = tag.concept == "down" if tag is not None else _fell(before)
    value = negative(window.quantity.value) if falls and not window.quantity.signed else window.quantity.value
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


def _last(scene: Scene, window: Window) -> Tag | None:
    """ "By more than a third – to $54 million – grew exports": the word at the end of the sentence."""
    return next(iter(scene.tagged("direction", window.last)), None)


def _fell(before: Before) -> bool:
    """ "Oil lost 18% and wood 22%": the next number goes the way of the last one."""
    value = before.change.value if before.change is not None else None
    end = (value.high if value.high is not None else value.low) if value is not None else None
    return end is not None and end < 0


def negative(value: Value) -> Value:
    """The value below zero: "fell 5-6%" is -6 to -5, "fell by more than 5%" is at most -5."""
    low = None if value.high is None else -value.high
    high = None if value.low is None else -value.low
    return Value(low, high, value.unit, value.approximate)


def _amount(analysis: Analysis, scene: Scene, window: Window, before: Before) -> MeasureReading:
    """An amount is a level, unless it is told as the size of a change ("grew by $20 million", "на 20 млн больше")."""
    stepped = window.quantity.kind in ("money", "measure") or scene.has("counting.number", window.left, window.first)
    if stepped and _is_step(analysis, scene, window):
        return _change(analysis, scene, window, before, "measure.change_in_money")
    counted = window.quantity.kind in ("count", "number", "measure") and not (before.change or before.based)
    reached = scene.has("bound.reach", window.first - _JOINED, window.first + 1)
    if (
        counted
        and window.quantity.bound == "to"
        and not reached
        and not scene.tagged("direction", window.left, window.first)
    ):
        return MeasureReading("level", ceiling(window.quantity), None, "measure.ceiling")
    return MeasureReading("level", window.quantity.value, None, "measure.level")


def _is_step(analysis: Analysis, scene: Scene, window: Window) -> bool:
    if scene.has("level.leading", max(window.left, window.first - _NEXT), window.first):
        return False
    if any(tag.last == window.first for tag in scene.tagged("step.verb", window.left, window.first)):
        return True
    more = _comparative(scene, window)
    if more is not None and more.first == window.last and scene.has("against", more.last, more.last + 1):
        return True
    if not _steps(scene, window) or not _direction(scene, window):
        return False
    behind = _comparative(scene, window)
    if behind is not None and behind.first == window.last:
        return True
    return scene.has("direction", max(window.left, window.first - _NEXT - 1), window.first)


def bounded(scene: Scene, window: Window, reading: MeasureReading) -> MeasureReading:
    """ "Превысил в прошлом году 5 млрд": at least, where only a time parts the verb from its number."""
    reached = scene.tagged("bound.reach", max(window.left, window.first - _NEAR), window.first + _JOINED)
    level = reading.measure == "level" and reading.value.low == reading.value.high
    if level and reached and scene.has("negation", reached[-1].first - 1, reached[-1].first):
        return structs.replace(reading, value=replace(reading.value, low=None))  # "has not reached 3 billion"
    value, period = reading.value, next((p for p in scene.periods if p.last == window.first), None)
    if period is None or value.low is None or value.low != value.high or window.quantity.signed:
        return reading
    tags = scene.tagged("bound.least", window.left, period.first)
    if not tags or period.first - tags[-1].last > 1:
        return reading
    denied = scene.has("negation", tags[-1].first - 1, tags[-1].first)
    value = replace(value, low=None) if denied else replace(value, high=None)
    return structs.replace(reading, value=value)
