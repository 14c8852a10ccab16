"""Projects: something built, run or made together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tradewire.gazetteer import Places
from tradewire.record import Entity, Evidence, Period, Project, Status
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.coming import coming
from tradewire.understand.draft import Draft
from tradewire.understand.figures.when import settled
from tradewire.understand.goods_index import HYPHEN
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import Mention, ProductMention
from tradewire.understand.parties import Party, city_sides, merged, parties_in, venue
from tradewire.understand.sides import Sides, country, stands_for
from tradewire.understand.status import StatusReading, is_future, is_headline_plan, status_within, strongest
from tradewire.understand.supplies.delivery import made_to_order
from tradewire.understand.works import works_discussed, works_in, works_named

_REACH: Final = 8  # tokens between the word for the project and its goods
_JOINT: Final = 5  # tokens between a word for making and "joint"
_WITHOUT_GOODS: Final = frozenset({"trade_house", "transport_link", "culture", "education", "finance", "health"})
_BEGUN: Final = 3  # tokens between a word of beginning and what is begun
_STANDING: Final = frozenset({"transport_link", "health", "education"})  # what may only be named in passing
_TOLD_BY: Final = ("project", "festival", "founding", "works", "line", "science", "study")
_OF_PAPER: Final = 4  # tokens between a paper and what is made under it
_PAIR: Final = 2
_HISTORY: Final = 12  # years after which a founding is no news
_NEWS: Final = (
    "status", "project_verb", "joint", "sign",
    "founding.open", "founding.opened", "founding.build", "founding.built", "founding.begin",
)  # fmt: skip
_NEXT: Final = 2  # tokens between the goods of one list
_KINDS: Final = {"plant": "production", "repair": "modernisation"}
_MACHINES: Final = frozenset({"84", "85", "86", "87", "88", "89"})  # chapters of the HS
_BUILT: Final = frozenset({"transport_link", "education", "health"})
_MADE: Final = frozenset({"production", "construction", "repair"})
_NEEDS_GOODS: Final = frozenset({"production", "assembly", "modernisation", "repair", "research", "plant"})
_PRIORITY: Final = (
    "assembly", "plant", "service_centre", "trade_house", "cluster", "transport_link", "culture", "education", "health",
    "finance", "modernisation", "repair", "production", "construction", "research", "investment", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProjectReader:
    """Reads the projects of one document."""

    analysis: Analysis
    sides: Sides
    places: Places

    def projects(self) -> Iterator[Project]:
        for scene in self.analysis.scenes:
            if not (scene.products or any(group in scene.tags for group in _TOLD_BY)):
                continue
            triggers = _triggers(self.analysis, scene)
            found = (
                list(self._study(scene))
                or list(self._triggered(scene, triggers))
                or list(self._works(scene))
                or list(self._lines(scene))
            )
            yield from found
            if not triggers and not found:
                yield from self._discussed(scene)
                yield from self._proposed(scene)
                yield from self._facilities(scene)
                yield from self._by_who_does_it(scene)

    def _triggered(self, scene: Scene, triggers: list[Tag]) -> Iterator[Project]:
        for tag in triggers:
            goods = _goods(self.analysis, scene, tag)
            if self._is_told(scene, tag, goods) and self._is_joint(scene, tag):
                yield self._build(scene, tag, goods)

    def _lines(self, scene: Scene) -> Iterator[Project]:
        """ "The Barnaul – Almaty train runs three times a week", "flights from Omsk to Astana ceased"."""
        since = scene.has("line.run") and (scene.has("line.again") or any(p.kind == "since" for p in scene.periods))
        for tag in scene.tagged("line.vehicle") if since or scene.has("line.change") else ():
            if _leads_between(scene, tag):
                link = Tag(tag.first, tag.last, "project.line", "project", "line")
                yield self._build(scene, link, (), "transport_link")
                return

    def _works(self, scene: Scene) -> Iterator[Project]:
        """Works that are founded, enlarged or closed."""
        parties = {country(p.entity) for p in parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)}
        parties |= {country(side.entity) for side in city_sides(scene, self.places)}
        if "custom.verb" in scene.tags and made_to_order(self.analysis, scene):
            return
        for works in works_in(self.analysis, scene):
            noun = works.noun
            if self._is_history(scene):
                continue
            news = isinstance(noun, Tag) or works.status or scene.has("status")
            known = parties | {country(side.entity) for side in self.sides.pair}
            if not (parties or isinstance(noun, Tag)) or len(known) < (1 if news else _PAIR):
                continue
            goods = tuple(p for p in scene.products if p.kind != "generic" and abs(p.first - noun.first) <= _JOINT)
            tag = Tag(noun.first, noun.last, "project.works", "project", "works")
            if not goods and isinstance(noun, Tag) and noun.concept != "link":
                named = works_named(self.analysis, scene, noun)
                goods = (named,) if works.kind == "construction" or named.first < noun.first else ()
            yield self._build(scene, tag, goods, works.kind, works.status)

    def _is_history(self, scene: Scene) -> bool:
        """ "The plant was founded in 1962": told of the place, and no news."""
        day = self.analysis.reference.day
        years = [p.period.end for p in scene.periods if p.kind == "year" and p.period is not None]
        return day is not None and any(end is not None and day.year - end.year > _HISTORY for end in years)

    def _is_told(self, scene: Scene, tag: Tag, goods: tuple[ProductMention, ...]) -> bool:
        """Whether the sentence says what is made, or who makes it where."""
        if tag.concept == "culture":
            return scene.has("joint") or bool(scene.places or scene.organisations)
        if tag.concept in _STANDING:
            return self._is_news(scene, tag)
        return bool(goods) or tag.concept not in _NEEDS_GOODS or self._is_told_without_goods(scene, tag)

    def _is_told_without_goods(self, scene: Scene, tag: Tag) -> bool:
        if tag.concept == "production":
            first, last = self.analysis.clause(scene, tag.first)
            noun = self.analysis.tokens[tag.first].word.is_pos("noun")
            return noun and bool(scene.places) and scene.has("founding", first, last)
        if tag.concept == "research":
            return scene.has("joint") or venue(scene, tag.last, scene.sentence.last) is not None
        if tag.concept == "plant":
            told = scene.has("status") or scene.has("joint") or bool(scene.organisations)
            return told or len(self._areas(scene)) >= _PAIR
        if tag.concept == "modernisation":
            if scene.has("works", tag.last, tag.last + _REACH):
                return bool(scene.places)
            return scene.has("status") or len(scene.organisations) > 1
        named = self.analysis.tokens[tag.first].word.is_pos("noun") or scene.has("status")
        return tag.concept == "assembly" and named and (scene.has("status") or bool(scene.organisations))

    def _is_news(self, scene: Scene, tag: Tag) -> bool:
        """Whether a link, a hospital or a course is said to come about or to be run, and not only named."""
        first, last = self.analysis.clause(scene, tag.first)
        if any(scene.has(group, first, last) for group in _NEWS) or any(p.kind == "since" for p in scene.periods):
            return True
        ahead = is_future(self.analysis, scene.sentence.first, scene.sentence.last)
        return ahead or is_headline_plan(self.analysis, scene)

    def _is_joint(self, scene: Scene, tag: Tag) -> bool:
        """Making things is a project where parties of two areas or two bodies do it, or where it is yet to begin."""
        if scene.has("supply") and scene.has("away", tag.last, tag.last + 1):
            return False
        if tag.concept not in _MADE or scene.has("status") or self._is_begun(scene, tag):
            return True
        if tag.concept == "construction" and venue(scene, scene.sentence.first, scene.sentence.last) is not None:
            return True
        parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        areas = self._areas(scene) | {country(place.entity) for place in scene.places if place.form == "adjective"}
        return len(areas) > 1 or sum(p.entity.kind == "organisation" for p in parties) > 1

    def _is_begun(self, scene: Scene, tag: Tag) -> bool:
        """Done together, signed for, yet to come, or just begun."""
        signed = scene.has("sign.sign") and scene.has("paper", tag.first - _OF_PAPER, tag.first)
        together = scene.has("joint", tag.first - _JOINT, tag.last + _JOINT)
        begun = scene.places and scene.has("founding.begin", tag.first - _BEGUN, tag.first)
        return signed or together or bool(begun) or is_future(self.analysis, *self.analysis.clause(scene, tag.first))

    def _together(self, scene: Scene) -> Iterator[Project]:
        """ "Joint flax growing", "совместная огранка алмазов": work on goods done together."""
        for joint in scene.tagged("joint"):
            goods = tuple(p for p in scene.products if 0 <= p.first - joint.last <= 3 and p.kind == "goods")
            if goods and not scene.has("supply"):
                tag = Tag(joint.first, joint.last, "project.together", "project", "together")
                yield self._build(scene, tag, goods[:1], "production")

    def _by_who_does_it(self, scene: Scene) -> Iterator[Project]:
        """Research and making that only those who do it, and where, tell to be joint."""
        found = list(self._research(scene)) or list(self._together(scene))
        yield from found or self._made_abroad(scene)

    def _study(self, scene: Scene) -> Iterator[Project]:
        """ "Students from Ghana will study at a university in Grodno": of one country, in another."""
        learn = scene.tagged("study.learn") if scene.has("study.learner") and scene.has("study.school") else []
        counted = any(q.kind in ("count", "number") for q in scene.quantities)
        ahead = (
            not counted or is_future(self.analysis, scene.sentence.first, scene.sentence.last) or scene.has("future")
        )
        if learn and ahead and len(self._areas(scene)) >= _PAIR:
            tag = Tag(learn[0].first, learn[0].last, "project.study", "project", "study")
            yield self._build(scene, tag, (), "education")

    def _research(self, scene: Scene) -> Iterator[Project]:
        """ "Scientists from Minsk and Hanoi are testing", "Belarus and Russia are developing a car": done by two."""
        work = scene.tagged("science.work")
        named_areas = {country(p.entity) for p in scene.places if p.entity.is_area}
        bodies = sum(body.last <= work[0].first for body in scene.organisations) if work else 0
        if not work or max(bodies, len(self._areas(scene) | named_areas)) < _PAIR:
            return
        tag = Tag(work[0].first, work[0].last, "project.research", "project", "research")
        goods = _goods(self.analysis, scene, tag)
        named = bool(goods) and 0 <= goods[0].first - tag.last <= 1 and not scene.has("supply")
        two = len({country(p.entity) for p in scene.places if p.last <= tag.first}) >= _PAIR
        if scene.has("science.people") or (named and (two or bodies >= _PAIR)):
            yield self._build(scene, tag, goods, "research")

    def _made_abroad(self, scene: Scene) -> Iterator[Project]:
        """ "Cuban tobacco will be rolled in Grodno": goods of one area made into others in another."""
        for verb in scene.tagged("making"):
            first, last = self.analysis.clause(scene, verb.first)
            there = next((p for p in scene.places if p.form == "name" and verb.last <= p.first < last), None)
            area = stands_for(there.entity, self.places) or there.entity if there is not None else None
            goods = [p for p in scene.products if p.kind == "goods" and abs(p.first - verb.first) <= _JOINT]
            origins = {country(p.entity) for p in scene.places if p.form == "adjective" and p.first < verb.first}
            if goods and area is not None and origins - {country(area)} and not scene.has("supply", first, last):
                tag = Tag(verb.first, verb.last, "project.made_abroad", "project", "made_abroad")
                yield self._build(scene, tag, tuple(goods[:1]), "production")
                return

    def _areas(self, scene: Scene) -> set[str]:
        """The countries of the areas, the cities and the homes of bodies in a sentence."""
        parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        found = {country(p.entity) for p in parties if p.entity.is_area}
        found |= {country(side.entity) for side in city_sides(scene, self.places)}
        homes = (stands_for(p.home, self.places) or p.home for p in parties if p.home is not None)
        return found | {country(home) for home in homes}

    def _facilities(self, scene: Scene) -> Iterator[Project]:
        """ "Mulling over a second terminal": a thing to be built, with no word for building."""
        behind = [p for p in scene.products if any(t.last <= p.first for t in scene.tagged("status"))]
        facilities = [p for p in behind if p.kind == "facility"] or scene.products
        for place in facilities:
            first, last = self.analysis.clause(scene, place.first)
            if scene.has("works.link", place.first, place.last) and scene.has("founding.close", first, last):
                continue  # a bridge that is closed is news of traffic
            if place.kind == "facility" and scene.has("status", first, last) and not scene.has("supply", first, last):
                tag = Tag(place.first, place.last, "project.construction", "project", "construction")
                yield self._build(scene, tag, (place,))

    def _discussed(self, scene: Scene) -> Iterator[Project]:
        """ "They spoke of peat and timber": work on goods that is talked about."""
        talked = scene.tagged("tell.discussed")
        goods = tuple(p for p in scene.products if talked and p.first >= talked[0].first and p.kind == "goods")
        if goods and not scene.has("supply") and not scene.has("event.call"):
            yield self._build(scene, talked[0], goods, _kind_of(goods))

    def _proposed(self, scene: Scene) -> Iterator[Project]:
        """Works that are only talked of."""
        noun = works_discussed(self.analysis, scene) if "works" in scene.tags else None
        parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        if noun is not None and not scene.has("supply") and len(parties) >= _PAIR:
            tag = Tag(noun.first, noun.last, "project.works", "project", "works")
            yield self._build(scene, tag, (works_named(self.analysis, scene, noun),), "construction")

    def _build(
        self, scene: Scene, tag: Tag, goods: tuple[ProductMention, ...], kind: str = "", told: Status | None = None
    ) -> Project:
        everyone = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
        parties = [p for p in everyone if p.entity.kind != "person"] or everyone
        if tag.concept == "works":
            parties = _without_works(parties, tag, self.places)
        entities, where = merged(parties, () if _enough(parties) else self.sides.pair)
        status = StatusReading(told, None) if told else self._status(scene, tag)
        draft = Draft(self.analysis).status(status).goods(goods).party("participant", entities, where)
        draft.period(*self._period(scene, status.status)).place(*self._place(scene, tag))
        draft.note("kind", self.analysis.span(tag.first, tag.last))
        inside: list[Placed] = [tag, *goods]
        span = self.analysis.telling(scene, self.analysis.cover(inside))
        return draft.finish(
            Project, span, (f"project.{tag.concept}",), kind=kind or _KINDS.get(tag.concept, tag.concept)
        )

    def _part(self, scene: Scene, at: int) -> tuple[int, int]:
        """The part of the sentence around a token; the dash of "Minsk – Kazan" is no end of it."""
        first, last = self.analysis.clause(scene, at)
        ends, starts = {p.last for p in scene.places}, {p.first for p in scene.places}
        if last in ends and last + 1 in starts:
            last = self.analysis.clause(scene, last + 1)[1]
        if first in starts and first - 1 in ends:
            first = self.analysis.clause(scene, first - 2)[0]
        return first, last

    def _status(self, scene: Scene, tag: Tag) -> StatusReading:
        first, last = self._part(scene, tag.first)
        papers = scene.tagged("paper", max(first, tag.first - _OF_PAPER), tag.first)
        if papers and tag.concept in _MADE and scene.has("sign.sign"):
            return StatusReading("agreed", self.analysis.span(papers[-1].first, papers[-1].last))
        found = strongest(self.analysis, scene.tagged("status", first, last)) or self._of_list(scene, first, last)
        if found is None and (is_future(self.analysis, first, last) or is_headline_plan(self.analysis, scene)):
            return StatusReading("planned", None)
        return found or StatusReading("actual", None)

    def _of_list(self, scene: Scene, first: int, last: int) -> StatusReading | None:
        """In a part of the sentence without a verb, the status told before: "plan to build a hotel, a plant"."""
        words = (self.analysis.tokens[i].word for i in range(first, last))
        if any(word.readings[0].pos in ("verb", "participle", "other") for word in words):
            return None
        return status_within(self.analysis, scene, scene.sentence.first, first)

    def _period(self, scene: Scene, status: Status) -> tuple[Period | None, Evidence]:
        usable = [p for p in scene.periods if p.kind in ("by", "since", "year", "years", "month", "months", "to_date")]
        if not usable:
            return None, ()
        when = coming(self.analysis, settled(usable[0], status), status)
        return when.period, when.evidence

    def _place(self, scene: Scene, tag: Tag) -> tuple[Entity | None, Evidence]:
        city = venue(scene, tag.last, scene.sentence.last) or venue(scene, scene.sentence.first, tag.first)
        if city is not None and not city.dateline:
            return city.entity, (city.span,)
        region = next((p for p in scene.places if p.entity.kind == "region" and p.case == "loc"), None)
        return (region.entity, (region.span,)) if region else (None, ())


def _leads_between(scene: Scene, line: Tag) -> bool:
    """Two places side by side behind the word, or before it; only what is done may stand between."""
    done = [t.last for t in scene.tagged("line") if t.concept != "vehicle"]
    for one, other in pairwise(scene.places):
        behind = 0 <= one.first - line.last <= 1 or (
            line.last <= one.first and any(0 <= one.first - last <= 1 for last in done)
        )
        before = 0 <= line.first - other.last <= 1 or (
            other.last <= line.first and any(0 <= line.first - last <= 1 for last in done)
        )
        if (behind or before) and 1 <= other.first - one.last <= 1 and one.form == other.form == "name":
            return True
    return False


def _without_works(parties: list[Party], works: Tag, places: Places) -> list[Party]:
    """Works that are founded take no part: where they stand does."""
    found: list[Party] = []
    for party in parties:
        own = party.entity.kind in ("organisation", "group") and party.first < works.last and works.first < party.last
        if not own:
            found.append(party)
        elif party.home is not None:
            area = stands_for(party.home, places) or party.home
            found.append(Party(area, party.span, party.first, party.last))
    return found


def _enough(parties: list[Party]) -> bool:
    return len(parties) >= 2


def _triggers(analysis: Analysis, scene: Scene) -> list[Tag]:
    """The projects that the sentence tells of: where words overlap or share goods, the more telling kind."""
    taken: list[Mention] = [*scene.periods, *scene.quantities]
    ends = {p.last for p in scene.periods if p.kind == "month"}  # "the September |quarter|"
    tags = [t for t in scene.tagged("project") if t.first not in ends]
    free = [t for t in tags if not any(m.first <= t.first < m.last for m in taken)]
    inner: list[Mention] = [*scene.people, *scene.organisations]
    apart = [t for t in free if not any(_is_inside(t, m) for m in inner)]
    shares = scene.tagged("share")
    own = [t for t in apart if not any(s.first == t.first and s.last > t.last for s in shares)]
    own = [t for t in own if not _is_of_output(analysis, scene, t)]
    told = [t for t in own if not _is_denied(analysis, scene, t) and not _is_subject_of_paper(scene, t)]
    tags = [*(t for t in told if not _is_being_built(analysis, scene, t, told)), *_festivals(scene)]
    kept: list[Tag] = []
    for tag in sorted(tags, key=lambda t: (_PRIORITY.index(t.concept), t.first)):
        alone = all(tag.last <= k.first or k.last <= tag.first for k in kept)
        if alone and not any(k.concept == tag.concept or _shares(analysis, scene, tag, k) for k in kept):
            kept.append(tag)
    return sorted(kept, key=lambda t: t.first)


def _is_to_order(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """ "Will |build| 20 wagons for Kazakhstan": goods made to be delivered."""
    if "custom.verb" not in scene.tags:
        return False
    return any(t.first < tag.last and tag.first < t.last for t in made_to_order(analysis, scene))


def _is_denied(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """Not to be, half of another word ("Minsk-made"), a batch of goods, a group that meets, or who goods are for."""
    if tag.concept in _STANDING and scene.has("supply") and scene.has("toward", tag.first - 1, tag.first):
        return True
    delivered = "supply" in scene.tags or "fleet" in scene.tags
    if (delivered and scene.has("made", tag.first, tag.last)) or _is_to_order(analysis, scene, tag):
        return True
    if tag.concept == "modernisation" and scene.has("need", analysis.clause(scene, tag.first)[0], tag.first):
        return True
    papers = tag.concept == "modernisation" and scene.has("paper", tag.last, tag.last + _JOINT)
    closed = tag.concept == "repair" and scene.has("founding.close", tag.first - _BEGUN, tag.first)
    if papers or closed:
        return True  # "overhaul their trade treaty", "closed for repairs"
    hyphen = tag.first > 0 and analysis.tokens[tag.first - 1].word.text == HYPHEN
    if scene.has("batch", tag.first, tag.last + 1) or scene.has("event.working_group", tag.first, tag.last + 1):
        return True
    return hyphen or scene.has("negation", tag.first - 3, tag.first)


def _is_inside(tag: Tag, name: Mention) -> bool:
    """Whether a word is part of a name, or begins in the middle of one ("Statistical |Office| in")."""
    return name.first < tag.first < name.last or (name.first == tag.first and tag.last <= name.last)


def _is_of_output(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """ "Raise the output of pulp to 400,000 tonnes", "assembled 1,460 harvesters": an amount made is a figure."""
    if tag.concept not in ("production", "assembly") or scene.has("joint"):
        return False
    first, last = analysis.clause(scene, tag.first)
    raised = tag.concept == "production" and scene.has("direction", max(first, tag.first - 3), tag.first)
    if raised and any(tag.last <= q.first < last for q in scene.quantities):
        return True
    word = analysis.tokens[tag.first].word
    done = word.has("past") or word.readings[0].pos == "verb"
    counted = any(q.first == tag.last and q.kind in ("count", "number") for q in scene.quantities)
    return done and counted and not is_future(analysis, first, last)


def _is_being_built(analysis: Analysis, scene: Scene, tag: Tag, told: list[Tag]) -> bool:
    """ "A hospital will be built": the building is told of, and the hospital is what is built."""
    if tag.concept not in _BUILT:
        return False
    built = [t for t in told if t.concept == "construction" and t.first != tag.first]
    if any(0 <= tag.first - t.last <= 1 for t in built):
        return True
    named = any(p.kind == "facility" and tag.first <= p.first < tag.last for p in scene.products)
    first, last = analysis.clause(scene, tag.first)
    return named and any(first <= t.first < last for t in built)


def _festivals(scene: Scene) -> Iterator[Tag]:
    """ "Days of Minsk", «Дни Гродненской области»: days named after an area."""
    for tag in scene.tagged("festival"):
        if any(p.first in (tag.last, tag.last + 1) for p in scene.places):
            yield Tag(tag.first, tag.last, "project.culture", "project", "culture")


def _is_subject_of_paper(scene: Scene, tag: Tag) -> bool:
    """ "An agreement on student exchange": the paper is the claim; what goods are to be made under it is another."""
    if tag.concept in ("production", "assembly") and any(0 <= p.first - tag.last <= _NEXT for p in scene.products):
        return False
    return any(0 <= tag.first - paper.last <= 2 for paper in scene.tagged("paper") if paper.concept != "programme")


def _shares(analysis: Analysis, scene: Scene, tag: Tag, kept: Tag) -> bool:
    """Whether two words tell of one project: the same goods, or goods that are the other's own word."""
    mine = _goods(analysis, scene, tag)
    theirs = {p.first for p in _goods(analysis, scene, kept)}
    return any(p.first in theirs or kept.first <= p.first < kept.last for p in mine)


def _goods(analysis: Analysis, scene: Scene, tag: Tag) -> tuple[ProductMention, ...]:
    """The list of goods that begins behind the word, else the one that ends before it; links and ties have none."""
    if tag.concept in _WITHOUT_GOODS:
        return ()
    usable = [p for p in scene.products if p.kind not in ("parts", "generic")]
    behind = [p for p in usable if p.first >= tag.last or tag.first < p.first < tag.last - 1]  # "put tractors together"
    if behind and behind[0].first - tag.last <= _REACH:
        return _list(behind)
    before = [p for p in reversed(usable) if p.last <= tag.first]
    if before and tag.first - before[0].last <= _REACH:
        return tuple(reversed(_list(before)))
    return ()


def _list(goods: list[ProductMention]) -> tuple[ProductMention, ...]:
    """The first of the goods with those that stand next to it."""
    kept = goods[:1]
    for mention in goods[1:]:
        if max(mention.first - kept[-1].last, kept[-1].first - mention.last) > _NEXT:
            break
        kept.append(mention)
    return tuple(kept)


def _kind_of(goods: tuple[ProductMention, ...]) -> str:
    """Machines are made together; other goods may be traded or made."""
    return "production" if any((p.product.hs or "")[:2] in _MACHINES for p in goods) else "other"


def find_projects(analysis: Analysis, sides: Sides, places: Places) -> list[Project]:
    """The project claims of a document, in text order."""
    return list(ProjectReader(analysis, sides, places).projects())
