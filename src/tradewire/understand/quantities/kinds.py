"""What kind of quantity a unit makes."""

from typing import Final

from tradewire.understand.mentions import QuantityKind
from tradewire.understand.quantities.vocabulary import DURATIONS
from tradewire.understand.quantities.words import Unit

_KINDS: Final[dict[str, QuantityKind]] = {"%": "percent", "pp": "points", "ratio": "ratio", "rank": "rank"}


def kind_of(unit: Unit) -> QuantityKind:
    if unit.money:
        return "money"
    return _KINDS.get(unit.code) or ("duration" if unit.code in DURATIONS else "measure")
