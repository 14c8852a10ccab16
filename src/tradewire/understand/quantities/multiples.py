"""Multiples in one word: "doubled", "вдвое", "fourfold", "шестилетний"."""

from typing import Final

from tradewire.understand.quantities.scene import Amount, Number, Scene
from tradewire.understand.quantities.words import Unit

RATIO: Final = Unit("ratio")


def read_multiple(scene: Scene, i: int, floor: int) -> Amount | None:
    """A word at token `i` that means a number and a unit by itself."""
    vocabulary, word = scene.vocabulary, scene.tokens[i].word
    if not word.is_alpha:
        return None
    found = vocabulary.multiples.forward(scene.tokens, i)
    if found is None and vocabulary.marked_multiples.starts(word):
        marked = vocabulary.multiple_marks.backward(scene.tokens, i, floor)
        found = vocabulary.marked_multiples.forward(scene.tokens, i) if marked else None
    if found:
        return Amount(i, found.last, Number(i, found.last, found.payload), found.payload, found.payload, unit=RATIO)
    compound = vocabulary.words.compound(word)
    if compound is None:
        return None
    return Amount(i, i + 1, Number(i, i + 1, compound.value), compound.value, compound.value, unit=compound.unit)
