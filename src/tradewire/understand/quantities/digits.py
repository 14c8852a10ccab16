"""Numbers in digits, with every separator that people use."""

from decimal import Decimal
from typing import Final

from tradewire.record.frozen import Frozen
from tradewire.understand.quantities.scene import Scene

_POINTS: Final = frozenset(".,'’٬٫·")
_GROUP: Final = 3
_MOST_GROUPS: Final = 8
_MOST_DIGITS: Final = 18


class Digits(Frozen, frozen=True):
    """A run of digits at tokens `first` to `last` (exclusive); `value` is None where it is no number ("16.05.2010")."""

    first: int
    last: int
    value: Decimal | None
    decimals: bool
    plain: bool  # digits only, no separator


def read_digits(scene: Scene, i: int) -> Digits:
    """The whole run that starts at `i`."""
    groups, marks, last = _run(scene, i)
    point = bool(marks) and _point(groups, marks, comma=scene.vocabulary.table.numbers.decimal_comma)
    return Digits(i, last, _value(groups, marks, point=point), point, not marks)


def _run(scene: Scene, i: int) -> tuple[list[str], list[str], int]:
    tokens = scene.tokens
    groups, marks, j = [tokens[i].word.text], [], i + 1
    while j < len(tokens):
        word = tokens[j].word
        if word.text in _POINTS and scene.touches(j) and scene.touches(j + 1) and tokens[j + 1].word.text.isdecimal():
            marks.append(word.text)
            groups.append(tokens[j + 1].word.text)
            j += 2
        elif _spaced_group(scene, j, groups, marks):
            marks.append(" ")
            groups.append(word.text)
            j += 1
        else:
            break
    return groups, marks, j


def _spaced_group(scene: Scene, j: int, groups: list[str], marks: list[str]) -> bool:
    """ "1 234" where no other mark has come yet, and the next number does not begin here."""
    word = scene.tokens[j].word
    if not word.text.isdecimal() or len(word.text) != _GROUP or scene.gap(j) != 1 or any(m != " " for m in marks):
        return False
    return len(groups[0]) <= _GROUP and not groups[0].startswith("0") and not _glued_on(scene, j)


def _glued_on(scene: Scene, j: int) -> bool:
    """ "20 300-летие": the second number has a word of its own."""
    return scene.lower(j + 1) == "-" and scene.touches(j + 1) and scene.touches(j + 2)


def _value(groups: list[str], marks: list[str], *, point: bool) -> Decimal | None:
    if len(groups) > _MOST_GROUPS or sum(map(len, groups)) > _MOST_DIGITS or not all(g.isdecimal() for g in groups):
        return None
    whole = groups[:-1] if point else groups
    if not _grouped(whole, marks[:-1] if point else marks):
        return None
    return Decimal("".join(whole) + ("." + groups[-1] if point else ""))


def _point(groups: list[str], marks: list[str], *, comma: bool) -> bool:
    """Whether the last mark parts decimals."""
    mark = marks[-1]
    if mark in " '’٬":
        return False
    if len(marks) > 1:
        return marks[-1] != marks[-2]
    if len(groups[-1]) != _GROUP or len(groups[0]) > _GROUP or groups[0].strip("0") == "":
        return True
    if mark == "," and not comma:
        return False
    return groups[-1] != "000" or (mark == "." and not comma)


def _grouped(groups: list[str], marks: list[str]) -> bool:
    """Groups of three, or of two in the Indian way, with one kind of mark between them."""
    if len(groups) == 1:
        return True
    if len(set(marks)) > 1 or len(groups[-1]) != _GROUP or len(groups[0]) > _GROUP:
        return False
    sizes = {len(group) for group in groups[1:-1]}
    return sizes <= {_GROUP} or (sizes == {2} and len(groups[0]) <= 2 and marks[0] == ",")
