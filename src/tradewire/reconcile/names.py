"""Names compared across scripts and spellings, by the consonants that are left when both are written in Latin."""

from functools import cache, lru_cache
from math import ceil

from tradewire.reconcile.tables import rows
from tradewire.record import Entity

_VOWELS = frozenset("aeiouyj")

# The share of a word's letters that its forms have in common.
_BEGINNING = 0.75


@lru_cache(maxsize=1 << 16)
def skeletons(name: str) -> frozenset[str]:
    """The consonants of each word of a name; words without two of them ("of", "и") are left out."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return frozenset(s for s in map(_skeleton, words) if len(s) > 1)


def entity_key(entity: Entity) -> str:
    """What two names of one party have in common: the id, or the skeleton of the name."""
    return entity.id or "~" + "+".join(sorted(skeletons(entity.name)))


def is_named(entity: Entity) -> bool:
    """Whether this is somebody in particular: has an id, or a name that begins with a capital.

    "the region", "область" and "company from Vitebsk" describe, and may be another in the next document.
    """
    first = next((c for c in entity.name if c.isalpha()), "")
    return entity.id is not None or first.isupper()


def alike(a: Entity, b: Entity) -> bool:
    """Whether two parties are one: same id, or names of which one holds all words of the other.

    Kinds must agree, so that a company named after a city is not the city.
    """
    if a.id and b.id:
        return a.id == b.id
    if a.is_area != b.is_area or (a.kind == "person") != (b.kind == "person"):
        return False
    first, second = skeletons(a.name), skeletons(b.name)
    return bool(first and second) and (first <= second or second <= first)


@lru_cache(maxsize=1 << 16)
def words_of(label: str) -> frozenset[str]:
    """The words of three letters or more, without case."""
    text = label.casefold().replace("ё", "е")
    return frozenset(word for word in "".join(c if c.isalnum() else " " for c in text).split() if len(word) > 2)


def labels_alike(a: str, b: str) -> bool:
    """Whether one label holds all words of the other, in any form ("lifts", "passenger lift")."""
    fewer, more = sorted((words_of(a), words_of(b)), key=len)
    return bool(fewer) and all(any(_one_word(x, y) for y in more) for x in fewer)


def _one_word(a: str, b: str) -> bool:
    """Whether two words begin alike for most of the shorter one, so that endings do not tell them apart."""
    shorter = min(len(a), len(b))
    needed = max(min(4, shorter), ceil(shorter * _BEGINNING))
    return a[:needed] == b[:needed]


@lru_cache(maxsize=1 << 16)
def script(text: str) -> str:
    """`cyrillic`, `latin` or `other`: the first letter decides."""
    first = next((c for c in text if c.isalpha()), "")
    if "Ѐ" <= first <= "ӿ":
        return "cyrillic"
    return "latin" if first.isascii() and first else "other"


def _skeleton(word: str) -> str:
    latin = word.translate(_letters())
    for spelling, sound in rows("spellings"):
        latin = latin.replace(spelling, sound)
    # All vowels at the beginning are one, for the sake of Yevgeny and Евгений.
    first = "a" if latin[:1] in _VOWELS else latin[:1]
    kept = first + "".join(c for c in latin[1:] if c not in _VOWELS)
    return "".join(c for i, c in enumerate(kept) if i == 0 or c != kept[i - 1])


@cache
def _letters() -> dict[int, str]:
    return {ord(row[0]): row[1] if len(row) > 1 else "" for row in rows("scripts")}
