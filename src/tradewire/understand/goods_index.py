"""The names of goods as a tree of lemmas, so that they are found in any inflection."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from tradewire.gazetteer.products import Goods, Phrase, Products
from tradewire.languages.pack import Pack
from tradewire.understand.tokens import Token, Tokenizer, Word

HYPHEN: Final = "-"
_SHORTEST_END: Final = 3  # letters of the second part of a compound
_PREFIX: Final = 3
_SHORT: Final = 5  # letters: a name in capitals up to this length is an abbreviation, "СПГ", "SUV"


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """One phrase of one line of the gazetteer; `key` its lemmas, parted by blanks."""

    goods: Goods
    words: str
    label: str
    key: str
    abbreviation: bool


@dataclass(slots=True)
class Node:
    """A place in the tree, one step a word; `name` where a phrase ends."""

    children: dict[str, "Node"] = field(default_factory=dict)
    name: Name | None = None


class Match:
    """A name at tokens `first` to `last` (exclusive)."""

    __slots__ = ("first", "last", "name")

    def __init__(self, first: int, last: int, name: Name) -> None:
        self.first: Final = first
        self.last: Final = last
        self.name: Final = name


class GoodsIndex:
    """All names of goods of one language; where two lines share a phrase, the first has it.

    To analyse thousands of words takes a while, so names wait until a word with their first letters is met.
    """

    def __init__(self, pack: Pack, tokenizer: Tokenizer, products: Products) -> None:
        self._tokenizer = tokenizer
        self._rare = pack.products.rare_forms
        self._root = Node()
        self.starts = tokenizer.watched(self._starts)
        self._waiting: dict[str, list[tuple[Goods, Phrase]]] = {}
        for goods in products.goods:
            for phrase in goods.phrases.get(pack.code, ()):
                self._waiting.setdefault(prefix(phrase.words), []).append((goods, phrase))
        self._generic = self._heads(products, pack.code)

    def _heads(self, products: Products, language: str) -> tuple[str, ...]:
        """The lemmas of generic heads of one word."""
        generic = (goods.phrases.get(language, ()) for goods in products.goods if goods.kind == "generic")
        return tuple(sorted(self.phrase_key(p.words) for phrases in generic for p in phrases if " " not in p.words))

    def names(self) -> Iterator[Name]:
        """All names."""
        for start in tuple(self._waiting):
            self._fetch(start)
        waiting = [self._root]
        while waiting:
            node = waiting.pop()
            waiting.extend(node.children.values())
            if node.name is not None:
                yield node.name

    def places(self, tokens: list[Token]) -> list[int]:
        """The tokens at which a name may start."""
        return self.starts.places(tokens)

    def longest(self, tokens: list[Token], i: int, end: int, node: Node | None = None) -> Match | None:
        """The longest name that starts at token `i` and ends before `end`, in the tree or below one of its nodes."""
        if i >= end:
            return None
        first, word = i, tokens[i].word
        nodes = self.starts[word] if node is None else _step((node,), word)
        found: Match | None = None
        while nodes:
            i += 1
            for reached in nodes:
                if reached.name is not None:
                    found = Match(first, i, reached.name)
                    break
            if i >= end:
                break
            word = tokens[i].word
            if word.text == HYPHEN and _touches(tokens, i):
                i += 1
                word = tokens[i].word
            nodes = _step(nodes, word)
        return found

    def joined(self, tokens: list[Token], head: Name, word: Word) -> Name | None:
        """The name that the words make with a head, or with the word that ends in it: "дорожный" and "техника"."""
        nodes = self.starts[tokens[0].word]
        for token in tokens[1:]:
            if token.word.text != HYPHEN:
                nodes = _step(nodes, token.word)
        keys = (head.key, *word.spellings)
        ends = (node.children.get(key) for node in nodes for key in keys)
        return next((end.name for end in ends if end and end.name and end.name.goods.kind != "none"), None)

    def single(self, word: Word) -> Name | None:
        """The name that one word is by itself."""
        return next((node.name for node in self.starts[word] if node.name), None)

    def compound_head(self, word: Word) -> Name | None:
        """The generic head that a compound ends with: "техника" of "сельхозтехника"."""
        lemma = self.key(word)
        if not lemma.endswith(self._generic):
            return None
        head = next((g for g in self._generic if lemma.endswith(g) and len(lemma) > len(g)), None)
        node = self._child(head) if head else None
        return node.name if node else None

    def completed(self, first: str, word: Word) -> Name | None:
        """The name that a hanging first part makes with the end of a word: "авто-", "электробусы" is "автобус"."""
        lemma = self.key(word)
        nodes = (self._child(first + lemma[k:]) for k in range(len(lemma) - _SHORTEST_END + 1))
        return next((node.name for node in nodes if node and node.name), None)

    def key(self, word: Word) -> str:
        """The lemma that a word of a phrase is filed under."""
        lemma = next((r.lemma for r in word.readings if r.pos != "verb"), word.lower)
        return lemma if word.is_alpha else word.lower

    def _starts(self, word: Word) -> Sequence[Node]:
        nodes = [node for key in word.spellings if (node := self._child(key))]
        rare = self._rare.get(word.lower)
        return [*nodes, *self._rare_node(word.lower, rare)] if rare else nodes

    def _rare_node(self, form: str, lemma: str) -> Iterator[Node]:
        """The node of a form whose lemma the morphology does not offer."""
        node = self._child(lemma)
        if node and node.name:
            yield Node(name=Name(node.name.goods, form, node.name.label, form, False))

    def _child(self, key: str) -> Node | None:
        """The node of a first word."""
        self._fetch(key[:_PREFIX])
        return self._root.children.get(key)

    def _fetch(self, start: str) -> None:
        """Analyses the names that begin so, the first time that they may be needed; it is done twice without harm."""
        for goods, phrase in self._waiting.get(start, ()):
            self._insert(goods, phrase)
        self._waiting.pop(start, None)

    def phrase_key(self, words: str) -> str:
        """The lemmas of a phrase, parted by blanks."""
        tokens = self._tokenizer.tokens(words)
        if len(tokens) == 1 and tokens[0].word.lower in self._rare:
            return tokens[0].word.lower
        return " ".join(self.key(token.word) for token in tokens if token.word.text != HYPHEN)

    def _insert(self, goods: Goods, phrase: Phrase) -> None:
        key, node = self.phrase_key(phrase.words), self._root
        for part in key.split():
            node = node.children.setdefault(part, Node())
        if node.name is None:
            short = phrase.words.isupper() and len(phrase.words) <= _SHORT
            node.name = Name(goods, phrase.words, phrase.label, key, short)


def prefix(words: str) -> str:
    """The letters that names are filed under until they are needed; a lemma must begin like the word in the file."""
    letters = "".join(takewhile(str.isalpha, words.lower().replace("ё", "е")))
    return letters[:_PREFIX] or words[0]


def _step(nodes: Sequence[Node], word: Word) -> list[Node]:
    """The nodes that one more word leads to."""
    return [node.children[key] for node in nodes if node.children for key in word.spellings if key in node.children]


def _touches(tokens: list[Token], i: int) -> bool:
    """A hyphen between two words, with no blank on either side."""
    return (
        i + 1 < len(tokens)
        and tokens[i - 1].end == tokens[i].start
        and tokens[i].end == tokens[i + 1].start
        and tokens[i + 1].word.is_alpha
    )
