"""Two numbers that bound one amount: "5-6%", "$ 315 - 320 million", "between 10 and 15%", "от 5 до 6 тонн"."""

from typing import Final

from msgspec import structs

from tradewire.understand.quantities.amounts import read_amount, scaled
from tradewire.understand.quantities.guards import is_year
from tradewire.understand.quantities.scene import Amount, Scene
from tradewire.understand.quantities.words import ONE

_DASHES: Final = frozenset("-–—‑−~…÷")
_BACK: Final = 7  # tokens in which a verb of change is looked for
_MONEY_SIGNS: Final = 3


def with_range(scene: Scene, amount: Amount, floor: int) -> Amount:
    """The range that starts with the amount, or the amount itself."""
    if amount.number.ordinal or amount.number.part:
        return amount
    opener = scene.vocabulary.openers.backward(scene.tokens, amount.first, floor)
    dash = _dash(scene, amount)
    if dash is not None and not _is_bare_year(scene, amount):
        return _join(scene, amount, dash, amount.first)
    if opener:
        tells_change = _tells_change(scene, opener.first)
        return amount if tells_change else _by_word(scene, amount, opener.payload, opener.first) or amount
    return _by_word(scene, amount, "", amount.first) or amount


def _dash(scene: Scene, amount: Amount) -> int | None:
    """Where the second number may start, if a dash follows."""
    j = amount.last
    if scene.lower(j) not in _DASHES or scene.tokens[j].word.is_break:
        return None
    return j + 1 if scene.gap(j) <= 1 and scene.gap(j + 1) <= 1 else None


def _is_bare_year(scene: Scene, amount: Amount) -> bool:
    number = amount.number
    return amount.unit is None and number.last == number.first + 1 and is_year(scene.tokens[number.first].word.text)


def _tells_change(scene: Scene, i: int) -> bool:
    """ "rose from 5 to 6 million" are two levels."""
    changes = scene.vocabulary.changes
    return any(
        changes.forward(scene.tokens, j) for j in range(max(0, i - _BACK), i) if changes.starts(scene.tokens[j].word)
    )


def _by_word(scene: Scene, amount: Amount, opener: str, first: int) -> Amount | None:
    if _is_bare_year(scene, amount) and not scene.whole:
        return None
    joins = scene.vocabulary.joins.get(opener)
    joint = joins.forward(scene.tokens, amount.last) if joins else None
    if joint is None or (not opener and amount.unit is not None and not scene.whole):
        return None
    joined = _join(scene, amount, joint.last, first, strict=not opener)
    return joined if joined is not amount else None


def _join(scene: Scene, amount: Amount, start: int, first: int, *, strict: bool = False) -> Amount:
    second = _second(scene, start)
    if second is None or second.number.ordinal or second.number.part:
        return amount
    if second.unit and amount.unit and second.unit != amount.unit:
        return amount
    if amount.unit and not second.unit and amount.last != amount.number.last and first == amount.first:
        return amount
    bare = second.unit is None and second.number.scale == ONE
    if strict and (bare or amount.number.digits != second.number.digits):
        return amount
    low, high = _share_scale(amount, second)
    if low.low >= high.high:
        return amount
    unit, at = (second.unit, second.unit_at) if second.unit else (amount.unit, amount.unit_at)
    return structs.replace(
        amount,
        first=first,
        last=second.last,
        number=high.number,
        low=low.low,
        high=high.high,
        unit=unit,
        unit_at=at,
        approximate=amount.approximate or second.approximate,
    )


def _second(scene: Scene, start: int) -> Amount | None:
    """The amount that starts at `start`, behind a sign of money or a word like "about" at most."""
    bounds = scene.vocabulary.bounds
    for j in range(start, min(start + _MONEY_SIGNS, len(scene.tokens))):
        if scene.vocabulary.starts(scene.tokens[j].word):
            second = read_amount(scene, j, start)
            if second is None or second.first == start:
                return second
            before = bounds.backward(scene.tokens, second.first, start)
            return structs.replace(second, approximate=True) if before and before.payload.kind == "about" else None
        if not _may_lead(scene, j):
            return None
    return None


def _may_lead(scene: Scene, j: int) -> bool:
    """A sign of money, or a short word before a number."""
    word = scene.tokens[j].word
    if word.text in "$€£." or (word.is_alpha and len(word.text) <= 2):
        return True
    return scene.vocabulary.signs.starts(word) or scene.vocabulary.bounds.starts(word)


def _share_scale(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """ "5-6 million", "$3 million-4"."""
    first, second = low.number, high.number
    if first.scale == ONE < second.scale and first.value <= second.mantissa:
        return scaled(low, second.scale), high
    if second.scale == ONE < first.scale and first.mantissa <= second.value < first.scale:
        return low, scaled(high, first.scale)
    return low, high
