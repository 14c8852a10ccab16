"""Events: parties met."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from tradewire.gazetteer import Places
from tradewire.record import Entity, Event, Evidence, Period, Status
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.coming import coming
from tradewire.understand.draft import Draft
from tradewire.understand.figures.when import settled
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import PeriodMention, PersonMention
from tradewire.understand.names.ground import case_of
from tradewire.understand.parties import Dateline, Party, city_sides, dateline, merged, parties_in, venue
from tradewire.understand.sides import Sides, country
from tradewire.understand.status import StatusReading, is_future, is_headline_plan

_DAYS: Final = frozenset({"day", "days", "week", "month", "year", "months"})
_DAY: Final = frozenset({"day", "days"})
_GATHERINGS: Final = frozenset({"forum", "exhibition", "working_group"})
_BESIDE: Final = 4  # tokens between a meeting and a year or month that is its own
_POSSESSIVE: Final = frozenset({"'s", "’s"})
_KINDS: Final = {"come": "visit", "stay": "visit", "been": "visit", "receive": "talks"}
_NO_EVENT: Final = frozenset({"gathering", "attend", "signing"})
_FAR: Final = 16  # tokens between a meeting and "is planned", "was cancelled"
_AMOUNT: Final = 2  # tokens between an amount and the verb whose subject it is
_DENIED: Final = 2  # tokens between "not" and a meeting
_AGREED: Final = 3  # tokens between "agreed to" and the meeting to be held
_BROKEN: Final = 5  # tokens between talks and "broke off"
_TWO: Final = 2  # a meeting takes two
_STAY: Final = 6  # tokens between the delegation and its staying
_OBJECT: Final = 4  # tokens between a verb and the one received
_HEARING: Final = 6  # tokens between the word of speech and the one spoken to
_KEPT_STATUS: Final = frozenset({"planned", "possible", "forecast", "stopped"})


class _Trigger(Frozen, frozen=True):
    """Words that tell of a meeting of a kind."""

    kind: str
    first: int
    last: int
    status: Status = "actual"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventReader:
    """Reads the events of one document."""

    analysis: Analysis
    sides: Sides
    places: Places

    def events(self) -> list[Event]:
        line = dateline(self.analysis)
        found = [e for scene in self.analysis.scenes for e in self._scene(scene, line)]
        return _one_each(found)

    def _scene(self, scene: Scene, line: Dateline | None) -> Iterator[Event]:
        groups = _groups(self.analysis, scene)
        for trigger in _triggers(self.analysis, scene, bool(groups)):
            if self._is_of_another_time(scene, trigger):
                continue
            parties = parties_in(scene, scene.sentence.first, scene.sentence.last, self.places)
            if trigger.kind != "exhibition":
                parties += groups  # who only looks on at a show is no party of it
            if trigger.kind not in _GATHERINGS and not _two_areas(parties):
                parties += _roles(scene)
            if trigger.kind in _GATHERINGS or self._is_told_of(scene, parties):
                yield self._build(scene, trigger, parties, line)

    def _is_told_of(self, scene: Scene, parties: list[Party]) -> bool:
        """Whether somebody is told who meets: "60 pupils came to a lesson" is no meeting."""
        cities = city_sides(scene, self.places)
        return bool(cities) or any(p.entity.kind != "group" or p.home is not None for p in parties)

    def _is_of_another_time(self, scene: Scene, trigger: _Trigger) -> bool:
        """ "The agreements of last year's meeting": a meeting that is named, and not told of."""
        tokens = self.analysis.tokens
        owners = (
            p
            for p in scene.periods
            if p.kind not in _DAY and p.last < len(tokens) and tokens[p.last].word.lower in _POSSESSIVE
        )
        return any(0 <= trigger.first - p.last <= _HEARING for p in owners)

    def _build(self, scene: Scene, trigger: _Trigger, parties: list[Party], line: Dateline | None) -> Event:
        told = _two_areas(parties) and any(p.entity.is_area for p in parties)
        entities, where = merged(parties, () if told else self.sides.pair)
        period, period_evidence = self._period(scene, trigger, line)
        place, place_evidence = self._place(scene, trigger, line)
        status = StatusReading(self._status(scene, trigger, period), None)
        draft = Draft(self.analysis).status(status).party("participant", entities, where)
        draft.period(period, period_evidence).place(place, place_evidence)
        draft.note("kind", self.analysis.span(trigger.first, trigger.last))
        inside: list[Placed] = [trigger, *parties]
        span = self.analysis.telling(scene, self.analysis.cover(inside))
        return draft.finish(Event, span, (trigger.rule or f"event.{trigger.kind}",), kind=trigger.kind)

    def _status(self, scene: Scene, trigger: _Trigger, period: Period | None) -> Status:
        day = self.analysis.reference.day
        ahead = bool(period and period.start and day and period.start > day)
        if trigger.status == "actual" and ahead and not self._is_past(scene, trigger):
            return "planned"
        return trigger.status

    def _is_past(self, scene: Scene, trigger: _Trigger) -> bool:
        """Told in the past tense: it has happened, whatever the date of the text says."""
        first, last = self.analysis.clause(scene, trigger.first)
        words = (self.analysis.tokens[i].word for i in range(first, last))
        return any("past" in r.features and r.pos == "verb" for word in words for r in word.readings[:1])

    def _period(self, scene: Scene, trigger: _Trigger, line: Dateline | None) -> tuple[Period | None, Evidence]:
        near = sorted(
            (p for p in scene.periods if p.kind in _DAYS and not _in_dateline(p, line)),
            key=lambda p: _distance(p, trigger),
        )
        for mention in near:
            alone = mention.kind == "month" and len(near) == 1
            exact = alone or mention.kind in ("day", "days", "week") or _distance(mention, trigger) <= _BESIDE
            if mention.period is not None and exact and mention.kind != "months":
                when = coming(self.analysis, settled(mention, trigger.status), trigger.status)
                return when.period, when.evidence
        if line is not None and trigger.status == "actual" and trigger.kind != "visit":
            return line.period, line.period_evidence
        return None, ()

    def _place(self, scene: Scene, trigger: _Trigger, line: Dateline | None) -> tuple[Entity | None, Evidence]:
        city = venue(scene, trigger.first, scene.sentence.last) or venue(scene, scene.sentence.first, trigger.first)
        if city is not None and not city.dateline:
            return city.entity, (city.span,)
        if line is not None and trigger.status == "actual":
            return line.place, (line.place_span,)
        return None, ()


def _in_dateline(period: PeriodMention, line: Dateline | None) -> bool:
    return line is not None and period.span in line.period_evidence


def _distance(period: PeriodMention, trigger: _Trigger) -> int:
    return max(period.first - trigger.last, trigger.first - period.last, 0)


def _two_areas(parties: list[Party]) -> bool:
    return sum(p.entity.is_area for p in parties) >= 2 or sum(p.entity.kind == "person" for p in parties) >= 2


def _groups(analysis: Analysis, scene: Scene) -> list[Party]:
    """People told of as a group: "the presidents", "15 governors", "journalists"."""
    found: list[Party] = []
    for tag in scene.tagged("group.people"):
        word = analysis.tokens[tag.last - 1].word
        named = any(p.first <= tag.first < p.last for p in scene.people)
        reading = word.readings[0]  # "businesspeople" has no number that morphology knows
        if (
            reading.features.issuperset({"plur"}) or (reading.pos == "other" and tag.last == tag.first + 1)
        ) and not named:
            name = " ".join([*(analysis.tokens[i].word.lower for i in range(tag.first, tag.last - 1)), word.lemma])
            found.append(Party(Entity(None, name, "group"), analysis.span(tag.first, tag.last), tag.first, tag.last))
    return found


def _roles(scene: Scene) -> list[Party]:
    """Officials told of by their role alone: "the governor", «посол»."""
    alone = (p for p in scene.people if p.entity is None and p.area is None and p.role)
    return [Party(Entity(None, p.role or "", "person"), p.span, p.first, p.last, p.case) for p in alone]


def _triggers(analysis: Analysis, scene: Scene, grouped: bool) -> Iterator[_Trigger]:
    """The meetings that the sentence tells of, one a kind; a gathering takes in the meeting at it."""
    told = _told(analysis, scene)
    if told is not None:
        yield told
    gathering = any(scene.has(f"event.{kind}") for kind in _GATHERINGS)
    present = grouped or bool(scene.people) or scene.has("event.gathering")
    seen: set[str] = {told.kind} if told else set()
    for tag in scene.tagged("event"):
        kind = _KINDS.get(tag.concept, tag.concept)
        if scene.has("negation", tag.first - _DENIED, tag.first) or _is_of_amount(scene, tag):
            continue
        if kind in seen or kind in _NO_EVENT or _is_negotiation(scene, tag) or _is_part(scene, tag):
            continue
        if kind == "visit" and (gathering or (tag.concept == "come" and not present)):
            continue
        guests = ("event.gathering", "group.people")
        if tag.concept == "stay" and not any(scene.has(g, tag.first - _STAY, tag.last + _STAY) for g in guests):
            continue
        if tag.concept == "been" and not _has_been(scene, tag):
            continue
        if kind == "talks" and (
            scene.has("event.call") or (tag.concept == "receive" and not _is_guest(analysis, scene, tag))
        ):
            continue
        if kind == "talks" and gathering and len(scene.people) < _TWO:
            continue
        if kind == "talks" and not present and _is_of_goods(scene, tag):
            continue
        seen.add(kind)
        rule = "event.received" if tag.concept == "receive" else ""
        status: Status = "actual" if tag.concept == "been" else _tag_status(analysis, scene, tag)
        yield _Trigger(kind, tag.first, tag.last, status, rule)
    for tag in scene.tagged("invite") if not scene.has("project") else ():
        if "visit" not in seen and "forum" not in seen:
            yield _Trigger("visit", tag.first, tag.last, "proposed", "event.invitation")


def _is_of_amount(scene: Scene, tag: Tag) -> bool:
    """ "96,000 tonnes of it went to Belarus", "the first kits arrive", "came to $5 million": nobody comes."""
    if tag.concept != "come":
        return False
    if scene.has("ellipsis.paper", tag.last, tag.last + 1):
        return True  # "Brazil came second"
    measures = (q for q in scene.quantities if q.kind in ("measure", "money"))
    if any(0 <= tag.first - q.last <= _AMOUNT or q.first == tag.last for q in measures):
        return True
    return any(p.kind == "goods" and 0 <= tag.first - p.last <= 1 for p in scene.products)


def _is_of_goods(scene: Scene, tag: Tag) -> bool:
    """ "Belarusian cheese is met with on the shelves", "demand for sugar is not met": nobody meets."""
    return not scene.organisations and any(p.kind == "goods" for p in scene.products) and tag.last - tag.first == 1


def _has_been(scene: Scene, tag: Tag) -> bool:
    """ "Petrov was in Minsk": somebody told by name, and right behind a place."""
    somebody = any(0 <= tag.first - p.last <= _OBJECT and (p.entity or p.area) is not None for p in scene.people)
    return somebody and any(0 <= p.first - tag.last <= 1 for p in scene.places)


def _is_guest(analysis: Analysis, scene: Scene, tag: Tag) -> bool:
    """Whether people are received, and not a decision, a law or new members."""
    if not (scene.people or scene.has("group.people") or scene.has("event.gathering")):
        return False
    for at in range(tag.last, min(tag.last + _OBJECT, scene.sentence.last)):
        word = analysis.tokens[at].word
        if any(p.first <= at < p.last for p in scene.periods):
            continue
        if word.is_pos("noun"):
            groups = [*scene.tagged("group.people"), *scene.tagged("event.gathering")]
            guests: list[Placed] = [*scene.people, *groups, *scene.places, *scene.organisations]
            return any(m.first <= at < m.last for m in guests)
        if word.is_pos("prep") or word.is_pos("verb"):
            break
    return True


def _is_part(scene: Scene, tag: Tag) -> bool:
    """Part of a longer word for a meeting ("conference" in "video conference"), or works ("the cement |works| in")."""
    if scene.has("works.noun", tag.first, tag.first + 1):
        return True
    return any(t.reaches_beyond(tag) for t in scene.tagged("event"))


def _is_negotiation(scene: Scene, tag: Tag) -> bool:
    """ "In talks about", "идут переговоры": something is being negotiated, which is no meeting."""
    return any(t.reaches_beyond(tag) for t in scene.tagged("status.proposed"))


def _tag_status(analysis: Analysis, scene: Scene, tag: Tag) -> Status:
    if scene.has("invite.invite"):
        return "proposed"
    if is_headline_plan(analysis, scene) or scene.has(
        "future", max(scene.sentence.first, tag.first - 4), scene.sentence.last
    ):
        return "planned"
    told = _words_of_status(analysis, scene, tag)
    if told is not None:
        return "planned" if told == "forecast" else told
    return "planned" if is_future(analysis, *analysis.clause(scene, tag.first)) else "actual"


def _words_of_status(analysis: Analysis, scene: Scene, tag: Tag) -> Status | None:
    """The status that words around the meeting tell: "was cancelled", "agreed to hold", "broke off"."""
    meant = [t for t in scene.tagged("status") if not scene.has("against.plan", t.first - 1, t.first)]
    behind = [t for t in meant if tag.last <= t.first < tag.last + _FAR and t.concept in _KEPT_STATUS]
    passive = [t for t in behind if analysis.tokens[t.first].word.has("pass")]
    near = [t for t in meant if t.last <= tag.last and tag.first - t.last <= 1 and t.concept in _KEPT_STATUS]
    agreed = [t for t in meant if t.concept == "agreed" and 0 <= tag.first - t.last <= _AGREED]
    broken = [t for t in behind if t.concept == "stopped" and t.first - tag.last <= _BROKEN]
    found = next(iter((*passive, *near, *agreed, *broken)), None)
    return found.concept if found is not None else None  # type: ignore[return-value]


def _told(analysis: Analysis, scene: Scene) -> _Trigger | None:
    """ "X told Governor Y", "сказал X губернатору Y", "X and Y discussed": officials who spoke have met."""
    for tag in scene.tagged("tell"):
        hearer = _hearer(analysis, scene, tag)
        speaker = next((p for p in scene.people if p is not hearer), None)
        if hearer is not None and (speaker is not None or hearer.role):
            last = max(hearer.last, tag.last)
            kind = "call" if scene.has("event.call") else "talks"
            return _Trigger(kind, min(tag.first, speaker.first if speaker else tag.first), last, "actual", "event.told")
        guests = _guests_told(analysis, scene, tag) if speaker is not None and hearer is None else None
        if guests is not None:
            return _Trigger("talks", tag.first, guests.last, "actual", "event.told")
    discussed = scene.tagged("tell.discussed")
    people = [p for p in scene.people if (p.entity or p.area) is not None]
    if discussed and len(people) >= _TWO:
        first, last = min(discussed[0].first, people[0].first), max(discussed[0].last, people[1].last)
        return _Trigger("talks", first, last, "actual", "event.discussed")
    return _agreed(analysis, scene) if len(scene.people) >= _TWO else None


def _agreed(analysis: Analysis, scene: Scene) -> _Trigger | None:
    """ "Premiers X and Y agreed to": two who are told side by side before the verb have met."""
    for verb in scene.tagged("status.agreed"):
        before = [p for p in scene.people if p.last <= verb.first and p.case in (None, "nom")][-_TWO:]
        if len(before) < _TWO or verb.first - before[1].last > 1 or not analysis.tokens[verb.first].word.has("past"):
            continue
        if before[1].first - before[0].last <= _OBJECT and before[1].entity is not None:
            return _Trigger("talks", before[0].first, verb.last, "actual", "event.discussed")
    return None


def _hearer(analysis: Analysis, scene: Scene, tag: Tag) -> PersonMention | None:
    """The person spoken to: right behind "told", behind "to" after "said", in the dative or after "с" in Russian."""
    for person in scene.people:
        gap = person.first - tag.last
        if not 0 <= gap <= _HEARING or _is_crowd(analysis, person):
            continue
        if person.case in ("dat", "ins") or (person.case is None and gap <= 1 and tag.concept != "said"):
            return person
        if tag.concept == "said" and scene.has("toward", person.first - 1, person.first):
            return person
    return None


def _guests_told(analysis: Analysis, scene: Scene, tag: Tag) -> Tag | None:
    """ "Told |a delegation| from Voronezh", «сказал аким |делегации|»."""
    for guests in scene.tagged("guests"):
        word = analysis.tokens[guests.first].word
        gap = guests.first - tag.last
        if 0 <= gap <= _HEARING and (word.has("dat") if case_of(word) else gap <= 1 and tag.concept == "told"):
            return guests
    return None


def _is_crowd(analysis: Analysis, person: PersonMention) -> bool:
    """ "Journalists": a role alone, of many."""
    readings = analysis.tokens[person.last - 1].word.readings
    many = any(r.pos == "noun" and "plur" in r.features for r in readings)
    return person.entity is None and person.area is None and (many or not person.role)


def _one_each(events: list[Event]) -> list[Event]:
    """Talks and the visit that they belong to are one event; so are all mentions of one meeting."""
    kept: list[Event] = []
    for event in events:
        at = next((i for i, known in enumerate(kept) if _same_event(known, event)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    return kept


def _joined(known: Event, event: Event) -> Event:
    """One event with the places of both and the parties of the richer one; talks before the visit they are part of."""
    richer = event if len(_people(event)) > len(_people(known)) else known
    repeats = (*known.repeats, event.span) if event.span != known.span else known.repeats
    return replace(
        known,
        kind=_kind_of_both(known, event),
        parties=richer.parties,
        place=known.place or event.place,
        period=known.period or event.period,
        spans={**event.spans, **known.spans, "parties.participant": richer.spans.get("parties.participant", ())},
        repeats=repeats,
    )


def _kind_of_both(known: Event, event: Event) -> str:
    """Talks before the visit they belong to; who only comes and is received is on a visit."""
    if "talks" not in (known.kind, event.kind):
        return known.kind
    received = event.kind == "talks" and event.rules == ("event.received",)
    return "visit" if known.kind == "visit" and received else "talks"


def _same_event(a: Event, b: Event) -> bool:
    if a.status != b.status:
        return False
    if a.period and b.period and a.period != b.period:
        return False
    if a.kind == b.kind:
        shared = bool(_people(a) & _people(b)) or not (_people(a) and _people(b))
        return a.kind in _GATHERINGS or shared or (b.period is None and len(_areas(a) & _areas(b)) > 1)
    return {a.kind, b.kind} == {"talks", "visit"} and bool(_people(a) & _people(b) or not _people(b))


def _areas(event: Event) -> set[str]:
    return {country(e) for e in event.parties.get("participant", ()) if e.is_area}


def _people(event: Event) -> set[str]:
    return {e.name for e in event.parties.get("participant", ()) if e.kind == "person"}


def find_events(analysis: Analysis, sides: Sides, places: Places) -> list[Event]:
    """The event claims of a document, in text order."""
    return EventReader(analysis, sides, places).events()
