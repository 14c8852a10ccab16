"""What stands in each section, from entries, promises and checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tradewire.publish.brief.model import Group, Line, Part, Section
from tradewire.publish.brief.notes import Notes
from tradewire.publish.brief.pick import Facts, shown
from tradewire.publish.excerpts import quotation, value_words
from tradewire.publish.phrases import Phrase, Phrases, capital
from tradewire.publish.wording import Wording
from tradewire.publish.workings import told
from tradewire.reconcile.names import skeletons
from tradewire.record import Check, Commitment, Entry, Figure, Recorded, Status

_STATUSES: Final[tuple[Status, ...]] = (
    *("actual", "agreed", "planned", "required", "proposed", "possible", "forecast", "stopped"),
)
_HARD: Final = frozenset({"actual", "stopped"})
_INDICATORS: Final = ("turnover", "exports", "imports", "balance", "services", "investment", "production", "gdp")
_MEASURES: Final = ("level", "change", "rank", "share", "extremum")
_TOLD_VERDICTS: Final = frozenset({"inconsistent"})
_SHOWN_PREMISES: Final = 3
# Two pages: with more entries than these each section gets a part of its lines.
_MANY: Final = 45
_CROWDED: Final = 0.6
# Growth that a target asks for and that is worth telling.
_WORTH: Final = 1.01


@dataclass(frozen=True, slots=True)
class Desk:
    """What a section is written with."""

    facts: Facts
    phrases: Phrases
    notes: Notes

    def room(self, lines: int) -> int:
        """How many lines of so many a brief has room for: fewer each where the ledger has much to tell."""
        return lines if len(self.facts.entries) <= _MANY else max(2, round(lines * _CROWDED))

    @property
    def words(self) -> Wording:
        return self.phrases.names.words


def sections(desk: Desk) -> tuple[Section, ...]:
    """All sections in the order of a meeting; what the ledger has nothing on is left out."""
    written = ((key, tuple(write(desk))) for key, write in _WRITERS.items())
    return tuple(Section(key, desk.words.label("sections", key), groups) for key, groups in written if groups)


def _trade(desk: Desk) -> Iterator[Group]:
    figures = [e for e in desk.facts.of("figure") if shown(e).claim.status in _HARD]
    yield from _plain(_lines(desk, sorted(figures, key=_weight), desk.room(14)))


def _targets(desk: Desk) -> Iterator[Group]:
    wanted = [e for e in desk.facts.of("figure") if shown(e).claim.status not in _HARD]
    lines = []
    for entry in sorted(wanted, key=_weight)[: desk.room(6)]:
        line = _line(desk, entry)
        status = desk.words.label("statuses", shown(entry).claim.status)
        lines.append(Line(line.lead, (*line.parts, Part(status, ()), *_reach(desk, entry))))
    yield from _plain(_merged(lines))


def _deliveries(desk: Desk) -> Iterator[Group]:
    entries = desk.facts.of("supply", "project")
    left = desk.room(14)
    for status in _STATUSES:
        alike = [e for e in entries if shown(e).claim.status == status]
        lines = _lines(desk, sorted(alike, key=_fullness), min(left, desk.room(5)))
        left -= len(lines)
        if lines:
            yield Group(capital(desk.words.label("statuses", status)), tuple(lines))


def _papers(desk: Desk) -> Iterator[Group]:
    both = (sorted(desk.facts.of(kind), key=_fullness) for kind in ("agreement", "event"))
    yield from _plain([line for entries in both for line in _lines(desk, entries, desk.room(5))])


def _needs(desk: Desk) -> Iterator[Group]:
    answered = {key for c in desk.facts.checks if c.rule == "needs" and c.verdict == "consistent" for key in c.premises}
    open_needs = [e for e in desk.facts.of("need") if shown(e).claim.status != "stopped" and e.id not in answered]
    yield from _plain(_lines(desk, sorted(open_needs, key=_fullness), desk.room(5)))


def _promises(desk: Desk) -> Iterator[Group]:
    telling = [c for c in desk.facts.promises if {"overdue", "moved", "watered_down"} & set(c.flags)]
    yield from _plain([_promise(desk, c) for c in telling[: desk.room(6)]])


def _conflicts(desk: Desk) -> Iterator[Group]:
    found = [c for c in desk.facts.checks if c.verdict in _TOLD_VERDICTS]
    yield from _plain([line for c in found[: desk.room(5)] if (line := _conflict(desk, c)) is not None])


def _voices(desk: Desk) -> Iterator[Group]:
    heard: dict[frozenset[str], Recorded] = {}
    for recorded in desk.facts.members():
        speaker = recorded.claim.speaker
        if speaker is not None and speaker.name:
            who = skeletons(speaker.name) or frozenset({speaker.name})
            held = heard.get(who)
            if held is None or _told_more(recorded, held, desk.words.language):
                heard[who] = recorded
    yield from _plain([_voice(desk, recorded) for recorded in list(heard.values())[: desk.room(6)]])


_WRITERS: Final[Mapping[str, Callable[[Desk], Iterator[Group]]]] = {
    "trade": _trade,
    "targets": _targets,
    "deliveries": _deliveries,
    "papers": _papers,
    "needs": _needs,
    "promises": _promises,
    "conflicts": _conflicts,
    "voices": _voices,
}


def _plain(lines: Iterable[Line]) -> Iterator[Group]:
    listed = tuple(lines)
    if listed:
        yield Group("", listed)


def _lines(desk: Desk, entries: Iterable[Entry], most: int) -> list[Line]:
    """Lines for the first entries that differ in what they say."""
    found: dict[str, Line] = {}
    parts: set[tuple[str, str]] = set()
    for entry in entries:
        if len(parts) >= most:
            break
        line = _line(desk, entry)
        key = (line.lead, line.parts[0].text)
        if key not in parts:
            parts.add(key)
            held = found.get(line.lead)
            found[line.lead] = Line(line.lead, (*held.parts, *line.parts)) if held else line
    return list(found.values())


def _line(desk: Desk, entry: Entry) -> Line:
    """The telling that the line is written from is cited first, then the rest that agree with it."""
    chosen = shown(entry, desk.words.language)
    phrase = _phrase(desk, chosen)
    others = [m for m in entry.members if m is not chosen and m.claim.value == chosen.claim.value]
    return Line(phrase.lead, (Part(phrase.text, desk.notes.cite([chosen, *others])),))


def _phrase(desk: Desk, recorded: Recorded) -> Phrase:
    text = desk.notes.text(recorded.source.key)
    return desk.phrases.phrase(recorded, value_words(recorded.claim, text))


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Each statement once."""
    return list({(line.lead, tuple(part.text for part in line.parts)): line for line in lines}.values())


def _reach(desk: Desk, entry: Entry) -> tuple[Part, ...]:
    """What became of a target, and what is still missing to it, computed from the last level told."""
    promise = next((c for c in desk.facts.promises if c.id == entry.id), None)
    if promise is None:
        return ()
    outcome = Part(desk.words.label("outcomes", promise.outcome), ())
    chosen, level = shown(entry, desk.words.language), _level(desk, promise, entry)
    if level is None or promise.outcome == "met":
        return (outcome,)
    target, base = _point(chosen), _point(level)
    if not target or not base or target / base < _WORTH:
        return (outcome,)
    factor = desk.words.number(float(f"{target / base:.2g}"))
    size = 1e6 if target >= 1e6 else 1.0
    working = desk.words.say("reach", *(desk.words.number(number / size) for number in (target, base)), factor)
    computed = desk.notes.computed(working, desk.notes.cite([chosen, level]))
    return (outcome, Part(desk.words.say("reach_text", factor), (computed,)))


def _point(recorded: Recorded) -> float | None:
    return recorded.claim.value.low if recorded.claim.value else None


def _level(desk: Desk, promise: Commitment, entry: Entry) -> Recorded | None:
    own = {member.id for member in entry.members}
    premises = promise.reachability.premises if promise.reachability else ()
    found = (desk.facts.claim(key) for key in premises if key not in own)
    return next((r for r in found if r and isinstance(r.claim, Figure) and r.claim.measure == "level"), None)


def _promise(desk: Desk, promise: Commitment) -> Line:
    entry = desk.facts.entry(promise.id)
    line = _line(desk, entry)
    states = (desk.words.label("outcomes", promise.outcome), *(desk.words.label("flags", f) for f in promise.flags))
    return Line(line.lead, (*line.parts, Part(", ".join(states), ()), *_earlier(desk, promise, entry)))


def _earlier(desk: Desk, promise: Commitment, entry: Entry) -> Iterator[Part]:
    """Deadlines that were told and are no longer the one shown."""
    shown_period = shown(entry, desk.words.language).claim.period
    held = shown_period.end if shown_period else None
    said = {member.id: member for member in entry.members}
    told = {change.due: said[change.claim] for change in promise.history if change.due and change.claim in said}
    for due, member in told.items():
        if due != held:
            yield Part(desk.words.say("moved", desk.words.edge(due, ending=True)), desk.notes.cite([member]))


def _conflict(desk: Desk, check: Check) -> Line | None:
    members = [r for key in check.premises if (r := desk.facts.claim(key)) is not None][:_SHOWN_PREMISES]
    if not members:
        return None
    parts: dict[str, Part] = {}
    for recorded in members:
        phrase = _phrase(desk, recorded)
        parts.setdefault(phrase.text, Part(f"{phrase.lead}: {phrase.text}", desk.notes.cite([recorded])))
    if len(parts) == 1 and len(members) > 1:
        return None
    verdict = desk.words.label("verdicts", check.verdict)
    working = told(check, desk.words.language).working
    computed = desk.notes.computed(working, tuple(dict.fromkeys(n for part in parts.values() for n in part.notes)))
    shown_how = Part(str(desk.words.words["shown_how"]), (computed,))
    return Line(f"{capital(desk.words.label('rules', check.rule))} – {verdict}", (*parts.values(), shown_how))


def _voice(desk: Desk, recorded: Recorded) -> Line:
    speaker = recorded.claim.speaker
    assert speaker is not None
    where = desk.phrases.names.organisation(speaker.organisation) if speaker.organisation else None
    about = ", ".join(filter(None, (speaker.role, where)))
    lead = desk.words.say("spoke", speaker.name, about) if about else str(speaker.name)
    said = quotation(desk.notes.excerpt(recorded))
    return Line(lead, (Part(desk.words.quoted(said), desk.notes.cite([recorded])),))


def _weight(entry: Entry) -> tuple[object, ...]:
    """Turnover before flows before the rest, levels before growth before ranks, the newest first."""
    recorded = shown(entry)
    claim = recorded.claim
    indicator, measure = getattr(claim, "indicator", "other"), getattr(claim, "measure", "level")
    place = _INDICATORS.index(indicator) if indicator in _INDICATORS else len(_INDICATORS)
    plain = bool(claim.product)
    return (plain, place, _MEASURES.index(measure), -entry.last.source.said.toordinal(), recorded.id)


def _fullness(entry: Entry) -> tuple[object, ...]:
    """Those that say most first: an amount, goods, a period; then the newest."""
    claim = shown(entry).claim
    missing = (claim.value is None) + (not claim.product and not claim.label) + (claim.period is None)
    return (missing, -entry.last.source.said.toordinal(), entry.id)


def _told_more(new: Recorded, held: Recorded, language: str) -> bool:
    def weight(recorded: Recorded) -> tuple[object, ...]:
        return recorded.source.language == language, recorded.claim.value is not None, recorded.source.said

    return weight(new) > weight(held)
