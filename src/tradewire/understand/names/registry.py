"""Organisations of the registry, found in a text in any case."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from tradewire.gazetteer.organisations import Organisation
from tradewire.languages.tables.names import NameTable
from tradewire.record.frozen import Frozen
from tradewire.understand.names.ground import CLOSERS, OPENERS, Ground
from tradewire.understand.names.tree import Match, Tree, parts
from tradewire.understand.tokens import Token, Tokenizer, Word

_SHORT: Final = 5  # letters; an acronym as long as this must be written in capitals
_PREFIX: Final = 2  # letters that all forms of a name share with its spelling in the registry
_VOWELS: Final = frozenset("аеиоуыэюяьй")


class _Name(NamedTuple):
    """One spelling of an organisation: whether it must stand in capitals, and whether it needs a sign of a company."""

    organisation: Organisation
    acronym: bool
    guarded: bool


class Hit(Frozen, frozen=True):
    """Tokens `first` to `last` (exclusive) name an organisation of the registry."""

    first: int
    last: int
    organisation: Organisation


class RegistryFinder:
    """Looks names up by lower-case form and lemma; names of one word also in the cases that the pack lists."""

    def __init__(self, table: NameTable, organisations: Iterable[Organisation], tokenizer: Tokenizer) -> None:
        self._table = table
        self._tree: Tree[_Name] = Tree()
        self._signs = frozenset(word.lower() for word in table.legal_forms) | {
            noun for nouns in table.heads.values() for noun in nouns
        }
        self._starts = tokenizer.watched(self._may_start)
        self._waiting: dict[str, list[tuple[str, Organisation]]] = {}
        for organisation in organisations:
            for spelling in dict.fromkeys(name for names in organisation.names.values() for name in names):
                self._waiting.setdefault(parts(spelling)[0][:_PREFIX], []).append((spelling, organisation))

    def _insert(self, spelling: str, organisation: Organisation) -> None:
        words = parts(spelling)
        acronym = len(spelling) <= _SHORT and sum(letter.isupper() for letter in spelling) > 1
        steps = [self._spellings(word, alone=len(words) == 1) for word in words]
        self._tree.insert(steps, _Name(organisation, acronym, spelling in organisation.guarded))

    def _spellings(self, word: str, *, alone: bool) -> Iterable[str]:
        if alone and len(word) > 2:
            stem = word[:-1] if word[-1] in _VOWELS else word
            return dict.fromkeys([word, *(stem + ending for ending in self._table.case_endings)])
        agreeing = self._table.adjective_endings
        return [word, *(word[: -len(end)] + base for end in agreeing if word.endswith(end) for base in agreeing[end])]

    def find(self, ground: Ground) -> Iterator[Hit]:
        """Names from left to right, the longest at each place."""
        end = 0
        for i in self._starts.places(ground.tokens):
            hit = self._at(ground, i) if i >= end else None
            if hit:
                yield hit
                end = hit.last

    def _may_start(self, word: Word) -> bool:
        """Whether a name may start with the word; names wait until a word with their first letters is met."""
        if not word.is_title:
            return False
        for start in {spelling[:_PREFIX] for spelling in word.spellings}:
            for spelling, organisation in self._waiting.pop(start, ()):
                self._insert(spelling, organisation)
        return bool(self._tree.starts(word))

    def _at(self, ground: Ground, i: int) -> Hit | None:
        for match in self._tree.matches(ground.tokens, i):
            name = self._fitting(ground, i, match)
            if name:
                return Hit(i, match.last, name.organisation)
        return None

    def _fitting(self, ground: Ground, i: int, match: "Match[_Name]") -> _Name | None:
        capitals = _capitals(ground.tokens[i : match.last])
        for name in match.values:
            if (capitals > 1 or not name.acronym) and (not name.guarded or self._signed(ground, i, match.last)):
                return name
        return None

    def _signed(self, ground: Ground, first: int, last: int) -> bool:
        """Whether quotation marks, a legal form or a noun for organisations stand beside the name."""
        if ground.text(first - 1) in OPENERS and ground.text(last) in CLOSERS:
            before = ground.word(first - 2)
            return not (before and before.readings[0].pos == "noun" and not self._is_sign(ground, first - 2))
        return self._is_sign(ground, first - 1) or self._is_sign(ground, last)

    def _is_sign(self, ground: Ground, i: int) -> bool:
        word = ground.word(i)
        return bool(word and (word.lower in self._signs or not word.lemmas.isdisjoint(self._signs)))


def _capitals(tokens: list[Token]) -> int:
    return sum(letter.isupper() for token in tokens for letter in token.word.text)
