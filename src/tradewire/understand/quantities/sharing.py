"""Units that a number takes over from a neighbour, and amounts said twice."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from msgspec import Struct, structs
from msgspec.structs import replace

from tradewire.record import Span, Value
from tradewire.record.frozen import Frozen
from tradewire.understand.mentions import Quantity
from tradewire.understand.quantities.groups import read_scales
from tradewire.understand.quantities.kinds import kind_of
from tradewire.understand.quantities.scene import Amount, Scene
from tradewire.understand.quantities.words import ONE, Unit
from tradewire.understand.sentences import Sentence

_DASHES: Final = frozenset("–—-")
_BRACKETS: Final = frozenset("(/[")
_THOUSAND: Final = 1000
_MILLION: Final = 1_000_000
_LONGEST_LIST: Final = 8  # numbers
_CONVERSION_GAP: Final = 4  # tokens between an amount and its second currency


class _Money(Struct):
    """An amount of money as said: its unit and scale, and where they stand."""

    quantity: Quantity
    amount: Amount
    sentence: int


class Heading(Frozen, frozen=True):
    """ "Exports, $ million: 2019 – 412.3": the unit that the numbers of a list have, told before them."""

    unit: Unit
    scale: float
    span: Span
    sentence: int


def read_heading(scene: Scene, i: int, sentence: int) -> Heading | None:
    """A scale at token `i` with a currency and no number, before a colon or in brackets."""
    scale, last = read_scales(scene, i)
    if scale < _THOUSAND:
        return None
    at = last + 1 if scene.lower(last) == "." else last
    behind = scene.vocabulary.units.forward(scene.tokens, at)
    found = behind if behind is not None and behind.payload.money else None
    before = scene.vocabulary.signs.backward(scene.tokens, i, max(0, i - 2)) if found is None else None
    first, end = (before.first, last) if before is not None else (i, found.last if found is not None else last)
    unit = found.payload if found is not None else before.payload if before is not None else None
    after = scene.lower(end + 1) if scene.lower(end) == "." else scene.lower(end)
    if unit is None or not unit.money or after not in (":", ")"):
        return None
    return Heading(unit, float(scale), _span(scene, first, end), sentence)


@dataclass(slots=True)
class Share:
    """What has been said so far in a text, for what is said after it."""

    sentences: list[Sentence]
    at: int = 0
    money: _Money | None = None
    percent: tuple[Quantity, int] | None = None
    rank: tuple[Quantity, int] | None = None
    last: Quantity | None = None
    heading: Heading | None = None

    def sentence_of(self, token: int) -> int:
        while self.at + 1 < len(self.sentences) and self.sentences[self.at + 1].first <= token:
            self.at += 1
        return self.at


class _Source(NamedTuple):
    """Where a bare number stands, and what has been said before it."""

    scene: Scene
    amount: Amount
    share: Share
    sentence: int


def shared(scene: Scene, amount: Amount, quantity: Quantity, share: Share) -> Quantity:
    """The quantity with what it shares; `share` learns from it."""
    sentence = share.sentence_of(quantity.first)
    if quantity.kind == "number":
        source = _Source(scene, amount, share, sentence)
        quantity = _headed(source, quantity) or _percent(source, quantity) or _money(source, quantity) or quantity
    elif quantity.kind == "money" and _converts(scene, quantity, share):
        quantity = structs.replace(quantity, converts=True)
    elif quantity.kind == "measure":
        quantity = _millions(_Source(scene, amount, share, sentence), quantity) or quantity
    elif quantity.kind == "ordinal":
        quantity = _rank(_Source(scene, amount, share, sentence), quantity) or quantity
    _remember(amount, quantity, share, sentence)
    return quantity


def share_back(scene: Scene, found: list[Quantity], amount: Amount) -> None:
    """ "rose from 5 to 7 billion dollars", "by 5, 14 and 31%": bare numbers get the scale and unit of the last one."""
    if amount.unit is None or amount.unit_at is None or amount.number.part:
        return
    first, joiners = amount.first, scene.vocabulary.table.numbers.joiners
    for i in range(len(found) - 1, max(-1, len(found) - _LONGEST_LIST), -1):
        before = found[i]
        if before.kind != "number" or first - before.last > 1 or not _bare(before):
            return
        nearest = i + 1 == len(found)
        mark = scene.lower(before.last) if first > before.last else ""
        opened = nearest and scene.vocabulary.openers.backward(scene.tokens, before.first)
        if not (opened or (mark in joiners if nearest else mark == ",")):
            return
        found[i] = _with_unit_of(scene, before, amount)
        first = before.first


def _with_unit_of(scene: Scene, number: Quantity, amount: Amount) -> Quantity:
    """The number with the amount's unit, and with its scale where the number has none of its own."""
    unit, place = amount.unit, amount.unit_at
    if unit is None or place is None:
        return number
    atom = scene.vocabulary.words.atom(scene.tokens[number.last - 1].word)
    scaled = atom is not None and atom.kind == "scale"
    factor = float(unit.factor if scaled else amount.number.scale * unit.factor)
    return structs.replace(
        number,
        value=_times(number.value, factor, unit.code),
        kind=kind_of(unit),
        unit_from=_span(scene, *place) if factor == 1.0 else _span(scene, amount.number.first, amount.last),
    )


def _bare(quantity: Quantity) -> bool:
    return quantity.unit_from is None and quantity.bound == "none" and quantity.value.high is not None


def _remember(amount: Amount, quantity: Quantity, share: Share, sentence: int) -> None:
    share.last = quantity
    if quantity.kind in ("money", "measure") and not quantity.converts:
        if quantity.unit_from is None:
            share.money = _Money(quantity, amount, sentence)
        elif share.money:
            share.money.sentence = sentence
    elif quantity.kind == "rank":
        share.rank = (quantity, sentence)
    elif quantity.kind == "percent" and quantity.unit_from is None:
        share.percent = (quantity, sentence)


def _money(source: _Source, quantity: Quantity) -> Quantity | None:
    """ "экспорт 168,4 млн", "export 152.1" after an amount of money in this sentence or the one before."""
    money = source.share.money
    if money is None or source.sentence - money.sentence > 1:
        return None
    if source.amount.signed and source.amount.number.scale < _MILLION:
        return None
    factor = _factor(source, money)
    if factor is None:
        return None
    place = money.amount.unit_at or (money.quantity.first, money.quantity.last)
    return structs.replace(
        quantity,
        value=_times(quantity.value, factor, money.quantity.value.unit),
        kind=money.quantity.kind,
        unit_from=_span(source.scene, *place) if factor == 1.0 else money.quantity.span,
    )


def _factor(source: _Source, money: _Money) -> float | None:
    """The scale that the number takes over, 1 where it has its own; None where it shares nothing."""
    number, given = source.amount.number, money.amount.number
    if number.scale >= (_THOUSAND if money.quantity.kind == "measure" else _MILLION):
        return 1.0
    parallel = number.decimals and number.scale == ONE and source.sentence == money.sentence
    return float(given.scale) if parallel and given.scale >= _THOUSAND else None


def _headed(source: _Source, quantity: Quantity) -> Quantity | None:
    heading = source.share.heading
    if heading is None or heading.sentence != source.sentence or source.amount.number.scale != ONE:
        return None
    value = _times(quantity.value, heading.scale * float(heading.unit.factor), heading.unit.code)
    return structs.replace(quantity, value=value, kind="money", unit_from=heading.span)


def _percent(source: _Source, quantity: Quantity) -> Quantity | None:
    """ "(up 0.7)", "by at least 7" after a percentage in the sentence."""
    scene, percent = source.scene, source.share.percent
    if percent is None or percent[1] != source.sentence or source.amount.number.scale != ONE:
        return None
    marked = source.amount.signed or scene.vocabulary.guards.percent_before.backward(scene.tokens, quantity.first)
    money = source.share.money
    alone = source.amount.number.decimals and (money is None or money.sentence != source.sentence)
    if not (marked or alone):
        return None
    sign = _span(scene, percent[0].last - 1, percent[0].last)
    return structs.replace(quantity, value=_times(quantity.value, 1.0, "%"), kind="percent", unit_from=sign)


def _times(value: Value, factor: float, unit: str) -> Value:
    def grown(side: float | None) -> float | None:
        return None if side is None else float(f"{side * factor:.15g}")

    return replace(value, low=grown(value.low), high=grown(value.high), unit=unit)


def _span(scene: Scene, first: int, last: int) -> Span:
    return Span(scene.tokens[first].start, scene.tokens[last - 1].end)


def _millions(source: _Source, quantity: Quantity) -> Quantity | None:
    """ "it stands at 1m dollars and he would like 2m": the letter that scaled the money before is no metre."""
    letters, tokens, money = source.scene.vocabulary.letters, source.scene.tokens, source.share.money
    if money is None or source.sentence - money.sentence > 1 or money.quantity.kind != "money":
        return None
    letter = letters.forward(tokens, source.amount.number.last)
    before = letters.forward(tokens, money.amount.number.last)
    if letter is None or before is None or letter.payload != before.payload or letter.last != quantity.last:
        return None
    place = money.amount.unit_at or (money.quantity.first, money.quantity.last)
    value = _times(quantity.value, float(letter.payload), money.quantity.value.unit)
    return structs.replace(quantity, value=value, kind="money", unit_from=_span(source.scene, *place))


def _rank(source: _Source, quantity: Quantity) -> Quantity | None:
    """ "Hungary is in third place. First – Germany": a bare ordinal goes on with a list of ranks."""
    rank = source.share.rank
    after = source.scene.lower(quantity.last)
    if rank is None or source.sentence - rank[1] > 1 or after not in _DASHES or source.scene.touches(quantity.last):
        return None
    return structs.replace(quantity, value=_times(quantity.value, 1.0, "rank"), kind="rank", unit_from=rank[0].span)


def _converts(scene: Scene, quantity: Quantity, share: Share) -> bool:
    """ "572 bln rubles ($6.7 bln)", "RUB 65 billion or Br2.5 billion"."""
    before = share.last
    if before is None or before.kind != "money" or before.converts or before.value.unit == quantity.value.unit:
        return False
    if quantity.first - before.last > _CONVERSION_GAP or before.last >= quantity.first:
        return False
    j = before.last
    if scene.lower(j) == "." or scene.lower(j) == ",":
        j += 1
    if scene.lower(j) in _BRACKETS:
        return True
    return scene.vocabulary.guards.conversions.forward(scene.tokens, j) is not None
