"""`quantities.toml`: number words, scales, money, units, bounds and ranks of a language."""

import msgspec

# What is meant → phrases that mean it. Phrases are matched as in the lexicon: by lemma in any inflection, `=form` that
# exact form only. Full stops of abbreviations are left out: "кв м" matches "кв. м" and "кв.м".
Phrases = dict[str, tuple[str, ...]]


class NumberTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers in words; keys are decimal numbers."""

    cardinals: Phrases
    ordinals: Phrases
    # Words that multiply what stands before them: "thousand", "млн", "dozen".
    scales: Phrases
    # Letters that scale only a number that they touch, or an amount of money: "2m dollars", "100k".
    letters: Phrases
    # Of these, which may stand behind a blank: "2.33 k".
    spaced_letters: tuple[str, ...]
    # Words that mean a number only where they are the whole phrase: "a few".
    alone: Phrases
    # Parts named in words, as "1/3"; before a scale they multiply it: "half a billion".
    parts: Phrases
    # The same, but only behind a number or an article, or before a scale: "a quarter".
    named_parts: Phrases
    # What adds a part of the last unit or scale: "and a half", "с половиной".
    tails: Phrases
    # Beginnings of one-word halves of a scale: "пол" in "полмиллиарда".
    half_prefixes: tuple[str, ...] = ()
    # Nouns that make a fraction of an ordinal: "пятая часть".
    part_nouns: tuple[str, ...] = ()
    # Endings written behind digits.
    ordinal_endings: tuple[str, ...] = ()
    cardinal_endings: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    # "and" inside "one hundred and three".
    joiners: tuple[str, ...] = ()
    # "point" in "two point five".
    points: tuple[str, ...] = ()
    # A lone comma parts decimals even before three digits: "1,234" is one and a bit.
    decimal_comma: bool = False
    # A scale may stand for itself without an article: "тысяча тракторов", where its form is singular.
    lone_scales: bool = False


class BoundTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that bound or soften a number.

    Keys: `at_least`, `at_most`, `to`, `about`, `just_over`, `just_under`, and `as_said` for words that change nothing.
    """

    # Directly before the number.
    direct: Phrases
    # Before the number, with one of `links` between or not: "почти на 11%".
    linked: Phrases
    # Only before money, percent, measures and numbers of a thousand or more, links allowed: "topped $193 million".
    large: Phrases
    # Behind the number: "or more".
    after: Phrases
    links: tuple[str, ...]
    # Between a number and its scale: "20 с лишним миллионов".
    inside: Phrases = msgspec.field(default_factory=dict)
    minus: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    # Bounds that say nothing about a duration: "over five years" is a period.
    not_durations: tuple[str, ...] = ()


class RangeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that join the two ends of a range, by the word that opens it ("" where none does)."""

    # "from" = ["to"], "between" = ["and"], "" = ["to"].
    joins: Phrases
    # After these a range with `from` tells two levels: "rose from 5 to 6 million".
    changes: tuple[str, ...] = ()


class RankTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Places among others."""

    # Behind an ordinal: "third place", "second largest", "первая среди".
    after: tuple[str, ...]
    # Before a bare ordinal: "ranks second".
    before: tuple[str, ...]
    # Largest, main: rank 1 with one of `partners` behind it; with a number before it, the first so many.
    superlatives: tuple[str, ...]
    partners: tuple[str, ...]
    # "top" in "top three", "топ-20".
    tops: tuple[str, ...]
    # "number" in "number one".
    numbers: tuple[str, ...]
    # "one of" in "one of the three largest".
    among: tuple[str, ...]
    # Nouns for so many at the top: 5 = "пятерка", with one of `group_marks` before or behind it.
    groups: Phrases = msgspec.field(default_factory=dict)
    group_before: tuple[str, ...] = ()
    group_after: tuple[str, ...] = ()
    # Whole phrases for a rank: 1 = "leads the list".
    fixed: Phrases = msgspec.field(default_factory=dict)


class GuardTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where numbers are no quantities."""

    # A day number beside these is a date.
    months: tuple[str, ...]
    # Between the day and the month: "7th of February".
    month_links: tuple[str, ...]
    # Between two days of a month.
    date_joins: tuple[str, ...]
    # A number of four digits beside these is a year.
    years_after: tuple[str, ...]
    years_before: tuple[str, ...]
    # A number behind these is a label: "article 5", "№ 3".
    labels: tuple[str, ...]
    # A half or a quarter beside these is a period.
    periods_after: tuple[str, ...]
    periods_before: tuple[str, ...]
    # A scale word alone behind these is vague: "several hundred".
    vague: tuple[str, ...]
    # Words that a number does not count, though they look like nouns or adjectives: "21.2 billion last year".
    not_counted: tuple[str, ...]
    # An article before one of these and an ordinal makes no fraction… is told by what follows: "a third of".
    part_links: tuple[str, ...] = ()


class SharingTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units that a number takes over from a neighbour."""

    # A bare number behind these, after a percentage, is one: "(up 0.7)".
    percent_before: tuple[str, ...]
    # Between an amount and the same amount in another currency.
    conversions: tuple[str, ...]


class QuantityTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that a language says with numbers."""

    numbers: NumberTable
    # ISO 4217 code → names, adjectives and abbreviations; longer phrases win.
    money: Phrases
    # ISO 4217 code → its hundredth part.
    cents: Phrases
    # Unit, with a factor before it where one is needed ("0.1 t") → names.
    units: Phrases
    # Words that say a multiple themselves: 2 = "doubled", "вдвое".
    multiples: Phrases
    # The same, only with one of `multiple_marks` before them: "to double", not "double taxation".
    marked_multiples: Phrases
    multiple_marks: tuple[str, ...]
    # Where a multiple needs a preposition: "в 2 раза", but "2 раза" counts.
    ratio_marks: tuple[str, ...]
    # First parts of compound adjectives, and what the second part measures: "шести" + "летн" is 6 a.
    compound_numbers: Phrases
    compound_units: Phrases
    bounds: BoundTable
    ranges: RangeTable
    ranks: RankTable
    guards: GuardTable
    sharing: SharingTable
