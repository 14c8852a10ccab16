"""Phrases with something to say, found forwards from a token or backwards from one."""

from collections.abc import Iterable
from typing import Final, Generic, NamedTuple, TypeVar

from tradewire.understand.memo import Memo
from tradewire.understand.tokens import Token, Tokenizer, Word

T = TypeVar("T")

# Marks inside abbreviations and compounds that phrases leave out: "кв. м", "half-a-billion", "т·км".
_SKIPPED: Final = frozenset(".-‑·*")
_LONGEST: Final = 8  # words


class Found(NamedTuple, Generic[T]):
    """A phrase at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    payload: T


class _Node(Generic[T]):
    """A place in a tree of phrases, one step a word."""

    __slots__ = ("exact", "forms", "lemmas", "payload")

    def __init__(self) -> None:
        self.lemmas: dict[str, _Node[T]] = {}
        self.forms: dict[str, _Node[T]] = {}
        self.exact: dict[str, _Node[T]] = {}
        self.payload: T | None = None


class PhraseTree(Generic[T]):
    """Phrases by lemma (`word`), by form (`=word`; a phrase that begins so is all forms) or by exact spelling."""

    def __init__(self, tokenizer: Tokenizer, *, backwards: bool = False) -> None:
        self._tokenizer = tokenizer
        self._backwards = backwards
        self._root: _Node[T] = _Node()
        self._first = Memo(self._find_first)

    def add(self, phrase: str, payload: T) -> None:
        """Add one phrase in the notation of the packs."""
        by_form = phrase.startswith("=")
        tokens = self._tokenizer.tokens(phrase[1:] if by_form else phrase)
        steps = [token.word for token in tokens if token.word.text not in _SKIPPED] or [tokens[0].word]
        node = self._root
        for word in self._ordered(steps):
            if by_form or not word.is_alpha:
                node = node.forms.setdefault(word.lower, _Node())
            else:
                node = node.lemmas.setdefault(word.lemma, _Node())
        node.payload = payload

    def add_exact(self, spelling: str, payload: T) -> None:
        """Add a spelling that must be met letter by letter."""
        node = self._root
        for word in self._ordered([token.word for token in self._tokenizer.tokens(spelling)]):
            if word.text != ".":
                node = node.exact.setdefault(word.text, _Node())
        node.payload = payload

    def add_all(self, phrases: Iterable[str], payload: T) -> "PhraseTree[T]":
        for phrase in phrases:
            self.add(phrase, payload)
        return self

    def starts(self, word: Word) -> bool:
        """Whether a phrase may start with (backwards: end in) the word."""
        root = self._root
        return not (
            word.keys.isdisjoint(root.lemmas) and word.lower not in root.forms and word.text not in root.exact
        ) and bool(self._first[word])

    def forward(self, tokens: list[Token], i: int) -> Found[T] | None:
        """The longest phrase from token `i` on."""
        nodes = self._first[tokens[i].word] if i < len(tokens) else ()
        if not nodes:
            return None
        found, j = None, i + 1
        while nodes:
            found = _better(found, nodes, i, j)
            if j - i > _LONGEST or j >= len(tokens):
                break
            j = _over_mark(tokens, j)
            nodes = _step(nodes, tokens[j].word)
            j += 1
        return found

    def backward(self, tokens: list[Token], last: int, floor: int = 0) -> Found[T] | None:
        """The longest phrase that ends right before token `last`, not reaching below `floor`."""
        j = last - 1
        if j >= floor and tokens[j].word.text == "." and j > floor and tokens[j - 1].end == tokens[j].start:
            j -= 1
        if j < floor:
            return None
        nodes, found = self._first[tokens[j].word], None
        while nodes:
            found = _better(found, nodes, j, last)
            j -= 1
            if j < floor or last - j > _LONGEST:
                break
            if tokens[j].word.text in _SKIPPED and j > floor and tokens[j - 1].end == tokens[j].start:
                j -= 1
            nodes = _step(nodes, tokens[j].word)
        return found

    def _find_first(self, word: Word) -> tuple[_Node[T], ...]:
        return _step((self._root,), word)

    def _ordered(self, words: list[Word]) -> list[Word]:
        return words[::-1] if self._backwards else words


def _better(found: Found[T] | None, nodes: tuple[_Node[T], ...], first: int, last: int) -> Found[T] | None:
    for node in nodes:
        if node.payload is not None:
            return Found(first, last, node.payload)
    return found


def _over_mark(tokens: list[Token], j: int) -> int:
    """The place after a mark of `_SKIPPED` that touches the word before it."""
    if tokens[j].word.text in _SKIPPED and j + 1 < len(tokens) and tokens[j].start == tokens[j - 1].end:
        return j + 1
    return j


def _step(nodes: tuple[_Node[T], ...], word: Word) -> tuple[_Node[T], ...]:
    found: list[_Node[T]] = []
    for node in nodes:
        if word.text in node.exact:
            found.append(node.exact[word.text])
        if word.lower in node.forms:
            found.append(node.forms[word.lower])
        if node.lemmas:
            found.extend(node.lemmas[lemma] for lemma in word.lemmas if lemma in node.lemmas)
    return tuple(found)
