"""Agreements: papers signed, in force, or to be signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Agreement
from tradewire.understand.analysis import CLAUSE_MARKS, STRONG_MARKS, Analysis, Placed, Scene
from tradewire.understand.draft import Draft
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import PeriodMention, Quantity
from tradewire.understand.parties import Party, city_sides, dateline, merged, parties_in
from tradewire.understand.sides import Side, Sides, distinct
from tradewire.understand.status import StatusReading, is_future, strongest

_DECIDED: Final = frozenset({"programme", "roadmap"})  # papers that are approved as well as signed
_KINDS: Final = {"document": "agreement"}
_COUNTS: Final = frozenset({"count", "number"})
_TERM: Final = 9  # tokens between a programme and the years that it is for
_BEFORE: Final = 4  # tokens between a number and the papers that it counts
_BESIDE: Final = 8  # tokens between a paper and the words that tell of it
_PAIR: Final = 2
_SIGNED: Final = 2  # tokens between a paper and its own "signed"
_LENDER: Final = 3  # tokens between a sum and its loan: "a $150 million World Bank loan"
_UNREAL: Final = ("agreed", "forecast", "planned", "possible", "proposed", "required", "stopped")
_LOOSE: Final = frozenset({"programme", "contract", "document"})  # words that are papers only where something says so


@dataclass(frozen=True, slots=True)
class AgreementReader:
    """Reads the agreements of one document."""

    analysis: Analysis
    sides: Sides
    places: Places

    def agreements(self) -> Iterator[Agreement]:
        last: Tag | None = None
        before: Tag | None = None  # of the sentence before
        for scene in self.analysis.scenes:
            papers = _papers(self.analysis, scene)
            for i, paper in enumerate(papers):
                end = papers[i + 1].first if i + 1 < len(papers) else scene.sentence.last
                yield from self._paper(scene, paper, end)
            if not papers:
                yield from self._wordless(scene)
                yield from self._one_of(scene, before)
            before = papers[-1] if papers else None
            last = papers[-1] if papers else last
            yield from self._more(scene, last)

    def _paper(self, scene: Scene, paper: Tag, end: int) -> Iterator[Agreement]:
        count = _count(self.analysis, scene, paper)
        sums = _sums(scene, paper, end)
        term = _term(scene, paper, end)
        if not self._counts_as_paper(scene, paper, bool(count or sums), term):
            return
        values: list[Quantity | None] = [q for q in (count, *sums) if q is not None] or [None]
        for quantity in values:
            yield self._build(scene, paper, quantity, term)

    def _counts_as_paper(self, scene: Scene, paper: Tag, counted: bool, term: PeriodMention | None) -> bool:
        """Whether something is said of the paper: signed, counted, in force, or hoped for; not merely named."""
        if (not counted and _is_under(scene, paper)) or _is_unsigned(scene, paper):
            return False
        if paper.concept in _DECIDED and scene.has("extension.extend") and not scene.has("sign.sign"):
            return False
        signed = scene.has("sign.sign") or (paper.concept in _DECIDED and scene.has("sign.decide"))
        if paper.concept == "loan":
            return signed or (counted and scene.has("lend"))
        if paper.concept == "contract" and not signed:
            signed = scene.has("sign.prepare", *self.analysis.clause(scene, paper.first))
        told = signed or counted or (term is not None and (term.kind != "year" or paper.concept not in _LOOSE))
        return told or (paper.concept not in _LOOSE and self._is_hoped_for(scene, paper))

    def _is_hoped_for(self, scene: Scene, paper: Tag) -> bool:
        """In force, or on its way."""
        hoped = any(t.concept in ("forecast", "planned", "agreed", "stopped") for t in self._status_tags(scene, paper))
        return hoped or scene.has("sign")

    def _wordless(self, scene: Scene) -> Iterator[Agreement]:
        """ "Signed for RUB 65 billion", "lends Georgia 40 million": a sum without a word for the paper."""
        for verb in scene.tagged("lend.loan"):
            lent = [q for q in scene.quantities if q.kind == "money" and not q.converts and q.first >= verb.last]
            for quantity in lent[:1]:
                yield self._build(scene, Tag(verb.first, verb.last, "paper.loan", "paper", "loan"), quantity, None)
        for verb in scene.tagged("sign.sign"):
            sums = [
                q for q in scene.quantities if q.kind == "money" and not q.converts and 0 <= q.first - verb.last <= 3
            ]
            for quantity in sums[:1]:
                yield self._build(
                    scene, Tag(verb.first, verb.last, "paper.contract", "paper", "contract"), quantity, None
                )

    def _one_of(self, scene: Scene, before: Tag | None) -> Iterator[Agreement]:
        """ "The latest, with Brest, was signed in June": one of the papers that the sentence before tells of."""
        told = scene.tagged("ellipsis.paper") if before is not None else []
        verbs = [*scene.tagged("sign.sign"), *scene.tagged("sign.prepare")] if told else []
        if before is not None and verbs and told[0].first - scene.sentence.first <= 2:
            tag = Tag(told[0].first, told[0].last, before.name, before.group, before.concept)
            yield self._build(scene, tag, None, None)

    def _more(self, scene: Scene, last: Tag | None) -> Iterator[Agreement]:
        """ "Another 21", "bringing the total to 20": papers told before, counted on."""
        if last is None or any(_is_under(scene, paper) for paper in scene.tagged("paper")):
            return
        for word in scene.tagged("more.papers"):
            numbers = [q for q in scene.quantities if q.kind == "number" and q.first == word.last]
            for quantity in numbers:
                yield self._build(
                    scene, Tag(word.first, word.last, last.name, last.group, last.concept), quantity, None
                )

    def _build(self, scene: Scene, paper: Tag, quantity: Quantity | None, term: PeriodMention | None) -> Agreement:
        parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        others: tuple[Side, ...] = ()
        if not _enough(parties):
            cities = distinct(city_sides(scene, self.places))
            others = cities if len(cities) >= _PAIR else self.sides.pair
        entities, where = merged(parties, others)
        moment = term or _day(scene)
        line = dateline(self.analysis) if moment is None and _is_signed(self.analysis, scene) else None
        draft = Draft(self.analysis).status(self._status(scene, paper)).party("participant", entities, where)
        draft.note("kind", self.analysis.span(paper.first, paper.last))
        if quantity is not None:
            draft.value(quantity.value, quantity.span)
        if moment is not None:
            draft.period(moment.period, moment.evidence or (moment.span,))
        elif line is not None:
            draft.period(line.period, line.period_evidence)
        verbs = [t for t in scene.tagged("sign") if abs(t.first - paper.first) <= _BESIDE]
        inside: list[Placed] = [paper, *verbs, *([quantity] if quantity else [])]
        span = self.analysis.telling(scene, self.analysis.cover(inside))
        return draft.finish(
            Agreement, span, (f"agreement.{paper.concept}",), kind=_KINDS.get(paper.concept, paper.concept)
        )

    def _status(self, scene: Scene, paper: Tag) -> StatusReading:
        ended = scene.tagged("status.stopped", *self.analysis.clause(scene, paper.first))
        if ended:
            return StatusReading("stopped", self.analysis.span(ended[0].first, ended[0].last))
        part = self.analysis.clause(scene, paper.first, STRONG_MARKS)
        if any(not self._is_subject(scene, paper, tag) for tag in scene.tagged("sign.prepare", *part)):
            return StatusReading("planned", None)
        if _is_signed(self.analysis, scene):
            return StatusReading("actual", None)
        found = strongest(self.analysis, self._status_tags(scene, paper))
        if found is None and is_future(self.analysis, scene.sentence.first, scene.sentence.last):
            return StatusReading("planned", None)
        return found or StatusReading("actual", None)

    def _is_subject(self, scene: Scene, paper: Tag, prepared: Tag) -> bool:
        """ "Подписаны три соглашения: … о подготовке инженеров": what a signed paper is on, not what becomes of it."""
        first, last = self.analysis.clause(scene, paper.first)
        return scene.has("sign.sign", first, last) and prepared.first >= last

    def _status_tags(self, scene: Scene, paper: Tag) -> list[Tag]:
        first, last = self.analysis.clause(scene, paper.first)
        found = [t for t in scene.tagged("status", first, last) if t.concept in _UNREAL]
        found += [t for verb in scene.tagged("sign.sign") for t in _governing(scene, verb)]
        return [t for t in found if not (t.first < paper.last and paper.first < t.last)]


def _is_unsigned(scene: Scene, paper: Tag) -> bool:
    """ "No agreement", «документов не подписывали»."""
    verbs = scene.tagged("sign.sign")
    unsigned = bool(verbs) and all(scene.has("negation", verb.first - 1, verb.first) for verb in verbs)
    return unsigned or scene.has("negation", paper.first - 2, paper.first)


def _is_under(scene: Scene, paper: Tag) -> bool:
    """Whether something else is done under the paper; "put their names |to the| agreement" is not."""
    if scene.has("sign.sign", paper.last, paper.last + _SIGNED):
        return False  # "under an agreement |signed| in May"
    under = scene.tagged("under.paper", paper.first - 4, paper.first)
    verbs = scene.tagged("sign.sign", scene.sentence.first, paper.first)
    return any(not any(verb.first < tag.first <= verb.last for verb in verbs) for tag in under)


def _governing(scene: Scene, verb: Tag) -> list[Tag]:
    """Words of status right before a verb of signing: "will be signed", "хотят подписать"."""
    return scene.tagged("status", max(scene.sentence.first, verb.first - _BEFORE), verb.first)


def _is_signed(analysis: Analysis, scene: Scene) -> bool:
    """A verb of signing in the past with nothing before it that says it is yet to come."""
    verbs = scene.tagged("sign.sign")
    return any(analysis.tokens[v.first].word.has("past") and not _governing(scene, v) for v in verbs)


def _papers(analysis: Analysis, scene: Scene) -> list[Tag]:
    """Words for papers, the longest where two start together; not verbs ("contracted", "plan to")."""
    plans = scene.tagged("status.planned")
    found: list[Tag] = []
    for tag in sorted(scene.tagged("paper"), key=lambda t: (t.first, -t.last)):
        verb = analysis.tokens[tag.first].word.has("past") or any(
            p.first == tag.first and p.last > tag.last for p in plans
        )
        ordered = any(s.first < tag.first and tag.last <= s.last for s in scene.tagged("supply"))  # "on order"
        if not verb and not ordered and (not found or tag.first >= found[-1].last):
            found.append(tag)
    return found


def _count(analysis: Analysis, scene: Scene, paper: Tag) -> Quantity | None:
    """How many papers: a number before the word, with no mark, verb or other paper between."""
    for quantity in scene.quantities:
        if quantity.kind in _COUNTS and 0 <= paper.first - quantity.last <= _BEFORE:
            between = [analysis.tokens[i].word for i in range(quantity.last, paper.first)]
            verbs = any(w.readings[0].pos in ("verb", "noun") or (w.has("past") and w.is_pos("verb")) for w in between)
            if not verbs and all(w.text not in CLAUSE_MARKS for w in between):
                return None if scene.tagged("paper", quantity.last, paper.first) else quantity
    return None


def _sums(scene: Scene, paper: Tag, end: int) -> list[Quantity]:
    """What the papers are worth; a list of parts follows a sum."""
    found = [q for q in scene.quantities if q.kind == "money" and not q.converts and paper.last <= q.first < end]
    if found and found[0].first - paper.last <= _BESIDE:
        return found
    reach = _LENDER if paper.concept == "loan" else 1
    return [q for q in scene.quantities if q.kind == "money" and not q.converts and 0 <= paper.first - q.last <= reach]


def _term(scene: Scene, paper: Tag, end: int) -> PeriodMention | None:
    """The years that a programme covers: "a roadmap for 2019-2021", "план на 2024-2026 годы"."""
    reach = {"years": _TERM, "year": 2, "by": 0}
    near = (p for p in scene.periods if p.kind in reach and 0 <= p.first - paper.last <= reach[p.kind])
    before = (p for p in scene.periods if p.kind == "years" and 0 <= paper.first - p.last <= 2)
    return next((p for p in near if p.first < end), None) or next(before, None)


def _day(scene: Scene) -> PeriodMention | None:
    return next((p for p in scene.periods if p.kind in ("day", "days", "week", "month", "since", "year")), None)


def _enough(parties: list[Party]) -> bool:
    return sum(p.entity.kind != "person" for p in parties) >= 2


def find_agreements(analysis: Analysis, sides: Sides, places: Places) -> list[Agreement]:
    """The agreement claims of a document, in text order."""
    return list(AgreementReader(analysis, sides, places).agreements())
