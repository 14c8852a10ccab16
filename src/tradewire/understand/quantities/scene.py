"""One text under reading, and what has been read of it."""

from dataclasses import dataclass
from decimal import Decimal

from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import Bound
from tradewire.understand.quantities.vocabulary import Vocabulary
from tradewire.understand.quantities.words import ONE, Unit
from tradewire.understand.tokens import Token, Word


@dataclass(frozen=True, slots=True)
class Scene:
    """The tokens of a text and the words of its language; `whole`: the text is one phrase that means one value."""

    tokens: list[Token]
    vocabulary: Vocabulary
    whole: bool = False

    def word(self, i: int) -> Word | None:
        return self.tokens[i].word if 0 <= i < len(self.tokens) else None

    def lower(self, i: int) -> str:
        """The form at `i`, "" outside the text."""
        return self.tokens[i].word.lower if 0 <= i < len(self.tokens) else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a blank."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def goes_on(self, last: int) -> bool:
        """Whether the token at `last` may belong to the number that ends before it."""
        return last < len(self.tokens) and self.vocabulary.follows(self.tokens[last].word)

    def is_led(self, first: int, floor: int) -> bool:
        """Whether the token before `first` may belong to the number that starts there."""
        return first > floor and (self.whole or self.vocabulary.leads(self.tokens[first - 1].word))

    def gap(self, i: int) -> int:
        """How many characters part token `i` from the one before it."""
        return self.tokens[i].start - self.tokens[i - 1].end if 0 < i < len(self.tokens) else 0


class Number(Frozen, frozen=True):
    """A number at tokens `first` to `last` (exclusive): `mantissa` times `scale` is `value`."""

    first: int
    last: int
    value: Decimal
    scale: Decimal = ONE
    mantissa: Decimal = ONE
    ordinal: bool = False
    part: bool = False
    digits: bool = False
    decimals: bool = False
    bound: Bound = "none"


class Amount(Frozen, frozen=True):
    """A number or a range with its unit, sign and bounds."""

    first: int
    last: int
    number: Number
    low: Decimal
    high: Decimal
    unit: Unit | None = None
    unit_at: tuple[int, int] | None = None
    shared: tuple[int, int] | None = None
    bound: Bound = "none"
    approximate: bool = False
    signed: bool = False
