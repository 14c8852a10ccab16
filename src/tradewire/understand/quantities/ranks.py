"""Places among others: "third place", "второе место", "top three", "one of the three largest", "main partner"."""

from decimal import Decimal
from typing import Final

from tradewire.understand.quantities.scene import Amount, Number, Scene
from tradewire.understand.quantities.words import ONE, Unit

RANK: Final = Unit("rank")
_DASHES: Final = frozenset("-–—‑")
_HIGHEST: Final = 1000
_ADJECTIVES: Final = 3  # words between "main" and "partner"


def read_rank(scene: Scene, i: int, floor: int) -> Amount | None:
    """A rank that shows itself at token `i` by a word other than its number."""
    ranks, word = scene.vocabulary.ranks, scene.tokens[i].word
    fixed = ranks.fixed.forward(scene.tokens, i)
    if fixed:
        return _rank(i, fixed.last, fixed.payload, fixed.payload)
    if ranks.tops.starts(word):
        found = _top(scene, i)
        if found:
            return found
    if ranks.numbers.starts(word):
        found = _number(scene, i)
        if found:
            return found
    if ranks.groups.starts(word):
        return _group(scene, i, floor)
    return _main(scene, i, floor) if ranks.superlatives.starts(word) else None


def ordinal_rank(scene: Scene, amount: Amount, floor: int) -> Amount | None:
    """The rank that an ordinal tells with the words beside it; their span takes in the words behind."""
    ranks, number = scene.vocabulary.ranks, amount.number
    if number.value > _HIGHEST:
        return None
    j = amount.last + 1 if scene.lower(amount.last) in _DASHES and scene.touches(amount.last) else amount.last
    after = ranks.after.forward(scene.tokens, j)
    if after:
        return _rank(amount.first, after.last, number.value, number.value)
    group = ranks.groups.forward(scene.tokens, j) if number.value == ONE else None
    if group:
        return _rank(amount.first, group.last, ONE, group.payload)
    before = ranks.before.backward(scene.tokens, amount.first, floor)
    if before and not _noun_follows(scene, j):
        return _rank(amount.first, amount.last, number.value, number.value)
    return None


def _noun_follows(scene: Scene, j: int) -> bool:
    word = scene.word(j)
    return bool(word and word.is_alpha and not scene.vocabulary.guards.not_counted.forward(scene.tokens, j))


def largest_of(scene: Scene, amount: Amount, floor: int) -> Amount | None:
    """ "one of the three largest": 1 to 3."""
    ranks = scene.vocabulary.ranks
    if amount.unit is not None or amount.number.value > _HIGHEST or amount.number.decimals:
        return None
    superlative = ranks.superlatives.forward(scene.tokens, amount.last)
    among = ranks.among.backward(scene.tokens, amount.first, floor) if superlative else None
    if superlative is None or among is None:
        return None
    return _rank(among.first, superlative.last, ONE, amount.number.value)


def _rank(first: int, last: int, low: Decimal, high: Decimal) -> Amount:
    return Amount(first, last, Number(first, last, high, ordinal=True), low, high, unit=RANK)


def _small(scene: Scene, j: int) -> tuple[Decimal, int] | None:
    """A whole number of one or two tokens that may be a rank."""
    word = scene.word(j)
    if word is None:
        return None
    if word.text.isdecimal() and len(word.text) <= 3:
        return Decimal(word.text), j + 1
    atom = scene.vocabulary.words.atom(word) if word.is_alpha else None
    return (atom.value, j + 1) if atom and atom.kind == "cardinal" and atom.value == int(atom.value) else None


def _top(scene: Scene, i: int) -> Amount | None:
    """ "top three", "топ-20"; not "top 5 million"."""
    j = i + 2 if scene.lower(i + 1) in _DASHES else i + 1
    found = _small(scene, j)
    if found is None or found[0] == 0:
        return None
    after = scene.word(found[1])
    atom = scene.vocabulary.words.atom(after) if after else None
    if (atom and atom.kind == "scale") or scene.vocabulary.units.forward(scene.tokens, found[1]):
        return None
    return _rank(i, found[1], ONE, found[0])


def _number(scene: Scene, i: int) -> Amount | None:
    """ "number one", "№ 1"; other digits behind "№" are labels."""
    j = i + 2 if scene.lower(i + 1) == "." else i + 1
    found = _small(scene, j)
    if found is None or found[0] == 0:
        return None
    spelled = scene.tokens[j].word.is_alpha
    if not spelled and found[0] != ONE:
        return None
    return _rank(i, found[1], found[0], found[0])


def _group(scene: Scene, i: int, floor: int) -> Amount | None:
    """ "в пятёрку главных партнёров", "в первой десятке"."""
    ranks = scene.vocabulary.ranks
    group = ranks.groups.forward(scene.tokens, i)
    if group is None or scene.tokens[i].word.has("plur"):
        return None
    before = ranks.group_before.backward(scene.tokens, i, floor)
    if before is None and ranks.group_after.forward(scene.tokens, i + 1) is None:
        return None
    first = before.first if before and before.last - before.first == 1 and len(scene.lower(before.first)) > 2 else i
    return _rank(first, group.last, ONE, group.payload)


def _main(scene: Scene, i: int, floor: int) -> Amount | None:
    """ "the region's largest partner": rank 1; "main partners" and "one of the main" tell none."""
    ranks = scene.vocabulary.ranks
    start = ranks.superlatives.forward(scene.tokens, i)
    if start is None or scene.lower(i - 1) in scene.vocabulary.table.numbers.articles:
        return None  # "a leading partner" is one of several
    if ranks.among.backward(scene.tokens, i, floor):
        return None
    for j in range(start.last, min(start.last + _ADJECTIVES + 1, len(scene.tokens))):
        word = scene.tokens[j].word
        partner = ranks.partners.forward(scene.tokens, j)
        if partner:
            return None if word.has("plur") else _rank(i, partner.last, ONE, ONE)
        if not word.is_alpha and word.text not in _DASHES:
            return None
    return None
