"""What the words of one language may be in its time patterns, and the patterns matched against tokens."""

from collections.abc import Mapping
from typing import Final, Literal

from tradewire.languages.tables.time import TimeTable
from tradewire.understand.memo import Memo
from tradewire.understand.time.patterns import End, State, compile_rules, key_of, literals
from tradewire.understand.tokens import Token, Tokenizer, Word, words_of

Clues = Mapping[str, int]
"""What one word may be in a pattern: slots and words, with their numbers."""

UNITS: Final = ("day", "week", "month", "quarter", "half", "year")
_NOTHING: Final[Clues] = {}
Start = Literal["", "alone", "with_more"]
Captures = tuple[tuple[str, int], ...]
Reached = tuple[int, Captures, End]


class Match:
    """A pattern at a place: what it makes, up to which token (exclusive), with the slots it caught in order."""

    __slots__ = ("captures", "last", "make", "rank")

    def __init__(self, make: str, last: int, captures: Captures, rank: int) -> None:
        self.make: Final = make
        self.last: Final = last
        self.captures: Final = captures
        self.rank: Final = rank


class Grammar:
    """The patterns of one pack, and what each of its words may be in them."""

    def __init__(self, table: TimeTable, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._forms: dict[str, dict[str, int]] = {}
        self._lemmas: dict[str, dict[str, int]] = {}
        self._capital = frozenset(table.capital)
        self._clues = Memo(self._find)
        self._load_words(table)
        ranked = [*((make, p, True) for make, ps in table.tight.items() for p in ps)]
        ranked += [(make, p, False) for make, ps in table.rules.items() for p in ps]
        rules = [(End(make, tight, rank), pattern) for rank, (make, pattern, tight) in enumerate(ranked)]
        self._root = compile_rules(rules, table.macros)
        self._alone = frozenset(key for key in self._root.keys if self._root.step(key).ends)
        self._starts = tokenizer.watched(self._starting)
        self._before = compile_rules(
            ((End(role), " ".join(reversed(p.split()))) for role, phrases in table.before.items() for p in phrases), {}
        )

    def clues(self, tokens: list[Token]) -> list[Clues]:
        """What each token may be."""
        return list(map(self._clues.__getitem__, words_of(tokens)))

    def starts(self, tokens: list[Token]) -> list[int]:
        """The places where a pattern may begin: before a word that is one too, or by itself."""
        starts, clues = self._starts, self._clues
        return [
            i
            for i in starts.places(tokens)
            if starts[tokens[i].word] == "alone" or (i + 1 < len(tokens) and clues[tokens[i + 1].word])
        ]

    def _starting(self, word: Word) -> Start:
        found = self._clues[word].keys()
        if found.isdisjoint(self._root.keys):
            return ""
        return "with_more" if found.isdisjoint(self._alone) else "alone"

    def matches(self, tokens: list[Token], clues: list[Clues], first: int) -> list[Match]:
        """All patterns that begin at `first`, longest first; of equals the one written first."""
        found: list[Match] = []
        for last, captures, end in _walk(self._root, clues, first, (), []):
            if not end.tight or _touching(tokens, first, last):
                found.append(Match(end.make, last, captures, end.rank))
        if len(found) > 1:
            found.sort(key=lambda match: (-match.last, match.rank))
        return found

    def prefix(self, clues: list[Clues], first: int) -> tuple[str, int] | None:
        """The longest phrase of `before` that ends before token `first`: its role, and where it begins."""
        longest: tuple[str, int] | None = None
        states, i = [self._before], first - 1
        while states and i >= 0:
            states = [state.step(key) for state in states for key in clues[i] if key in state.keys]
            made = next((end.make for state in states for end in state.ends), None)
            longest = (made, i) if made else longest
            i -= 1
        return longest

    def _find(self, word: Word) -> Clues:
        if word.is_digit:
            return _digits(word.text)
        if word.is_break or (word.lower in self._capital and not word.is_title):
            return _NOTHING
        found = dict(self._forms.get(word.lower, {}))
        for lemma in word.lemmas if word.is_alpha else ():
            found |= self._lemmas.get(lemma, {})
        return found or _NOTHING

    def _load_words(self, table: TimeTable) -> None:
        for slot, numbers in table.numbers.items():
            for number, words in numbers.items():
                self._add(slot, int(number), words)
        for index, unit in enumerate(UNITS):
            names = table.units.get(unit, ())
            self._add("unit", index, names)
            self._add("halves" if unit == "half" else f"{unit}s", index, names)
        for slot, words in table.words.items():
            self._add(slot, 0, words)
        tables = (table.rules, table.tight, table.macros, table.before)
        for word in literals(pattern for table in tables for patterns in table.values() for pattern in patterns):
            self._add(key_of(word), 0, (word,))

    def _add(self, slot: str, value: int, words: tuple[str, ...]) -> None:
        for word in words:
            self._place(word).setdefault(slot, value)

    def _place(self, word: str) -> dict[str, int]:
        """The entry of a word: by its exact form where it is written `=form`, else by its lemma."""
        if word.startswith("=") and len(word) > 1:
            return self._forms.setdefault(word[1:].lower(), {})
        known = self._tokenizer.word(word)
        if not known.is_alpha or word not in known.lemmas:
            return self._forms.setdefault(known.lower, {})
        return self._lemmas.setdefault(word, {})


def _walk(state: State, clues: list[Clues], i: int, captures: Captures, found: list[Reached]) -> list[Reached]:
    """The patterns that go on from a state with token `i`, added to `found`; `captures` has one entry a token."""
    if state.ends:
        found.extend((i, captures, end) for end in state.ends)
    if i < len(clues):
        keys = state.keys
        for key, value in clues[i].items():
            if key in keys:
                _walk(state.step(key), clues, i + 1, (*captures, (key, value)), found)
    return found


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


def _touching(tokens: list[Token], first: int, last: int) -> bool:
    return all(tokens[j].end == tokens[j + 1].start for j in range(first, last - 1))
