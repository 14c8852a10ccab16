"""What people do: "Chairman of the concern X", "министр экономики Удмуртии", "Tula Oblast Governor"."""

from collections.abc import Callable
from typing import Final

from msgspec import structs

from tradewire.languages.tables.names import NameTable
from tradewire.languages.word import Analysis
from tradewire.record import Entity
from tradewire.record.frozen import Frozen
from tradewire.understand.names.ground import CASES, CLOSERS, DASHES, OPENERS, POSSESSIVE, Ground, agree, case_of, owns
from tradewire.understand.names.tree import Tree, parts
from tradewire.understand.tokens import Tokenizer, Word

Base = Callable[[tuple[str, ...]], tuple[str, ...]]
"""From the words of a phrase to their base form."""

_LONGEST_ACRONYM: Final = 6
_LONGEST_OBJECT: Final = 16  # tokens of what a role is a role of


class Role(Frozen, frozen=True):
    """Tokens `first` to `last` (exclusive); the head noun stands at `head`."""

    first: int
    head: int
    last: int
    group: str
    text: str
    area: Entity | None
    organisation: str | None
    case: str | None
    plural: bool


class _Part(Frozen, frozen=True):
    """What a role is a role of, up to token `last`; behind a part that settles it only a link leads on."""

    last: int
    area: Entity | None = None
    organisation: str | None = None
    settles: bool = False


class RoleFinder:
    """Finds roles; what stands before and behind the head noun belongs to it as far as the pack's words tell."""

    def __init__(self, table: NameTable, tokenizer: Tokenizer) -> None:
        self._tree: Tree[tuple[str, int]] = Tree()
        self._starts = tokenizer.watched(self.starts)
        self._modifiers = frozenset(table.role_modifiers)
        self._links = frozenset(table.role_links)
        self._joiners = frozenset(table.joiners)
        self._state = frozenset(table.state_kinds)
        self._not_after = frozenset(table.no_role_after)
        self._fixed = frozenset(phrase for phrases in table.roles.values() for phrase in phrases)
        for group, phrases in table.roles.items():
            for phrase in phrases:
                words = parts(phrase)
                self._tree.insert([(word,) for word in words], (group, len(words)))

    def places(self, ground: Ground) -> list[int]:
        """The tokens at which a role may start."""
        return self._starts.places(ground.tokens)

    def starts(self, word: Word) -> bool:
        """Whether a role may start with the word."""
        return bool(self._tree.starts(word))

    def at(self, ground: Ground, i: int, base: Base) -> Role | None:
        """The role whose head phrase starts at `i`."""
        matches = self._tree.matches(ground.tokens, i)
        if not matches or ground.lower(i - 1) in self._not_after:
            return None
        last, group = matches[0].last, matches[0].values[0][0]
        first, area = self._before(ground, i)
        behind = self._behind(ground, last, base)
        last, organisation = behind.last, behind.organisation
        head = next((j for j in range(i, matches[0].last) if ground.tokens[j].word.has("anim")), i)
        word = ground.tokens[head].word
        return Role(
            first=first,
            head=head,
            last=last,
            group=group,
            text=_text(ground, first, head, last, base),
            area=behind.area or area,
            organisation=organisation
            or (ground.organisation[first].entity.name if first in ground.organisation else None),
            case=None if word.lower in self._fixed and word.has("unknown") else _case(word),
            plural="plur" in _reading(word).features,
        )

    def _before(self, ground: Ground, i: int) -> tuple[int, Entity | None]:
        """Where the role begins, and the area named before its head: "Belarus' Economy |Minister"."""
        first = i
        while first > 0 and (self._modifies(ground, first - 1, i) or (ground.text(first - 1) in DASHES and first < i)):
            first -= 1
        while first < i and (ground.lower(first) in self._joiners or ground.text(first) in DASHES):
            first += 1
        j = first - 1
        while ground.text(j) in POSSESSIVE:
            j -= 1
        mention = ground.place.get(j)
        organisation = ground.organisation.get(j)
        if organisation and case_of(ground.tokens[i].word) is None:
            return organisation.first, organisation.home
        if mention and (mention.form != "name" or case_of(ground.tokens[i].word) is None):
            return mention.first, mention.entity
        return first, None

    def _modifies(self, ground: Ground, j: int, head: int) -> bool:
        word = ground.tokens[j].word
        if j in ground.place or not word.is_alpha:
            return False
        return word.lower in self._modifiers or (
            not word.lemmas.isdisjoint(self._modifiers) and agree(word, ground.tokens[head].word)
        )

    def _behind(self, ground: Ground, last: int, base: Base) -> _Part:
        """The end of the role, and the area and organisation it is a role of."""
        whole = _Part(last)
        j, settled = last, False
        while j < min(last + _LONGEST_OBJECT, len(ground.tokens)):
            part = self._named(ground, j, last, base)
            if part:
                whole = _Part(part.last, whole.area or part.area, whole.organisation or part.organisation)
                j, settled = part.last, part.settles
            elif self._small(ground, j):
                j += 1
            elif not settled and self._continues(ground, j, last):
                j += 1
                whole = structs.replace(whole, last=j)
            else:
                break
        return whole

    def _named(self, ground: Ground, j: int, last: int, base: Base) -> _Part | None:
        """A place, an organisation or a part of a body's name that starts at `j`."""
        quoted = _quoted_name(ground, j)
        if quoted:
            inside = ground.organisation.get(j + 1) or ground.organisation.get(j)
            quote = inside.entity.name if inside else " ".join(ground.words(j + 1, quoted - 1))
            return _Part(quoted, inside.home if inside else None, quote, settles=True)
        organisation = ground.organisation.get(j)
        if organisation and organisation.first == j:
            stands = organisation.kind in self._state and organisation.home
            name = None if stands else organisation.entity.name
            return _Part(
                organisation.last, organisation.home, name, settles=case_of(ground.tokens[last - 1].word) is None
            )
        place = ground.place.get(j)
        if place and place.first == j and self._owns(ground, j, last) and not _given(ground, j):
            settles = place.form == "name" and case_of(ground.tokens[last - 1].word) is None
            return _Part(place.last, place.entity, settles=settles)
        if _part_of_body(ground, j):
            end = _body_end(ground, j)
            return _Part(end, None, " ".join(base(ground.words(j, end))))
        return None

    def _owns(self, ground: Ground, j: int, last: int) -> bool:
        mention = ground.place[j]
        return owns(ground, mention) or (mention.case is not None and mention.form == "adjective") or j > last

    def _continues(self, ground: Ground, j: int, last: int) -> bool:
        """Whether the word at `j` can stand inside what the role is a role of."""
        word = ground.tokens[j].word
        if word.text == ",":
            return j > last and self._organisation_near(ground, j)
        if not word.is_alpha or word.is_break:
            return word.text in DASHES and ground.touches(j)
        if word.has("gen") and not word.is_title:
            return not self.starts(word) or word.is_pos("adjective")
        if any(word.has("dat") and ground.lower(k) in self._links for k in (j - 1, j - 2)) and not word.is_title:
            return True
        linked = any(ground.lower(k) in self._links for k in range(last, j))
        return linked and case_of(word) is None and self._object(ground, j)

    def _small(self, ground: Ground, j: int) -> bool:
        return ground.lower(j) in self._links or ground.lower(j) in self._joiners

    def _object(self, ground: Ground, j: int) -> bool:
        """A word of a noun phrase behind a link, up to the organisation or place it leads to."""
        before = ground.word(j - 1)
        if ground.title(j):
            return bool(
                before and (before.is_title or before.lower in self._links or before.lower in self._joiners)
            ) and (self._organisation_near(ground, j))
        return self._organisation_near(ground, j)

    def _organisation_near(self, ground: Ground, j: int) -> bool:
        """Whether an organisation or a place follows in the same phrase."""
        for k in range(j, min(j + _LONGEST_OBJECT, len(ground.tokens))):
            if k in ground.organisation or k in ground.place:
                return True
            word = ground.tokens[k].word
            if not (word.is_alpha or word.text == ",") or word.is_break or word.readings[0].pos == "verb":
                return False
        return False


def _quoted_name(ground: Ground, i: int) -> int | None:
    """The end of a short name in quotation marks that opens at `i`: "глава партии |«Яблоко»|"."""
    if ground.text(i) not in OPENERS or not ground.title(i + 1):
        return None
    return next((j + 1 for j in range(i + 2, min(i + 8, len(ground.tokens))) if ground.text(j) in CLOSERS), None)


def _part_of_body(ground: Ground, i: int) -> bool:
    """A capitalised word that can be no person's name, in the case of an owner: "Конгресса", "МИД", "Facebook"."""
    word = ground.word(i)
    if word is None or not word.is_title or case_of(ground.tokens[i - 1].word) is None or i in ground.starts:
        return False
    if word.is_upper:
        return 2 <= len(word.text) <= _LONGEST_ACRONYM
    if word.has("first") or word.has("surname") or word.has("patronymic") or word.has("unknown"):
        return False
    return word.has("gen") or word.readings[0].pos == "other"


def _body_end(ground: Ground, i: int) -> int:
    """The end of a body's name: "Палаты представителей", "Совета муфтиев"."""
    last = i + 1
    while last < len(ground.tokens) and last not in ground.place:
        word = ground.tokens[last].word
        if not (_part_of_body(ground, last) or (word.has("gen") and not word.is_title)):
            break
        last += 1
    return last


def _given(ground: Ground, j: int) -> bool:
    """A place that is a given name before another name: "губернатор |Владимир| Мазур"."""
    mention = ground.place[j]
    follows = ground.title(mention.last) and mention.last not in ground.place
    return mention.last == j + 1 and mention.form == "name" and follows and ground.tokens[j].word.has("first")


def _reading(word: Word) -> Analysis:
    """The likeliest reading as a person: "премьера" is the premier, not the first night."""
    return next((reading for reading in word.readings if "anim" in reading.features), word.readings[0])


def _case(word: Word) -> str | None:
    features = _reading(word).features
    return next((case for case in CASES if case in features), None)


def _text(ground: Ground, first: int, head: int, last: int, base: Base) -> str:
    """The words of a role in base form; without cases they stay as they are."""
    words = [word for word in ground.words(first, last) if word not in POSSESSIVE]
    word = ground.tokens[head].word
    if _case(word) is None:
        return " ".join(words)
    reading = _reading(word)
    if reading is not word.readings[0] and word.text in words and "plur" not in reading.features:
        lemma = reading.lemma
        words[words.index(word.text)] = lemma[:1].upper() + lemma[1:] if word.is_title else lemma
    return " ".join(base(tuple(words)))
