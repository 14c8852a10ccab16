"""How many independent sources an entry has: copies and one agency's text, printed by many, are one."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from tradewire.reconcile.names import skeletons
from tradewire.record import Entry, Recorded

# From this share of common word sequences on, one text is a copy of the other, cut or with another headline.
COPY: Final = 0.5
_WORDS: Final = 5

TextOf = Callable[[str], str]


def origins(entry: Entry, text_of: TextOf) -> list[list[Recorded]]:
    """The members in groups of one origin each: one document, one agency, copies, or one named speaker.

    `text_of` gives the text of a document by its key.
    """
    members = entry.members
    parent = list(range(len(members)))
    for i, later in enumerate(members):
        for j in range(i):
            if _root(parent, i) != _root(parent, j) and _one_origin(members[j], later, text_of):
                parent[_root(parent, i)] = _root(parent, j)
    groups: dict[int, list[Recorded]] = {}
    for i, member in enumerate(members):
        groups.setdefault(_root(parent, i), []).append(member)
    return list(groups.values())


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        i = parent[i]
    return i


def _one_origin(a: Recorded, b: Recorded, text_of: TextOf) -> bool:
    return (
        a.source.key == b.source.key
        or _one_agency(a, b)
        or _one_speaker(a, b)
        or copied(text_of(a.source.key), text_of(b.source.key))
    )


def _one_agency(a: Recorded, b: Recorded) -> bool:
    """One agency named by both, or an agency's own page and an outlet that names it."""
    first = {name.casefold() for name in (a.source.agency or a.source.outlet,) if name}
    second = {name.casefold() for name in (b.source.agency or b.source.outlet,) if name}
    return bool(first & second) and bool(a.source.agency or b.source.agency)


def _one_speaker(a: Recorded, b: Recorded) -> bool:
    first, second = _speaker(a), _speaker(b)
    return bool(first) and bool(second) and (first <= second or second <= first)


def _speaker(member: Recorded) -> frozenset[str]:
    speaker = member.claim.speaker
    return skeletons(speaker.name) if speaker is not None and speaker.name else frozenset()


def copied(a: str, b: str) -> bool:
    """Whether the shorter text stands mostly in the longer one, word sequence by word sequence."""
    first, second = _shingles(a), _shingles(b)
    fewer = min(len(first), len(second))
    return fewer > 0 and len(first & second) / fewer >= COPY


@lru_cache(maxsize=1 << 12)
def _shingles(text: str) -> frozenset[int]:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return frozenset(hash(tuple(words[i : i + _WORDS])) for i in range(len(words) - _WORDS + 1))


def independent(entries: Sequence[Entry], texts: Mapping[str, str]) -> dict[str, int]:
    """The number of independent sources of each entry, by its id."""
    return {entry.id: len(origins(entry, lambda key: texts.get(key, ""))) for entry in entries}
