"""A pack's time patterns, compiled into a tree with one step a token."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final, NamedTuple

from tradewire.languages.tables.time import TimeTable
from tradewire.understand.tokens import Token, Tokenizer, Word

Clues = Mapping[str, int]
"""What one word may be in a pattern: slots and literal words, with their numbers."""

UNITS: Final = ("day", "week", "month", "quarter", "half", "year")
_MACRO: Final = re.compile(r"<(\w+)>")
_NOTHING: Final[Clues] = {}


class Capture(NamedTuple):
    """A slot of the pattern, the number that stood there, and the token."""

    slot: str
    value: int
    at: int


class Match(NamedTuple):
    """The longest pattern at a place: what it makes, up to which token (exclusive), with what."""

    make: str
    last: int
    captures: tuple[Capture, ...]
    rank: int


class End(NamedTuple):
    """What a pattern makes where it ends; of two that match the same words the rule written first wins."""

    make: str
    tight: bool = False
    rank: int = 0


@dataclass(slots=True)
class Node:
    """A place in the tree of patterns; `ends` are those that end here."""

    edges: dict[str, "Node"] = field(default_factory=dict)
    ends: list[End] = field(default_factory=list)


class Grammar:
    """The patterns of one pack, and what each of its words may be in them."""

    def __init__(self, table: TimeTable, tokenizer: Tokenizer) -> None:
        self._table = table
        self._tokenizer = tokenizer
        self._forms: dict[str, dict[str, int]] = {}
        self._lemmas: dict[str, dict[str, int]] = {}
        self._capital = frozenset(table.capital)
        self.root = Node()
        self.prefixes = Node()
        self._load_words()
        self._load_rules()
        self._known: dict[str, Clues] = {}

    def clues(self, word: Word) -> Clues:
        """What a word may be; kept by its form."""
        found = self._known.get(word.text)
        if found is None:
            found = self._known[word.text] = self._find(word)
        return found

    def starts(self, tokens: list[Token]) -> list[int]:
        """The places where a pattern may begin."""
        known, find, edges = self._known, self.clues, self.root.edges
        places = []
        for i, token in enumerate(tokens):
            found = known.get(token.word.text)
            if found is None:
                found = find(token.word)
            if found and not edges.keys().isdisjoint(found):
                places.append(i)
        return places

    def matches(self, tokens: list[Token], first: int) -> list[Match]:
        """All patterns that begin at `first`, longest first; of equals the one written first."""
        return sorted(self._walk(self.root, tokens, first, ()), key=lambda match: (-match.last, match.rank))

    def _walk(self, node: Node, tokens: list[Token], i: int, captures: tuple[Capture, ...]) -> Iterator[Match]:
        for end in node.ends:
            if not end.tight or _touching(tokens, captures, i):
                yield Match(end.make, i, captures, end.rank)
        if i >= len(tokens) or not node.edges:
            return
        for slot, value in self.clues(tokens[i].word).items():
            child = node.edges.get(slot)
            if child is not None:
                yield from self._walk(child, tokens, i + 1, (*captures, Capture(slot, value, i)))

    def prefix(self, tokens: list[Token], first: int) -> tuple[str, int] | None:
        """The longest phrase of `before` that ends before token `first`: its role, and where it begins."""
        nodes, best, i = [self.prefixes], None, first - 1
        while nodes and i >= 0:
            clues = self.clues(tokens[i].word)
            nodes = [child for node in nodes for key, child in node.edges.items() if key in clues]
            made = next((end.make for node in nodes for end in node.ends), None)
            best = (made, i) if made else best
            i -= 1
        return best

    def _find(self, word: Word) -> Clues:
        if word.is_digit:
            return _digits(word.text) | self._forms.get(word.lower, {})
        if word.is_break or not (word.is_alpha or word.lower in self._forms):
            return _NOTHING
        if word.lower in self._capital and not word.is_title:
            return {}
        found = dict(self._forms.get(word.lower, {}))
        for lemma in word.lemmas:
            found |= self._lemmas.get(lemma, {})
        return found or _NOTHING

    def _load_words(self) -> None:
        table = self._table
        for slot, numbers in table.numbers.items():
            for number, words in numbers.items():
                self._add(slot, int(number), words)
        for index, unit in enumerate(UNITS):
            names = table.units.get(unit, ())
            self._add("unit", index, names)
            self._add(f"{unit[:-1]}ves" if unit == "half" else f"{unit}s", index, names)
        for slot, words in table.words.items():
            self._add(slot, 0, words)

    def _add(self, slot: str, value: int, words: tuple[str, ...]) -> None:
        for word in words:
            self._places(word).setdefault(slot, value)

    def _places(self, word: str) -> dict[str, int]:
        """The entry of a word: by its exact form where it is written `=form`, else by its lemma."""
        if word.startswith("=") and len(word) > 1:
            return self._forms.setdefault(word[1:].lower(), {})
        known = self._tokenizer.word(word)
        if not known.is_alpha:
            return self._forms.setdefault(known.lower, {})
        if word not in known.lemmas:
            return self._forms.setdefault(known.lower, {})
        return self._lemmas.setdefault(word, {})

    def _load_rules(self) -> None:
        rules = [(*rule, True) for rule in self._table.tight.items()]
        rules += [(*rule, False) for rule in self._table.rules.items()]
        for rank, (make, patterns, tight) in enumerate(rules):
            for pattern in patterns:
                for form in _expand(pattern, self._table.macros):
                    self._insert(self.root, form, End(make, tight, rank))
        for role, phrases in self._table.before.items():
            for phrase in phrases:
                for items in product(*(_options(item) for item in phrase.split())):
                    self._insert(self.prefixes, tuple(item for item in reversed(items) if item), End(role))

    def _insert(self, node: Node, form: tuple[str, ...], end: End) -> None:
        for item in form:
            key = item[1:-1] if item.startswith("{") else _literal(item)
            if not item.startswith("{"):
                self._places(item).setdefault(key, 0)
            node = node.edges.setdefault(key, Node())
        if form and end not in node.ends:
            node.ends.append(end)


def _literal(item: str) -> str:
    """The step for a word itself, which no slot is called."""
    return f"'{item}"


def _digits(text: str) -> dict[str, int]:
    if len(text) > 4 or not text.isascii():
        return {}
    value = int(text)
    if len(text) == 4:
        return {"year": value} if 1900 <= value <= 2150 else {}
    found = {"day": value} if 1 <= value <= 31 and len(text) <= 2 else {}
    if len(text) <= 2 and 1 <= value <= 12:
        found["mon"] = value
    if len(text) == 2:
        found["yy"] = value
    if 1 <= value <= 100:
        found["n"] = value
    return found


def _touching(tokens: list[Token], captures: tuple[Capture, ...], last: int) -> bool:
    first = captures[0].at
    return all(tokens[j].end == tokens[j + 1].start for j in range(first, last - 1))


def _options(item: str) -> tuple[str, ...]:
    """The alternatives of one item; "" where it may be missing."""
    if item.endswith("?") and len(item) > 1:
        return (*item[:-1].split("|"), "")
    return tuple(item.split("|")) if len(item) > 1 else (item,)


def _expand(pattern: str, macros: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every sequence of items that a pattern allows."""
    parts: list[tuple[tuple[str, ...], ...]] = []
    for item in pattern.split():
        macro = _MACRO.match(item)
        if macro:
            forms = [form for text in macros[macro.group(1)] for form in _expand(text, macros)]
            parts.append((*forms, ()) if item.endswith("?") else tuple(forms))
        else:
            parts.append(tuple((option,) if option else () for option in _options(item)))
    for choice in product(*parts):
        yield tuple(item for part in choice for item in part)
