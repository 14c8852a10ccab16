"""The words of a pack's quantity table, ready to be looked up."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeVar, cast

from tradewire.gazetteer.currencies import currencies
from tradewire.languages.pack import Pack
from tradewire.languages.tables.quantities import Phrases
from tradewire.understand.memo import Memo
from tradewire.understand.quantities.phrases import PhraseTree
from tradewire.understand.quantities.words import NumberWords, Unit, unit_of
from tradewire.understand.tokens import Token, Tokenizer, Word

DURATIONS: Final = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_MILLION: Final = Decimal(1_000_000)
_CENT: Final = Decimal("0.01")

BoundKind = Literal["at_least", "at_most", "to", "about", "just_over", "just_under", "as_said"]
Marks = PhraseTree[bool]
T = TypeVar("T")


class Part(NamedTuple):
    """A fraction."""

    over: int
    under: int

    @property
    def value(self) -> Decimal:
        return Decimal(self.over) / Decimal(self.under)


VULGAR: Final[Mapping[str, Part]] = {
    "½": Part(1, 2),
    "⅓": Part(1, 3),
    "⅔": Part(2, 3),
    "¼": Part(1, 4),
    "¾": Part(3, 4),
    "⅕": Part(1, 5),
    "⅙": Part(1, 6),
    "⅛": Part(1, 8),
}


class BoundWord(NamedTuple):
    """What a bounding phrase does; `linked`: a preposition may follow it; `large`: it goes with large amounts only."""

    kind: BoundKind
    linked: bool = False
    large: bool = False
    durations: bool = True


class RankWords:
    """See `RankTable`."""

    def __init__(self, trees: "_Trees", pack: Pack) -> None:
        table = pack.quantities.ranks
        self.after = trees.marks(table.after)
        self.before = trees.marks(table.before, backwards=True)
        self.superlatives = trees.marks(table.superlatives)
        self.partners = trees.marks(table.partners)
        self.tops = trees.marks(table.tops)
        self.numbers = trees.marks(table.numbers)
        self.among = trees.marks(table.among, backwards=True)
        self.groups = trees.tree(table.groups, Decimal)
        self.group_before = trees.marks(table.group_before, backwards=True)
        self.group_after = trees.marks(table.group_after)
        self.fixed = trees.tree(table.fixed, Decimal)


class GuardWords:
    """See `GuardTable` and `SharingTable`."""

    def __init__(self, trees: "_Trees", pack: Pack) -> None:
        table, sharing = pack.quantities.guards, pack.quantities.sharing
        self.months = trees.marks(table.months)
        self.month_links = trees.marks(table.month_links)
        self.date_joins = trees.marks(table.date_joins)
        self.years_after = trees.marks(table.years_after)
        self.years_before = trees.marks(table.years_before)
        self.labels = trees.marks(table.labels, backwards=True)
        self.periods_after = trees.marks(table.periods_after)
        self.periods_before = trees.marks(table.periods_before, backwards=True)
        self.vague = trees.marks(table.vague, backwards=True)
        self.not_counted = trees.marks(table.not_counted)
        self.part_links = trees.marks(table.part_links)
        self.percent_before = trees.marks(sharing.percent_before, backwards=True)
        self.conversions = trees.marks(sharing.conversions)


class Vocabulary:
    """All trees of one pack; whether a quantity may start at a word is kept by word."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        table, trees = pack.quantities, _Trees(tokenizer)
        self.table = table
        self.words = NumberWords(table, tokenizer)
        self.ranks = RankWords(trees, pack)
        self.guards = GuardWords(trees, pack)
        self.alone = trees.tree(table.numbers.alone, Decimal)
        self.tails = trees.tree(table.numbers.tails, Decimal)
        self.letters = trees.tree(table.numbers.letters, Decimal)
        self.parts = trees.tree(table.numbers.parts, _part)
        self.named_parts = trees.tree(table.numbers.named_parts, _part)
        self.part_nouns = trees.marks(table.numbers.part_nouns)
        self.units = _signs(_money(trees.tree(table.units, unit_of), table.money))
        self.cents = trees.tree(table.cents, lambda code: Unit(code, _CENT, money=True))
        self.signs = _signs(trees.tree({}, unit_of, backwards=True))
        self.money_before = _signs(_money(trees.tree({}, unit_of, backwards=True), table.money))
        self.multiples = trees.tree(table.multiples, Decimal)
        self.marked_multiples = trees.tree(table.marked_multiples, Decimal)
        self.multiple_marks = trees.marks(table.multiple_marks, backwards=True)
        self.ratio_marks = trees.marks(table.ratio_marks, backwards=True)
        self.bounds = _bounds(trees, pack)
        self.bounds_after = trees.tree(table.bounds.after, _bound)
        self.bounds_inside = trees.tree(table.bounds.inside, _bound)
        self.links = trees.marks(table.bounds.links, backwards=True)
        self.changes = trees.marks(table.ranges.changes)
        self.openers = trees.tree({word: (word,) for word in table.ranges.joins if word}, str, backwards=True)
        self.joins = {opener: trees.marks(joins) for opener, joins in table.ranges.joins.items()}
        self._starts = tokenizer.watched(self._find_start)
        self._follows = Memo(self._find_follow)
        self._leads = Memo(self._find_lead)

    def starts(self, word: Word) -> bool:
        """Whether a quantity may show itself at the word."""
        return self._starts[word]

    def places(self, tokens: list[Token]) -> list[int]:
        """The tokens at which a quantity may show itself."""
        return self._starts.places(tokens)

    def follows(self, word: Word) -> bool:
        """Whether the word may go on with a number that ends before it: a scale, a unit, the end of a range."""
        return self._follows[word]

    def leads(self, word: Word) -> bool:
        """Whether the word may bound, sign or label a number that starts behind it."""
        return self._leads[word]

    def _find_follow(self, word: Word) -> bool:
        if word.is_digit or not word.is_alpha or self.words.atom(word) is not None:
            return not word.is_break
        numbers = self.table.numbers
        known = (*numbers.articles, *numbers.joiners, *numbers.points, *numbers.ordinal_endings)
        if word.lower in known:
            return True
        trees = (
            self.units,
            self.tails,
            self.letters,
            self.cents,
            self.bounds_after,
            self.bounds_inside,
            *self.joins.values(),
        )
        return any(cast(Marks, tree).starts(word) for tree in (*trees, self.parts, self.named_parts, self.part_nouns))

    def _find_lead(self, word: Word) -> bool:
        if not word.is_alpha:
            return not word.is_break
        bounds = self.table.bounds
        known = (*bounds.minus, *bounds.plus, *self.table.numbers.articles)
        if word.lower in known:
            return True
        trees = (
            self.signs,
            self.bounds,
            self.links,
            self.openers,
            self.ranks.among,
            self.ranks.before,
            self.ratio_marks,
        )
        return any(cast(Marks, tree).starts(word) for tree in trees)

    def _find_start(self, word: Word) -> bool:
        if word.is_digit:
            return True
        if self.words.atom(word) or self.words.compound(word) or word.text in VULGAR:
            return True
        ranks = self.ranks
        trees = (
            self.parts,
            self.named_parts,
            self.multiples,
            self.marked_multiples,
            ranks.superlatives,
            ranks.tops,
            ranks.numbers,
        )
        return any(cast(Marks, tree).starts(word) for tree in (*trees, ranks.groups, ranks.fixed, self.alone))


class _Trees:
    """Makes trees of phrases."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def tree(self, phrases: Phrases, read: Callable[[str], T], *, backwards: bool = False) -> PhraseTree[T]:
        tree: PhraseTree[T] = PhraseTree(self._tokenizer, backwards=backwards)
        for key, group in phrases.items():
            payload = read(key)
            for phrase in group:
                tree.add(phrase, payload)
        return tree

    def marks(self, phrases: Iterable[str], *, backwards: bool = False) -> Marks:
        tree: Marks = PhraseTree(self._tokenizer, backwards=backwards)
        for phrase in phrases:
            tree.add(phrase, True)
        return tree


def _part(key: str) -> Part:
    over, _, under = key.partition("/")
    return Part(int(over), int(under))


def _money(tree: PhraseTree[Unit], money: Phrases) -> PhraseTree[Unit]:
    for code, phrases in money.items():
        for phrase in phrases:
            tree.add(phrase, Unit(code, money=True))
    return tree


def _signs(tree: PhraseTree[Unit]) -> PhraseTree[Unit]:
    for spelling, code in currencies().spellings().items():
        tree.add_exact(spelling, Unit(code, money=True))
    for code, spellings in currencies().millions.items():
        for spelling in spellings:
            tree.add_exact(spelling, Unit(code, _MILLION, money=True))
    return tree


def _bound(kind: str) -> BoundWord:
    return BoundWord(cast(BoundKind, kind))


def _bounds(trees: _Trees, pack: Pack) -> PhraseTree[BoundWord]:
    table = pack.quantities.bounds
    groups: tuple[tuple[Mapping[str, tuple[str, ...]], bool, bool], ...] = (
        (table.direct, False, False),
        (table.large, True, True),
        (table.linked, True, False),
    )
    tree: PhraseTree[BoundWord] = trees.tree({}, _bound, backwards=True)
    for phrases, linked, large in groups:
        for kind, group in phrases.items():
            for phrase in group:
                durations = phrase.lstrip("=") not in table.not_durations
                tree.add(phrase, BoundWord(cast(BoundKind, kind), linked, large, durations))
    return tree
