"""From quantities to figure claims, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from msgspec import structs

from tradewire.gazetteer import Places
from tradewire.record import Entity, Figure, Measure
from tradewire.understand.analysis import STRONG_MARKS, Analysis, Scene
from tradewire.understand.draft import Draft
from tradewire.understand.figures import areas, when
from tradewire.understand.figures.choose import Chooser
from tradewire.understand.figures.counted import subject_group
from tradewire.understand.figures.extremum import Extremum, extremes
from tradewire.understand.figures.focus import Focus, Running
from tradewire.understand.figures.measure import Before, MeasureReading, bounded, negative, read_measure
from tradewire.understand.figures.parts import Parts
from tradewire.understand.figures.reality import REAL, status_of, told_status
from tradewire.understand.figures.topic import TRADE, Topic, topics
from tradewire.understand.figures.window import Window, is_base, overlapping, windows
from tradewire.understand.mentions import OrganisationMention, PeriodMention, ProductMention
from tradewire.understand.sides import Side, Sides, in_trade, trading_area
from tradewire.understand.status import StatusReading, strongest

_WORDLESS: Final = ("extremum", "again", "target_level")  # groups of words that tell figures without a number
_PAIR: Final = 2
_HEAD: Final = 3  # sentences in which a heading may stand
_JOINED: Final = 3  # tokens: "can double and reach 2 bn" goes on in the same breath
_SOURCES: Final = frozenset({"agency", "media", "ministry", "government"})
_FLOWS: Final = frozenset({"exports", "imports"})
_AMOUNTS: Final = frozenset({"count", "number", "measure"})
_BREAKDOWN: Final = frozenset({"share", "rank"})  # measures of one partner among all
_TRADERS: Final = frozenset({"maker", "concern", "company"})  # bodies that have exports
_SAYING: Final = ("verb", "participle", "adjective")  # what is said of a plant right behind its name
_LEADING: Final = ("toward", "away", "share.whole", "partner")  # words before a body that is not the subject
_SUBJECT: Final = 3  # words before the noun of a subject
_BEHIND: Final = 2  # tokens between it and its place


@dataclass(frozen=True, slots=True)
class FigureReader:
    """Reads the figures of one document; `focus` is what the text has been speaking of so far."""

    analysis: Analysis
    sides: Sides
    places: Places
    focus: Focus = field(default_factory=Focus)

    def figures(self) -> Iterator[Figure]:
        self.focus.coming = self._first_trade()
        for scene in self.analysis.scenes:
            yield from self._scene(scene)

    def _first_trade(self) -> Topic | None:
        told = (scene for scene in self.analysis.scenes if scene.has("indicator"))
        found = (topic for scene in told for topic in topics(self.analysis, scene))
        return next((topic for topic in found if topic.indicator in TRADE), None)

    def _scene(self, scene: Scene) -> Iterator[Figure]:
        found = windows(self.analysis, scene, self.focus.money)
        if not found:
            self._heading(scene)
            if not any(scene.has(group) for group in _WORDLESS):
                self._remember_body(scene)
                return
        listed = areas.listed(self.analysis, scene, [window.quantity for window in found])
        running = Running(listed=listed, before=Before())
        chooser = Chooser(self.analysis, scene, topics(self.analysis, scene), self.focus, self.sides)
        running.group = subject_group(self.analysis, scene, found)
        for window in found[1:] if running.group else found:
            topic = chooser.topic(window, running)
            if topic is None or topic.kind in ("paper", "supply", "price"):
                running.topic = topic or running.topic
            elif (figure := self._figure(scene, window, topic, running)) is not None:
                yield figure
                yield from self._outdone(scene, window, figure)
        yield from self._extremes(scene, chooser, running)
        told = [w.quantity for w in found if w.quantity.kind == "money" and w.quantity.unit_from is None]
        self.focus.money = told[-1] if told else self.focus.money
        yield from self._again(scene)
        yield from self._named_levels(scene, running)
        self._remember_body(scene)

    def _remember_body(self, scene: Scene) -> None:
        bodies = [o for o in scene.organisations if _is_body(o) and not _is_led(scene, o)]
        self.focus.body = Side(bodies[0].entity, bodies[0].span) if bodies else None
        self.focus.named_body = self.focus.body or self.focus.named_body
        self.focus.doer = self._doer(scene, bodies)
        maker = next((o for o in bodies if o.kind in _TRADERS and not o.reason.startswith("unnamed")), None)
        self.focus.maker = Side(maker.entity, maker.span) if maker is not None else self.focus.maker

    def _doer(self, scene: Scene, bodies: list[OrganisationMention]) -> Side | None:
        """Whose output an amount in the next sentences is: a plant told by its noun, or the maker told before."""
        if bodies:
            return Side(bodies[0].entity, bodies[0].span) if bodies[0].kind in _TRADERS else None
        works = scene.tagged("body.plant") if scene.has("project") or scene.has("production") else []
        plant = next((t for t in works if self.analysis.tokens[t.first].word.text.islower()), None)
        if plant is None:
            return None if scene.places else self.focus.doer
        span = self.analysis.span(plant.first, plant.last)
        return Side(Entity(None, span.of(self.analysis.text), "organisation"), span)

    def _heading(self, scene: Scene) -> None:
        """A line without numbers that says whose trade the next lines are of, and when."""
        periods = [p for p in when.usable(scene) if p.period is not None]
        if len(periods) == 1 and (scene.index < _HEAD or self._ends_in_colon(scene)):
            moment = when.settled(periods[0], "actual")
            if self._ends_in_colon(scene) or not when.goes_on(self.analysis, moment):
                self.focus.periods = {"level": moment}
        if not self._ends_in_colon(scene):
            return
        trade = [t for t in topics(self.analysis, scene) if t.indicator in TRADE]
        if not trade:
            return
        scope = areas.scope_within(self.analysis, scene, scene.sentence.first, scene.sentence.last)
        self.focus.pair = scope.own or self.focus.pair
        self.focus.topic = self.focus.main = trade[0]

    def _ends_in_colon(self, scene: Scene) -> bool:
        return self.analysis.tokens[scene.sentence.last - 1].word.text == ":"

    def _figure(self, scene: Scene, window: Window, topic: Topic, running: Running) -> Figure | None:
        reading = bounded(scene, window, read_measure(self.analysis, scene, window, running.before))
        if topic.excess:
            reading = MeasureReading("level", window.quantity.value, reading.span, "measure.level")
        if reading.rule == "measure.share_by_default" and not self._is_part(scene, window, topic, running):
            return None
        status = status_of(self.analysis, scene, window, topic, running)
        moment = self._when(scene, window, (topic, reading.measure, status), running)
        based = is_base(scene, window.first)
        if moment is not None and reading.measure == "level" and (based or running.before.based):
            moment = when.end_of_span(moment, first=based)
        if moment is not None and status.status == "actual" and when.is_ahead(self.analysis, moment):
            status = StatusReading("planned", None)
        running.before.based = based
        if moment is not None and moment.deadline and topic.indicator in ("production", "investment"):
            moment = when.until(moment)
        sides = self._sides(scene, window, reading, topic, running)
        running.topic, running.sides = topic, sides
        running.status = (told_status(self.analysis, scene, window) or running.status) if based else status
        running.ranked = reading.measure == "rank"
        running.before.remember(reading)
        self._remember(topic, reading.measure, moment, sides, status)
        base = when.base_of(scene, window) if reading.measure == "change" else None
        value = reading.value
        adverse = topic.deficit or (topic.indicator == "balance" and scene.has("adverse", window.left, window.right))
        if adverse and reading.measure == "level" and not window.quantity.signed:
            value = negative(value)
        rated = reading.rule == "measure.rate"  # "the import duty of 7%"
        indicator = "other" if rated or _is_weighed(topic, window) else topic.indicator
        parts = Parts(
            indicator=indicator,
            measure=reading.measure,
            value=value,
            topic=topic.span,
            own=window.quantity.span,
            status=status,
            when=moment,
            sides=sides,
            rules=(reading.rule, f"topic.{topic.kind}"),
            label=topic.span.of(self.analysis.text) if indicator == "other" else None,
            base=base.span.of(self.analysis.text) if base else None,
            goods=_goods(scene, window, topic),
        )
        if parts.measure == "level" and topic.indicator in TRADE:
            self.focus.level = parts
        return self._build(scene, window.left, window.tail, parts)

    def _is_part(self, scene: Scene, window: Window, topic: Topic, running: Running) -> bool:
        """Whether a bare percentage is a share: of what the sentence names, of "this sum", of a list of partners."""
        before = running.before.percent
        listed = scene.has("partner") or scene.has("market") or (before is not None and before.measure == "share")
        return listed or _here(scene, topic) or _of_it(scene, window)

    # status, period, areas

    def _when(
        self, scene: Scene, window: Window, told: tuple[Topic, Measure, StatusReading], running: Running
    ) -> when.When | None:
        _, measure, status = told
        mention = when.when_of(scene, window, running.taken)
        based = is_base(scene, window.first)
        leading = when.leading(scene, window, running.taken)
        if leading is not None and leading is not mention:
            running.frame = when.settled(leading, status.status)
        if based and mention is not None and mention.kind == "by":
            running.frame = when.settled(mention, status.status)
            return None  # "from 40% to 65% by 2027": the level that the change starts from is no target
        if mention is not None and (mention.kind != "same" or mention.period is not None):
            told_before = running.period
            own = self._told(mention, window, status, running)
            running.period = told_before if based and told_before is not None else own
            return own
        was = when.base_level(self.analysis, scene, window) if measure in ("level", "share") else None
        if was is not None:
            return when.settled(was, status.status)
        carried = running.frame or running.period
        if carried is not None:
            return None if self._is_dropped(carried, status, running) else carried
        return self._afar(scene, window, told, mention)

    def _afar(
        self,
        scene: Scene,
        window: Window,
        told: tuple[Topic, Measure, StatusReading],
        same: PeriodMention | None,
    ) -> when.When | None:
        """The period from further on in the sentence, or the one in force; `same` points back to it."""
        topic, measure, status = told
        earlier = when.earlier(scene, window) if same is None and status.status == "actual" else None
        if earlier is not None:
            return when.settled(earlier, status.status)
        later = when.trailing(self.analysis, scene, window) if same is None else None
        if later is not None and later.kind != "same" and not is_base(scene, window.first):
            return when.settled(later, status.status)
        if same is not None or (status.status == "actual" and topic.kind == "indicator"):
            known = self.focus.period(measure)
            return (
                None
                if known is not None and status.status == "actual" and when.is_ahead(self.analysis, known)
                else known
            )
        return None

    def _is_dropped(self, carried: when.When, status: StatusReading, running: Running) -> bool:
        turned = running.status is not None and running.status.status == "actual" and status.status != "actual"
        return turned and when.is_over(self.analysis, carried)

    def _told(self, mention: PeriodMention, window: Window, status: StatusReading, running: Running) -> when.When:
        own = when.settled(mention, status.status)
        if mention.first < window.first:
            running.frame = own
        else:
            running.taken = mention
        running.period = own
        return own

    def _sides(
        self, scene: Scene, window: Window, reading: MeasureReading, topic: Topic, running: Running
    ) -> tuple[Side, ...]:
        scope = self._scope(scene, window, reading, topic)
        after = running.topic is not None and running.topic.kind == "supply" and reading.measure == "change"
        if after and not scope.own:
            whole = window.from_token(scene.sentence.first)  # with whom the goods were told to go
            scope = areas.scope_of(self.analysis, scene, whole, reading.measure)
        if reading.measure == "share" and topic.indicator in TRADE and areas.is_taken(scope):
            return (*scope.whole, *scope.own)
        owner = self._trader(scene, window, topic, reading.measure, scope) if topic.indicator in _FLOWS else None
        if topic.indicator in TRADE:
            self.focus.owner = owner
        if window.first in running.listed:
            return areas.paired(running.listed, window.first, self.sides)
        if len(scope.whole) == _PAIR and all(side.entity.kind == "country" for side in scope.whole):
            self.focus.countries = scope.whole
        body = self._body(scene, window, topic, running) if owner is None else None
        if owner is not None or (body is not None and all(body.span.contains(side.span) for side in scope.own)):
            return _traded(owner, scope, running) if owner is not None else self._standing(body)
        if not scope.own and scene.has("both.countries", window.left, window.tail) and self.focus.countries:
            return self.focus.countries
        if not scope.own and running.sides:
            return running.sides
        if reading.measure == "share" and topic.indicator in _FLOWS and len(scope.own) >= _PAIR:
            scope = areas.taking(scope, self.focus.pair)
        return areas.complete(scope, topic.indicator, self.sides, self.focus.pair, scene.sentence.end)

    def _scope(self, scene: Scene, window: Window, reading: MeasureReading, topic: Topic) -> areas.Scope:
        """The areas in a number's own words; where there is none, for ranks and behind the topic, further on."""
        scope = areas.scope_of(self.analysis, scene, window, reading.measure)
        if reading.measure == "rank":
            scope = areas.owner_first(self.analysis, scene, scope)
        if topic.indicator in TRADE and len(scope.own) < _PAIR:
            scope = areas.with_cities(self.analysis, scene, window, scope, self.places)
        if scope.own or (reading.measure == "share" and topic.indicator in TRADE and areas.is_taken(scope)):
            return scope
        if reading.measure == "rank":
            return areas.scope_within(self.analysis, scene, window.left, window.tail, ranked=True)
        if window.right <= topic.first < scene.sentence.last and _here(scene, topic):
            return areas.scope_within(self.analysis, scene, topic.first, scene.sentence.last)
        return scope

    def _trader(self, scene: Scene, window: Window, topic: Topic, measure: Measure, scope: areas.Scope) -> Side | None:
        """The maker or company whose exports or imports these are: in the clause, or the one before it."""
        known = self.focus.owner
        part = measure in _BREAKDOWN and known is not None
        first, last = self.analysis.clause(scene, window.first, STRONG_MARKS)
        own = next((b for b in scene.organisations if first <= b.first < last and self._trades(scene, b, topic)), None)
        inner = [s for s in scope.own if s not in scope.toward and (own is None or not _is_beside(own, s))]
        if inner and not part:
            return None
        if own is not None:
            return Side(own.entity, own.span)
        named = scene.tagged("body.named", first, last)
        subject = next((t for t in named if t.first <= topic.last + 1), None)
        if subject is not None:
            before = [b for b in scene.organisations if b.last <= subject.first and self._trades(scene, b, topic)]
            return Side(before[-1].entity, before[-1].span) if before else self.focus.maker or known
        toward = bool(scope.own) and all(s in scope.toward for s in scope.own)
        abroad = measure == "share" and toward  # "a third of the output goes to A"
        if known is None and (abroad or scene.has("reference.own", topic.first - _BEHIND, topic.first)):
            return self.focus.doer
        return known

    def _trades(self, scene: Scene, body: OrganisationMention, topic: Topic) -> bool:
        """Whether a body before "exports", or right behind it, is the one that exports."""
        if body.kind not in _TRADERS or not _is_body(body) or body.reason.startswith("unnamed"):
            return False
        if body.span.contains(topic.span):
            return False
        return (body.last <= topic.first and not _is_led(scene, body)) or 0 <= body.first - topic.last <= 1

    def _body(self, scene: Scene, window: Window, topic: Topic, running: Running) -> Side | None:
        """The organisation whose output, investment or other number it is: in the sentence, or spoken of before."""
        if topic.indicator in TRADE:
            return None
        if running.group is not None:
            return running.group
        first, last = self.analysis.clause(scene, window.first, STRONG_MARKS)
        before = [o for o in scene.organisations if _is_body(o) and first <= o.first < window.first]
        bodies = [o for o in before if not o.span.contains(topic.span)]  # "industrial production" is no body
        if bodies:
            return Side(bodies[0].entity, bodies[0].span)
        if scene.has("body.named", first, last) and self.focus.named_body is not None:
            return self.focus.named_body
        plant = self._plant(scene, first, window.first)
        apart = plant is not None and topic.span.start - plant.span.end > 1
        if apart or (plant is not None and self.analysis.tokens[topic.first].word.is_pos(*_SAYING)):
            return plant  # "customs duty" is no body
        return self._maker_told(window, topic)

    def _maker_told(self, window: Window, topic: Topic) -> Side | None:
        """The body of the sentence before; for an amount made, also one told further back."""
        made = topic.indicator == "production"
        if not made and topic.indicator != "investment":
            return None
        return self.focus.body or (self.focus.doer if made and window.quantity.kind in _AMOUNTS else None)

    def _standing(self, body: Side | None) -> tuple[Side, ...]:
        """A body, and the area that an unnamed one stands in: "the plant in Petrozavodsk" is Karelia's too."""
        if body is None or body.entity.place is None:
            return (body,) if body is not None else ()
        place = body.entity.place
        area = trading_area(place, self.places) if place.kind == "city" else place
        return (body, Side(area, body.span)) if area is not None else (body,)

    def _plant(self, scene: Scene, first: int, last: int) -> Side | None:
        """ "The tractor plant in Ganja made 650": a body by its common noun, with its place, as the subject."""
        for tag in scene.tagged("body.plant", first, last):
            led = any(scene.has(group, tag.first - 2, tag.first) for group in _LEADING)
            if tag.first - first > _SUBJECT or led:
                continue
            place = next((p for p in scene.places if 1 <= p.first - tag.last <= _BEHIND), None)
            begin = first + (self.analysis.tokens[first].word.lower in self.analysis.pack.names.articles)
            span = self.analysis.span(begin, place.last if place is not None else tag.last)
            name = span.of(self.analysis.text)
            common = begin == first and not any(p.first == begin for p in scene.places)
            where = place.entity if place is not None else None
            return Side(Entity(None, name[:1].lower() + name[1:] if common else name, "organisation", where), span)
        return None

    def _remember(
        self, topic: Topic, measure: Measure, moment: when.When | None, sides: tuple[Side, ...], status: StatusReading
    ) -> None:
        if topic.indicator == "services":
            self.focus.topic = topic
        if topic.indicator in TRADE:
            self.focus.topic = topic
            self.focus.flows |= {topic.indicator} & _FLOWS
            if topic.indicator == "turnover":
                self.focus.main = topic
            broken_down = measure in _BREAKDOWN and len(self.focus.pair) == 1 and self.focus.pair[0] in sides
            if (len(sides) >= 2 and not broken_down) or not self.focus.pair:
                self.focus.pair = sides
            if len(sides) == 2 and all(side.entity.kind == "country" for side in sides):
                self.focus.countries = sides
        if moment is not None and moment.period is not None and status.status == "actual" and moment.kind != "base":
            self.focus.periods.pop(measure, None)
            self.focus.periods[measure] = moment

    # figures that no number of their own tells

    def _extremes(self, scene: Scene, chooser: Chooser, running: Running) -> Iterator[Figure]:
        for extreme in extremes(self.analysis, scene):
            topic = chooser.about(extreme.first, running)
            if topic is not None:
                yield self._extreme(scene, extreme, topic, running)

    def _extreme(self, scene: Scene, extreme: Extremum, topic: Topic, running: Running) -> Figure:
        usable = [p for p in scene.periods if p.kind not in ("base", "vague", "same", "since", "day", "years")]
        moment = when.settled(usable[0], "actual") if usable else running.frame or self.focus.period("level")
        parts = Parts(
            indicator=topic.indicator,
            measure="extremum",
            value=extreme.value,
            topic=topic.span,
            own=extreme.span,
            status=REAL,
            when=moment,
            sides=running.sides or areas.complete(self._named(scene), topic.indicator, self.sides, self.focus.pair),
            rules=("measure.extremum", f"topic.{topic.kind}"),
            label=extreme.label,
        )
        return self._build(scene, scene.sentence.first, scene.sentence.last, parts)

    def _outdone(self, scene: Scene, window: Window, target: Figure) -> Iterator[Figure]:
        """ "Exceed the $315 million that we have accumulated": the level reached that a target is told by."""
        level = self.focus.level
        reached = scene.tagged("outdo.reached", window.left, window.tail)
        outdone = scene.has("outdo.verb", window.left, window.last)
        if target.status == "actual" or level is None or not (reached and outdone):
            return
        status = StatusReading("actual", self.analysis.span(reached[0].first, reached[0].last))
        rules = ("measure.level_outdone", *level.rules[1:])
        actual = structs.replace(level, status=status, when=self.focus.period("change"), rules=rules)
        yield self._build(scene, window.left, window.tail, actual)

    def _again(self, scene: Scene) -> Iterator[Figure]:
        """ "The same amount is expected this year": the level told before, with a status of its own."""
        known = self.focus.level
        for tag in scene.tagged("again.amount"):
            first, last = self.analysis.clause(scene, tag.first)
            status = strongest(self.analysis, scene.tagged("status", first, last))
            if known is None or status is None or overlapping(scene.quantities, first, last):
                continue
            moment = next((p for p in scene.periods if first <= p.first < last), None)
            told = when.settled(moment, status.status) if moment is not None else None
            span = self.analysis.span(tag.first, tag.last)
            rules = ("measure.level_again", "topic.indicator")
            parts = structs.replace(known, topic=span, status=status, when=told, rules=rules)
            yield self._build(scene, tag.first, tag.last, parts)

    def _named_levels(self, scene: Scene, running: Running) -> Iterator[Figure]:
        """ "Return to the pre-pandemic level": a target without a number."""
        for tag in scene.tagged("target_level.named"):
            first, _ = self.analysis.clause(scene, tag.first)
            status = strongest(self.analysis, scene.tagged("status", first, tag.first))
            topic = self.focus.main or self.focus.coming
            if status is None or topic is None or overlapping(scene.quantities, first, tag.last):
                continue
            span = self.analysis.span(tag.first, tag.last)
            sides = running.sides or self.focus.pair or self.sides.pair
            rules = ("measure.level_named", "topic.indicator")
            label = span.of(self.analysis.text)
            parts = Parts(topic.indicator, "level", None, span, span, status, None, sides, rules, label=label)
            yield self._build(scene, tag.first, tag.last, parts)

    def _named(self, scene: Scene) -> areas.Scope:
        return areas.scope_within(self.analysis, scene, scene.sentence.first, scene.sentence.last)

    # the claim

    def _build(self, scene: Scene, first: int, last: int, parts: Parts) -> Figure:
        reporter, partner = areas.roles(parts.sides, scene, parts.indicator, parts.topic)
        draft = Draft(self.analysis).status(parts.status).value(parts.value, parts.own).note("indicator", parts.topic)
        draft.spans["value"] = (parts.own,)
        if parts.when:
            draft.period(parts.when.period, parts.when.evidence)
        for role, members in (("reporter", reporter), ("partner", partner)):
            draft.party(role, [s.entity for s in members], [s.span for s in members])
        span = self.analysis.telling(scene, draft.goods(parts.goods).around(first, last))
        own = {"indicator": parts.indicator, "measure": parts.measure, "base": parts.base, "label": parts.label}
        return draft.finish(Figure, span, parts.rules, **own)


def _is_body(mention: OrganisationMention) -> bool:
    """A single body that is no source of news and no arm of a state."""
    return mention.kind not in _SOURCES and mention.entity.kind == "organisation"


def _traded(owner: Side, scope: areas.Scope, running: Running) -> tuple[Side, ...]:
    """A body's trade: with whom it is told here, or with whom it was in the words before."""
    partners = tuple(side for side in scope.own if not owner.span.contains(side.span))
    return running.sides if not partners and running.sides[:1] == (owner,) else (owner, *partners)


def _is_beside(body: OrganisationMention, area: Side) -> bool:
    """Whether an area is told only to say whose body it is: "Belarusian Amkodor"."""
    return body.span.contains(area.span) or 0 <= body.span.start - area.span.end <= 1


def _is_led(scene: Scene, body: OrganisationMention) -> bool:
    """A body behind a preposition ("with the help of MAZ") is not the one that the sentence speaks of."""
    return any(scene.has(group, body.first - 2, body.first) for group in ("share.whole", "toward", "away"))


def _here(scene: Scene, topic: Topic) -> bool:
    """Whether the topic is named in this sentence."""
    return scene.sentence.start <= topic.span.start < scene.sentence.end


def _of_it(scene: Scene, window: Window) -> bool:
    """ "Two thirds of this sum": a part of what was told before."""
    return scene.has("reference.figure", window.last, window.last + _JOINED)


def _is_weighed(topic: Topic, window: Window) -> bool:
    """Trade is told in money: tonnes and hectares are something else, but for what is exported and imported."""
    return window.quantity.kind in ("measure", "duration") and topic.indicator in ("turnover", "balance", "investment")


def _goods(scene: Scene, window: Window, topic: Topic) -> tuple[ProductMention, ...]:
    """Goods of one kind that the figure is about: made, traded or counted."""
    if topic.indicator in ("turnover", "investment", "gdp", "balance"):
        return ()
    return tuple([p for p in scene.products if window.left <= p.first < window.right][:1])


def find_figures(analysis: Analysis, sides: Sides, places: Places) -> list[Figure]:
    """The figure claims of a document, in text order."""
    return list(FigureReader(analysis, in_trade(sides, places), places).figures())
