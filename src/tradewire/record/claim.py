"""The six types of claim; the fields are those of the claim contract (docs/claims.md)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from msgspec import field

from tradewire.record.entity import Entity
from tradewire.record.frozen import Frozen
from tradewire.record.period import Period
from tradewire.record.product import Product
from tradewire.record.span import Evidence, Span
from tradewire.record.speaker import Speaker
from tradewire.record.value import Value

ClaimType = Literal["figure", "supply", "project", "agreement", "event", "need"]
Status = Literal["actual", "agreed", "planned", "proposed", "possible", "forecast", "required", "stopped"]
Indicator = Literal["turnover", "exports", "imports", "balance", "services", "production", "investment", "gdp", "other"]
Measure = Literal["level", "change", "rank", "share", "extremum"]
Parties = Mapping[str, tuple[Entity, ...]]


class Claim(Frozen, frozen=True, kw_only=True):
    """One thing that one document says; `quote == text[span.start:span.end]`, always.

    `spans` maps a field's name (`value`, `period`, `parties.reporter`, `place`, `product`, `speaker`, `status`, …)
    to where it was read. `rules` names the rules that made the claim.
    """

    type: ClassVar[ClaimType]

    document: str
    span: Span
    quote: str
    status: Status
    parties: Parties = field(default_factory=dict)
    place: Entity | None = None
    period: Period | None = None
    value: Value | None = None
    product: tuple[Product, ...] = ()
    label: str | None = None
    speaker: Speaker | None = None
    spans: Mapping[str, Evidence] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    repeats: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


class Figure(Claim, frozen=True, kw_only=True):
    """A number about trade or the economy."""

    type: ClassVar[ClaimType] = "figure"

    indicator: Indicator
    measure: Measure
    base: str | None = None


class Supply(Claim, frozen=True, kw_only=True):
    """Goods or services delivered, or to be delivered; parties `supplier` and `recipient`."""

    type: ClassVar[ClaimType] = "supply"


class Project(Claim, frozen=True, kw_only=True):
    """Something built, run or made together; party role `participant`."""

    type: ClassVar[ClaimType] = "project"

    kind: str


class Agreement(Claim, frozen=True, kw_only=True):
    """Papers signed, in force, or to be signed; party role `participant`."""

    type: ClassVar[ClaimType] = "agreement"

    kind: str


class Event(Claim, frozen=True, kw_only=True):
    """Parties met; party role `participant`."""

    type: ClassVar[ClaimType] = "event"

    kind: str


class Need(Claim, frozen=True, kw_only=True):
    """Somebody lacks something, or asks for it; party role `party`."""

    type: ClassVar[ClaimType] = "need"
