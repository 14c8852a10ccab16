"""Belarusian word forms: a list of words with their classes of endings, and a guess by ending for all others."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from tradewire.languages.be.paradigms import Paradigms
from tradewire.languages.word import Analysis, NameReading, Pos

_HERE: Final = Path(__file__).parent
_LONGEST_ENDING: Final = 6
_SHORTEST_STEM: Final = 2
# Cases in which a name with one form for all of them may stand.
_CASES: Final = ("nom", "gen", "dat", "acc", "ins", "loc")


class _Ending(NamedTuple):
    """What an ending is in the base form, and what it shows."""

    base: str
    pos: Pos
    features: frozenset[str]


class BelarusianMorphology:
    """Readings by the list, or by ending; see `tradewire.languages.word.Morphology`.

    Base forms have е for ё, as `Word.lower` has; an initial ў is у.
    """

    def __init__(self) -> None:
        self._spellings = tuple(_rows("spelling.tsv"))
        self._known = Paradigms(_HERE)
        self._endings = _load_endings("guess.tsv")
        self._surnames = _load_endings("surnames.tsv")
        self.analyse = lru_cache(maxsize=200_000)(self._analyse)
        self.base = lru_cache(maxsize=50_000)(self._base)
        self.name = lru_cache(maxsize=50_000)(self._name)

    def _analyse(self, form: str) -> tuple[Analysis, ...]:
        plain = self._official(form.lower().replace("ё", "е"))
        return self._known.readings(plain) or _by_ending(plain, self._endings) or (_unknown(plain),)

    def _base(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The first noun and the adjectives before it in the nominative, what follows as it is."""
        nouns = [self._nominal(word) for word in words]
        head = next((i for i, noun in enumerate(nouns) if noun is not None), None)
        noun = nouns[head] if head is not None else None
        if head is None or noun is None:
            return words
        gender = noun.features & {"masc", "fem", "neut", "plur"}
        changed = (self._agreeing(word, gender) for word in words[:head])
        return (*changed, _like(words[head], self._known.nominative(noun)), *words[head + 1 :])

    def one_of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self.base(words)

    def _name(self, words: tuple[str, ...]) -> tuple[NameReading, ...]:
        """Readings in which all words of the name agree in case and gender; the name itself where none do."""
        options = [_firsts(self._name_forms(word)) for word in words]
        shared = [key for key in options[-1] if all(key in forms for forms in options)] if options else []
        readings = (NameReading(tuple(forms[key] for forms in options), *key) for key in shared)
        return tuple(readings) or (NameReading(words),)

    def _official(self, form: str) -> str:
        if "ь" in form or "л" in form or "э" in form or "ґ" in form:
            for classical, official in self._spellings:
                form = form.replace(classical, official)
        return "у" + form[1:] if form.startswith("ў") else form

    def _nominal(self, word: str) -> Analysis | None:
        """The reading of a noun, None where the word is likelier something else."""
        reading = self.analyse(word.lower())[0]
        return reading if reading.pos in ("noun", "name") else None

    def _agreeing(self, word: str, gender: frozenset[str]) -> str:
        adjective = next((r for r in self.analyse(word.lower()) if r.pos in ("adjective", "participle")), None)
        return _like(word, self._known.adjective(adjective.lemma, gender)) if adjective else word

    def _name_forms(self, word: str) -> Iterator[tuple[tuple[str, str], str]]:
        """(case, gender) → base form; a given name by the list, another word by its ending; the likeliest first."""
        if len(word) <= _SHORTEST_STEM or not word.isalpha():
            yield from (((case, gender), word) for gender in ("fem", "masc") for case in _CASES)
            return
        first = [r for r in self.analyse(word.lower()) if "first" in r.features]
        for reading in first or _by_ending(word.lower(), self._surnames):
            for gender in sorted(reading.features & {"masc", "fem"}, reverse=True):
                for case in (case for case in _CASES if case in reading.features):
                    yield (case, gender), _like(word, reading.lemma)


def _firsts(items: Iterator[tuple[tuple[str, str], str]]) -> dict[tuple[str, str], str]:
    """The first value of each key."""
    found: dict[tuple[str, str], str] = {}
    for key, value in items:
        found.setdefault(key, value)
    return found


def _by_ending(form: str, endings: dict[str, tuple[_Ending, ...]]) -> tuple[Analysis, ...]:
    """Readings by the longest ending that leaves a stem."""
    for size in range(min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM), 0, -1):
        found = endings.get(form[-size:])
        if found:
            return tuple(Analysis(form[:-size] + e.base, e.pos, e.features | {"unknown"}) for e in found)
    return ()


def _unknown(form: str) -> Analysis:
    return Analysis(form, "noun" if len(form) > _SHORTEST_STEM else "other", frozenset({"unknown", "nom", "sing"}))


def _load_endings(name: str) -> dict[str, tuple[_Ending, ...]]:
    """Ending → readings, earlier lines first; "C" in the file stands for any consonant."""
    found: dict[str, tuple[_Ending, ...]] = {}
    for pos, features, base, forms in _rows(name):
        for letter in "бвгджзйклмнпрстўфхцчш" if "C" in base + forms else ("",):
            for case, ending in _case_endings(forms.replace("C", letter)):
                shown = frozenset([*features.split(), case])
                entry = _Ending(base.replace("C", letter), pos, shown)  # type: ignore[arg-type]  # one of `Pos`
                found[ending] = (*found.get(ending, ()), entry)
    return found


def _case_endings(forms: str) -> Iterator[tuple[str, str]]:
    for entry in forms.split():
        case, _, variants = entry.partition("=")
        yield from ((case, ending) for ending in variants.split(","))


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _like(pattern: str, word: str) -> str:
    """The word with the letters of the pattern as far as both agree, ё and capitals with them."""
    same = 0
    for ours, theirs in zip(pattern, word, strict=False):
        if ours.lower().replace("ё", "е") != theirs:
            break
        same += 1
    rest = word[same:].upper() if pattern.isupper() and len(pattern) > 1 else word[same:]
    return pattern[:same] + rest


def morphology() -> BelarusianMorphology:
    """The morphology of this pack."""
    return BelarusianMorphology()
