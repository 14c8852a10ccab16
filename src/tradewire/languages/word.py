"""What a language knows of one word form."""

from typing import Literal, Protocol

from msgspec import Struct

Pos = Literal["noun", "verb", "adjective", "participle", "adverb", "numeral", "pronoun", "preposition",
              "conjunction", "particle", "name", "number", "punctuation", "other"]  # fmt: skip


class Analysis(Struct, frozen=True):
    """One reading of a word form.

    `features` uses Universal Dependencies style values in lower case: `nom gen dat acc ins loc`, `sing plur`,
    `past pres fut`, `inf imp`, `pass`, `masc fem neut`, `1 2 3`, `first surname patronymic geo org`, `comp sup`;
    `unknown` marks a reading guessed from the ending of a word that is in no dictionary.
    """

    lemma: str
    pos: Pos
    features: frozenset[str] = frozenset()


class NameReading(Struct, frozen=True):
    """One reading of a person's name: its words in base form, their case and gender where the language shows them."""

    base: tuple[str, ...]
    case: str | None = None
    gender: str | None = None


class Morphology(Protocol):
    """From a token to its lemma and case; each pack's `morphology.py` has a function `morphology()` that makes one."""

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        """Readings of a lower- or title-case word form, likeliest first; never empty."""

    def base(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a noun phrase or a name in base form: "Могилевского лифтового завода" → "Могилевский лифтовой завод"."""  # noqa: E501

    def one_of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """One of what is counted or measured: "сортировочных линий" → "сортировочная линия"."""

    def name(self, words: tuple[str, ...]) -> tuple[NameReading, ...]:
        """Readings of a person's name (given name, patronymic, surname, or a surname alone), likeliest first."""
