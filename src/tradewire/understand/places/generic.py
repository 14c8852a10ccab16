"""Words for a kind of area: "the region", "наша область", "this Russian region"."""

from dataclasses import dataclass
from typing import Final

from tradewire.languages.pack import Pack
from tradewire.understand.places.cues import has_lemma, word_at
from tradewire.understand.places.hits import Hit
from tradewire.understand.places.scene import Scene
from tradewire.understand.tokens import Token, Word

_GENITIVE: Final = "=gen"
_NUMBER: Final = "=number"


@dataclass(frozen=True, slots=True)
class Generic:
    """A word for an area of kind `sort` at `noun`, with what belongs to it from `first` to `last`.

    `country` is the country that an adjective between asks for ("this Russian region").
    """

    first: int
    last: int
    noun: int
    sort: str
    country: str | None = None
    absorbed: Hit | None = None


class GenericWords:
    """Finds the words for kinds of areas of one language."""

    def __init__(self, pack: Pack) -> None:
        table = pack.places
        self._table = table
        self._sorts = {word: sort for sort, words in table.generic.items() for word in words}
        self._determiners = frozenset(table.determiners)
        self._modifiers = frozenset(word.replace("ё", "е") for word in table.modifiers)
        self._not_determiners = frozenset(table.not_determiners)
        self._not_before = frozenset(table.not_before)
        self._not_after = frozenset(table.not_after)
        self.nouns = frozenset(self._sorts)

    def _sort_of(self, word: Word) -> tuple[str, str] | None:
        """The word's lemma and the kind of area that it is for, where it is a singular."""
        for reading in word.readings:
            sort = self._sorts.get(reading.lemma)
            if sort and reading.pos != "verb" and "plur" not in reading.features:
                return reading.lemma, sort
        return None

    def find(self, scene: Scene, nouns: list[int]) -> list[Generic]:
        """All of them, in order; `nouns` are the tokens that may be one."""
        return [generic for i in nouns if (generic := self.at(scene, i)) is not None]

    def at(self, scene: Scene, i: int) -> Generic | None:
        """The mention whose noun stands at `i`, None where the word means something else there."""
        known = self._sort_of(scene.tokens[i].word)
        if known is None or i in scene.covered or self._is_other(scene, i, known[0]):
            return None
        first, absorbed, determined = self._start(scene, i)
        opener = scene.word(first)
        if self._table.needs_determiner and not determined:
            return None
        if determined and opener.has("plur", "nom") and not opener.has("sing"):
            return None
        if not determined and (has_lemma(scene.word(first - 1), self._not_after) or _is_plural(scene, first, i)):
            return None
        return Generic(first, i + 1, i, known[1], _country(scene, absorbed), absorbed)

    def _start(self, scene: Scene, i: int) -> tuple[int, Hit | None, bool]:
        """Where the phrase begins, the place adjective inside, and whether a determiner opens it."""
        absorbed: Hit | None = None
        j = i
        while j > 0:
            inner = scene.ends.get(j)
            before = word_at(scene.tokens, j - 1)
            if inner is not None and absorbed is None and _is_country_adjective(scene, inner):
                absorbed, j = inner, inner.first
            elif has_lemma(before, self._modifiers):
                j -= 1
            elif self._determines(before):
                return j - 1, absorbed, True
            else:
                break
        return (j if absorbed else i), absorbed, False

    def _determines(self, word: Word) -> bool:
        if word.lower in self._not_determiners:
            return False
        return word.lower in self._determiners or has_lemma(word, self._determiners)

    def _is_other(self, scene: Scene, i: int, lemma: str) -> bool:
        """Beside a name, or in a phrase that is about no area."""
        if i + 1 in scene.starts and scene.starts[i + 1].candidates[0].form == "n":
            return True
        beside = scene.ends.get(i)
        if beside is not None and not _is_country_adjective(scene, beside):
            return True
        after = scene.word(i + 1)
        return after.lower in self._not_before or any(
            self._follows(scene, i, after, sign) for sign in self._table.not_areas.get(lemma, ())
        )

    def _follows(self, scene: Scene, i: int, after: Word, sign: str) -> bool:
        located = scene.word(i - 1).lower in scene.cues.located
        if sign == _GENITIVE:
            is_subject = scene.word(i).lower == scene.word(i).lemma
            return (located or is_subject) and _is_genitive(after)
        if sign == _NUMBER:
            return located and after.is_digit
        return sign in after.lemmas or after.text == sign


def _is_plural(scene: Scene, first: int, noun: int) -> bool:
    """Whether a form that can be singular or plural ("страны") stands where only the plural can.

    The singular needs a word before it that its case depends on.
    """
    before = scene.word(first - 1)
    if before.is_digit or before.is_pos("numeral"):
        return True
    features = [reading.features for reading in scene.word(noun).readings]
    if not any({"plur", "nom"} <= feature for feature in features):
        return False
    singular = {case for feature in features if "sing" in feature for case in feature}
    governed = scene.cues.cases.get(before.lower)
    if governed is not None:
        return singular.isdisjoint(governed)
    if before.is_pos("adjective", "participle"):
        return not before.has("sing")
    return not (before.is_alpha and before.is_pos("noun", "adverb", "verb", "name"))


def _is_genitive(word: Word) -> bool:
    first = word.readings[0] if word.readings else None
    return bool(first and not word.is_title and first.pos in ("noun", "adjective") and "gen" in first.features)


def _is_country_adjective(scene: Scene, hit: Hit) -> bool:
    return any(c.form == "a" and scene.places.kind(c.area) == "country" for c in hit.candidates)


def _country(scene: Scene, absorbed: Hit | None) -> str | None:
    if absorbed is None:
        return None
    return next((c.area for c in absorbed.candidates if scene.places.kind(c.area) == "country"), None)


def words_of(tokens: list[Token], generic: Generic, keep: bool) -> str:
    """The name of an area that is never named: "the region", "область"."""
    noun = tokens[generic.noun].word
    if not keep:
        return noun.lemma
    opener = tokens[generic.first].word.lower if generic.first < generic.noun else ""
    return f"{opener} {noun.lower}".strip()
