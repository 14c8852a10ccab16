"""Words and phrases of a pack's lexicon, found in a text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tradewire.languages.pack import Pack
from tradewire.understand.tokens import Token, Tokenizer, Word


class Tag:
    """A phrase of the lexicon at tokens `first` to `last` (exclusive); `name` is `group.concept`."""

    __slots__ = ("concept", "first", "group", "last", "name")

    def __init__(self, first: int, last: int, name: str, group: str, concept: str) -> None:
        self.first: Final = first
        self.last: Final = last
        self.name: Final = name
        self.group: Final = group
        self.concept: Final = concept

    def reaches_beyond(self, other: "Tag") -> bool:
        """Whether the other lies within it and is shorter."""
        return (
            self.first <= other.first and other.last <= self.last and self.last - self.first > other.last - other.first
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tag):
            return NotImplemented
        return self.first == other.first and self.last == other.last and self.name == other.name

    def __hash__(self) -> int:
        return hash((self.first, self.last, self.name))

    def __repr__(self) -> str:
        return f"Tag({self.first}, {self.last}, {self.name!r})"


class _Name:
    """What a phrase is tagged with."""

    __slots__ = ("concept", "group", "name")

    def __init__(self, group: str, concept: str) -> None:
        self.name: Final = f"{group}.{concept}"
        self.group: Final = group
        self.concept: Final = concept


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases, one step a word."""

    lemmas: dict[str, "_Node"] = field(default_factory=dict)
    forms: dict[str, "_Node"] = field(default_factory=dict)
    prefixes: dict[str, "_Node"] = field(default_factory=dict)
    any_word: "_Node | None" = None
    names: list[_Name] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether words lead on that it has no list of."""
        return bool(self.any_word or self.prefixes)

    @property
    def leads_on(self) -> bool:
        return bool(self.lemmas or self.forms or self.is_open)


class _Start(NamedTuple):
    """What one word may begin: the names of phrases that end with it, and the places from which longer ones go on.

    `keys` has what the next word of a longer one may be, None where it may be any.
    """

    names: tuple[_Name, ...]
    nodes: tuple[_Node, ...]
    keys: frozenset[str] | None


class Tagger:
    """Finds the phrases of a lexicon: by lemma, exact form (`=form`), beginning (`word*`) or any one word (`*`)."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._root = _Node()
        names: dict[tuple[str, str], _Name] = {}
        for table in (pack.lexicon, pack.frames):
            for group, concepts in table.concepts.items():
                for concept, phrases in concepts.items():
                    name = names.setdefault((group, concept), _Name(group, concept))
                    for phrase in phrases:
                        self._insert(name, phrase)
        self._starts = tokenizer.watched(self._start)

    def tags(self, tokens: list[Token]) -> list[Tag]:
        """All phrases, by place; for one name only the longest that starts at a place."""
        found: list[Tag] = []
        starts, last = self._starts, len(tokens) - 1
        for i in starts.places(tokens):
            start = starts[tokens[i].word]
            if start is None:
                continue
            names, nodes, keys = start
            if nodes and i < last and (keys is None or not keys.isdisjoint(tokens[i + 1].word.keys)):
                found += _longest(tokens, i, names, nodes)
            else:
                for name in names:
                    found.append(Tag(i, i + 1, name.name, name.group, name.concept))
        return found

    def _start(self, word: Word) -> _Start | None:
        nodes = _step((self._root,), word)
        if not nodes:
            return None
        further = tuple(node for node in nodes if node.leads_on)
        closed = not any(node.is_open for node in further)
        keys = frozenset(key for node in further for key in (*node.forms, *node.lemmas)) if closed else None
        names = dict.fromkeys(name for node in nodes for name in node.names)
        return _Start(tuple(names), further, keys)

    def _insert(self, name: _Name, phrase: str) -> None:
        node = self._root
        for part in phrase.split():
            node = self._insert_word(node, part)
        if name not in node.names:
            node.names.append(name)

    def _insert_word(self, node: _Node, part: str) -> _Node:
        if part == "*":
            node.any_word = node.any_word or _Node()
            return node.any_word
        if part.endswith("*"):
            return node.prefixes.setdefault(part[:-1].lower(), _Node())
        if part.startswith("=") and len(part) > 1:
            return self._insert_form(node, part[1:])
        tokens = self._tokenizer.tokens(part)
        for token in tokens[:-1]:
            node = node.forms.setdefault(token.word.lower, _Node())
        word = tokens[-1].word
        if word.is_alpha:
            return node.lemmas.setdefault(word.lemma, _Node())
        return node.forms.setdefault(word.lower, _Node())

    def _insert_form(self, node: _Node, form: str) -> _Node:
        for token in self._tokenizer.tokens(form):
            node = node.forms.setdefault(token.word.lower, _Node())
        return node


def _longest(tokens: list[Token], i: int, names: Iterable[_Name], nodes: tuple[_Node, ...]) -> list[Tag]:
    """The longest phrases that start at token `i`, of which `names` end there and others go on from the nodes."""
    last = i + 1
    longest = dict.fromkeys(names, last)
    while nodes and last < len(tokens):
        nodes = _step(nodes, tokens[last].word)
        last += 1
        for node in nodes:
            for name in node.names:
                longest[name] = last
    return [Tag(i, end, name.name, name.group, name.concept) for name, end in longest.items()]


def _step(nodes: tuple[_Node, ...], word: Word) -> tuple[_Node, ...]:
    """The nodes that one more word leads to."""
    found: list[_Node] = []
    for node in nodes:
        if node.any_word is not None and word.is_alpha:
            found.append(node.any_word)
        if word.lower in node.forms:
            found.append(node.forms[word.lower])
        if node.lemmas:
            found.extend(node.lemmas[lemma] for lemma in word.lemmas if lemma in node.lemmas)
        if node.prefixes and word.is_alpha:
            found.extend(
                node.prefixes[p] for n in range(2, len(word.lower) + 1) if (p := word.lower[:n]) in node.prefixes
            )
    return tuple(found)
