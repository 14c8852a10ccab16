"""Numbers: digits and number words, their scales, halves and fractions."""

from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from tradewire.understand.mentions import Bound
from tradewire.understand.quantities.digits import read_digits
from tradewire.understand.quantities.scene import Number, Scene
from tradewire.understand.quantities.vocabulary import VULGAR, Part
from tradewire.understand.quantities.words import HUNDRED, ONE, Atom

_DASHES: Final = frozenset("-–—‑")
_MOST_SCALES: Final = 3
_MOST_SEGMENTS: Final = 6
_THOUSAND: Final = Decimal(1000)
_TEN: Final = Decimal(10)
_TWENTY: Final = Decimal(20)
_LARGEST_PART: Final = 100


class _Group(NamedTuple):
    """A number below its scale, at tokens up to `last`."""

    value: Decimal
    last: int
    digits: bool = False
    decimals: bool = False
    ordinal: bool = False
    words: int = 0


class _Segment(NamedTuple):
    """A number with its scale: "341 млн"."""

    group: _Group
    scale: Decimal
    last: int
    extra: Decimal = Decimal(0)
    bound: Bound = "none"

    @property
    def value(self) -> Decimal:
        return self.group.value * self.scale + self.extra


def read_number(scene: Scene, i: int) -> Number | None:
    """The longest number that starts at token `i`; None where there is none."""
    return _fraction(scene, i) or _part(scene, i) or _cardinal(scene, i) or _lone_scale(scene, i)


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
        j = _over_joiner(scene, segment.last)
    return _number(i, segments) if segments else None


def _number(first: int, segments: list[_Segment]) -> Number:
    start, end = segments[0], segments[-1]
    value = sum((segment.value for segment in segments), Decimal(0))
    return Number(
        first=first,
        last=end.last,
        value=value,
        scale=start.scale,
        mantissa=value / start.scale,
        ordinal=end.group.ordinal,
        digits=start.group.digits,
        decimals=start.group.decimals,
        bound=start.bound,
    )


def _follows(segments: list[_Segment], segment: _Segment) -> bool:
    """Whether a segment goes on with the number: "1 млрд" + "341 млн", not "3 млн" + "200"."""
    if not segments:
        return True
    before = segments[-1]
    if segment.value >= before.scale or segment.group.ordinal and before.group.digits:
        return False
    if not (before.group.digits and segment.group.digits) or segment.scale > ONE:
        return True
    return before.scale in (HUNDRED, _THOUSAND) and not before.group.decimals and not segment.group.decimals


def _over_joiner(scene: Scene, j: int) -> int:
    """Past "and" where a number follows."""
    if scene.lower(j) in scene.vocabulary.table.numbers.joiners and _group(scene, j + 1):
        return j + 1
    return j


def _segment(scene: Scene, i: int) -> _Segment | None:
    group = _group(scene, i)
    if group is None or group.ordinal:
        return _Segment(group, ONE, group.last) if group else None
    group = _with_tail(scene, group)
    inside = scene.vocabulary.bounds_inside.forward(scene.tokens, group.last)
    start = inside.last if inside else group.last
    scale, last = _scales(scene, start)
    if scale == ONE:
        return _Segment(group, ONE, group.last)
    tail = scene.vocabulary.tails.forward(scene.tokens, last)
    bound: Bound = "at_least" if inside else "none"
    if tail and _scales(scene, tail.last)[0] == ONE and not inside:
        return _Segment(group, scale, tail.last, tail.payload * scale, bound)
    return _Segment(group, scale, last, bound=bound)


def _with_tail(scene: Scene, group: _Group) -> _Group:
    """ "two and a half", "три с половиной"."""
    tail = scene.vocabulary.tails.forward(scene.tokens, group.last)
    if tail is None:
        return group
    return group._replace(value=group.value + tail.payload, last=tail.last, decimals=True)


def _scales(scene: Scene, i: int) -> tuple[Decimal, int]:
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
    if j == first and scene.lower(j) in _DASHES and scene.touches(j) and scene.touches(j + 1):
        return j + 1
    return j


def _group(scene: Scene, i: int) -> _Group | None:
    word = scene.word(i)
    if word is None:
        return None
    if word.is_digit:
        return _digit_group(scene, i)
    return _word_group(scene, i)


def _digit_group(scene: Scene, i: int) -> _Group | None:
    run = read_digits(scene, i)
    if run.value is None:
        return None
    ending = _ending(scene, run.last)
    if ending:
        return _Group(run.value, ending[0], digits=True, ordinal=ending[1] and not run.decimals)
    value, decimals = run.value, run.decimals
    if scene.lower(i - 1) == "." and scene.touches(i) and not scene.touches(i - 1) and run.plain:
        return _Group(Decimal("0." + scene.tokens[i].word.text), run.last, digits=True, decimals=True)
    return _Group(value, run.last, digits=True, decimals=decimals)


def _ending(scene: Scene, j: int) -> tuple[int, bool] | None:
    """ "80th", "12-м", "5-ти": where the ending stops, and whether it makes an ordinal."""
    numbers = scene.vocabulary.table.numbers
    if not scene.touches(j):
        return None
    hyphen = scene.lower(j) in _DASHES and scene.touches(j + 1)
    form = scene.lower(j + 1 if hyphen else j)
    last = j + 2 if hyphen else j + 1
    if form in numbers.cardinal_endings and hyphen:
        return last, False
    if form in numbers.ordinal_endings and (hyphen or not scene.vocabulary.units.starts(scene.tokens[j].word)):
        return last, True
    return None


def _word_group(scene: Scene, i: int) -> _Group | None:
    """Number words that add up: "двести двадцать два", "two hundred and twenty-two", "twenty-fifth"."""
    value, floor, j, words = Decimal(0), HUNDRED * _TEN, i, 0
    while True:
        at = _next_word(scene, j) if words else j
        atom = _atom(scene, at)
        if atom is None or not _adds(atom, floor, words):
            break
        value, floor, j, words = value + atom.value, _floor(atom.value), at + 1, words + 1
        if atom.kind == "ordinal":
            return _Group(value, j, ordinal=True, words=words)
        value, floor, j = _hundreds(scene, value, floor, j)
    if not words:
        return None
    return _spoken_decimals(scene, _Group(value, j, words=words))


def _atom(scene: Scene, i: int) -> Atom | None:
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
    atom = _atom(scene, j)
    if atom and atom.kind == "scale" and atom.value == HUNDRED and value < HUNDRED:
        return value * HUNDRED, HUNDRED, j + 1
    return value, floor, j


def _next_word(scene: Scene, j: int) -> int:
    """Past a hyphen or "and" between two number words."""
    if scene.lower(j) in _DASHES and scene.touches(j) and scene.touches(j + 1):
        return j + 1
    if scene.lower(j) in scene.vocabulary.table.numbers.joiners:
        return j + 1
    return j


def _spoken_decimals(scene: Scene, group: _Group) -> _Group:
    """ "two point five", "nine point nought four"."""
    if scene.lower(group.last) not in scene.vocabulary.table.numbers.points:
        return group
    j, spelled = group.last + 1, ""
    while (atom := _atom(scene, j)) and atom.kind == "cardinal" and len(spelled) < _MOST_SEGMENTS:
        spelled, j = spelled + str(atom.value), j + 1
    if not spelled.isdecimal():
        return group
    return _Group(group.value + Decimal("0." + spelled), j, decimals=True, words=group.words)


def _lone_scale(scene: Scene, i: int) -> Number | None:
    """ "a hundred", "миллиард", "полмиллиарда"; "hundreds" and "миллионы" are vague."""
    first = _scale_atom(scene, i)
    if first is None:
        return None
    scale, last = _scales(scene, i)
    start = _with_article(scene, i)
    if start == i and not _stands_alone(scene, i, last):
        return None
    tail = scene.vocabulary.tails.forward(scene.tokens, last)
    value, end = (scale + tail.payload * scale, tail.last) if tail else (scale, last)
    more = _cardinal(scene, _over_joiner(scene, end))
    if more and not tail and more.value < first.value and not more.digits and not more.ordinal:
        value, end = value + more.value, more.last
    return Number(start, end, value, scale=scale, mantissa=value / scale)


def _scale_atom(scene: Scene, i: int) -> Atom | None:
    atom = _atom(scene, i)
    return atom if atom and atom.kind == "scale" else None


def _with_article(scene: Scene, i: int) -> int:
    return i - 1 if scene.lower(i - 1) in scene.vocabulary.table.numbers.articles else i


def _stands_alone(scene: Scene, i: int, last: int) -> bool:
    vocabulary, word = scene.vocabulary, scene.tokens[i].word
    if scene.whole:
        return True
    if vocabulary.guards.vague.backward(scene.tokens, i) or len(word.text) < 5:
        return False
    if not vocabulary.table.numbers.lone_scales:
        return last > i + 1 and not word.has("plur")
    if not word.has("plur"):
        return any(reading.pos == "noun" for reading in word.readings)
    return word.has("sing") and vocabulary.bounds.backward(scene.tokens, i) is not None


def _fraction(scene: Scene, i: int) -> Number | None:
    """ "3/4", "2 1/4"."""
    if scene.lower(i + 1) != "/" or not (scene.tokens[i].word.is_digit and scene.touches(i + 1) and scene.touches(i + 2)):
        return None
    over, under = scene.tokens[i].word.text, scene.lower(i + 2)
    if not (over.isdecimal() and under.isdecimal()) or len(over) > 3 or len(under) > 3 or int(over) >= int(under):
        return None
    if scene.lower(i + 3) == "/" or int(under) > _LARGEST_PART and not scene.whole:
        return None
    return _part_number(i, i + 3, Part(int(over), int(under)), digits=True)


def _part(scene: Scene, i: int) -> Number | None:
    """ "half", "two thirds", "a quarter million", "пятая часть"."""
    vulgar = VULGAR.get(scene.tokens[i].word.text)
    if vulgar:
        return _scaled_part(scene, _part_number(i, i + 1, vulgar))
    group = _word_group(scene, i)
    return _named_part(scene, i, group) or _ordinal_part(scene, i, group)


def _named_part(scene: Scene, i: int, group: _Group | None) -> Number | None:
    """ "half", "three quarters", "половина"."""
    counted = group is not None and not group.ordinal
    at = _over_hyphen(scene, group.last, i) if group and counted else i
    start = i if counted else _with_article(scene, i)
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


def _over_hyphen(scene: Scene, at: int, i: int) -> int:
    return at + 1 if at > i and scene.lower(at) in _DASHES and scene.touches(at) else at


def _part_number(first: int, last: int, part: Part, *, digits: bool = False) -> Number:
    return Number(first, last, part.value, mantissa=part.value, part=True, digits=digits, decimals=True)


def _scaled_part(scene: Scene, number: Number) -> Number:
    """ "half a billion", "two thirds of a million"."""
    j = number.last
    for _ in range(2):
        if scene.lower(j) in scene.vocabulary.table.numbers.articles or scene.vocabulary.guards.part_links.forward(scene.tokens, j):
            j += 1
        elif scene.lower(j) == "-" and scene.touches(j):
            j += 2 if scene.lower(j + 1) in scene.vocabulary.table.numbers.articles else 1
    if scene.lower(j) == "-" and scene.touches(j):
        j += 1
    scale, last = _scales(scene, j)
    if scale == ONE:
        return number
    return replace(number, last=last, value=number.value * scale, scale=scale, part=False)


def _is_period(scene: Scene, first: int, last: int) -> bool:
    """ "the first half", "a quarter ago", "вторая половина года"."""
    guards = scene.vocabulary.guards
    j = last + 1 if scene.lower(last) == "-" and scene.touches(last) else last
    first = first - 1 if scene.lower(first - 1) == "-" and scene.touches(first) else first
    return bool(guards.periods_before.backward(scene.tokens, first) or guards.periods_after.forward(scene.tokens, j))


def _ordinal_part(scene: Scene, i: int, group: _Group | None) -> Number | None:
    """ "a third", "two thirds", "одна пятая", "третья часть"."""
    if group is None:
        return None
    if group.ordinal and group.words == 1:
        return _single_part(scene, i, group)
    at = _over_hyphen(scene, group.last, i)
    under = _atom(scene, at) if not group.ordinal else None
    if under is None or under.kind != "ordinal" or group.value >= _LARGEST_PART or under.value <= 2:
        return None
    word = scene.tokens[at].word
    if word.has("plur") or group.value == ONE and not word.has("sing"):
        return _scaled_part(scene, _part_number(i, at + 1, Part(int(group.value), int(under.value))))
    return None


def _single_part(scene: Scene, i: int, group: _Group) -> Number | None:
    part = Part(1, int(group.value))
    if scene.vocabulary.part_nouns.forward(scene.tokens, group.last) and group.value > 2:
        return _part_number(i, group.last + 1, part)
    start = _with_article(scene, i)
    if start == i or group.value <= 2 or scene.tokens[i].word.has("plur"):
        return None
    after = scene.word(group.last)
    if after is None or not after.is_alpha or scene.vocabulary.guards.part_links.forward(scene.tokens, group.last):
        return _scaled_part(scene, _part_number(start, group.last, part))
    return None
