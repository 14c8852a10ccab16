"""A claim in the making: fields with the words that each was read from."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from tradewire.record import Claim, Entity, Evidence, Period, Product, Span, Value
from tradewire.understand.analysis import Analysis
from tradewire.understand.mentions import ProductMention
from tradewire.understand.status import StatusReading

_Claim = TypeVar("_Claim", bound=Claim)


class Draft:
    """Collects fields and their evidence; what is empty is left out."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis: Final = analysis
        self.fields: Final[dict[str, Any]] = {"parties": {}}
        self.spans: Final[dict[str, Evidence]] = {}

    def status(self, reading: StatusReading) -> "Draft":
        self.fields["status"] = reading.status
        if reading.span is not None:
            self.spans["status"] = (reading.span,)
        return self

    def value(self, value: Value | None, span: Span | None) -> "Draft":
        return self._put("value", value, (span,) if span else ())

    def period(self, period: Period | None, evidence: Evidence) -> "Draft":
        return self._put("period", period, evidence)

    def place(self, place: Entity | None, evidence: Evidence) -> "Draft":
        return self._put("place", place, evidence)

    def goods(self, mentions: Sequence[ProductMention]) -> "Draft":
        products: tuple[Product, ...] = tuple(dict.fromkeys(m.product for m in mentions))
        return self._put("product", products, tuple(m.span for m in mentions))

    def party(self, role: str, entities: Sequence[Entity], spans: Iterable[Span | str]) -> "Draft":
        if entities:
            self.fields["parties"][role] = tuple(entities)
            self.spans[f"parties.{role}"] = tuple(spans)
        return self

    def note(self, name: str, span: Span) -> "Draft":
        """Evidence of a field that the claim's type sets itself (`indicator`, `kind`)."""
        self.spans[name] = (span,)
        return self

    def _put(self, name: str, found: object, evidence: Evidence) -> "Draft":
        if found:
            self.fields[name] = found
            self.spans[name] = evidence
        return self

    def finish(self, cls: type[_Claim], span: Span, rules: tuple[str, ...], **own: Any) -> _Claim:
        """The claim, which stands on the words of `span`."""
        return cls(
            document=self.analysis.document.id,
            span=span,
            quote=span.of(self.analysis.text),
            spans=self.spans,
            rules=rules,
            **self.fields,
            **own,
        )

    def around(self, first: int, last: int) -> Span:
        """The shortest stretch within the tokens `first` to `last` that holds all evidence that stands there."""
        low, high = self.analysis.tokens[first].start, self.analysis.tokens[last - 1].end
        spans = [span for where in self.spans.values() for span in where if isinstance(span, Span)]
        here = [(start, end) for start, end in spans if low <= start and end <= high]
        sources = [source for source in self.analysis.sources if source.start < high and low < source.end]
        if sources:
            here = [s for s in here if not any(source.contains(Span(*s)) for source in sources)] or here
        if not here:
            return Span(low, high)
        return Span(min([start for start, _ in here]), max([end for _, end in here]))
