"""Numbers, money, percent, ranks and measures, in words and digits.

One grammar reads every language; what differs is in the packs' `quantities.toml`.
"""

from functools import lru_cache

from tradewire.languages.pack import Pack
from tradewire.record import Value
from tradewire.understand.mentions import Quantity
from tradewire.understand.quantities.finder import QuantityFinder
from tradewire.understand.tokens import Tokenizer

__all__ = ["QuantityFinder", "ceiling", "full_phrase"]


def full_phrase(pack: Pack, tokenizer: Tokenizer, phrase: str) -> Quantity | None:
    """The quantity that a phrase means as a whole; None where it means none, or says more than one."""
    tokens = [token for token in tokenizer.tokens(phrase) if not token.word.is_break]
    return _finder(pack, tokenizer).whole(tokens) if tokens else None


@lru_cache(maxsize=8)
def _finder(pack: Pack, tokenizer: Tokenizer) -> QuantityFinder:
    return QuantityFinder(pack, tokenizer)


def ceiling(quantity: Quantity) -> Value:
    """The value of "up to 40 people", "до 40 человек" where no verb says that the level is reached: 40 at most."""
    if quantity.bound != "to":
        return quantity.value
    return Value(None, quantity.value.high, quantity.value.unit, quantity.value.approximate)
