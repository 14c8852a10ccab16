"""A number with its unit: money, percent, measures, multiples."""

from decimal import Decimal
from typing import Final

from msgspec import structs

from tradewire.understand.quantities.guards import is_year
from tradewire.understand.quantities.numbers import read_number
from tradewire.understand.quantities.scene import Amount, Number, Scene
from tradewire.understand.quantities.words import ONE, Unit
from tradewire.understand.tokens import Token

# "301 млн годом ранее": thousands of a unit of time are some other amount, with a time behind it
_TIMES: Final = frozenset({"a", "mo", "wk", "d"})
_DASHES: Final = frozenset("-–—‑")
_MOST_CENTS: Final = 100
_LONGEST_SIGN: Final = 3  # letters
_LEAST_SCALE: Final = 1000
RATIO: Final = "ratio"


def read_amount(scene: Scene, i: int, floor: int = 0) -> Amount | None:
    """The number at token `i` with what is before (not below token `floor`) and behind it."""
    number = read_number(scene, i)
    if number is None:
        return None
    amount = Amount(number.first, number.last, number, number.value, number.value, bound=number.bound)
    if scene.is_led(amount.first, floor):
        amount = _money_before(scene, amount, floor)
    return _with_cents(scene, _unit_after(scene, amount)) if scene.goes_on(amount.last) else amount


def _money_before(scene: Scene, amount: Amount, floor: int) -> Amount:
    """ "$5", "USD 192,3 mln", "Rs. 20", "US $ 100"."""
    trees = scene.vocabulary
    tree = trees.money_before if scene.whole else trees.signs
    found = tree.backward(scene.tokens, amount.first, floor)
    if found is not None and _is_article(scene, found.first, found.last):
        found = tree.backward(scene.tokens, amount.first, found.first + 1)
    if found is None or (amount.number.part and scene.lower(found.first) not in "$€£"):
        return amount
    amount = structs.replace(amount, first=found.first, unit=found.payload, unit_at=(found.first, found.last))
    return _with_letter(scene, amount)


def _is_article(scene: Scene, first: int, last: int) -> bool:
    """The letter of "A$150" touches its sign; that of "a $150 loan" is a word."""
    word = scene.tokens[first].word
    return last - first > 1 and word.is_alpha and len(word.text) == 1 and not scene.touches(first + 1)


def _with_letter(scene: Scene, amount: Amount) -> Amount:
    """ "$2m": a letter that scales an amount of money."""
    letter = scene.vocabulary.letters.forward(scene.tokens, amount.last)
    if letter is None or amount.number.scale != ONE:
        return amount
    return scaled(structs.replace(amount, last=letter.last), letter.payload)


def scaled(amount: Amount, scale: Decimal) -> Amount:
    """The amount with a scale that its own words do not carry."""
    number = structs.replace(amount.number, value=amount.number.value * scale, scale=amount.number.scale * scale)
    return structs.replace(amount, number=number, low=amount.low * scale, high=amount.high * scale)


def _unit_after(scene: Scene, amount: Amount) -> Amount:
    j = _unit_place(scene, amount.last)
    found = scene.vocabulary.units.forward(scene.tokens, j)
    if amount.unit is not None:
        # "$ 10 dollars", "US$ 5 USD": the same money said twice
        after = scene.word(found.last) if found else None
        if found and found.payload == amount.unit and not (after and after.is_digit):
            return structs.replace(amount, last=found.last)
        return amount
    if found is None or not _fits(scene, amount, found.first, found.last, found.payload):
        return _by_letter(scene, amount)
    if found.payload.money:
        return _money_after(scene, amount, found.last, found.payload)
    return _letter_or_unit(scene, _with_unit(amount, found.first, found.last, found.payload))


def _unit_place(scene: Scene, j: int) -> int:
    """Past the stop of "млн.", or the hyphen of "six-year" and "100-процентной"."""
    if scene.lower(j) == "." and scene.touches(j) and not scene.tokens[j - 1].word.is_digit:
        return j + 1
    if scene.lower(j) in _DASHES and scene.touches(j) and scene.touches(j + 1):
        return j + 1
    return j


def _with_unit(amount: Amount, first: int, last: int, unit: Unit) -> Amount:
    return structs.replace(amount, last=last, unit=unit, unit_at=(first, last))


def _starts_next(scene: Scene, first: int, last: int) -> bool:
    """ "50 $60": the sign belongs to the number behind it."""
    after, sign = scene.word(last), scene.tokens[first].word
    if after is None or not after.is_digit or (sign.is_alpha and len(sign.text) > _LONGEST_SIGN):
        return False
    if scene.touches(first) != scene.touches(last):
        return scene.touches(last)
    return is_year(scene.tokens[first - 1].word.text)


def _fits(scene: Scene, amount: Amount, first: int, last: int, unit: Unit) -> bool:
    if amount.number.ordinal or (unit.code in _TIMES and amount.number.scale != ONE):
        return False
    if unit.money:
        return not _starts_next(scene, first, last) or scene.whole
    return not amount.number.part or unit.code != "%"


def _money_after(scene: Scene, amount: Amount, last: int, unit: Unit) -> Amount:
    """ "10 dollars", "75 USD million"."""
    amount = structs.replace(amount, unit=unit, unit_at=(amount.last, last), last=last)
    word = scene.word(last)
    atom = scene.vocabulary.words.atom(word) if word and word.is_alpha and not word.has("plur") else None
    if atom and atom.kind == "scale" and amount.number.scale == ONE and atom.value >= _LEAST_SCALE:
        return scaled(structs.replace(amount, last=last + 1), atom.value)
    return amount


def _by_letter(scene: Scene, amount: Amount) -> Amount:
    """ "100k", "3M", "2m dollars", "10k$"."""
    spaced = scene.vocabulary.table.numbers.spaced_letters
    near = scene.touches(amount.last) or scene.whole or scene.lower(amount.last) in spaced
    if not near or not amount.number.digits or amount.number.scale != ONE:
        return amount
    letter = scene.vocabulary.letters.forward(scene.tokens, amount.last)
    if letter is None:
        return amount
    grown = scaled(structs.replace(amount, last=letter.last), letter.payload)
    money = scene.vocabulary.units.forward(scene.tokens, letter.last)
    if money and money.payload.money:
        return _with_unit(grown, money.first, money.last, money.payload)
    return grown


def _letter_or_unit(scene: Scene, amount: Amount) -> Amount:
    """ "2m dollars", "2m tonnes" and "3M" are millions, "9m" is metres."""
    first = amount.number.last
    letter = scene.vocabulary.letters.forward(scene.tokens, first)
    if letter is None or letter.last != amount.last or amount.number.scale != ONE or not amount.number.digits:
        return amount
    behind = scene.vocabulary.units.forward(scene.tokens, letter.last)
    bare = structs.replace(amount, unit=None, unit_at=None, last=letter.last)
    if behind and (behind.payload.money or _is_spelled(scene, behind.first)):
        return _with_unit(scaled(bare, letter.payload), behind.first, behind.last, behind.payload)
    if scene.tokens[first].word.text.isupper():
        return scaled(bare, letter.payload)
    return amount


def _is_spelled(scene: Scene, at: int) -> bool:
    """Whether a unit is told by a word, and by no sign or letter of its own."""
    word = scene.tokens[at].word
    return word.is_alpha and len(word.text) > _LONGEST_SIGN


def _with_cents(scene: Scene, amount: Amount) -> Amount:
    """ "20 dollars and 43 cents"; "$20 43" where that is all there is."""
    if amount.unit is None or not amount.unit.money:
        return _only_cents(scene, amount)
    j = amount.last
    if scene.lower(j) in scene.vocabulary.table.numbers.joiners:
        j += 1
    rest = read_number(scene, j) if j < len(scene.tokens) and scene.gap(j) <= 1 else None
    if rest is None or rest.value >= _MOST_CENTS or rest.decimals or rest.ordinal or rest.first != j:
        return amount
    cents = scene.vocabulary.cents.forward(scene.tokens, rest.last)
    if cents is None and not (scene.whole and rest.last == len(scene.tokens)):
        return amount
    value = amount.number.value + rest.value / _MOST_CENTS
    number = structs.replace(amount.number, value=value)
    return structs.replace(amount, number=number, low=value, high=value, last=cents.last if cents else rest.last)


def _only_cents(scene: Scene, amount: Amount) -> Amount:
    if amount.unit is not None or amount.number.ordinal:
        return amount
    cents = scene.vocabulary.cents.forward(scene.tokens, _unit_place(scene, amount.last))
    if cents is None or (scene.tokens[cents.first].word.is_alpha and _is_letter(scene, cents.first)):
        return amount
    return _with_unit(amount, cents.first, cents.last, cents.payload)


def _is_letter(scene: Scene, i: int) -> bool:
    """ "10 c" means cents only where that is all there is."""
    return len(scene.tokens[i].word.text) == 1 and not scene.whole


def one_unit(scene: Scene, tokens: list[Token]) -> Amount | None:
    """ "a dollar", "килограмм": a phrase that is one of a unit, with cents or bounds around it."""
    articles = scene.vocabulary.table.numbers.articles
    at = next((i for i, token in enumerate(tokens) if token.word.lower in articles), -1) + 1
    unit = scene.vocabulary.units.forward(tokens, at)
    if unit is None:
        return None
    amount = Amount(max(at - 1, 0), unit.last, Number(at, at, ONE), ONE, ONE, unit.payload, (at, unit.last))
    amount = _with_cents(scene, amount)
    return amount if amount.last == len(tokens) else None
