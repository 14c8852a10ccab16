"""What a figure is made of, before it becomes a claim."""

from tradewire.record import Indicator, Measure, Span, Value
from tradewire.record.frozen import Frozen
from tradewire.understand.figures.when import When
from tradewire.understand.mentions import ProductMention
from tradewire.understand.sides import Side
from tradewire.understand.status import StatusReading


class Parts(Frozen, frozen=True):
    """What a figure is made of."""

    indicator: Indicator
    measure: Measure
    value: Value | None
    topic: Span
    own: Span
    status: StatusReading
    when: When | None
    sides: tuple[Side, ...]
    rules: tuple[str, ...]
    label: str | None = None
    base: str | None = None
    goods: tuple[ProductMention, ...] = ()
