"""Numbers: digits and number words with their scales, halves and fractions."""

from decimal import Decimal
from typing import Final

from msgspec import structs

from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import Bound
from tradewire.understand.quantities.groups import Group, atom_at, read_group, read_scales, with_article
from tradewire.understand.quantities.parts import read_fraction, read_part, unscaled_part
from tradewire.understand.quantities.scene import Number, Scene
from tradewire.understand.quantities.vocabulary import VULGAR
from tradewire.understand.quantities.words import HUNDRED, ONE, Atom

_MOST_SEGMENTS: Final = 6
_LONGEST_ABBREVIATION: Final = 4
_THOUSAND: Final = Decimal(1000)


class _Segment(Frozen, frozen=True):
    """A number with its scale: "341 млн"."""

    group: Group
    scale: Decimal
    last: int
    extra: Decimal = Decimal(0)
    bound: Bound = "none"

    @property
    def value(self) -> Decimal:
        return self.group.value * self.scale + self.extra


def read_number(scene: Scene, i: int) -> Number | None:
    """The longest number that starts at token `i`; None where there is none."""
    if scene.tokens[i].word.is_digit:
        number = (read_fraction(scene, i) if scene.lower(i + 1) == "/" else None) or _cardinal(scene, i)
    else:
        number = read_part(scene, i) or _cardinal(scene, i) or _lone_scale(scene, i)
    return _said_twice(scene, number) if number and scene.lower(number.last) == "(" else number


def _said_twice(scene: Scene, number: Number) -> Number:
    """ "5 (пять)", "forty-five (45)"."""
    again = _cardinal(scene, number.last + 1)
    if again and again.value == number.value and scene.lower(again.last) == ")":
        return structs.replace(number, last=again.last + 1)
    return number


def _cardinal(scene: Scene, i: int) -> Number | None:
    segments: list[_Segment] = []
    j = i
    while len(segments) < _MOST_SEGMENTS:
        segment = _segment(scene, j)
        if segment is None or not _follows(segments, segment):
            break
        segments.append(segment)
        if segment.group.ordinal or segment.scale == ONE:
            break
        j = segment.last if segment.group.decimals else _over_joiner(scene, segment.last)  # "1.4 bn and 640 mn": two
    return _number(i, segments) if segments else None


def _number(first: int, segments: list[_Segment]) -> Number:
    start, end = segments[0], segments[-1]
    group, scale = start.group, start.scale
    value = sum([segment.value for segment in segments], Decimal(0)) if len(segments) > 1 else start.value
    return Number(
        first=first - 1 if group.pointed else first,
        last=end.last,
        value=value,
        scale=scale,
        mantissa=value / scale if scale != ONE else value,
        ordinal=end.group.ordinal,
        digits=group.digits,
        decimals=group.decimals,
        bound=start.bound,
    )


def _follows(segments: list[_Segment], segment: _Segment) -> bool:
    """Whether a segment goes on with the number: "1 млрд" + "341 млн", not "3 млн" + "200"."""
    if not segments:
        return True
    before = segments[-1]
    if segment.value >= before.scale or (segment.group.ordinal and before.group.digits):
        return False
    if not (before.group.digits and segment.group.digits) or segment.scale > ONE:
        return True
    return before.scale in (HUNDRED, _THOUSAND) and not before.group.decimals and not segment.group.decimals


def _over_joiner(scene: Scene, j: int) -> int:
    """Past "and" where a number follows."""
    if scene.lower(j) in scene.vocabulary.table.numbers.joiners and read_group(scene, j + 1):
        return j + 1
    return j


def _segment(scene: Scene, i: int) -> _Segment | None:
    group = read_group(scene, i)
    if group is None or group.ordinal:
        return _Segment(group, ONE, group.last) if group else None
    if not scene.goes_on(group.last):
        return _Segment(group, ONE, group.last)
    group = _with_tail(scene, group)
    inside = scene.vocabulary.bounds_inside.forward(scene.tokens, group.last)
    start = inside.last if inside else group.last
    scale, last = read_scales(scene, start)
    if scale == ONE:
        return _Segment(group, ONE, group.last)
    tail = _tail(scene, last)
    bound: Bound = "at_least" if inside else "none"
    if tail and read_scales(scene, tail[1])[0] == ONE and not inside:
        return _Segment(group, scale, tail[1], tail[0] * scale, bound)
    return _Segment(group, scale, last, bound=bound)


def _with_tail(scene: Scene, group: Group) -> Group:
    """ "two and a half", "три с половиной"."""
    tail = _tail(scene, group.last)
    if tail is None:
        return group
    return structs.replace(group, value=group.value + tail[0], last=tail[1], decimals=True)


def _tail(scene: Scene, j: int) -> tuple[Decimal, int] | None:
    """The part that is added at `j`, and where it ends: "and a half", "and two thirds", " 1/4", "½"."""
    word = scene.word(j)
    if word is None:
        return None
    named = scene.vocabulary.tails.forward(scene.tokens, j)
    if named:
        return named.payload, named.last
    if word.text in VULGAR:
        return VULGAR[word.text].value, j + 1
    if word.is_digit and 0 < scene.gap(j) <= 2 and scene.tokens[j - 1].word.is_digit:
        part = read_fraction(scene, j)
    elif word.lower in scene.vocabulary.table.numbers.joiners and j + 1 < len(scene.tokens):
        part = unscaled_part(scene, j + 1)
    else:
        return None
    return (part.value, part.last) if part else None


def _lone_scale(scene: Scene, i: int) -> Number | None:
    """ "a hundred", "миллиард", "полмиллиарда"; "hundreds" and "миллионы" are vague."""
    first = _scale_atom(scene, i)
    if first is None:
        return None
    scale, last = read_scales(scene, i)
    start = with_article(scene, i)
    if start == i and not _stands_alone(scene, i, last):
        return None
    tail = _tail(scene, last)
    value, end = (scale + tail[0] * scale, tail[1]) if tail else (scale, last)
    more = _cardinal(scene, _over_joiner(scene, end))
    if more and not tail and more.value < first.value and not more.digits and not more.ordinal:
        value, end = value + more.value, more.last
    return Number(start, end, value, scale=scale, mantissa=value / scale)


def _scale_atom(scene: Scene, i: int) -> Atom | None:
    atom = atom_at(scene, i)
    return atom if atom and atom.kind == "scale" else None


def _is_half(scene: Scene, i: int) -> bool:
    """ "полмиллиарда": a part in the word itself."""
    atom = atom_at(scene, i)
    return atom is not None and not str(int(atom.value)).startswith("1")


def _stands_alone(scene: Scene, i: int, last: int) -> bool:
    vocabulary, word = scene.vocabulary, scene.tokens[i].word
    if scene.whole or _is_half(scene, i):
        return True
    if vocabulary.guards.vague.backward(scene.tokens, i) or len(word.text) <= _LONGEST_ABBREVIATION:
        return False
    if not vocabulary.table.numbers.lone_scales:
        return last > i + 1 and not word.has("plur")
    if not word.has("plur"):
        return any(reading.pos == "noun" for reading in word.readings)
    return word.has("sing") and vocabulary.bounds.backward(scene.tokens, i) is not None
