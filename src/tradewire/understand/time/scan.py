"""Time expressions as they stand in the text, not resolved yet."""

from dataclasses import dataclass
from typing import Final, cast

from tradewire.languages.pack import Pack
from tradewire.understand.time.build import make
from tradewire.understand.time.grammar import Clues, Grammar, Match
from tradewire.understand.time.shapes import Between, InYear, Part, Raw, Role, Same, Shape, Units, Vague, Weekday
from tradewire.understand.tokens import Token, Tokenizer

_PARTS: Final = frozenset({"start", "middle", "end"})
_YIELDING: Final = frozenset({"ahead_in", "over_years"})
_NEED_PART: Final = frozenset({"of_year", "of_month"})
_GLUE: Final = frozenset(".,:/-–")
_MARKS: Final = frozenset("$€£₽¥₹№#+")
_AFTER_NUMBER: Final = frozenset("%‰°$€£₽¥₹")
_DASHES: Final = frozenset("-–—−")


@dataclass(frozen=True, slots=True)
class Scanner:
    """Finds the time expressions of one language."""

    grammar: Grammar
    order: str
    before_year: frozenset[str]
    anywhere: bool
    abbreviations: frozenset[str]
    capital_alone: frozenset[str]

    @classmethod
    def of(cls, pack: Pack, tokenizer: Tokenizer) -> "Scanner":
        return cls(
            Grammar(pack.time, tokenizer),
            pack.time.numeric_order,
            frozenset(pack.time.before_year),
            pack.time.bare_year,
            frozenset(word.lower() for word in pack.text.abbreviations),
            frozenset(pack.time.capital_alone),
        )

    def scan(self, tokens: list[Token]) -> list[Raw]:
        """The expressions in order; none overlaps another."""
        found: list[Raw] = []
        free = 0
        clues = self.grammar.clues(tokens)
        for i in self.grammar.starts(tokens):
            if i < free:
                continue
            raw = self._at(tokens, clues, i, free)
            if raw is not None:
                joined = _join(clues, found[-1], raw) if found else None
                if joined is not None:
                    found[-1] = joined
                else:
                    found.append(raw)
                free = raw.last
        return found

    def _at(self, tokens: list[Token], clues: list[Clues], i: int, free: int) -> Raw | None:
        for match in self.grammar.matches(tokens, clues, i):
            match = self._trim(tokens, i, match)  # noqa: PLW2901  # the same match without its stop
            if not self._stands_alone(tokens, i, match) or self._yields(tokens, clues, i, match):
                continue
            shape = make(match, self.order)
            if shape is not None:
                raw = self._with_prefixes(clues, i, match, shape, free)
                if raw is not None:
                    return raw
        return None

    def _yields(self, tokens: list[Token], clues: list[Clues], i: int, match: Match) -> bool:
        """ "In five months" gives way to "five months of 2025"."""
        if match.make not in _YIELDING:
            return False
        return any(other.last > match.last for other in self.grammar.matches(tokens, clues, i + 1))

    def _trim(self, tokens: list[Token], first: int, match: Match) -> Match:
        """Without a stop or comma at the end that belongs to the sentence."""
        last = match.last
        while last - 1 > first and (
            tokens[last - 1].word.text == ","
            or (tokens[last - 1].word.text == "." and f"{tokens[last - 2].word.lower}." not in self.abbreviations)
        ):
            last -= 1
        return match if last == match.last else Match(match.make, last, match.captures, match.rank)

    def _stands_alone(self, tokens: list[Token], first: int, match: Match) -> bool:
        """Whether the numbers at both ends are whole, and a bare year is one."""
        if tokens[first].word.is_digit and _glued_before(tokens, first):
            return False
        if tokens[match.last - 1].word.is_digit and _glued_after(tokens, match.last):
            return False
        if match.make == "bare_year":
            return self._is_year(tokens, first)
        word = tokens[first].word
        return match.make != "bare_month" or word.is_title or word.lower not in self.capital_alone

    def _is_year(self, tokens: list[Token], i: int) -> bool:
        before = tokens[i - 1].word if i else None
        after = tokens[i + 1].word if i + 1 < len(tokens) else None
        if after is not None and after.is_alpha and not after.is_title and after.is_pos("noun") and not after.is_pos("verb"):  # fmt: skip  # noqa: E501
            return False
        if before is not None and before.lower in self.before_year:
            return True
        if before is not None and after is not None and before.text == "(" and after.text == ")":
            return True
        if before is not None and before.is_title and i > 1 and _within_sentence(tokens, i - 1):
            return False  # "Expo 2025", "World Cup 2018"
        return self.anywhere and not (after is not None and after.is_alpha and after.has("plur"))

    def _with_prefixes(self, clues: list[Clues], i: int, match: Match, shape: Shape, free: int) -> Raw | None:
        first, role = i, None
        part: Part | None = "end" if match.make == "year_end" else None
        for _ in range(2):
            prefix = self.grammar.prefix(clues, first)
            if prefix is None or prefix[1] < free:
                break
            if prefix[0] in _PARTS and part is None and role is None:
                part, first = cast(Part, prefix[0]), prefix[1]
            elif prefix[0] not in _PARTS:
                role = cast(Role, prefix[0])
                if role == "weak_base" and not isinstance(shape, Same):
                    role = None
                else:
                    first = prefix[1]
                break
        if (match.make in _NEED_PART and part is None) or (
            match.make == "season_alone" and not _is_season(clues, i, role)
        ):
            return None
        if isinstance(shape, Vague):
            role = part = None
            first = i
        return Raw(first, match.last, match.make, shape, role, part)


def _join(clues: list[Clues], first: Raw, last: Raw) -> Raw | None:
    """Two times with a word between that makes them the ends of one: "from Friday to 1 October"."""
    if first.part or last.part or first.role not in (None, "from", "since"):
        return None
    if not isinstance(first.shape, InYear | Units | Weekday) or not isinstance(last.shape, InYear | Units | Weekday):
        return None
    if not _joins(clues, first, last):
        return None
    return Raw(first.first, last.last, "between", Between(first.shape, last.shape))


def _joins(clues: list[Clues], first: Raw, last: Raw) -> bool:
    if last.role == "by":
        return last.first == first.last and first.role is not None
    if last.role is not None or last.first != first.last + 1:
        return False
    link = clues[first.last]
    if "dash" in link:
        return _same_sort(first.shape, last.shape)
    if "and" in link:
        return first.first > 0 and "between" in clues[first.first - 1]
    return "to" in link


def _same_sort(first: Shape, last: Shape) -> bool:
    """Two days, or two months, neither counted from the present: a dash between others may be a dateline's."""
    if not isinstance(first, InYear) or not isinstance(last, InYear):
        return False
    return first.kind == last.kind and first.year.shift is None and last.year.shift is None


def _within_sentence(tokens: list[Token], i: int) -> bool:
    before = tokens[i - 1].word
    return before.is_alpha or before.text == ","


def _is_season(clues: list[Clues], i: int, role: Role | None) -> bool:
    """ "Летом" or "к лету", where a name of a season alone may be its weather or a person's name."""
    return role is not None or "adverb" in clues[i]


def _glued_before(tokens: list[Token], i: int) -> bool:
    """Whether the number at `i` goes on to the left: a decimal, a version, a price, a code."""
    if i == 0 or tokens[i - 1].end != tokens[i].start:
        return i > 0 and tokens[i - 1].word.text in _MARKS
    before = tokens[i - 1].word
    if before.is_alpha or before.text == "_" or before.text in _MARKS:
        return True
    if before.text in _GLUE and i > 1 and tokens[i - 2].end == tokens[i - 1].start:
        beyond = tokens[i - 2].word
        return beyond.is_digit or (beyond.is_alpha and before.text in _DASHES and beyond.is_upper)
    return False


def _glued_after(tokens: list[Token], last: int) -> bool:
    """Whether the number before `last` goes on to the right."""
    if last >= len(tokens):
        return False
    after = tokens[last].word
    if after.text in _AFTER_NUMBER:
        return True
    touching = tokens[last].start == tokens[last - 1].end
    if touching and after.text == "_":
        return True
    goes_on = last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end and tokens[last + 1].word.is_digit
    return touching and goes_on and after.text in _GLUE
