"""Base forms of Russian names and noun phrases."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

from tradewire.languages.word import NameReading

_SURNAMES: Final = Path(__file__).with_name("surnames.tsv")
_CONSONANTS: Final = "бвгджзклмнпрстфхцчшщ"
_CASES: Final = {"nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "ablt": "ins",
                 "loct": "loc", "loc2": "loc"}  # fmt: skip
_GENDERS: Final = {"masc": "masc", "femn": "fem"}
_NAME_TAGS: Final = ("Name", "Patr")
_LONGEST_ENDING: Final = 5
# Foreign names that end so have one form for all cases: "Мэтью", "Коно", "Пелоси".
_UNCHANGING: Final = "оуыэюие"
_HARD: Final = _CONSONANTS + "ь"

Parse = Callable[[str], list[Any]]


class Ending(NamedTuple):
    """An ending of a surname: what it is in the base form, and the case and gender that it shows."""

    base: str
    case: str
    gender: str


class _Form(NamedTuple):
    base: str
    case: str
    gender: str


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """Ending → readings, likeliest first; read from `surnames.tsv`."""
    found: dict[str, tuple[Ending, ...]] = {}
    for line in _SURNAMES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for ending, reading in _line_endings(line):
                found[ending] = (*found.get(ending, ()), reading)
    return found


def _line_endings(line: str) -> Iterator[tuple[str, Ending]]:
    gender, base, cases = line.split("\t")
    for entry in cases.split():
        case, _, variants = entry.partition("=")
        for variant in variants.split(","):
            for letter in _CONSONANTS if "C" in base + variant else ("",):
                yield variant.replace("C", letter), Ending(base.replace("C", letter), case, gender)


def name_readings(words: tuple[str, ...], parse: Parse) -> tuple[NameReading, ...]:
    """Readings of a name in which all words agree in case and gender; the name itself where none do."""
    options = [_word_forms(word, parse, last=i == len(words) - 1) for i, word in enumerate(words)]
    if len(words) > 1:
        options[0] = (*options[0], *_woman_forms(words[0], options[-1]))
    ranked: dict[tuple[str, str], tuple[int, tuple[str, ...]]] = {}
    keys = dict.fromkeys((form.case, form.gender) for form in options[-1])
    for key in keys:
        chosen = [_first_fit(forms, key) for forms in options]
        if all(chosen):
            rank = sum(fit[0] for fit in chosen if fit)
            ranked[key] = (rank, tuple(fit[1] for fit in chosen if fit))
    best = sorted(ranked.items(), key=lambda item: item[1][0])
    return tuple(NameReading(base, case, gender) for (case, gender), (_, base) in best) or (NameReading(words),)


def _first_fit(forms: tuple[_Form, ...], key: tuple[str, str]) -> tuple[int, str] | None:
    return next(((i, form.base) for i, form in enumerate(forms) if (form.case, form.gender) == key), None)


def _word_forms(word: str, parse: Parse, *, last: bool) -> tuple[_Form, ...]:
    """What a word of a name may be: given names by the dictionary, the rest by its ending."""
    if len(word) <= 2 or not word.isalpha():
        return tuple(
            _Form(word, case, gender) for case, gender in product(dict.fromkeys(_CASES.values()), ("masc", "fem"))
        )
    known = tuple(_dictionary_forms(word, parse))
    if not known and word[-1].lower() in _UNCHANGING:
        fixed = tuple(
            _Form(word, case, gender) for case, gender in product(dict.fromkeys(_CASES.values()), ("masc", "fem"))
        )
        return (*_ending_forms(word), *fixed)
    if known and not (last and any(mark in word.lower()[-5:] for mark in ("ов", "ев", "ин", "ын"))):
        return known
    return (*_ending_forms(word), *known)


def _woman_forms(word: str, surname: tuple[_Form, ...]) -> Iterator[_Form]:
    """ "Гульжан Абишевой": a given name in a consonant has one form for all cases beside a woman's surname."""
    if word[-1].lower() in _HARD and len(word) > 2:
        for form in surname:
            if form.gender == "fem" and form.base.endswith("а"):
                yield _Form(word, form.case, "fem")


def _dictionary_forms(word: str, parse: Parse) -> Iterator[_Form]:
    for reading in parse(word.lower()):
        tag = reading.tag
        if any(mark in tag for mark in _NAME_TAGS) and str(tag.number) == "sing" and str(tag.gender) in _GENDERS:
            base = reading if tag.case == "nomn" else reading.inflect({"nomn", "sing"})
            if base and str(tag.case) in _CASES:
                yield _Form(like(word, base.word), _CASES[str(tag.case)], _GENDERS[str(tag.gender)])


def _ending_forms(word: str) -> Iterator[_Form]:
    lower = word.lower()
    for size in range(min(_LONGEST_ENDING, len(lower) - 1), 0, -1):
        for ending in endings().get(lower[-size:], ()):
            yield _Form(like(word, lower[:-size] + ending.base), ending.case, ending.gender)


def phrase_base(words: tuple[str, ...], parse: Parse) -> tuple[str, ...]:
    """The head noun and the adjectives before it in the nominative, what follows as it is."""
    parses = [parse(word.lower()) for word in words]
    head = next((i for i in range(len(words)) if _is_noun(parses[i]) and not _leads(parses, i)), None)
    if head is None:
        return words
    noun = next(reading for reading in parses[head] if reading.tag.POS == "NOUN")
    number, gender = str(noun.tag.number), str(noun.tag.gender)
    changed = [
        _inflected(words[i], parses[i], {"nomn", "plur"} if number == "plur" else {"nomn", "sing", gender})
        for i in range(head)
    ]
    nominative = noun.inflect({"nomn", number}) if number in ("sing", "plur") else None
    return (*changed, like(words[head], nominative.word if nominative else words[head]), *words[head + 1 :])


def counted_base(words: tuple[str, ...], parse: Parse) -> tuple[str, ...]:
    """The base form of a phrase in the genitive, the last word its noun: one of them."""
    readings = [r for r in parse(words[-1].lower()) if r.tag.POS == "NOUN"]
    noun = next((r for r in readings if r.tag.case == "gent"), readings[0] if readings else None)
    if noun is None:
        return words
    one = noun.inflect({"nomn", "sing"})
    number = {"nomn", "sing", str(noun.tag.gender)} if one is not None else {"nomn", "plur"}
    changed = [_inflected(word, parse(word.lower()), number) for word in words[:-1]]
    return (*changed, like(words[-1], one.word if one is not None else noun.normal_form))


def _is_noun(readings: list[Any]) -> bool:
    return bool(readings) and readings[0].tag.POS == "NOUN"


def _leads(parses: list[list[Any]], i: int) -> bool:
    """Whether the word may be an adjective before a noun that agrees with it."""
    cases = {str(r.tag.case) for r in parses[i] if r.tag.POS in ("ADJF", "PRTF")}
    return i + 1 < len(parses) and any(
        r.tag.POS in ("NOUN", "ADJF", "PRTF") and str(r.tag.case) in cases for r in parses[i + 1]
    )


def _inflected(word: str, readings: list[Any], grammemes: set[str]) -> str:
    reading = next((r for r in readings if r.tag.POS in ("ADJF", "PRTF")), None)
    form = reading.inflect(grammemes - {"None"}) if reading else None
    return like(word, form.word) if form else word


def like(pattern: str, word: str) -> str:
    """The word with the letters of the pattern as far as both agree ("КАМАЗов", "камаз" → "КАМАЗ")."""
    same = 0
    for ours, theirs in zip(pattern, word, strict=False):
        if ours.lower().replace("ё", "е") != theirs.replace("ё", "е"):
            break
        same += 1
    rest = word[same:]
    if pattern.isupper() and len(pattern) > 1:
        return pattern[:same] + rest.upper()
    return pattern[:same] + rest if same else rest[:1].upper() + rest[1:] if pattern[:1].isupper() else rest
