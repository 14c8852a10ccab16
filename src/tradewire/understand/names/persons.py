"""Names of people: runs of capitalised words, and what tells that they are names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from msgspec import structs

from tradewire.languages.pack import Pack
from tradewire.languages.word import Analysis, NameReading
from tradewire.record.frozen import Frozen
from tradewire.understand.memo import Memo
from tradewire.understand.names.ground import CLOSERS, DASHES, OPENERS, Ground
from tradewire.understand.names.roles import Role
from tradewire.understand.tokens import Tokenizer, Word

_MOST_WORDS: Final = 4
_SHORT: Final = 4
# Parts of speech that no name begins with.
_SMALL: Final = frozenset({"preposition", "conjunction", "particle", "pronoun", "adverb", "verb"})
_NAME_FEATURES: Final = ("surname", "first", "patronymic")


class Name(Frozen, frozen=True):
    """Tokens `first` to `last` (exclusive) name a person; `role_end` is where the role before it ends."""

    first: int
    last: int
    readings: tuple[NameReading, ...]
    role_end: int | None = None


class NameFinder:
    """Finds names by given names, surnames, and the roles and verbs beside them."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        table = pack.names
        self._pack = pack
        self._given = {name.lower(): gender for gender, names in table.first_names.items() for name in names}
        self._endings = table.surname_endings
        self._particles = frozenset(table.particles)
        self._titles = frozenset(table.titles)
        self._links = frozenset(table.role_links[:1])
        self._named_after = frozenset(table.named_after)
        self._leaders = frozenset(table.leaders)
        self._verbs = frozenset((*table.person_verbs, *pack.speech.verbs, *pack.speech.weak_verbs))
        self._stop = frozenset(pack.text.stopwords)
        self._strong = frozenset((*table.person_verbs, *pack.speech.verbs))
        self._sources = _by_last_word(pack.speech.sources)
        self._bodies = pack.speech.body_ends
        self._media = table.media_parts
        self._never = frozenset(table.not_names)
        self._letters = frozenset(pack.text.letters)
        self._lookalikes = str.maketrans(dict(pack.text.lookalikes))
        self._is_given = Memo(self._known_as_given)
        self._is_part = Memo(self._may_be_part)
        self._is_first = tokenizer.watched(self._may_be_first)
        self._is_verb = Memo(partial(_finite_in, self._verbs))
        self._is_strong_verb = Memo(partial(_finite_in, self._strong))

    def find(self, ground: Ground, roles: Sequence[Role]) -> Iterator[Name]:
        """Names from left to right; then surnames alone that a fuller name elsewhere explains."""
        ends = {role.last: role for role in roles}
        inside = {j for role in roles for j in range(role.first, role.last)}
        found: list[Name] = []
        left: list[tuple[int, int]] = []
        end = 0
        for i in self._is_first.places(ground.tokens):
            if i < end or i in inside or not self._may_start(ground, i):
                continue
            end = self._run(ground, i, inside)
            name = self._accept(ground, i, end, ends)
            if name:
                found.append(name)
                end = name.last
            elif end == i + 1:
                left.append((i, end))
        yield from found
        yield from self._explained(ground, found, left)

    def _explained(self, ground: Ground, found: Sequence[Name], left: Sequence[tuple[int, int]]) -> Iterator[Name]:
        surnames = {reading.base[-1].lower() for name in found for reading in name.readings[:1]}
        for first, last in left:
            readings = self._read(ground, first, last)
            fitting = tuple(r for r in readings if r.base[-1].lower() in surnames)
            if fitting:
                yield Name(first, last, fitting)

    def _may_be_first(self, word: Word) -> bool:
        """Whether a name may begin with the word, somewhere."""
        if not word.is_title or len(word.text) == 1 or self._is_given[word]:
            return word.is_title
        return word.lower not in self._stop and word.readings[0].pos not in _SMALL and self._is_part[word]

    def _may_start(self, ground: Ground, i: int) -> bool:
        """Whether a name may begin here with a word that may be its first."""
        if i in ground.organisation:
            return False
        word = ground.tokens[i].word
        if i in ground.place:
            return self._is_given[word] and ground.title(i + 1) and ground.place[i].last == i + 1
        if len(word.text) == 1:
            return ground.text(i + 1) == "."
        if word.lower not in self._given and (word.lower in self._stop or word.readings[0].pos in _SMALL):
            return False
        return self._is_part[word]

    def _run(self, ground: Ground, i: int, inside: set[int]) -> int:
        """The end of the capitalised words from `i`: "Андрей Анатольевич Шевченко", "А. Петров", "Ma Xingrui"."""
        j, words = i, 0
        while words < _MOST_WORDS and j not in inside and j not in ground.organisation:
            if self._part(ground, j) and (j == i or j not in ground.place or words == 1):
                j += 2 if len(ground.text(j)) == 1 and ground.text(j + 1) == "." else 1
                words += 1
            elif ground.text(j) in DASHES and ground.touches(j) and ground.touches(j + 1) and ground.title(j + 1):
                j += 1
                words -= 1
            elif words and ground.lower(j) in self._particles and ground.title(j + 1):
                j += 1
            else:
                break
        return max(j, i + 1)

    def _part(self, ground: Ground, j: int) -> bool:
        return ground.title(j) and self._is_part[ground.tokens[j].word]

    def _may_be_part(self, word: Word) -> bool:
        """A word in the language's letters that may stand in a name; in capitals ("Виктор КАРАНКЕВИЧ") only names."""
        if word.lower in self._never or self._letters.isdisjoint(word.lower):
            return False
        return not word.is_upper or (len(word.text) > _SHORT and (self._is_given[word] or self._surname(word)))

    def _accept(self, ground: Ground, first: int, last: int, ends: dict[int, Role]) -> Name | None:
        role = self._role_before(ground, first, ends)
        given = self._at_given(ground, first, last) if role is None else first
        if given > first and self._evident(ground, first, given):
            name = self._agreeing(ground, first, given, None)
            if name.readings[0].case:
                return name
        first = given
        if role is None and not self._evident(ground, first, last):
            return None
        alone = last - first == 1
        plausible = role is None or _plausible(ground.tokens[first].word, alone=alone)
        if not plausible and not (alone and _qualifies_nothing(ground, first)):
            return None
        return self._agreeing(ground, first, last, role)

    def _agreeing(self, ground: Ground, first: int, last: int, role: int | None) -> Name:
        """The longest beginning of the run whose words agree: "сказал |Соколов| Виктору Каранкевичу"."""
        for end in range(last, first, -1):
            readings = self._read(ground, first, end)
            if readings[0].case or end == first + 1:
                return Name(first, end, readings, role)
            if self._read(ground, first, first + 1)[0].case is None:
                break
        return Name(first, last, self._read(ground, first, last), role)

    def _role_before(self, ground: Ground, first: int, ends: dict[int, Role]) -> int | None:
        """Where the role right before the name ends; a title ("Mr") or an opening mark may stand between."""
        j = first
        while j > 0 and (
            ground.lower(j - 1) in self._titles or (ground.text(j - 1) == "." and ground.lower(j - 2) in self._titles)
        ):
            j -= 1
        role = ends.get(j)
        return j if role and not role.plural else None

    def _at_given(self, ground: Ground, first: int, last: int) -> int:
        """Words before a given name are not part of the name: "June |Alexey Overchuk"."""
        if self._is_given[ground.tokens[first].word]:
            return first
        return next((j for j in range(first + 1, last - 1) if self._listed(ground.tokens[j].word)), first)

    def _evident(self, ground: Ground, first: int, last: int) -> bool:
        words = [ground.tokens[j].word for j in range(first, last) if ground.tokens[j].word.is_alpha]
        if self._named(ground, first) or not words or any(part in word.lower for word in words for part in self._media):
            return False
        if ground.text(first - 1) in OPENERS and ground.text(last) in CLOSERS:
            return False
        if words[0].lower in self._leaders or words[-1].lower in self._leaders:
            return True
        if len(words) > 1:
            return self._several(ground, first, last, words)
        return self._alone(ground, first, words[0])

    def _several(self, ground: Ground, first: int, last: int, words: list[Word]) -> bool:
        if all(word.is_upper and len(word.text) > 1 for word in words):
            return False
        if self._is_given[words[0]] or len(words[0].text) == 1 or (words[0].has("first") and self._surname(words[-1])):
            return len(words[-1].text) > 1
        if self._surname(words[-1]) and first not in ground.starts and words[0].readings[0].pos != "adjective":
            return True
        return self._beside_verb(ground, first, last) and not any(j in ground.place for j in range(first, last))

    def _alone(self, ground: Ground, i: int, word: Word) -> bool:
        if i in ground.place or len(word.text) < 3 or word.is_upper or word.readings[0].lemma.endswith(self._bodies):
            return False
        likely = self._surname(word)
        if likely and (i not in ground.starts or _at(self._is_verb, ground, i + 1)):
            return True
        if likely and word.readings[0].features.intersection(_NAME_FEATURES):
            return True
        return self._beside_verb(ground, i, i + 1) and _nameless(word, sentence_start=i in ground.starts)

    def _surname(self, word: Word) -> bool:
        """A surname by its ending, unless the language knows the word as something else."""
        if len(word.lower) < 4 or not word.lower.endswith(self._endings):
            return False
        first = word.readings[0]
        named = any(word.has(feature) for feature in _NAME_FEATURES)
        return named or first.pos in ("other", "name") or "unknown" in first.features

    def _known_as_given(self, word: Word) -> bool:
        return word.lower in self._given or any("first" in reading.features for reading in word.readings[:2])

    def _listed(self, word: Word) -> bool:
        return word.lower in self._given or "first" in word.readings[0].features

    def _beside_verb(self, ground: Ground, first: int, last: int) -> bool:
        """A verb of speech or meeting right before or behind, or "according to" before."""
        return (
            _at(self._is_verb, ground, last)
            or _at(self._is_strong_verb, ground, first - 1)
            or any(ground.phrase_ends(source, first) for source in self._sources.get(ground.lower(first - 1), ()))
            or (ground.text(last) == "," and self._verb_after_aside(ground, last))
        )

    def _verb_after_aside(self, ground: Ground, last: int) -> bool:
        """ "Erdogan, visiting Kazakhstan, said"."""
        for j in range(last + 1, min(last + 9, len(ground.tokens))):
            if ground.text(j) == ",":
                return _at(self._is_verb, ground, j + 1)
        return False

    def _named(self, ground: Ground, first: int) -> bool:
        """Behind "улица", "имени": a thing that bears the name."""
        linked = ground.lower(first - 1) in self._links or ground.text(first - 1) == "."
        before = ground.word(first - 2 if linked else first - 1)
        return bool(before and before.is_alpha and not before.lemmas.isdisjoint(self._named_after))

    def _read(self, ground: Ground, first: int, last: int) -> tuple[NameReading, ...]:
        words = tuple(self._respelled(word) for word in ground.words(first, last))
        readings = self._pack.morphology.name(words)
        gender = self._given.get(words[0].lower())
        return tuple(structs.replace(r, gender=gender) for r in readings) if gender else readings

    def _respelled(self, word: str) -> str:
        """The word in the language's own letters, where look-alikes of another script stand for them."""
        plain = word.translate(self._lookalikes)
        return plain if plain != word and any(letter in self._pack.text.letters for letter in word.lower()) else word


def _by_last_word(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[-1]] = (*found.get(words[-1], ()), words)
    return found


def _at(known: Mapping[Word, bool], ground: Ground, i: int) -> bool:
    """Whether the word at `i`, if there is one, is one of the known."""
    word = ground.word(i)
    return word is not None and known[word]


def _finite_in(verbs: frozenset[str], word: Word) -> bool:
    if not word.is_alpha or word.is_title:
        return False
    return any(reading.lemma in verbs and finite(reading) for reading in word.readings)


def finite(reading: Analysis) -> bool:
    """Whether a reading is a verb in the past or the present, or a short adjective, and not "saying" or "to say"."""
    features = reading.features
    if reading.pos == "verb":
        return ("past" in features or "pres" in features) and "gerund" not in features
    return reading.pos in ("adjective", "participle") and "nom" not in features


def _plausible(word: Word, *, alone: bool) -> bool:
    """Whether the first word behind a role can be a name: "председатель |Верховного суда|" is no person."""
    first = word.readings[0]
    if len(word.text) == 1:
        return not alone
    named = any(word.has(feature) for feature in _NAME_FEATURES)
    return named or first.pos in ("other", "name") or not first.features.isdisjoint(("unknown", "anim"))


def _qualifies_nothing(ground: Ground, i: int) -> bool:
    """ "Губернатор |Заречный| сообщил": an adjective behind a role with no noun behind it."""
    if ground.tokens[i].word.readings[0].pos != "adjective" or i in ground.place:
        return False
    after = ground.word(i + 1)
    return after is None or not after.is_alpha or after.readings[0].pos in ("verb", "preposition", "conjunction")


def _nameless(word: Word, *, sentence_start: bool) -> bool:
    """Whether the language knows no other meaning of the word."""
    first = word.readings[0]
    if first.pos == "other":
        return not (sentence_start and word.has("plur"))
    return (
        first.pos == "noun"
        and "plur" not in first.features
        and not first.features.isdisjoint((*_NAME_FEATURES, "anim"))
    )
