"""People: by name, by role, or both."""

from collections.abc import Iterator, Sequence

from tradewire.languages.pack import Pack
from tradewire.languages.word import NameReading
from tradewire.record import Entity
from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import OrganisationMention, PersonMention, PlaceMention
from tradewire.understand.names.ground import POSSESSIVE, Ground, apart
from tradewire.understand.names.links import link
from tradewire.understand.names.persons import Name, NameFinder
from tradewire.understand.names.roles import Role, RoleFinder
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Tokenizer


class _Pair(Frozen, frozen=True):
    """A name with the role beside it; one of them may be missing."""

    name: Name | None
    role: Role | None


class PersonFinder:
    """Finds people in texts of one language."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._pack = pack
        self._roles = RoleFinder(pack.names, tokenizer)
        self._names = NameFinder(pack, tokenizer)
        self._of = next(iter(pack.names.role_links), "")
        self._articles = frozenset(pack.names.articles)

    def find(
        self,
        text: str,
        tokens: list[Token],
        sentences: list[Sentence],
        places: list[PlaceMention],
        organisations: list[OrganisationMention],
    ) -> list[PersonMention]:
        """All people by place; a later bare surname takes role and area of the earlier full mention."""
        ground = Ground(tokens, sentences, places, organisations)
        roles = list(self._roles_in(ground))
        names = list(self._names.find(ground, roles))
        found = [self._mention(ground, pair) for pair in _pairs(ground, roles, names, self._articles)]
        return link(apart(found))

    def _roles_in(self, ground: Ground) -> Iterator[Role]:
        base, end = self._pack.morphology.base, 0
        for i in self._roles.places(ground):
            if i >= end and i not in ground.organisation and i not in ground.place:
                role = self._roles.at(ground, i, base)
                if role:
                    yield role
                    end = role.last

    def _mention(self, ground: Ground, pair: _Pair) -> PersonMention:
        name, role = pair.name, pair.role
        first = min(part.first for part in (name, role) if part)
        last = max(part.last for part in (name, role) if part)
        area = role.area if role else None
        organisation = role.organisation if role else None
        if name and area is None and organisation is None:
            last, area, organisation = self._beside(ground, first, last)
        reading = _reading(name, role, _verb_gender(ground, name)) if name else None
        return PersonMention(
            first=first,
            last=last,
            span=ground.span(first, last),
            entity=Entity(None, " ".join(reading.base), "person") if reading else None,
            role=role.text if role else None,
            organisation=organisation,
            area=area or self._leader(reading),
            case=(role.case if role else None) or (reading.case if reading else None),
            name_span=ground.span(name.first, name.last) if name else None,
            gender=reading.gender if reading else None,
        )

    def _beside(self, ground: Ground, first: int, last: int) -> tuple[int, Entity | None, str | None]:
        """ "Demeshin |of Khabarovsk Territory|", "Runets |of the Belarusian upper house|", "|Mogilev's| Isachenko"."""
        before = ground.place.get(first - 2)
        if before and ground.text(first - 1) in POSSESSIVE:
            return last, before.entity, None
        j = last + 1 if ground.lower(last) == self._of else last
        while j > last and j - last < 3 and ground.lower(j) in self._articles:
            j += 1
        mention = ground.organisation.get(j) or ground.place.get(j)
        if j == last or mention is None or mention.first != j or ground.tokens[j].word.has("gen"):
            return last, None, None
        if isinstance(mention, OrganisationMention):
            return mention.last, mention.home, mention.entity.name
        return mention.last, mention.entity, None

    def _leader(self, reading: NameReading | None) -> Entity | None:
        """The country of a leader whose name alone stands for it."""
        area = self._pack.names.leaders.get(reading.base[-1].lower()) if reading else None
        return Entity(area[0], area[1], area[2]) if area else None  # type: ignore[arg-type]  # kinds of the data file


def _reading(name: Name, role: Role | None, gender: str | None) -> NameReading:
    """The likeliest reading, or the likeliest in the case of the role or as the subject of the verb beside the name."""
    if role and role.case:
        return next((r for r in name.readings if r.case == role.case), name.readings[0])
    subjects = (r for r in name.readings if r.case == "nom" and gender and r.gender == gender)
    return next(subjects, name.readings[0])


def _verb_gender(ground: Ground, name: Name) -> str | None:
    """The gender of a verb in the past right before or behind a name: "|напомнила| Белова"."""
    for word in (ground.word(name.first - 1), ground.word(name.last)):
        for gender in ("fem", "masc"):
            if word and word.readings[0].pos == "verb" and word.has("past", gender):
                return gender
    return None


def _pairs(ground: Ground, roles: Sequence[Role], names: Sequence[Name], articles: frozenset[str]) -> Iterator[_Pair]:
    """Names with the role right before, or behind a comma; roles alone."""
    by_end = {role.last: role for role in roles}
    by_start = {role.first: role for role in roles}
    used: set[int] = set()
    for name in names:
        role = by_end.get(name.role_end if name.role_end is not None else name.first)
        if role is None or role.plural:
            role = _apposition(ground, name, by_start, articles)
        if role and role.first not in used and not role.plural:
            used.add(role.first)
            yield _Pair(name, role)
        else:
            yield _Pair(name, None)
    for role in roles:
        if role.first not in used and role.group != "beside":
            yield _Pair(None, role)


def _apposition(ground: Ground, name: Name, by_start: dict[int, Role], articles: frozenset[str]) -> Role | None:
    """ "Роман Ефимов, председатель правительства", "Petrov (director of the plant)"."""
    mark = ground.text(name.last)
    role = by_start.get(name.last + 1) or (by_start.get(name.last + 2) if mark == "," else None)
    if not role or mark not in (",", "(", "–", "—", "-"):
        return None
    between = ground.lower(name.last + 1) if role.first == name.last + 2 else ""
    return role if (not between or between in articles) and _agrees(name, role) else None


def _agrees(name: Name, role: Role) -> bool:
    return role.case is None or any(reading.case in (role.case, None) for reading in name.readings)
