"""Who speaks: mentions, roles and pronouns as speakers."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from tradewire.languages.pack import Pack
from tradewire.record import Entity, Span, Speaker
from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import OrganisationMention, PersonMention
from tradewire.understand.tokens import Token, Word

_FARTHEST: Final = 200  # people back, for whom a role may mean


class Voice(Frozen, frozen=True, kw_only=True):
    """Somebody who may speak, at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    span: Span
    speaker: Speaker
    area: Entity | None = None
    gender: str | None = None
    case: str | None = None
    entity: Entity | None = None
    # An organisation that only passes words on.
    outlet: bool = False
    # Told by a common noun: "local customs", "the mill".
    body: bool = False
    # With an article before it, which `first` counts in.
    articled: bool = False

    @property
    def is_person(self) -> bool:
        return bool(self.speaker.name or self.speaker.role)


class Voices:
    """The people and organisations of one document as speakers, and whom roles and pronouns mean."""

    def __init__(
        self,
        pack: Pack,
        tokens: list[Token],
        people: Sequence[PersonMention],
        organisations: Sequence[OrganisationMention],
    ) -> None:
        self._table = pack.speech
        self._outlet_roles = frozenset(pack.speech.outlet_roles)
        groups = (pack.names.roles.get(group, ()) for group in pack.speech.faceless_groups)
        self._faceless = frozenset(role for group in groups for role in group)
        self._leaders = pack.names.leaders
        self.tokens = tokens
        self.people = [self._person(person) for person in people]
        self._firsts = [voice.first for voice in self.people]
        named = [*map(self._organisation, organisations)]
        self.at = {voice.first: voice for voice in (*named, *self.people)}
        self.covering = {i: voice for voice in named for i in range(voice.first, voice.last)}
        self.ending = {voice.last: voice for voice in self.at.values()}

    def _person(self, person: PersonMention) -> Voice:
        name = person.entity.name if person.entity else None
        return Voice(
            first=person.first,
            last=person.last,
            span=person.span,
            speaker=Speaker(name, person.role, person.organisation),
            area=person.area,
            gender=person.gender,
            case=person.case,
            entity=person.entity,
            outlet=person.entity is None and self._nobody(person),
        )

    def _nobody(self, person: PersonMention) -> bool:
        """Whether a role alone only passes words on ("a correspondent") or is many at once ("analysts")."""
        words = [self.tokens[i].word for i in range(person.first, person.last)]
        if any(not self._outlet_roles.isdisjoint(word.keys) for word in words[:2]):
            return True
        if person.organisation or person.area:
            return False
        return any(not self._faceless.isdisjoint(word.lemmas) and "plur" in _noun(word) for word in words)

    def _organisation(self, mention: OrganisationMention) -> Voice:
        return Voice(
            first=mention.first,
            last=mention.last,
            span=mention.span,
            speaker=Speaker(None, None, mention.entity.name),
            area=mention.home,
            case=mention.case,
            entity=mention.entity,
            outlet=mention.kind in self._table.outlets and mention.entity.id is not None,
        )

    def widened(self, voice: Voice, first: int, last: int) -> Voice:
        """The voice with the words around it that belong to it."""
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return structs.replace(voice, first=first, last=last, span=span)

    def resolved(self, voice: Voice) -> Voice:
        """A role alone as the person whom the document named with it before."""
        if voice.speaker.name or not voice.speaker.role:
            return voice
        at = bisect_left(self._firsts, voice.first)
        for other in reversed(self.people[max(0, at - _FARTHEST) : at]):
            if other.speaker.name and self._same(voice, other):
                speaker = structs.replace(other.speaker, role=other.speaker.role or voice.speaker.role)
                return structs.replace(
                    voice, speaker=speaker, area=other.area or voice.area, gender=other.gender, entity=other.entity
                )
        return voice

    def _same(self, role: Voice, person: Voice) -> bool:
        if role.area and person.area and role.area.id != person.area.id:
            return False
        if person.speaker.role and role.speaker.role:
            return not _heads(role.speaker.role).isdisjoint(_heads(person.speaker.role))
        name = (person.speaker.name or "").split()[-1].lower()
        return name in self._leaders and (role.speaker.role or "").lower().startswith(self._table.leader_roles)

    def pronoun(self, gender: str, at: int, last: Voice | None, paragraph: int) -> Voice | None:
        """Whom "he" at token `at` means: the last speaker, else the subject of the sentences before."""
        if last and last.is_person and last.gender in (gender, None):
            return last
        near = self.people[bisect_left(self._firsts, paragraph) : bisect_left(self._firsts, at)]
        before = [v for v in near if v.gender in (gender, None)]
        subjects = [v for v in before if v.case in (None, "nom")]
        if not subjects:
            return self.resolved(before[-1]) if before else None
        return self.resolved(subjects[0])


def _noun(word: Word) -> frozenset[str]:
    """The features of a word as a noun."""
    return next((reading.features for reading in word.readings if reading.pos == "noun"), frozenset())


def _heads(role: str) -> frozenset[str]:
    return frozenset(word.lower() for word in role.replace("-", " ").split() if len(word) > 3)
