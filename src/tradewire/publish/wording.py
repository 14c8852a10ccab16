"""Numbers, periods and names as people of a language write them: CLDR through Babel, and our own words in `words/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Final

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal, format_percent, get_currency_name
from babel.units import format_unit

from tradewire.errors import InputError
from tradewire.record import Period, Value

LANGUAGES: Final = ("en", "ru")
_WORDS: Final = files("tradewire.publish") / "words"
_PLAIN: Final = 1e6
_SCALES: Final = (1e12, 1e9, 1e6)
_DIGITS: Final = "#,##0.######"
_THIRD: Final = 3


@dataclass(frozen=True, eq=False)
class Wording:
    """One language: its labels (`words/<code>.toml`) and its CLDR locale."""

    language: str
    locale: Locale
    words: Mapping[str, Any]

    def label(self, group: str, key: str) -> str:
        """The label of a word of the contract, such as `statuses` and `planned`; the word itself where none is kept."""
        return str(self.words[group].get(key, key.replace("_", " ")))

    def say(self, pattern: str, *given: object, **named: object) -> str:
        """A pattern of the words file, filled in."""
        return self._joined(Formatter().vformat(str(self.words[pattern]), given, named))

    def count(self, pattern: str, number: float, *given: object) -> str:
        """A pattern that has plural forms, in the form that the number asks for."""
        forms = self.words[pattern]
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return str(form.format(*given))

    def quoted(self, text: str) -> str:
        before, after = self.words["quotes"]
        return f"{before}{text}{after}"

    def number(self, number: float) -> str:
        """With the separators of the language; at most six decimals, none that say nothing."""
        return str(format_decimal(number, _DIGITS, locale=self.locale))

    def value(self, value: Value | None) -> str:
        """ "315–320 million US dollars", "at least 65%", "place 2"; empty where no amount is known."""
        if value is None or (value.low is None and value.high is None):
            return ""
        kind = bound_of(value)
        return self.amount(value) if kind == "exact" else self.say(kind, self.amount(value))

    def period(self, period: Period | None) -> str:
        """ "2025", "Jan – Nov 2024", "by 2030", "12 May 2025"; empty for no period."""
        if period is None or (period.start is None and period.end is None):
            return ""
        if period.start is None:
            return self.say("until", self.edge(period.end, ending=True))
        if period.end is None:
            return self.say("since", self.edge(period.start, ending=False))
        return self._closed(period.start, period.end)

    def day(self, day: date) -> str:
        return str(format_date(day, "long", locale=self.locale))

    def edge(self, day: date | None, *, ending: bool) -> str:
        """A beginning, or a deadline: the end of a year or of a month where it is one, else the day."""
        if day is None:
            return ""
        whole = (12, 31) if ending else (1, 1)
        if (day.month, day.day) == whole:
            return self.say("end_of" if ending else "year", day.year)
        if ending and (day + timedelta(days=1)).day == 1:
            return self.say("end_of", format_date(day, "MMMM y", locale=self.locale))
        return self.day(day)

    def amount(self, value: Value) -> str:
        """The number or numbers with their unit, without a word for a bound."""
        numbers = [number for number in (value.low, value.high) if number is not None]
        low, high = numbers[0], numbers[-1]
        if value.unit == "rank":
            if low == 1 and high > 1:
                return self.say("rank_top", self.number(high))
            return self.say("rank", self._ranged(low, high))
        if value.unit == "ratio":
            return self.count("times", high, self._ranged(low, high))
        if value.unit == "pp":
            return self.say("points", self._ranged(low, high))
        if value.unit == "%":
            return self._percent(low, high)
        return self._measured(low, high, value.unit)

    def _ranged(self, low: float, high: float, size: float = 1.0) -> str:
        shown = [self.number(number / size) for number in (low, high)]
        return shown[0] if shown[0] == shown[1] else self.say("range", *shown)

    def _percent(self, low: float, high: float) -> str:
        pattern = self.locale.percent_formats[None].pattern
        last = str(format_percent(high / 100, pattern.replace("0", "0.######"), locale=self.locale))
        return last if low == high else self.say("range", self.number(low), last)

    def _measured(self, low: float, high: float, unit: str) -> str:
        size, scale = self._scale(max(abs(low), abs(high)))
        text = self._ranged(low, high, size) + scale
        if unit == "1":
            return text
        if len(unit) == _THIRD and unit.isupper():
            # After a word such as "million" the currency stands in the plural of large numbers.
            return f"{text} {get_currency_name(unit, count=high if size == 1 else 1_000_000, locale=self.locale)}"
        return self._unit(text, high if size == 1 else 1_000_000, unit)

    def _unit(self, text: str, count: float, unit: str) -> str:
        known = _units().get(unit)
        if known is None:
            return f"{text} {unit}"
        # CLDR gives the whole phrase, the number in it is replaced by ours.
        phrase = format_unit(count, known, locale=self.locale)
        return str(phrase).replace(str(format_decimal(count, locale=self.locale)), text)

    def _scale(self, largest: float) -> tuple[float, str]:
        """The largest scale word that the number reaches, from CLDR's compact numbers."""
        size = next((size for size in _SCALES if largest >= size), 1.0)
        if size == 1.0:
            return size, ""
        forms = self.locale.compact_decimal_formats[self.words["scale"]]
        pattern = forms["many" if "many" in forms else "other"][str(int(size))]
        return size, pattern.suffix[1]

    def _closed(self, start: date, end: date) -> str:
        if start == end:
            return self.day(start)
        if start.day == 1 and (end + timedelta(days=1)).day == 1:
            return self._months(start, end)
        return str(format_interval(start, end, "yMMMd", locale=self.locale))

    def _months(self, start: date, end: date) -> str:
        """Whole months: as a year, a half, a quarter, a month, else from month to month."""
        if (start.month, end.month) == (1, 12):
            if start.year == end.year:
                return self.say("year", start.year)
            return self.say("years", self.say("range", start.year, end.year))
        length = end.month - start.month + 1 if start.year == end.year else 0
        if length == 1:
            return str(format_skeleton("yMMMM", start, locale=self.locale))
        for size, names in ((3, "quarters"), (6, "halves")):
            if length == size and start.month % size == 1:
                return str(self.words[names][start.month // size].format(start.year))
        return str(format_interval(start, end, "yMMM", locale=self.locale))

    def _joined(self, text: str) -> str:
        """Prepositions in the form that the next word asks for ("со Свердловской областью")."""
        rules = self.words.get("joined")
        if not rules:
            return text
        words = text.split(" ")
        for at, word in enumerate(words[:-1]):
            rule = rules.get(word)
            if rule and words[at + 1].lower().startswith(tuple(rule["before"])):
                words[at] = rule["with"]
        return " ".join(words)


def bound_of(value: Value) -> str:
    """`at_least` or `at_most` for an open side, `about` for an approximate value, else `exact`."""
    if value.low is None:
        return "at_most"
    if value.high is None:
        return "at_least"
    return "about" if value.approximate else "exact"


@cache
def wording(language: str) -> Wording:
    """The wording of a language.

    Raises:
        InputError: briefs are not written in that language.
    """
    if language not in LANGUAGES:
        raise InputError(f"publishing is in {' or '.join(LANGUAGES)}, not in {language!r}")
    words = tomllib.loads((_WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(language, Locale.parse(words["locale"]), words)


def long_code(language: str | None) -> str:
    """The ISO 639-3 code of a language, empty where it is not known."""
    return _codes()["languages"].get(language or "", "")


def _units() -> Mapping[str, str]:
    return _codes()["units"]


@cache
def _codes() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads((_WORDS / "units.toml").read_text(encoding="utf-8"))
    return found
