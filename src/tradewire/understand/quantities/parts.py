"""Parts of a whole: "half", "two thirds", "3/4", "пятая часть"; before a scale they multiply it."""

from typing import Final

from msgspec import structs

from tradewire.understand.quantities.groups import DASHES, Group, read_scales, with_article, word_group
from tradewire.understand.quantities.scene import Number, Scene
from tradewire.understand.quantities.vocabulary import VULGAR, Part
from tradewire.understand.quantities.words import ONE

_LARGEST_PART: Final = 1000


def read_fraction(scene: Scene, i: int) -> Number | None:
    """ "3/4", "2 1/4"."""
    if scene.lower(i + 1) != "/" or not (
        scene.tokens[i].word.is_digit and scene.touches(i + 1) and scene.touches(i + 2)
    ):
        return None
    over, under = scene.tokens[i].word.text, scene.lower(i + 2)
    if not (over.isdecimal() and under.isdecimal()) or len(over) > 3 or len(under) > 3 or int(over) >= int(under):
        return None
    if scene.lower(i + 3) == "/" or (int(under) > _LARGEST_PART and not scene.whole):
        return None
    return _part_number(i, i + 3, Part(int(over), int(under)), digits=True)


def read_part(scene: Scene, i: int) -> Number | None:
    """ "half", "two thirds", "a quarter million", "пятая часть"."""
    vulgar = VULGAR.get(scene.tokens[i].word.text)
    if vulgar:
        return _scaled_part(scene, _part_number(i, i + 1, vulgar))
    group = word_group(scene, i)
    return _named_part(scene, i, group) or _ordinal_part(scene, i, group)


def _named_part(scene: Scene, i: int, group: Group | None) -> Number | None:
    """ "half", "three quarters", "половина"."""
    counted = group is not None and not group.ordinal
    at = over_hyphen(scene, group.last, i) if group and counted else i
    start = i if counted else with_article(scene, i)
    named = scene.vocabulary.parts.forward(scene.tokens, at) or scene.vocabulary.named_parts.forward(scene.tokens, at)
    over = int(group.value) if group and counted else 1
    if named is None or over >= _LARGEST_PART:
        return None
    number = _part_number(start, named.last, Part(over * named.payload.over, named.payload.under))
    whole = _scaled_part(scene, number)
    if whole is not number:
        return whole
    needs_name = start == at and not scene.vocabulary.parts.starts(scene.tokens[at].word)
    return None if needs_name or _is_period(scene, start, named.last) else number


def over_hyphen(scene: Scene, at: int, i: int) -> int:
    return at + 1 if at > i and scene.lower(at) in DASHES and scene.gap(at) == scene.gap(at + 1) else at


def _part_number(first: int, last: int, part: Part, *, digits: bool = False) -> Number:
    return Number(first, last, part.value, mantissa=part.value, part=True, digits=digits, decimals=True)


def _scaled_part(scene: Scene, number: Number) -> Number:
    """ "half a billion", "two thirds of a million"."""
    j, plain = number.last, True
    for _ in range(2):
        if scene.lower(j) in scene.vocabulary.table.numbers.articles:
            j += 1
        elif scene.vocabulary.guards.part_links.forward(scene.tokens, j):
            j, plain = j + 1, False
        elif scene.lower(j) == "-" and scene.touches(j):
            j += 2 if scene.lower(j + 1) in scene.vocabulary.table.numbers.articles else 1
    if scene.lower(j) == "-" and scene.touches(j):
        j += 1
    scale, last = read_scales(scene, j)
    if scale == ONE:
        whole = plain and j > number.last and _measured(scene, j)
        return structs.replace(number, last=j, part=False) if whole else number
    return structs.replace(number, last=last, value=number.value * scale, scale=scale, part=False)


def _measured(scene: Scene, j: int) -> bool:
    """ "half a litre"."""
    unit = scene.vocabulary.units.forward(scene.tokens, j)
    return unit is not None and unit.payload.code not in ("%", "ratio")


def _is_period(scene: Scene, first: int, last: int) -> bool:
    """ "the first half", "a quarter ago", "вторая половина года"."""
    guards = scene.vocabulary.guards
    j = last + 1 if scene.lower(last) == "-" and scene.touches(last) else last
    first = first - 1 if scene.lower(first - 1) == "-" and scene.touches(first) else first
    return bool(guards.periods_before.backward(scene.tokens, first) or guards.periods_after.forward(scene.tokens, j))


def _ordinal_part(scene: Scene, i: int, group: Group | None) -> Number | None:
    """ "a third", "two thirds", "одна пятая", "третья часть"."""
    if group is None:
        return None
    if group.ordinal and group.under == group.value:
        return _single_part(scene, i, group)
    if group.ordinal:
        return _long_part(scene, i, group)
    at = over_hyphen(scene, group.last, i)
    under = word_group(scene, at) if at < len(scene.tokens) else None
    if under is None or not under.ordinal or group.value >= _LARGEST_PART or under.value <= 2:
        return None
    word = scene.tokens[under.last - 1].word
    if word.has("plur") or (group.value == ONE and not word.has("sing")):
        return _scaled_part(scene, _part_number(i, under.last, Part(int(group.value), int(under.value))))
    return None


def _long_part(scene: Scene, i: int, group: Group) -> Number | None:
    """ "thirty-two fifths", "a hundred thirty-fifths": a plural ordinal parts what stands before it."""
    over = int(group.value - group.under)
    if over == 0 or not scene.tokens[group.last - 1].word.has("plur") or scene.tokens[i].word.has("nom", "gen"):
        return None
    return _part_number(i, group.last, Part(over, int(group.under)))


def _single_part(scene: Scene, i: int, group: Group) -> Number | None:
    part = Part(1, int(group.value))
    if scene.vocabulary.part_nouns.forward(scene.tokens, group.last) and group.value > 2:
        return _part_number(i, group.last + 1, part)
    start = with_article(scene, i)
    if start == i or group.value <= 2 or scene.tokens[i].word.has("plur"):
        return None
    after = scene.word(group.last)
    if after is None or not after.is_alpha or scene.vocabulary.guards.part_links.forward(scene.tokens, group.last):
        return _scaled_part(scene, _part_number(start, group.last, part))
    return None


def unscaled_part(scene: Scene, i: int) -> Number | None:
    part = read_part(scene, i + 1 if scene.lower(i) in scene.vocabulary.table.numbers.articles else i)
    return part if part and part.part and part.value < ONE else None
