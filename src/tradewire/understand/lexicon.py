"""Words and phrases of a pack's lexicon, found in a text."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tradewire.languages.pack import Pack
from tradewire.understand.tokens import Token, Tokenizer, Word


class Tag(NamedTuple):
    """A phrase of the lexicon at tokens `first` to `last` (exclusive); `name` is `group.concept`."""

    first: int
    last: int
    name: str
    group: str
    concept: str


class _Name(NamedTuple):
    name: str
    group: str
    concept: str


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases, one step a word."""

    lemmas: dict[str, "_Node"] = field(default_factory=dict)
    forms: dict[str, "_Node"] = field(default_factory=dict)
    prefixes: dict[str, "_Node"] = field(default_factory=dict)
    any_word: "_Node | None" = None
    names: list[_Name] = field(default_factory=list)


class Tagger:
    """Finds the phrases of a lexicon: by lemma, exact form (`=form`), beginning (`word*`) or any one word (`*`)."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._root = _Node()
        for table in (pack.lexicon, pack.frames):
            for group, concepts in table.concepts.items():
                for concept, phrases in concepts.items():
                    for phrase in phrases:
                        self._insert(_Name(f"{group}.{concept}", group, concept), phrase)
        self._starts = lru_cache(maxsize=200_000)(self._find_starts)

    def tags(self, tokens: list[Token]) -> list[Tag]:
        """All phrases, by place; for one name only the longest that starts at a place."""
        found: list[Tag] = []
        starts = self._starts
        for i, token in enumerate(tokens):
            nodes = starts(token.word)
            if nodes:
                found.extend(self._at(tokens, i, nodes))
        return found

    def _at(self, tokens: list[Token], i: int, nodes: tuple[_Node, ...]) -> list[Tag]:
        longest: dict[_Name, int] = {}
        last = i + 1
        while nodes:
            for node in nodes:
                for name in node.names:
                    longest[name] = last
            if last >= len(tokens):
                break
            nodes = _step(nodes, tokens[last].word)
            last += 1
        return [Tag(i, end, *name) for name, end in longest.items()]

    def _find_starts(self, word: Word) -> tuple[_Node, ...]:
        return _step((self._root,), word)

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
