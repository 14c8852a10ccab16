"""What one word says with numbers: its value, or a number and a unit in one."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from tradewire.languages.tables.quantities import NumberTable, QuantityTable
from tradewire.understand.memo import Memo
from tradewire.understand.tokens import Tokenizer, Word

ONE: Final = Decimal(1)
HUNDRED: Final = Decimal(100)
_HALF: Final = Decimal("0.5")
_LEAST_GLUED: Final = 5  # letters
_LONGEST_ENDING: Final = 4  # letters of "-кратного" after its stem

AtomKind = Literal["cardinal", "ordinal", "scale"]


class Atom(NamedTuple):
    """One word of a number."""

    kind: AtomKind
    value: Decimal


class Unit(NamedTuple):
    """What is measured: the code of the value, a factor to it, and whether it is money."""

    code: str
    factor: Decimal = ONE
    money: bool = False


class Compound(NamedTuple):
    """A number and a unit in one word: "шестилетний", "fourfold"."""

    value: Decimal
    unit: Unit


def unit_of(key: str, *, money: bool = False) -> Unit:
    """ "0.1 t" is a tenth of a tonne."""
    factor, _, code = key.rpartition(" ")
    return Unit(code, Decimal(factor or 1), money)


class NumberWords:
    """The number words of a pack, remembered by spelling."""

    def __init__(self, table: QuantityTable, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._forms: dict[str, Atom] = {}
        self._lemmas: dict[str, Atom] = {}
        self._prefixes = table.numbers.half_prefixes
        self._firsts = {form: Decimal(key) for key, forms in table.compound_numbers.items() for form in forms}
        self._seconds = {stem: unit_of(key) for key, stems in table.compound_units.items() for stem in stems}
        self._atoms = Memo(self._find)
        self._compounds = Memo(self._find_compound)
        for phrase, atom in _atoms(table.numbers):
            self._add(phrase, atom)

    def atom(self, word: Word) -> Atom | None:
        """The number that the word means, by form, by lemma, or glued of two."""
        return self._atoms[word]

    def compound(self, word: Word) -> Compound | None:
        return self._compounds[word]

    def _add(self, phrase: str, atom: Atom) -> None:
        if phrase.startswith("="):
            self._forms[phrase[1:]] = atom
        else:
            self._lemmas[self._tokenizer.word(phrase).lemma] = atom

    def _find(self, word: Word) -> Atom | None:
        if word.lower in self._forms:
            return self._forms[word.lower]
        for lemma in word.lemmas:
            if lemma in self._lemmas:
                return self._lemmas[lemma]
        return self._glued(word.lower) if word.is_alpha and len(word.text) >= _LEAST_GLUED else None

    def _glued(self, form: str) -> Atom | None:
        """ "twentyfifth", "полмиллиарда"."""
        for prefix in self._prefixes:
            scale = self._simple(form[len(prefix) :]) if form.startswith(prefix) else None
            if scale and scale.kind == "scale":
                return Atom("scale", scale.value * _HALF)
        for cut in range(_LEAST_GLUED, min(8, len(form) - 2)):
            tens = self._forms.get(form[:cut]) or self._lemmas.get(form[:cut])
            rest = self._simple(form[cut:]) if tens and tens.value in range(20, 100, 10) else None
            if tens and rest and rest.kind != "scale" and rest.value < 10:
                return Atom(rest.kind, tens.value + rest.value)
        return None

    def _simple(self, form: str) -> Atom | None:
        if form in self._forms:
            return self._forms[form]
        lemmas = self._tokenizer.word(form).lemmas if len(form) > 2 else ()
        return next((self._lemmas[lemma] for lemma in lemmas if lemma in self._lemmas), None)

    def _find_compound(self, word: Word) -> Compound | None:
        if not word.is_alpha:
            return None
        for stem, unit in self._seconds.items():
            at = word.lower.find(stem, 3)
            if at > 0 and len(word.lower) - at - len(stem) <= _LONGEST_ENDING and word.lower[:at] in self._firsts:
                return Compound(self._firsts[word.lower[:at]], unit)
        return None


def _atoms(table: NumberTable) -> Iterator[tuple[str, Atom]]:
    kinds: tuple[tuple[AtomKind, dict[str, tuple[str, ...]]], ...] = (
        ("cardinal", table.cardinals),
        ("ordinal", table.ordinals),
        ("scale", table.scales),
    )
    for kind, group in kinds:
        for key, phrases in group.items():
            for phrase in phrases:
                yield phrase, Atom(kind, Decimal(key))
