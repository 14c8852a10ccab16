"""Signs, bounds and approximation before and behind an amount."""

from decimal import Decimal
from typing import Final

from msgspec import structs

from tradewire.understand.quantities.phrases import Found
from tradewire.understand.quantities.scene import Amount, Scene
from tradewire.understand.quantities.vocabulary import DURATIONS, BoundWord

_PLUS: Final = frozenset("+")
_MINUS: Final = frozenset("-−")
_DASH: Final = "–"
_OPENERS: Final = frozenset("([«\"'“„,;:")
_MOST_BOUNDS: Final = 3
_LARGE: Final = Decimal(1000)


def with_bounds(scene: Scene, amount: Amount, floor: int) -> Amount:
    """The amount with its sign and all words that bound it."""
    if scene.goes_on(amount.last):
        amount = _bounded_behind(scene, amount)
    if not scene.is_led(amount.first, floor):
        return amount
    amount = _signed(scene, amount, floor)
    for _ in range(_MOST_BOUNDS):
        found = _bound_before(scene, amount, floor)
        if found is None:
            break
        amount = _apply(structs.replace(amount, first=found.first), found.payload)
        amount = _signed(scene, amount, floor)
    return amount


def _signed(scene: Scene, amount: Amount, floor: int) -> Amount:
    i = amount.first - 1
    if i < floor or amount.signed:
        return amount
    word, bounds = scene.tokens[i].word, scene.vocabulary.table.bounds
    if word.lower in bounds.plus or (word.text in _PLUS and _sign_place(scene, i)):
        return structs.replace(amount, first=i, signed=True)
    if word.lower in bounds.minus or _is_minus(scene, amount, i):
        low, high = -amount.high, -amount.low
        return structs.replace(amount, first=i, low=low, high=high, signed=True)
    return amount


def _is_minus(scene: Scene, amount: Amount, i: int) -> bool:
    text = scene.tokens[i].word.text
    percent = amount.unit is not None and amount.unit.code in ("%", "pp")
    if text not in _MINUS and not (text == _DASH and percent):
        return False
    return (scene.touches(amount.first) or scene.whole) and _sign_place(scene, i)


def _sign_place(scene: Scene, i: int) -> bool:
    """A sign stands at the start, behind a blank or an opening mark."""
    if i == 0 or not scene.touches(i):
        return True
    before = scene.tokens[i - 1].word
    return before.text in _OPENERS or before.is_break


def _bound_before(scene: Scene, amount: Amount, floor: int) -> Found[BoundWord] | None:
    vocabulary = scene.vocabulary
    found = vocabulary.bounds.backward(scene.tokens, amount.first, floor)
    if found and _suits(amount, found.payload):
        return found
    link = vocabulary.links.backward(scene.tokens, amount.first, floor)
    if link is None:
        return None
    found = vocabulary.bounds.backward(scene.tokens, link.first, floor)
    return found if found and found.payload.linked and _suits(amount, found.payload) else None


def _suits(amount: Amount, bound: BoundWord) -> bool:
    unit = amount.unit.code if amount.unit else ""
    if unit in DURATIONS:
        return bound.durations and not bound.large
    if amount.number.ordinal:
        return False
    return not bound.large or bool(unit) or amount.high >= _LARGE


def _bounded_behind(scene: Scene, amount: Amount) -> Amount:
    found = scene.vocabulary.bounds_after.forward(scene.tokens, amount.last)
    if found:
        return _apply(structs.replace(amount, last=found.last), found.payload)
    if scene.lower(amount.last) == "+" and scene.touches(amount.last) and not amount.number.ordinal:
        return _apply(structs.replace(amount, last=amount.last + 1), BoundWord("at_least"))
    return amount


def _apply(amount: Amount, bound: BoundWord) -> Amount:
    if bound.kind == "about":
        return structs.replace(amount, approximate=True)
    if bound.kind == "as_said":
        return amount
    if bound.kind == "just_over":
        return structs.replace(amount, bound="at_least", approximate=True)
    if bound.kind == "just_under":
        return structs.replace(amount, bound="at_most", approximate=True)
    return structs.replace(amount, bound=bound.kind) if amount.bound in ("none", "to") else amount
