"""What a document has been speaking of: carried from one figure to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from tradewire.record import Measure
from tradewire.understand.figures.measure import Before
from tradewire.understand.figures.parts import Parts
from tradewire.understand.figures.topic import Topic
from tradewire.understand.figures.when import When
from tradewire.understand.mentions import PeriodMention, Quantity
from tradewire.understand.sides import Side
from tradewire.understand.status import StatusReading


@dataclass(slots=True)
class Focus:
    """Across sentences: the last indicator, the areas and the periods in force."""

    topic: Topic | None = None
    main: Topic | None = None  # the last turnover
    flows: set[str] = field(default_factory=set)  # exports, imports: which of them were told
    coming: Topic | None = None  # the first trade indicator of the text, for what stands in a headline
    countries: tuple[Side, ...] = ()  # the last pair of countries
    pair: tuple[Side, ...] = ()
    periods: dict[Measure, When] = field(default_factory=dict)
    body: Side | None = None  # the organisation spoken of
    named_body: Side | None = None  # the last one told, for "the company"
    doer: Side | None = None  # the maker or plant whose output the next sentences tell
    maker: Side | None = None  # the last one told by its name that makes or sells
    owner: Side | None = None  # the body whose exports were told last
    money: Quantity | None = None  # the last amount with its currency
    level: Parts | None = None  # the last level of trade

    @property
    def both_flows(self) -> bool:
        """Whether exports and imports were told."""
        return len(self.flows) == 2

    def period(self, measure: Measure) -> When | None:
        """The period last told for this measure, else the last told at all."""
        return self.periods.get(measure) or next(reversed(self.periods.values()), None)


class Running(Struct):
    """Within a sentence: what the quantity before was read as."""

    listed: Mapping[int, Side]  # areas paired with numbers by "respectively"
    before: Before
    topic: Topic | None = None
    group: Side | None = None  # the counted subject of the sentence
    taken: PeriodMention | None = None  # the period behind the number before
    ranked: bool = False  # the number before was a rank
    complement: bool = False  # the topic was the whole of a share
    status: StatusReading | None = None
    frame: When | None = None
    period: When | None = None
    sides: tuple[Side, ...] = ()
