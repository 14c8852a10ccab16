"""Agreements: papers signed, in force, or to be signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Agreement
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.draft import Draft
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import PeriodMention, Quantity
from tradewire.understand.parties import Party, merged, parties_in
from tradewire.understand.sides import Sides
from tradewire.understand.status import StatusReading, is_future, strongest

_COUNTS: Final = frozenset({"count", "number"})
_BESIDE: Final = 8  # tokens between a paper and the words that tell of it
_UNREAL: Final = ("forecast", "planned", "possible", "proposed", "required", "stopped")
_LOOSE: Final = frozenset({"programme", "contract"})  # words that are papers only where something says so


@dataclass(frozen=True, slots=True)
class AgreementReader:
    """Reads the agreements of one document."""

    analysis: Analysis
    sides: Sides
    places: Places

    def agreements(self) -> Iterator[Agreement]:
        for scene in self.analysis.scenes:
            papers = _papers(scene)
            for i, paper in enumerate(papers):
                end = papers[i + 1].first if i + 1 < len(papers) else scene.sentence.last
                yield from self._paper(scene, paper, end)

    def _paper(self, scene: Scene, paper: Tag, end: int) -> Iterator[Agreement]:
        count = _count(scene, paper)
        sums = _sums(scene, paper, end)
        term = _term(scene, paper, end)
        signed = scene.has("sign")
        if not (signed or count or sums) or (
            paper.concept in _LOOSE and not (scene.has("sign.sign") or sums or term or count)
        ):
            return
        values: list[Quantity | None] = [q for q in (count, *sums) if q is not None] or [None]
        for quantity in values:
            yield self._build(scene, paper, quantity, term)

    def _build(self, scene: Scene, paper: Tag, quantity: Quantity | None, term: PeriodMention | None) -> Agreement:
        parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        entities, where = merged(parties, () if _enough(parties) else self.sides.pair)
        moment = term or _day(scene)
        draft = Draft(self.analysis).status(self._status(scene, paper)).party("participant", entities, where)
        draft.note("kind", self.analysis.span(paper.first, paper.last))
        if quantity is not None:
            draft.value(quantity.value, quantity.span)
        if moment is not None:
            draft.period(moment.period, moment.evidence or (moment.span,))
        verbs = [t for t in scene.tagged("sign") if abs(t.first - paper.first) <= _BESIDE]
        inside: list[Placed] = [paper, *verbs, *([quantity] if quantity else [])]
        span = self.analysis.cover(inside)
        return draft.finish(Agreement, span, (f"agreement.{paper.concept}",), kind=paper.concept)

    def _status(self, scene: Scene, paper: Tag) -> StatusReading:
        if scene.has("sign.prepare"):
            return StatusReading("planned", None)
        first, last = self.analysis.clause(scene, paper.first)
        near = [t for t in scene.tagged("status", first, last) if t.concept in _UNREAL]
        found = strongest(self.analysis, near)
        if found is None and is_future(self.analysis, scene.sentence.first, scene.sentence.last):
            return StatusReading("planned", None)
        return found or StatusReading("actual", None)


def _papers(scene: Scene) -> list[Tag]:
    """Words for papers, the longest where two start together."""
    found: list[Tag] = []
    for tag in sorted(scene.tagged("paper"), key=lambda t: (t.first, -t.last)):
        if not found or tag.first >= found[-1].last:
            found.append(tag)
    return found


def _count(scene: Scene, paper: Tag) -> Quantity | None:
    return next((q for q in scene.quantities if q.kind in _COUNTS and 0 <= paper.first - q.last <= 4), None)


def _sums(scene: Scene, paper: Tag, end: int) -> list[Quantity]:
    found = [q for q in scene.quantities if q.kind == "money" and not q.converts and paper.last <= q.first < end]
    return [q for q in found if q.first - paper.last <= 8]


def _term(scene: Scene, paper: Tag, end: int) -> PeriodMention | None:
    """The years that a programme covers: "a roadmap for 2019-2021", "план на 2024-2026 годы"."""
    kinds = ("years", "by", "year")
    return next(
        (p for p in scene.periods if p.kind in kinds and 0 <= p.first - paper.last <= 5 and p.first < end), None
    )


def _day(scene: Scene) -> PeriodMention | None:
    return next((p for p in scene.periods if p.kind in ("day", "days", "week", "month", "since", "year")), None)


def _enough(parties: list[Party]) -> bool:
    return sum(p.entity.kind != "person" for p in parties) >= 2


def find_agreements(analysis: Analysis, sides: Sides, places: Places) -> list[Agreement]:
    """The agreement claims of a document, in text order."""
    return list(AgreementReader(analysis, sides, places).agreements())
