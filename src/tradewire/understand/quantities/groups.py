"""Numbers below their scale: digits, and number words that add up; the scale words behind them."""

from decimal import Decimal
from typing import Final

from msgspec import structs

from tradewire.record.frozen import Frozen
from tradewire.understand.quantities.digits import read_digits
from tradewire.understand.quantities.scene import Scene
from tradewire.understand.quantities.words import HUNDRED, ONE, Atom

DASHES: Final = frozenset("-–—‑")
_SIGNS: Final = frozenset("-−+$€£")
_MOST_SCALES: Final = 3
_MOST_SPOKEN: Final = 6
_THOUSAND: Final = Decimal(1000)
_TEN: Final = Decimal(10)
_TWENTY: Final = Decimal(20)


class Group(Frozen, frozen=True):
    """A number below its scale, at tokens up to `last`."""

    value: Decimal
    last: int
    digits: bool = False
    decimals: bool = False
    ordinal: bool = False
    words: int = 0
    pointed: bool = False  # a point stands before the digits: ".77"
    under: Decimal = ONE  # the ordinal that closes the group


def read_group(scene: Scene, i: int) -> Group | None:
    word = scene.word(i)
    if word is None:
        return None
    if word.is_digit:
        return _digit_group(scene, i)
    return word_group(scene, i)


def _digit_group(scene: Scene, i: int) -> Group | None:
    run = read_digits(scene, i)
    if run.value is None:
        return None
    ending = _ending(scene, run.last)
    if ending:
        return Group(run.value, ending[0], digits=True, ordinal=ending[1] and not run.decimals)
    value, decimals = run.value, run.decimals
    if run.plain and _pointed(scene, i):
        return Group(Decimal("0." + scene.tokens[i].word.text), run.last, digits=True, decimals=True, pointed=True)
    return _spoken_decimals(scene, Group(value, run.last, digits=True, decimals=decimals))


def _pointed(scene: Scene, i: int) -> bool:
    """ ".77" behind a blank; "point 77" where that is all there is."""
    if scene.whole and scene.lower(i - 1) in scene.vocabulary.table.numbers.points and i < 2:
        return True
    return scene.lower(i - 1) == "." and scene.touches(i) and (not scene.touches(i - 1) or scene.lower(i - 2) in _SIGNS)


def _ending(scene: Scene, j: int) -> tuple[int, bool] | None:
    """ "80th", "12-м", "5-ти": where the ending stops, and whether it makes an ordinal."""
    numbers = scene.vocabulary.table.numbers
    if not scene.touches(j):
        return None
    hyphen = scene.lower(j) in DASHES and scene.touches(j + 1)
    form = scene.lower(j + 1 if hyphen else j)
    last = j + 2 if hyphen else j + 1
    if form in numbers.cardinal_endings and hyphen:
        return last, False
    if form in numbers.ordinal_endings and (hyphen or not scene.vocabulary.units.starts(scene.tokens[j].word)):
        return last, True
    return None


def word_group(scene: Scene, i: int) -> Group | None:
    """Number words that add up: "двести двадцать два", "two hundred and twenty-two", "twenty-fifth"."""
    value, floor, j, words = Decimal(0), HUNDRED * _TEN, i, 0
    while True:
        at = _next_word(scene, j, floor) if words else j
        atom = atom_at(scene, at)
        if atom is None or not _adds(atom, floor, words):
            break
        tens = value % HUNDRED if at > j and scene.touches(at) else Decimal(0)
        value, floor, j, words = value + atom.value, _floor(atom.value), at + 1, words + 1
        if atom.kind == "ordinal":
            return Group(value, j, ordinal=True, words=words, under=atom.value + tens)
        value, floor, j = _hundreds(scene, value, floor, j)
    if not words:
        return None
    return _spoken_decimals(scene, Group(value, j, words=words))


def atom_at(scene: Scene, i: int) -> Atom | None:
    word = scene.word(i)
    return scene.vocabulary.words.atom(word) if word and word.is_alpha else None


def _adds(atom: Atom, floor: Decimal, words: int) -> bool:
    if atom.kind == "scale":
        return False
    return atom.value < floor if words else atom.value < _THOUSAND


def _floor(value: Decimal) -> Decimal:
    """What may still be added must be below this: units behind tens, nothing behind units and teens."""
    if value >= HUNDRED:
        return HUNDRED
    return _TEN if value >= _TWENTY and value % _TEN == 0 else Decimal(0)


def _hundreds(scene: Scene, value: Decimal, floor: Decimal, j: int) -> tuple[Decimal, Decimal, int]:
    """ "two hundred": a scale word of a hundred that more words may follow."""
    atom = atom_at(scene, j)
    if atom and atom.kind == "scale" and atom.value == HUNDRED and value < HUNDRED:
        return value * HUNDRED, HUNDRED, j + 1
    return value, floor, j


def _next_word(scene: Scene, j: int, floor: Decimal) -> int:
    """Past a hyphen or "and" between two number words; not into "one hundred and three quarters"."""
    if scene.lower(j) in DASHES and _joins(scene, j, floor):
        return j + 1
    if scene.lower(j) in scene.vocabulary.table.numbers.joiners:
        return j if _parts_next(scene, j + 2) else j + 1
    return j


def _joins(scene: Scene, j: int, floor: Decimal) -> bool:
    """ "twenty-two", and "fifty - two" behind tens."""
    if scene.touches(j) and scene.touches(j + 1):
        return True
    return floor == _TEN and scene.gap(j) == scene.gap(j + 1)


def _parts_next(scene: Scene, j: int) -> bool:
    """Whether the word at `j` makes a fraction of the number before it: "quarters", "fifths"."""
    word = scene.word(j)
    if word is None or not word.is_alpha:
        return False
    atom = scene.vocabulary.words.atom(word)
    ordinal = atom is not None and atom.kind == "ordinal" and word.has("plur")
    return ordinal or scene.vocabulary.parts.starts(word) or scene.vocabulary.named_parts.starts(word)


def _spoken_decimals(scene: Scene, group: Group) -> Group:
    """ "two point five", "nine point nought four"."""
    if scene.lower(group.last) not in scene.vocabulary.table.numbers.points:
        return group
    j, spelled = group.last + 1, ""
    word = scene.word(j)
    if word and word.text.isdecimal():
        return structs.replace(group, value=group.value + Decimal("0." + word.text), last=j + 1, decimals=True)
    while (atom := atom_at(scene, j)) and atom.kind == "cardinal" and len(spelled) < _MOST_SPOKEN:
        joined = len(spelled) > 1 and spelled.endswith("0") and atom.value < _TEN
        spelled, j = (spelled[:-1] if joined else spelled) + str(atom.value), j + 1
        j = j + 1 if scene.lower(j) in DASHES and scene.touches(j) and atom_at(scene, j + 1) else j
    if not spelled.isdecimal():
        return group
    return structs.replace(group, value=group.value + Decimal("0." + spelled), last=j, decimals=True)


def read_scales(scene: Scene, i: int) -> tuple[Decimal, int]:
    """The product of the scale words from `i` on, and where they end; stops of abbreviations are passed."""
    product, last, j = ONE, i, i
    for _ in range(_MOST_SCALES):
        j = _after_stop(scene, j, i)
        word = scene.word(j)
        atom = scene.vocabulary.words.atom(word) if word else None
        if atom is None or atom.kind != "scale":
            break
        product, last, j = product * atom.value, j + 1, j + 1
    return product, last


def _after_stop(scene: Scene, j: int, first: int) -> int:
    """Past the full stop of an abbreviation, or the hyphen of "10-million"."""
    if j > first and scene.lower(j) == "." and scene.touches(j):
        return j + 1
    if j == first and scene.lower(j) in DASHES and scene.touches(j) and scene.touches(j + 1):
        return j + 1
    return j


def with_article(scene: Scene, i: int) -> int:
    return i - 1 if scene.lower(i - 1) in scene.vocabulary.table.numbers.articles else i
