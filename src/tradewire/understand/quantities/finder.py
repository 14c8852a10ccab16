"""All quantities of a text."""

from decimal import Decimal
from typing import Final

from msgspec import structs

from tradewire.languages.pack import Pack
from tradewire.record import Span, Value
from tradewire.understand.mentions import Quantity, QuantityKind
from tradewire.understand.quantities import guards, ranks
from tradewire.understand.quantities.amounts import one_unit, read_amount
from tradewire.understand.quantities.bounds import with_bounds
from tradewire.understand.quantities.digits import read_digits
from tradewire.understand.quantities.kinds import kind_of
from tradewire.understand.quantities.multiples import read_multiple
from tradewire.understand.quantities.ranges import with_range
from tradewire.understand.quantities.scene import Amount, Number, Scene
from tradewire.understand.quantities.sharing import Share, read_heading, share_back, shared
from tradewire.understand.quantities.vocabulary import Vocabulary
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Tokenizer

_LONGEST_LEAD: Final = 8  # tokens of bounds before a number
_TEN: Final = 10
_BILLION: Final = 10**9
_EXACT: Final = Decimal("0.01")


class QuantityFinder:
    """Finds the quantities of texts of one language."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._vocabulary = Vocabulary(pack, tokenizer)

    def find(self, text: str, tokens: list[Token], sentences: list[Sentence]) -> list[Quantity]:
        """The quantities in text order; none overlaps another. Linear in the length of the text."""
        scene = Scene(tokens, self._vocabulary)
        found: list[Quantity] = []
        share = Share(sentences)
        floor, after = 0, 0
        for i in self._vocabulary.places(tokens):
            if i < after:
                continue
            amount, after = _read(scene, i, floor)
            if amount is None and tokens[i].word.is_alpha:
                share.heading = read_heading(scene, i, share.sentence_of(i)) or share.heading
            if amount is not None:
                share_back(scene, found, amount)
                quantity = shared(scene, amount, _quantity(scene, amount), share)
                found.append(quantity)
                floor = after = max(quantity.last, after)
        return found

    def whole(self, tokens: list[Token]) -> Quantity | None:
        """The quantity that all the tokens together mean, None where they mean none."""
        scene = Scene(tokens, self._vocabulary, whole=True)
        alone = self._vocabulary.alone.forward(tokens, 0)
        if alone and alone.last == len(tokens):
            number = Number(0, alone.last, alone.payload)
            return _quantity(scene, Amount(0, alone.last, number, alone.payload, alone.payload))
        for i, token in enumerate(tokens[:_LONGEST_LEAD]):
            if self._vocabulary.starts(token.word):
                amount, _ = _read(scene, i, 0)
                if amount and _covers(scene, amount):
                    return _quantity(scene, amount)
        amount = one_unit(scene, tokens)
        amount = with_bounds(scene, amount, 0) if amount else None
        return _quantity(scene, amount) if amount and amount.first == 0 else None


def _covers(scene: Scene, amount: Amount) -> bool:
    """Whether nothing of the phrase is left over but an article or a full stop."""
    articles = scene.vocabulary.table.numbers.articles
    last = len(scene.tokens) - (scene.tokens[-1].word.text == ".")
    return (amount.first == 0 or (amount.first == 1 and scene.lower(0) in articles)) and amount.last >= last


def _read(scene: Scene, i: int, floor: int) -> tuple[Amount | None, int]:
    """The amount that shows itself at `i`, and where to go on."""
    if not scene.tokens[i].word.is_digit:
        amount = ranks.read_rank(scene, i, floor)
        if amount:
            return amount, amount.last
        amount = read_multiple(scene, i, floor)
        if amount:
            return with_bounds(scene, amount, floor), amount.last
    return _read_number(scene, i, floor)


def _read_number(scene: Scene, i: int, floor: int) -> tuple[Amount | None, int]:
    if scene.tokens[i].word.is_digit and not scene.whole:
        end = guards.after_chain(scene, i)
        if end is not None:
            return None, end
    amount = read_amount(scene, i, floor)
    if amount is None:
        return None, _past(scene, i)
    rank = _rank(scene, amount, floor)
    if rank:
        return rank, rank.last
    if scene.goes_on(amount.last):
        amount = with_range(scene, amount, floor)
    amount = _without_count_times(scene, amount, floor)
    if not scene.whole and _is_nothing(scene, amount):
        return None, amount.last
    amount = with_bounds(scene, amount, floor)
    return None if _is_pronoun(scene, amount) and not scene.whole else amount, amount.last


def _is_pronoun(scene: Scene, amount: Amount) -> bool:
    """ "one" that counts nothing: "one of them"."""
    number = amount.number
    if number.value != 1 or number.scale != 1 or number.digits or number.ordinal or amount.unit or amount.signed:
        return False
    return not counts(scene, amount.last)


def _past(scene: Scene, i: int) -> int:
    """Past a run of digits that is no number, so that its tail is not read as one."""
    return read_digits(scene, i).last if scene.tokens[i].word.is_digit else i + 1


def _rank(scene: Scene, amount: Amount, floor: int) -> Amount | None:
    if amount.number.ordinal and amount.unit is None:
        return ranks.ordinal_rank(scene, amount, floor)
    return ranks.largest_of(scene, amount, floor)


def _without_count_times(scene: Scene, amount: Amount, floor: int) -> Amount:
    """ "3 раза" without its preposition counts; so it loses the unit."""
    vocabulary = scene.vocabulary
    if amount.unit is None or amount.unit.code != "ratio" or not vocabulary.table.ratio_marks or scene.whole:
        return amount
    if vocabulary.ratio_marks.backward(scene.tokens, amount.first, floor) or amount.unit_at is None:
        return amount
    if scene.touches(amount.unit_at[0]):
        return amount
    return structs.replace(amount, unit=None, unit_at=None, last=amount.number.last)


def _is_nothing(scene: Scene, amount: Amount) -> bool:
    """Whether an amount is a date, a label or part of a name after all."""
    number = amount.number
    if number.digits and (guards.glued_to_unknown(scene, amount.last) or _names_a_generation(amount)):
        return True
    if guards.is_year_with_word(scene, amount):
        return True
    if amount.unit is not None or number.scale != 1:
        return False
    if number.digits and not number.ordinal and guards.is_label(scene, amount.first):
        return True
    if _leading_zero(scene, amount):
        return True
    return guards.is_date(scene, amount)


def _names_a_generation(amount: Amount) -> bool:
    """ "5G": a digit with a letter that would mean billions, and no unit."""
    number = amount.number
    by_letter = not number.decimals and amount.unit is None and amount.last == number.last + 1
    return by_letter and number.scale >= _BILLION and number.value < _TEN * number.scale


def _leading_zero(scene: Scene, amount: Amount) -> bool:
    text = scene.tokens[amount.number.first].word.text
    return amount.number.digits and not amount.number.decimals and len(text) > 1 and text.startswith("0")


def _quantity(scene: Scene, amount: Amount) -> Quantity:
    value = _value(amount)
    first, last = amount.first, amount.last
    return Quantity(
        first=first,
        last=last,
        span=Span(scene.tokens[first].start, scene.tokens[last - 1].end),
        value=value,
        kind=_kind(scene, amount),
        signed=amount.signed,
        bound=amount.bound,
    )


def _value(amount: Amount) -> Value:
    unit, approximate = amount.unit, amount.approximate
    code, factor = (unit.code, unit.factor) if unit else ("1", Decimal(1))
    low, high = amount.low * factor, amount.high * factor
    if amount.number.part and unit is None:
        code, low, high = "%", low * 100, high * 100
        rounded = low.quantize(_EXACT)
        approximate = approximate or rounded != low
        low, high = low.quantize(_EXACT), high.quantize(_EXACT)
    one = low == high  # the ends of a range stay, whatever bounds it
    least = None if one and amount.bound == "at_most" else float(low)
    most = None if one and amount.bound == "at_least" else float(high)
    return Value(least, most, code, approximate)


def _kind(scene: Scene, amount: Amount) -> QuantityKind:
    unit, number = amount.unit, amount.number
    if unit is not None:
        return kind_of(unit)
    if number.part:
        return "fraction"
    if number.ordinal:
        return "ordinal"
    return "count" if counts(scene, amount.last) else "number"


def counts(scene: Scene, j: int) -> bool:
    """Whether a thing that the number counts stands at `j`."""
    after = scene.word(j + 1)
    if scene.lower(j) == "." and scene.touches(j) and after and after.text.islower():
        j += 1  # "3 тыс. единиц"
    word = scene.word(j)
    if word is None or not word.is_alpha:
        return word is not None and word.text in '«"“' and scene.word(j + 1) is not None
    if scene.vocabulary.guards.not_counted.forward(scene.tokens, j):
        return False
    return word.readings[0].pos not in ("verb", "preposition", "conjunction", "pronoun", "particle")
