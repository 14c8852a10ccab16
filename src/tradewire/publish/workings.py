"""What a check says of itself, for people: names for codes, numbers and days as the language writes them.

Checks are kept with their words, so that a working can be told again years later; what they say is made of a few
dozen English patterns with slots, which `words/workings.*.toml` lists with what they are in another language. A slot
is read back by its kind. What fits no pattern stays as it is.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from babel.units import format_unit

from tradewire import gazetteer
from tradewire.publish.names import Names, names_in
from tradewire.record import Check, Period, Product, Value

_WORDS: Final = files("tradewire.publish") / "words"
_ANY: Final = "ru"
_SLOT: Final = re.compile(r"\\\{([a-z]+)(\d*)\\\}")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_SCALES: Final = {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER: Final = r"-?[\d,]+(?:\.\d+)?(?:e[+-]?\d+)?"
_SCALED: Final = rf"({_NUMBER})(?: (million|billion|trillion))?"
_AMOUNT: Final = re.compile(rf"(at least |at most )?{_SCALED}(?:\.\.{_SCALED})?(%| \S+)?")
_PARTED: Final = re.compile(r"( \+ |, |; )")


@dataclass(frozen=True, slots=True)
class Told:
    """A check in words: `condition` completes "possible only if …", and is empty for other verdicts."""

    working: str
    tolerance: str
    condition: str


def told(check: Check, language: str) -> Told:
    """The words of a check in a language."""
    names = names_in(language)
    return Told(
        _say("workings", check.working, names),
        _say("tolerances", check.tolerance, names),
        _say("conditions", check.condition, names),
    )


def _say(group: str, text: str, names: Names) -> str:
    for pattern, slots, said in _patterns(names.language, group):
        found = pattern.fullmatch(text)
        if found:
            kinds = zip(slots, found.groups(), strict=True)
            return said.format(**{name: _WRITERS[kind](part, names) for (kind, name), part in kinds})
    return text


@cache
def _patterns(language: str, group: str) -> tuple[tuple[re.Pattern[str], tuple[tuple[str, str], ...], str], ...]:
    """Each English pattern with the kinds and names of its slots, and what it is in the language."""
    # Every file has the English patterns for its keys.
    code = _ANY if language == "en" else language
    words = tomllib.loads((_WORDS / f"workings.{code}.toml").read_text(encoding="utf-8"))[group]
    return tuple((*_compiled(english), english if language == "en" else said) for english, said in words.items())


def _compiled(english: str) -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    escaped = re.escape(english)
    slots = tuple((found[1], found[1] + found[2]) for found in _SLOT.finditer(escaped))
    return re.compile(_SLOT.sub(lambda found: f"({_SHAPES.get(found[1], '.+?')})", escaped)), slots


def _amount(text: str, names: Names) -> str:
    value = _value(text)
    return names.words.value(value) if value else text


def _value(text: str) -> Value | None:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    bound, first, scale, last, last_scale, unit = found.groups()
    low = _number_of(first) * _SCALES[scale or ""]
    high = _number_of(last) * _SCALES[last_scale or ""] if last else low
    low_end, high_end = (None if bound == "at most " else low), (None if bound == "at least " else high)
    return Value(low_end, high_end, (unit or " 1").strip())


def _number_of(text: str) -> float:
    return float(text.replace(",", ""))


def _number(text: str, names: Names) -> str:
    """A number; years have no separators."""
    value = _value(text)
    if value is None or (text.isdigit() and len(text) == 4):
        return text
    return names.words.value(value)


def _period(text: str, names: Names) -> str:
    if text.isdigit():
        return names.words.period(Period.year(int(text)))
    days = [date.fromisoformat(day) for day in _DAY.findall(text)]
    if text.startswith("until ") and days:
        return names.words.period(Period(None, days[0]))
    if days:
        return names.words.period(Period(days[0], days[1] if len(days) > 1 else None))
    return _word(text, names)


def _day(text: str, names: Names) -> str:
    return names.words.day(date.fromisoformat(text)) if _DAY.fullmatch(text) else text


def _source(text: str, names: Names) -> str:
    """The outlet, which keeps its name, and the day."""
    outlet, _, day = text.rpartition(", ")
    return f"{outlet}, {_day(day, names)}"


def _days(text: str, names: Names) -> str:
    """A number of days, with their plural form."""
    return str(format_unit(int(text.split(" ", maxsplit=1)[0]), "duration-day", locale=names.words.locale))


def _goods(text: str, names: Names) -> str:
    return text if text == "goods" else names.product(Product(text), None)


def _flow(text: str, names: Names) -> str:
    indicator, _, pair = text.partition(":")
    return f"{names.words.label('indicators', indicator)} {_pair(pair, names)}".strip()


def _pair(text: str, names: Names) -> str:
    """Two areas: of trade both ways side by side, of a flow from one to the other."""
    for mark, pattern in ((">", "route"), ("=", "side")):
        left, found, right = text.partition(mark)
        if found and all(map(gazetteer.load_places().area, (left, right))):
            return f"({names.words.say(pattern, names.area(left), names.area(right))})"
    return _area(text, names)


def _area(text: str, names: Names) -> str:
    return str(names.area(text)) if gazetteer.load_places().area(text) else text


def _each(write: Callable[[str, Names], str]) -> Callable[[str, Names], str]:
    """Writes what stands between pluses, commas and semicolons."""
    return lambda text, names: "".join(
        part if _PARTED.fullmatch(part) else write(part, names) for part in _PARTED.split(text)
    )


def _shares(text: str, names: Names) -> str:
    """Parts of a whole: pairs with their amounts. Commas part thousands too, but without a blank."""
    parts = (part.partition(" ") for part in text.split(", "))
    return ", ".join(f"{_pair(pair, names)} {_amount(amount, names)}" for pair, _, amount in parts)


def _years(text: str, names: Names) -> str:
    parts = (part.partition(": ") for part in text.split("; "))
    return "; ".join(f"{_period(year, names)}: {_amount(amount, names)}" for year, _, amount in parts)


def _word(text: str, names: Names) -> str:
    return _say("words", text, names)


def _label(group: str) -> Callable[[str, Names], str]:
    return lambda text, names: names.words.label(group, text)


def _as_is(text: str, names: Names) -> str:
    return text


# A slot that has a shape of its own is not left to guess where it ends.
_SHAPES: Final[Mapping[str, str]] = {
    "number": _NUMBER,
    "day": r"\d{4}-\d\d-\d\d",
    "period": r"\d{4}|until \S+|\d{4}-\d\d-\d\d\.\.\S*|no period named",
    "flow": r"[a-z_]+:\S*?[^\s,:]",
    "days": r"\d+ days?",
    "parts": "parts?",
    "extreme": "high|low",
    "measure": "[a-z]+",
    "status": "[a-z]+",
}
_WRITERS: Final[Mapping[str, Callable[[str, Names], str]]] = {
    "amount": _amount,
    "amounts": _each(_amount),
    "area": _area,
    "day": _day,
    "days": _days,
    "extreme": _word,
    "flow": _flow,
    "goods": _goods,
    "kind": _label("kinds"),
    "measure": _word,
    "number": _number,
    "pair": _pair,
    "parts": _as_is,
    "period": _period,
    "promised": _word,
    "shares": _shares,
    "status": _label("statuses"),
    "text": _as_is,
    "told": _source,
    "years": _years,
}
