"""English word forms, by endings and a list of the irregular ones."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from tradewire.languages.word import Analysis, NameReading, Pos

_IRREGULAR: Final = Path(__file__).with_name("irregular.tsv")
_VOWELS: Final = frozenset("aeiouy")
# One object each for all words.
_GERUND: Final = frozenset({"gerund", "pres"})
_PAST: Final = frozenset({"past", "pass"})
_PLURAL: Final = frozenset({"plur"})
_THIRD_PERSON: Final = frozenset({"pres", "3"})


class EnglishMorphology:
    """Readings by ending; see `tradewire.languages.word.Morphology`.

    English endings leave the part of speech open, so each form gets every lemma that its ending allows.
    """

    def __init__(self) -> None:
        self._irregular = _load_irregular()
        self._analyse = lru_cache(maxsize=200_000)(self._parse)

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        return self._analyse(form.lower())

    def base(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if not words:
            return words
        nouns = [a.lemma for a in self.analyse(words[-1]) if "plur" in a.features]
        return (*words[:-1], nouns[0]) if nouns else words

    def one_of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self.base(words)

    def name(self, words: tuple[str, ...]) -> tuple[NameReading, ...]:
        return (NameReading(words),)

    def _parse(self, form: str) -> tuple[Analysis, ...]:
        readings = self._irregular.get(form, ())
        return (*readings, Analysis(form, "other"), *(() if readings else _by_ending(form)))


def _load_irregular() -> dict[str, tuple[Analysis, ...]]:
    found: dict[str, tuple[Analysis, ...]] = {}
    for line in _IRREGULAR.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, lemma, pos, *features = line.split()
            reading = Analysis(lemma, _pos(pos), frozenset(features))
            found[form] = (*found.get(form, ()), reading)
    return found


def _pos(name: str) -> Pos:
    assert name in {"noun", "verb", "adjective", "adverb", "pronoun", "preposition", "numeral"}, name
    return name  # type: ignore[return-value]  # narrowed by the line above


def _by_ending(form: str) -> tuple[Analysis, ...]:
    if len(form) < 4:
        return ()
    if form.endswith("ing"):
        return tuple(Analysis(stem, "verb", _GERUND) for stem in _stems(form[:-3]))
    if form.endswith("ed"):
        return tuple(Analysis(stem, "verb", _PAST) for stem in _stems(form[:-2]))
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return tuple(
            reading
            for stem in _singulars(form)
            for reading in (
                Analysis(stem, "noun", _PLURAL),
                Analysis(stem, "verb", _THIRD_PERSON),
            )
        )
    return ()


def _stems(stem: str) -> tuple[str, ...]:
    """Of "stopp", "increas", "carri": what the verb may be."""
    found = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        found.insert(0, stem[:-1])
    if stem.endswith("i"):
        found.insert(0, stem[:-1] + "y")
    return tuple(found)


def _singulars(form: str) -> tuple[str, ...]:
    if form.endswith("ies"):
        return (form[:-3] + "y",)
    if form.endswith(("buses", "ches", "shes", "sses", "xes", "zes")):
        return (form[:-2], form[:-1])
    if form.endswith("oes"):
        return (form[:-2],)
    return (form[:-1],)


def morphology() -> EnglishMorphology:
    """The morphology of this pack."""
    return EnglishMorphology()
