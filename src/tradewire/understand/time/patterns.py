"""A pack's time patterns as a graph with one step a token."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

_MACRO: Final = re.compile(r"<(\w+)>\??")


class End(NamedTuple):
    """What a pattern makes where it ends; of two that match the same words the rule written first wins."""

    make: str
    tight: bool = False
    rank: int = 0


class Node:
    """A place in the graph: where each word or slot leads, and the patterns that end here."""

    __slots__ = ("edges", "ends")

    def __init__(self, ends: tuple[End, ...] = ()) -> None:
        self.edges: dict[str, list[Node]] = {}
        self.ends = ends

    def lead(self, key: str, node: "Node") -> None:
        self.edges.setdefault(key, []).append(node)

    def include(self, other: "Node") -> None:
        """Everything that the other may do is done from here too."""
        for key, nodes in other.edges.items():
            self.edges.setdefault(key, []).extend(nodes)
        self.ends += other.ends


class State:
    """Places reached by the same words at once; where they lead is worked out once, when first asked."""

    __slots__ = ("_known", "_nodes", "ends", "keys")

    def __init__(self, nodes: tuple[Node, ...], known: "dict[frozenset[int], State]") -> None:
        self._nodes = nodes
        self._known = known
        self.ends = tuple(dict.fromkeys(end for node in nodes for end in node.ends))
        self.keys: dict[str, State | None] = dict.fromkeys(key for node in nodes for key in node.edges)

    def step(self, key: str) -> "State":
        """Where a key of `keys` leads."""
        state = self.keys[key]
        if state is None:
            nodes = {id(node): node for own in self._nodes for node in own.edges.get(key, ())}
            known = frozenset(nodes)
            state = self._known.get(known) or self._known.setdefault(known, State(tuple(nodes.values()), self._known))
            self.keys[key] = state
        return state


def compile_rules(rules: Iterable[tuple[End, str]], macros: Mapping[str, tuple[str, ...]]) -> State:
    """The first state of all patterns together."""
    root = Node()
    for end, pattern in rules:
        root.include(_sequence(pattern, Node((end,)), macros))
    return State((root,), {})


def _sequence(pattern: str, after: Node, macros: Mapping[str, tuple[str, ...]]) -> Node:
    """The place before the items of a pattern, which lead to `after`."""
    for item in reversed(pattern.split()):
        after = _item(item, after, macros)
    return after


def _item(item: str, after: Node, macros: Mapping[str, tuple[str, ...]]) -> Node:
    before = Node()
    macro = _MACRO.fullmatch(item)
    if macro:
        for form in macros[macro.group(1)]:
            before.include(_sequence(form, after, macros))
    else:
        for word in words_of(item):
            before.lead(key_of(word), after)
    if len(item) > 1 and item.endswith("?"):
        before.include(after)
    return before


def words_of(item: str) -> tuple[str, ...]:
    """The alternatives of an item: `a|b?` → a, b."""
    plain = item.removesuffix("?") if len(item) > 1 else item
    return tuple(plain.split("|")) if len(plain) > 1 else (plain,)


def key_of(word: str) -> str:
    """The step of a slot, `{month}`, or of a word itself, which no slot is called."""
    return word[1:-1] if word.startswith("{") else f"'{word}"


def literals(patterns: Iterable[str]) -> set[str]:
    """The words that stand in patterns by themselves."""
    items = (item for pattern in patterns for item in pattern.split() if not _MACRO.fullmatch(item))
    return {word for item in items for word in words_of(item) if not word.startswith("{")}
