"""Projects: something built, run or made together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Entity, Evidence, Period, Project, Status
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.draft import Draft
from tradewire.understand.figures.when import settled
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention
from tradewire.understand.parties import Party, merged, parties_in, venue
from tradewire.understand.sides import Sides, country
from tradewire.understand.status import StatusReading, is_future, status_within, strongest

_REACH: Final = 8  # tokens between the word for the project and its goods
_MADE: Final = frozenset({"production", "assembly"})
_NEEDS_GOODS: Final = frozenset({"production", "assembly", "modernisation", "research"})
_PRIORITY: Final = (
    "assembly", "service_centre", "trade_house", "cluster", "transport_link", "culture", "education", "health",
    "finance", "modernisation", "production", "construction", "research", "investment", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProjectReader:
    """Reads the projects of one document."""

    analysis: Analysis
    sides: Sides
    places: Places

    def projects(self) -> Iterator[Project]:
        for scene in self.analysis.scenes:
            for tag in _triggers(scene):
                goods = _goods(scene, tag)
                if (goods or tag.concept not in _NEEDS_GOODS) and self._is_joint(scene, tag):
                    yield self._build(scene, tag, goods)

    def _is_joint(self, scene: Scene, tag: Tag) -> bool:
        """Making things is a project where parties of two areas or two bodies do it, or where it is yet to begin."""
        if tag.concept not in _MADE or scene.has("joint") or scene.has("status"):
            return True
        parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        areas = {country(p.entity) for p in parties if p.entity.is_area}
        return len(areas) > 1 or sum(p.entity.kind == "organisation" for p in parties) > 1

    def _build(self, scene: Scene, tag: Tag, goods: tuple[ProductMention, ...]) -> Project:
        parties = [
            p
            for p in parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
            if p.entity.kind != "person"
        ]
        entities, where = merged(parties, () if _enough(parties) else self.sides.pair)
        status = self._status(scene, tag)
        draft = Draft(self.analysis).status(status).goods(goods).party("participant", entities, where)
        draft.period(*self._period(scene, status.status)).place(*self._place(scene, tag))
        draft.note("kind", self.analysis.span(tag.first, tag.last))
        inside: list[Placed] = [tag, *goods]
        span = self.analysis.cover(inside)
        return draft.finish(Project, span, (f"project.{tag.concept}",), kind=tag.concept)

    def _status(self, scene: Scene, tag: Tag) -> StatusReading:
        found = status_within(self.analysis, scene, scene.sentence.first, tag.last)
        found = found or strongest(self.analysis, scene.tagged("status", tag.last, scene.sentence.last))
        if found is not None:
            return found
        if is_future(self.analysis, scene.sentence.first, scene.sentence.last):
            return StatusReading("planned", None)
        return StatusReading("actual", None)

    def _period(self, scene: Scene, status: Status) -> tuple[Period | None, Evidence]:
        usable = [p for p in scene.periods if p.kind in ("by", "since", "year", "years", "month", "to_date")]
        if not usable:
            return None, ()
        when = settled(usable[0], status)
        return when.period, when.evidence

    def _place(self, scene: Scene, tag: Tag) -> tuple[Entity | None, Evidence]:
        city = venue(scene, tag.last, scene.sentence.last) or venue(scene, scene.sentence.first, tag.first)
        if city is not None and not city.dateline:
            return city.entity, (city.span,)
        region = next((p for p in scene.places if p.entity.kind == "region" and p.case == "loc"), None)
        return (region.entity, (region.span,)) if region else (None, ())


def _enough(parties: list[Party]) -> bool:
    return len(parties) >= 2


def _triggers(scene: Scene) -> Iterator[Tag]:
    """The projects that the sentence tells of: where words overlap or share goods, the more telling kind."""
    tags = sorted(scene.tagged("project"), key=lambda t: (_PRIORITY.index(t.concept), t.first))
    kept: list[Tag] = []
    for tag in tags:
        if all(tag.last <= k.first or k.last <= tag.first for k in kept) and not _shares(scene, tag, kept):
            kept.append(tag)
    return iter(sorted(kept, key=lambda t: t.first))


def _shares(scene: Scene, tag: Tag, kept: list[Tag]) -> bool:
    mine = {p.first for p in _goods(scene, tag)}
    return any(mine & {p.first for p in _goods(scene, k)} for k in kept) or any(k.concept == tag.concept for k in kept)


def _goods(scene: Scene, tag: Tag) -> tuple[ProductMention, ...]:
    behind = tuple(p for p in scene.products if 0 <= p.first - tag.last <= _REACH)
    before = tuple(p for p in scene.products if 0 <= tag.first - p.last <= _REACH)
    return behind or before


def find_projects(analysis: Analysis, sides: Sides, places: Places) -> list[Project]:
    """The project claims of a document, in text order."""
    return list(ProjectReader(analysis, sides, places).projects())
