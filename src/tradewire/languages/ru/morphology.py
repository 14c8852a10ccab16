"""Russian word forms, by the OpenCorpora dictionary."""

from functools import cache, lru_cache, partial
from typing import Any, Final
from unicodedata import name

import pymorphy3

from tradewire.languages.ru.declension import counted_base, name_readings, phrase_base
from tradewire.languages.word import Analysis, NameReading, Pos

_POS: Final[dict[str, Pos]] = {
    "NOUN": "noun", "ADJF": "adjective", "ADJS": "adjective", "COMP": "adverb", "VERB": "verb", "INFN": "verb",
    "PRTF": "participle", "PRTS": "participle", "GRND": "verb", "NUMR": "numeral", "ADVB": "adverb",
    "NPRO": "pronoun", "PRED": "adverb", "PREP": "preposition", "CONJ": "conjunction", "PRCL": "particle",
}  # fmt: skip
_FEATURES: Final = {
    "nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc",
    "loc2": "loc", "sing": "sing", "plur": "plur", "past": "past", "pres": "pres", "futr": "fut", "INFN": "inf",
    "impr": "imp", "pssv": "pass", "masc": "masc", "femn": "fem", "neut": "neut", "1per": "1", "2per": "2",
    "3per": "3", "Name": "first", "Surn": "surname", "Patr": "patronymic", "Geox": "geo", "Orgn": "org",
    "COMP": "comp", "Supr": "sup", "GRND": "gerund", "Abbr": "abbr", "anim": "anim",
}  # fmt: skip
_LEAST_SCORE: Final = 0.02


class RussianMorphology:
    """Readings by pymorphy3, memoised; see `tradewire.languages.word.Morphology`."""

    def __init__(self) -> None:
        self._analyzer = pymorphy3.MorphAnalyzer(lang="ru")
        self._analyse = lru_cache(maxsize=200_000)(self._parse)
        self._base = lru_cache(maxsize=50_000)(partial(phrase_base, parse=self._analyzer.parse))
        self._one_of = lru_cache(maxsize=10_000)(partial(counted_base, parse=self._analyzer.parse))
        self._name = lru_cache(maxsize=50_000)(partial(name_readings, parse=self._analyzer.parse))

    def analyse(self, form: str) -> tuple[Analysis, ...]:
        return self._analyse(form.lower().replace("ё", "е"))

    def _parse(self, form: str) -> tuple[Analysis, ...]:
        if not all(name(letter, "") for letter in form):
            return (Analysis(form, "other"),)  # the analyzer fails on letters that Unicode has no name for
        parses = self._analyzer.parse(form)
        likely = [parse for parse in parses if parse.score >= _LEAST_SCORE] or parses[:1]
        known = self._analyzer.word_is_known(form)
        return tuple(dict.fromkeys(_analysis(parse, known) for parse in likely))

    def base(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self._base(words)

    def one_of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self._one_of(words)

    def name(self, words: tuple[str, ...]) -> tuple[NameReading, ...]:
        return self._name(words)


def _analysis(parse: Any, known: bool) -> Analysis:
    part, features = _grammar(parse.tag, known)
    return Analysis(parse.normal_form.replace("ё", "е"), part, features)


@cache
def _grammar(tag: Any, known: bool) -> tuple[Pos, frozenset[str]]:
    """What a tag says; the same object for all words that have it, of which there are some thousand kinds."""
    features = frozenset(_FEATURES[g] for g in tag.grammemes if g in _FEATURES)
    return _POS.get(str(tag.POS), "other"), features if known else features | {"unknown"}


def morphology() -> RussianMorphology:
    """The morphology of this pack."""
    return RussianMorphology()
