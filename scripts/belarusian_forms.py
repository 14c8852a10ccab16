"""Case forms of Belarusian place names and adjectives, by rule; see `russian_forms` for the shapes."""

import re
from collections.abc import Iterator
from typing import Final

CASES: Final = ("n", "g", "d", "a", "i", "l")
# Words for a kind of region in a case, and how they are abbreviated.
SHORTENED: Final = {" вобласць": " вобл", " вобласці": " вобл", " вобласцю": " вобл"}
Forms = dict[str, list[str]]
"""Case letter → forms, the usual one first; lower case, е for ё."""

_SOFTENED: Final = {"т": "ц", "д": "дз", "г": "з", "х": "с", "ў": "в"}
_HARDENED: Final = "жчшрц"
# Names in a soft consonant that are feminine; all others are masculine: "Гомель", "Стаўрапаль".
_FEMININE: Final = frozenset(
    ["беларусь", "казань", "цюмень", "астрахань", "смаргонь", "сібір", "цвер", "перм", "разань", "кубань", "сызрань"]
)
# Names in -а that are neuter, besides those in -ава, -ева and -іна of places.
_NEUTER: Final = frozenset(["гродна", "маладзечна", "косава", "кемерава", "іванава", "жодзіна", "сараева"])
_PLURAL: Final = frozenset(
    ["нідэрланды", "філіпіны", "эміраты", "астравы", "штаты", "баранавічы", "асіповічы", "чабаксары", "чаўны", "горкі",
     "калінкавічы", "смалявічы", "івацэвічы", "пружаны", "паставы", "стоўбцы", "ашмяны", "жыткавічы", "калодзішчы",
     "афіны", "мальдывы", "тэрыторыі"]
)  # fmt: skip
# A vowel that is there only in the nominative: "Чарапавец", "Чарапаўца".
_FLEETING: Final = {"чарапавец": "чарапаўц", "лунінец": "лунінц", "астравец": "астраўц", "арол": "арл",
                    "навагрудак": "навагрудк", "беласток": "беласток"}  # fmt: skip
# Not the name of a place alone, so that its genitive has another ending.
_ABSTRACT: Final = frozenset(["усход", "захад"])
_HEADS: Final = frozenset(["рэспубліка", "востраў", "астравы", "штаты", "садружнасць", "арганізацыя", "каралеўства"])
_UNCHANGING: Final = re.compile(r"(?:[іоуыэюеё]|уа|оа)$")
_SOFT_ADJECTIVES: Final = ("ні",)


def name_forms(name: str) -> Forms:
    """Forms of a name in the nominative; hyphens and blanks are kept."""
    lower = plain(name)
    if name.isupper():
        return {case: [lower] for case in CASES}
    words = lower.split(" ")
    if len(words) == 1:
        return _word_forms(lower)
    if len(words) == 3 and words[1] == "і":
        first, second = _word_forms(words[0]), _word_forms(words[2])
        return {case: [f"{first[case][0]} і {second[case][0]}"] for case in CASES}
    if words[0].rpartition("-")[2] in _HEADS:
        return _headed(words)
    head = next((i for i, word in enumerate(words) if not _is_adjective(word)), len(words) - 1)
    noun, gender = _word_forms(words[head]), _gender(words[head])
    return {case: [_phrase(words, head, form, case, gender) for form in noun[case]] for case in CASES}


def adjective_forms(adjective: str) -> dict[str, str]:
    """Form → letters of the cases that it can stand in, of an adjective in the masculine nominative.

    Behind a vowel an initial "у" is written "ў".
    """
    found: dict[str, str] = {}
    for gender in ("masc", "fem", "neut", "plur"):
        for case in CASES:
            form = _bend(plain(adjective), case, gender)
            for spelling in {form, "ў" + form[1:] if form[0] == "у" else form}:
                found[spelling] = found.get(spelling, "") + ("" if case in found.get(spelling, "") else case)
    return found


def own_adjectives(name: str) -> list[str]:
    """The adjective in a region's own name: "Ферганская вобласць" → "ферганскі"."""
    words = plain(name).split(" ")
    return [_masculine(words[0])] if len(words) == 2 and words[1] in ("вобласць", "край") else []


def first_part(adjective: str) -> str:
    """The adjective before a hyphen: "беларуска-кітайскі"."""
    return plain(adjective)[:-1] + "а"


def iter_forms(forms: Forms) -> Iterator[tuple[str, str]]:
    """Form and the letters of all cases that it can stand in."""
    letters: dict[str, str] = {}
    for case, spellings in forms.items():
        for form in spellings:
            letters[form] = letters.get(form, "") + case
    yield from letters.items()


def plain(text: str) -> str:
    """Lower case with е for ё."""
    return text.lower().replace("ё", "е")


def _phrase(words: list[str], head: int, noun: str, case: str, gender: str) -> str:
    adjectives = (_bend(_masculine(word), case, gender) for word in words[:head])
    return " ".join([*adjectives, noun, *words[head + 1 :]])


def _headed(words: list[str]) -> Forms:
    """ "Рэспубліка Татарстан": the head bends, what follows stays or, in a republic of one word, bends with it."""
    head, rest = _word_forms(words[0]), words[1:]
    found = {case: [" ".join([head[case][0], *rest])] for case in CASES}
    if words[0] == "рэспубліка" and len(rest) == 1:
        inner = _word_forms(rest[0])
        for case in CASES:
            found[case] = list(dict.fromkeys([*found[case], f"{head[case][0]} {inner[case][0]}"]))
    return found


def _is_adjective(word: str) -> bool:
    return word.endswith(("ая", "яя", "ае", "ыя", "кі", "ні", "кія", "скі", "ны", "вы")) and word not in _PLURAL


def _masculine(word: str) -> str:
    """ "паўночная" → "паўночны", "гомельская" → "гомельскі"."""
    stem = next((word[: -len(end)] for end in ("ая", "яя", "ае", "ыя", "ія") if word.endswith(end)), None)
    if stem is None:
        return word
    return stem + ("і" if stem[-1] in "кгх" or word.endswith("яя") else "ы")


def _bend(adjective: str, case: str, gender: str) -> str:
    stem, last = adjective[:-1], adjective[-1]
    if adjective.endswith(_SOFT_ADJECTIVES):
        ends = {"masc": "і яга яму і ім ім", "neut": "яе яга яму яе ім ім", "fem": "яя яй яй юю яй яй",
                "plur": "ія іх ім ія імі іх"}  # fmt: skip
    else:
        ends = {"masc": f"{last} ага аму {last} {last}м {last}м", "neut": f"ае ага аму ае {last}м {last}м",
                "fem": "ая ай ай ую ай ай",
                "plur": f"{last}я {last}х {last}м {last}я {last}мі {last}х"}  # fmt: skip
    return stem + ends[gender].split(" ")[CASES.index(case)]


def _gender(word: str) -> str:
    if word in _PLURAL:
        return "plur"
    if word in _NEUTER or word.endswith(("ства", "е")):
        return "neut"
    feminine = word.endswith(("а", "я", "асць")) or word in _FEMININE
    return "fem" if feminine else "masc"


def _word_forms(word: str) -> Forms:
    if "-" in word:
        return _hyphened(word.split("-"))
    stem = _FLEETING.get(word, "")
    if stem:
        return _forms(word, stem, "а у - ам ы" if stem[-1] in _HARDENED else "а у - ам у")
    if word in _PLURAL:
        return (
            _forms(word, word[:-1], "аў ам - амі ах") if word[-1] == "ы" else _forms(word, word[:-1], "яў ам - амі ах")
        )
    if _UNCHANGING.search(word):
        return {case: [word] for case in CASES}
    return _singular(word)


def _singular(word: str) -> Forms:
    last, before = word[-1], word[-2:-1]
    if last == "я":
        return _forms(word, word[:-1], "і і ю яй і")
    if word in _NEUTER or word.endswith("ства"):
        return _forms(word, word[:-1], "а у - ам е") | {"l": [_softened(word[:-1]) + "е", word[:-1] + "а"]}
    if last == "а":
        return _in_a(word, before)
    if word in _FEMININE or word.endswith("асць"):
        return _in_soft(word, word.rstrip("ь"))
    if last in "ьй":
        return _forms(word, word[:-1], "я ю - ем і")
    return _in_consonant(word, last)


def _in_a(word: str, before: str) -> Forms:
    stem = word[:-1]
    if before in _HARDENED:
        return _forms(word, stem, "ы ы у ай ы")
    soft = {"к": stem[:-1] + "ц" + "ы", "г": stem[:-1] + "зе", "х": stem[:-1] + "се"}.get(before, _softened(stem) + "е")
    return _forms(word, stem, f"{'і' if before in 'кгх' else 'ы'} - у ай -") | {"d": [soft], "l": [soft]}


def _in_soft(word: str, bare: str) -> Forms:
    """ "Казань", "Цвер", "вобласць" """
    ending = "ю" if bare.endswith("сц") else "'ю" if bare[-1] in "рмпбв" else bare[-1] + "ю"
    hard = bare[-1] in _HARDENED and not bare.endswith("сц")
    return _forms(word, bare, f"{'ы ы' if hard else 'і і'} - {ending} {'ы' if hard else 'і'}")


def _in_consonant(word: str, last: str) -> Forms:
    stem = word[:-1] + "в" if last == "ў" else word
    ins = "ым" if word.endswith(("аў", "оў", "еў")) else "ам"
    forms = _forms(word, stem, f"а у - {ins} у")
    place = stem + "у" if last in "кгх" else stem + "ы" if last in _HARDENED else _softened(stem) + "е"
    if word in _ABSTRACT:
        forms |= {"g": [stem + "у"]}
    return forms | {"i": list(dict.fromkeys([stem + ins, stem + "ам"])), "l": [place]}


def _forms(word: str, stem: str, endings: str) -> Forms:
    """Forms from the endings of the genitive, dative, accusative, instrumental and locative; "-" is the nominative."""
    ends = endings.split(" ")
    return {"n": [word]} | {
        case: [word if end == "-" else stem + end] for case, end in zip(CASES[1:], ends, strict=True)
    }


def _softened(stem: str) -> str:
    return stem[:-1] + _SOFTENED.get(stem[-1], stem[-1])


def _hyphened(parts: list[str]) -> Forms:
    """ "Растоў-на-Доне" bends its first part, all others their last."""
    bent = 0 if "на" in parts[1:-1] else len(parts) - 1
    if len(parts[bent]) < 3:
        return {case: ["-".join(parts)] for case in CASES}
    inner = _word_forms(parts[bent])
    return {case: ["-".join([*parts[:bent], form, *parts[bent + 1 :]]) for form in inner[case]] for case in CASES}
