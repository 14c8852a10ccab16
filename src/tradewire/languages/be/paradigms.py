"""The forms of listed words: `words.tsv` says which class of `endings.tsv` each has, `irregular.tsv` the odd ones."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, cast

from tradewire.languages.word import Analysis, Pos

_SOFT: Final = {"т": "ц", "д": "дз", "к": "ц", "г": "з", "х": "с", "ў": "в"}
# The consonant before "-ены", "-аны" of passive participles.
_CHANGED: Final = {"сц": "шч", "дз": "дж", "п": "пл", "б": "бл", "м": "мл", "в": "ўл", "с": "ш", "з": "ж", "ц": "ч"}
_VOWELS: Final = frozenset("аеёіоуыэюя")
_STEMS: Final = 4


class _Row(NamedTuple):
    """Forms of one class that share a stem: ending → features."""

    pos: Pos
    stem: int
    endings: tuple[tuple[str, frozenset[str]], ...]


class _Word(NamedTuple):
    """One word of `words.tsv`: its class, its base form with the stems behind it, and further features."""

    rows: tuple[_Row, ...]
    participle: tuple[_Row, ...]
    word: str
    more: frozenset[str]


class Paradigms:
    """Form → readings, all in lower case with е for ё.

    The forms of words are made when one with their first letter is first asked for.
    """

    def __init__(self, folder: Path) -> None:
        classes = _classes(folder / "endings.tsv")
        self._waiting: dict[str, list[_Word]] = {}
        for word in _words(folder / "words.tsv", classes):
            self._waiting.setdefault(word.word[0], []).append(word)
        self._forms: dict[str, dict[Analysis, None]] = {}
        self._nominatives: dict[tuple[str, bool], str] = {}
        for form, reading in _irregular(folder / "irregular.tsv"):
            self._keep(form, reading)

    def readings(self, form: str) -> tuple[Analysis, ...]:
        """What the form may be; empty where it is not listed."""
        for word in self._waiting.get(form[:1], ()):
            for own, reading in _forms(word):
                self._keep(own, reading)
        self._waiting.pop(form[:1], None)  # afterwards: done twice, it does no harm
        return tuple(self._forms.get(form, ()))

    def _keep(self, form: str, reading: Analysis) -> None:
        self._forms.setdefault(form, {})[reading] = None
        if reading.pos == "noun" and "nom" in reading.features:
            self._nominatives.setdefault((reading.lemma, "plur" in reading.features), form)

    def nominative(self, noun: Analysis) -> str:
        """The nominative of a noun in the number of this form."""
        return self._nominatives.get((noun.lemma, "plur" in noun.features), noun.lemma)

    def adjective(self, lemma: str, gender: frozenset[str]) -> str:
        """The nominative of an adjective that agrees with a noun of this gender or number."""
        soft = lemma.endswith("ні")
        hard = {"plur": "ія" if lemma.endswith("і") else "ыя", "fem": "ая", "neut": "ае"}
        endings = {"plur": "ія", "fem": "яя", "neut": "яе"} if soft else hard
        ending = next((endings[mark] for mark in ("plur", "fem", "neut") if mark in gender), None)
        return lemma[:-1] + ending if ending else lemma


def _classes(path: Path) -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for name, pos, stem, features, forms in _lines(path):
        shared = features.split()
        endings = tuple(
            (ending, frozenset([*shared, case] if case else shared))
            for case, _, variants in (entry.partition("=") for entry in forms.split(" "))
            for ending in variants.split(",")
        )
        found[name] = (*found.get(name, ()), _Row(cast(Pos, pos), int(stem), endings))
    return found


def _irregular(path: Path) -> Iterator[tuple[str, Analysis]]:
    """Lines of lemma, part of speech, then features=form,form with the features parted by full stops."""
    for lemma, pos, forms in _lines(path):
        for entry in forms.split():
            features, _, variants = entry.rpartition("=")
            for form in variants.split(","):
                yield form, Analysis(lemma, cast(Pos, pos), frozenset(features.split(".")) - {""})


def _words(path: Path, classes: dict[str, tuple[_Row, ...]]) -> Iterator[_Word]:
    for name, more, words in _lines(path):
        shared = frozenset(more.split())
        for word in words.split():
            yield _Word(classes[name], classes["part"] if name.startswith("v") else (), word, shared)


def _forms(word: _Word) -> Iterator[tuple[str, Analysis]]:
    return _verb(word) if word.participle else _nominal(word)


def _nominal(word: _Word) -> Iterator[tuple[str, Analysis]]:
    lemma, *given = word.word.split(":")
    stems = [_stem(lemma, word.rows[0]), *given, *[""] * _STEMS]
    stems[1] = stems[1] or stems[0].rstrip("ьй")
    stems[2] = stems[2] or stems[1]
    stems[3] = stems[3] or _bare(stems[2])
    for row in word.rows:
        for ending, features in row.endings:
            form = lemma if row.stem == 0 else _join(stems[row.stem], ending)
            yield form, Analysis(lemma, row.pos, features | word.more)


def _stem(lemma: str, row: _Row) -> str:
    """The base form without the ending that it has."""
    endings = sorted((ending for ending, _ in row.endings), key=len, reverse=True)
    return lemma.removesuffix(next((ending for ending in endings if lemma.endswith(ending)), ""))


def _join(stem: str, ending: str) -> str:
    if ending.startswith("^"):
        return stem[:-1] + _SOFT.get(stem[-1:], stem[-1:]) + ending[1:]
    if ending.startswith("&"):
        return stem + stem[-1:] + ending[1:]
    return stem + ending


def _bare(stem: str) -> str:
    """The genitive plural without an ending, with a vowel in its last cluster: "закупк" → "закупак"."""
    if stem.endswith("в"):
        return stem[:-1] + "ў"
    if len(stem) < 3 or stem[-1] != "к" or stem[-2] in _VOWELS:
        return stem
    if stem[-2] in "йь":
        return stem[:-2] + "ек"
    return stem[:-2] + ("в" if stem[-2] == "ў" else stem[-2]) + "ак"


def _verb(word: _Word) -> Iterator[tuple[str, Analysis]]:
    """A verb, its reflexive and its passive participle."""
    lemma, *given = word.word.split(":")
    past = lemma.removesuffix("ць")
    present = (given[0] if given else "") or _present(lemma)
    for row in word.rows:
        for ending, features in row.endings:
            form = (past if row.stem == 0 else present) + ending
            shown = _in_time(features, word.more)
            yield form, Analysis(lemma, "verb", shown)
            yield _reflexive(form, shown), Analysis(_reflexive(lemma, shown), "verb", shown)
    for stem in given[1:] or _participles(lemma):
        for row in word.participle:
            yield from ((stem + ending, Analysis(lemma, row.pos, features)) for ending, features in row.endings)


def _in_time(features: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    """What is present in an imperfective verb is future in a perfective one."""
    return features - {"pres"} | {"fut"} if "perf" in more and "pres" in features else features


def _present(lemma: str) -> str:
    if lemma.endswith("аваць"):
        return lemma[:-5] + "у"
    if lemma.endswith("яваць"):
        return lemma[:-5] + "ю"
    return lemma[:-3] if lemma.endswith(("іць", "ыць")) else lemma[:-2]


def _participles(lemma: str) -> tuple[str, ...]:
    if not lemma.endswith(("іць", "ыць")):
        return (lemma[:-2] + "н",)
    stem = lemma[:-3]
    end = next((old for old in _CHANGED if stem.endswith(old)), "")
    changed = stem.removesuffix(end) + _CHANGED.get(end, "")
    return (changed + "ен", changed + "ан")


def _reflexive(form: str, features: frozenset[str]) -> str:
    if form.endswith("ць"):
        return form[:-2] + "цца"
    return form + ("цца" if {"3", "sing"} <= features else "ся")


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").replace("ё", "е").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
