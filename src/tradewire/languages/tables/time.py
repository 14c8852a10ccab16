"""`time.toml`: months, weekdays, periods and relative time words of a language, and the orders they come in.

Patterns are written in items with blanks between: `{slot}` is a word of `numbers`, `units` or `words` (or, for digits,
one of the built-in slots below), `<NAME>` one of the `macros`, anything else the word itself, in any inflection
(`=word` in that form only). `a|b` are alternatives, `item?` may be missing.

Built-in slots for digits: `{day}` 1 to 31, `{mon}` 1 to 12, `{year}` 1900 to 2150, `{yy}` two digits, `{n}` 1 to 100.
"""

import msgspec

Words = tuple[str, ...]


class TimeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the reader of times knows of a language."""

    # Slot → number → words: `[numbers.month] 1 = ["january", "jan"]`. `yearshift`: single words for a year ("летась").
    numbers: dict[str, dict[str, Words]]
    # day, week, month, quarter, half, year → the unit's names; slots `{days}`, `{weeks}`, …, and `{unit}` for all.
    units: dict[str, Words]
    # Further classes of words: `{to}`, `{of}`, `{th}`.
    words: dict[str, Words]
    macros: dict[str, Words]
    # What is made → patterns, see `understand.time.build`.
    rules: dict[str, Words]
    # The same, where all tokens must touch: numeric dates.
    tight: dict[str, Words]
    # Phrases before a time, by what they make of it: by, since, before, after, base, start, middle, end, until_end.
    before: dict[str, Words]
    # Words that count as time only when capitalised: "May", "Sun".
    capital: Words
    # The same, for words that stand alone ("March", but "march 3").
    capital_alone: Words
    # Words behind which a bare number is a year ("in 2024"), and whether one may stand anywhere.
    before_year: Words
    bare_year: bool
    # Words that show, within the sentence, that what is told is still to come.
    future: Words
    # Words of comparison behind which "from 2017", "к 2021 году" name a base.
    change: Words
    # Order of "05/06/2024" where both readings are dates: "dmy" or "mdy".
    numeric_order: str = "dmy"
