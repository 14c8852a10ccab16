"""Case forms of Russian names and adjectives: by the dictionary, by rule where it lacks the word."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pymorphy3  # type: ignore[import-untyped,unused-ignore]

CASES: Final = {"n": "nomn", "g": "gent", "d": "datv", "a": "accs", "i": "ablt", "l": "loct"}
Forms = dict[str, list[str]]
"""Case letter → forms, the usual one first."""

# Words that take the case while the name behind them stays: "Республикой Беларусь", "штате Гуджарат".
_HEADS: Final = frozenset(
    {
        *("республика", "королевство", "штат", "провинция", "область", "город", "остров", "острова", "район"),
        *("княжество", "содружество", "совет", "организация", "союз", "ассоциация", "группа", "государство"),
        *("страна", "страны"),
    }
)
# Endings that dictionary-less names keep in all cases.
_FIXED: Final = re.compile(r"(?:[еиоуыэюё]|[ауыэюяиео]а)$")
_DECLINED_O: Final = re.compile(r"(?:[оеи]во|ино|ыно)$")
_LINKS: Final = frozenset(["на", "дель", "эль", "де", "ла", "и", "да", "аль", "эс", "эд", "эр"])


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def name_forms(name: str) -> Forms:
    """Forms of a name in the nominative, in lower case with е for ё; hyphens and blanks are kept."""
    lower = plain(name)
    if name.isupper() or sum(letter.isupper() for letter in name.replace("-", "")) > len(name) // 2:
        return {case: [lower] for case in CASES}
    words = lower.split(" ")
    return _word_forms(lower) if len(words) == 1 else _phrase_forms(words)


def adjective_forms(adjective: str) -> dict[str, str]:
    """Form → letters of the cases that it can stand in, of an adjective in the masculine nominative."""
    prefix, dash, last = plain(adjective).rpartition("-")
    found: dict[str, str] = {}
    for parse in _adjective(last).lexeme:
        case = _letter(parse.tag.case)
        if case and parse.tag.POS == "ADJF" and not {"Supr", "Cmp2", "V-be", "V-oy"} & set(parse.tag.grammemes):
            form = prefix + dash + plain(parse.word)
            found[form] = found.get(form, "") + ("" if case in found.get(form, "") else case)
    return found or dict.fromkeys([plain(adjective)], "ngdail")


def people_forms(people: str) -> dict[str, str]:
    """Form → letters of its cases, singular and plural, of a noun for one person."""
    found: dict[str, str] = {}
    for parse in _noun(plain(people)).lexeme:
        case = _letter(parse.tag.case)
        if case and parse.tag.POS == "NOUN":
            form = plain(parse.word)
            found[form] = found.get(form, "") + ("" if case in found.get(form, "") else case)
    return found


def is_common(form: str) -> bool:
    """Whether the dictionary knows the form as something else than a place: a word, a given name, a surname."""
    return any("Geox" not in p.tag for p in _known(form))


def is_person(form: str, name: str) -> bool:
    """Whether the dictionary knows a form of the name as a given name, a surname or a patronymic.

    Surnames like adjectives ("Минском", of Минский) do not count unless they are the name itself.
    """
    parses = [p for p in _known(form) if {"Name", "Surn", "Patr"} & set(p.tag.grammemes)]
    own = [p for p in parses if plain(p.normal_form) == plain(name) or not p.normal_form.endswith(("ий", "ый", "ой"))]
    return bool(own) and not _DECLINED_O.search(form)


def _known(form: str) -> list[Any]:
    return [p for p in _analyzer().parse(form) if p.is_known and p.score > 0.01]


def is_adjective(form: str) -> bool:
    """Whether the likeliest reading is an adjective: names of streets and quarters mostly."""
    return str(_analyzer().parse(form)[0].tag.POS) == "ADJF"


def plain(text: str) -> str:
    """Lower case with е for ё."""
    return text.lower().replace("ё", "е")


def _letter(case: str | None) -> str:
    grammemes = {"gen2": "g", "loc2": "l", "acc2": "a"} | {value: key for key, value in CASES.items()}
    return grammemes.get(case or "", "")


def _adjective(word: str) -> Any:
    parses = _analyzer().parse(word)
    return next((p for p in parses if p.tag.POS == "ADJF" and {"nomn", "masc"} <= set(p.tag.grammemes)), parses[0])


def _noun(word: str) -> Any:
    """The likeliest nominative: a place first, then a known word, then what the ending says."""

    def rank(parse: Any) -> tuple[bool, bool, bool, float]:
        return ("Geox" in parse.tag, parse.is_known, "Surn" not in parse.tag, parse.score)

    parses = [p for p in _analyzer().parse(word) if p.tag.case == "nomn" and p.tag.POS in ("NOUN", "ADJF")]
    return max(parses, key=rank, default=_analyzer().parse(word)[0])


def _word_forms(word: str) -> Forms:
    if "-" in word:
        return _hyphen_forms(word.split("-"))
    parse = _noun(word)
    if not parse.is_known and _FIXED.search(word) and not _DECLINED_O.search(word):
        return {case: [word] for case in CASES}
    if _DECLINED_O.search(word):  # "в Иваново", "в Иванове"
        return {case: _unique([word, *_ovo(word, case)]) for case in CASES}
    return {case: [_inflect(parse, grammeme)] for case, grammeme in CASES.items()}


def _ovo(word: str, case: str) -> list[str]:
    ending = {"n": "о", "a": "о", "g": "а", "d": "у", "i": "ом", "l": "е"}[case]
    return [word[:-1] + ending]


def _inflect(parse: Any, grammeme: str) -> str:
    if grammeme == "accs" and parse.tag.gender == "masc":
        return plain(parse.word)  # places are no living things: "в Нур-Султан"
    number = parse.tag.number or "sing"
    found = parse.inflect({grammeme, number}) or parse.inflect({grammeme})
    return plain(found.word) if found else plain(parse.word)


def _hyphen_forms(parts: list[str]) -> Forms:
    """ "Ростов-на-Дону" bends its first part, all others their last; unless the first is an adjective as well."""
    bent = 0 if any(part in ("на", "дель", "де") for part in parts[1:-1]) else len(parts) - 1
    if parts[0] in _LINKS or len(parts[bent]) < 3:
        return {case: ["-".join(parts)] for case in CASES}
    inner = _word_forms(parts[bent])
    return {case: ["-".join([*parts[:bent], form, *parts[bent + 1 :]]) for form in inner[case]] for case in CASES}


def _phrase_forms(words: list[str]) -> Forms:
    if words[0] in _HEADS or words[0].rpartition("-")[2] in _HEADS:
        return _headed_forms(words)
    if len(words) == 3 and words[1] == "и":
        first, second = _word_forms(words[0]), _word_forms(words[2])
        return {case: [f"{first[case][0]} и {second[case][0]}"] for case in CASES}
    head = next((i for i, word in enumerate(words) if not _agrees(word, i, words)), len(words) - 1)
    noun = _noun(words[head].rpartition("-")[2])
    bent = {case: [" ".join(p)] for case, p in _bent(words, head, noun).items()}
    return {case: _unique(forms) for case, forms in bent.items()}


def _agrees(word: str, at: int, words: list[str]) -> bool:
    return at < len(words) - 1 and any(
        p.tag.POS in ("ADJF", "PRTF") and p.tag.case == "nomn" for p in _analyzer().parse(word.rpartition("-")[2])
    )


def _bent(words: list[str], head: int, noun: Any) -> dict[str, list[str]]:
    tail = words[head + 1 :]
    found: dict[str, list[str]] = {}
    for case, grammeme in CASES.items():
        adjectives = [_agree(word, grammeme, noun) for word in words[:head]]
        found[case] = [*adjectives, _word_forms(words[head])[case][0], *tail]
    return found


def _agree(word: str, grammeme: str, noun: Any) -> str:
    prefix, dash, last = word.rpartition("-")
    parse = next((p for p in _analyzer().parse(last) if p.tag.POS in ("ADJF", "PRTF") and p.tag.case == "nomn"), None)
    if parse is None:
        return word
    wanted = {grammeme, "plur"} if noun.tag.number == "plur" else {grammeme, "sing", noun.tag.gender or "masc"}
    if grammeme == "accs":
        wanted |= {"inan"} if {"masc", "plur"} & wanted else set()
    found = parse.inflect(wanted)
    return prefix + dash + (plain(found.word) if found else last)


def _headed_forms(words: list[str]) -> Forms:
    """ "Республика Татарстан": the head bends, the name stays or bends with it."""
    head, rest = _word_forms(words[0]), words[1:]
    found = {case: [" ".join([head[case][0], *rest])] for case in CASES}
    if len(rest) == 1 and words[0] == "республика":
        inner = _word_forms(rest[0])
        for case in CASES:
            found[case] = _unique([*found[case], f"{head[case][0]} {inner[case][0]}"])
    return found


def _unique(forms: list[str]) -> list[str]:
    return list(dict.fromkeys(forms))


def iter_forms(forms: Forms) -> Iterator[tuple[str, str]]:
    """Form and the letters of all cases that it can stand in."""
    letters: dict[str, str] = {}
    for case, spellings in forms.items():
        for form in spellings:
            letters[form] = letters.get(form, "") + case
    yield from letters.items()
