"""Many phrases at once: a tree of words, one step a token."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from tradewire.understand.memo import Memo
from tradewire.understand.tokens import Token, Word

T = TypeVar("T")
_PART: Final = re.compile(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*|\d+|[^\w\s]|_")


def parts(phrase: str) -> list[str]:
    """The words of a phrase of the data files, as the tokenizer would cut and spell them."""
    return _PART.findall(phrase.lower().replace("ё", "е"))


class Node(Generic[T]):
    """A place in the tree: where each next word leads, and what ends here."""

    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, Node[T]] = {}
        self.values: list[T] = []


class Match(NamedTuple, Generic[T]):
    """What a phrase means, and the token after its last."""

    last: int
    values: list[T]


class Tree(Generic[T]):
    """Phrases by word; a token steps along its lower-case form or one of its lemmas."""

    def __init__(self) -> None:
        self._root: Node[T] = Node()
        self._starts = Memo(self._start)

    def insert(self, steps: Iterable[Iterable[str]], value: T) -> None:
        """Add a phrase; each step lists the spellings of one word, in lower case."""
        nodes = [self._root]
        for spellings in steps:
            keys = tuple(spellings)
            nodes = [node.children.setdefault(key, Node()) for node in nodes for key in keys]
        for node in nodes:
            node.values.append(value)

    def starts(self, word: Word) -> Sequence[Node[T]]:
        """Where the word leads from the root."""
        return self._starts[word]

    def matches(self, tokens: list[Token], i: int) -> list[Match[T]]:
        """All phrases that start at `i`, longest first."""
        nodes = self._starts[tokens[i].word]
        found: list[Match[T]] = []
        last = i + 1
        while nodes:
            values = [value for node in nodes for value in node.values]
            if values:
                found.append(Match(last, values))
            if last >= len(tokens):
                break
            nodes = _step(nodes, tokens[last].word)
            last += 1
        found.reverse()
        return found

    def _start(self, word: Word) -> Sequence[Node[T]]:
        return _step((self._root,), word)


def _step(nodes: Sequence[Node[T]], word: Word) -> list[Node[T]]:
    return [node.children[key] for node in nodes for key in word.spellings if key in node.children]
