"""`page.toml`: what surrounds an article: datelines, dates, and the words of page chrome. All in lower case."""

import msgspec


class PageTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells the reader who, where and when, and which lines are no part of an article."""

    # The forms of each month, from January, and of each weekday, from Monday: ["january", "jan"].
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    # Letters that every text of a few hundred letters has.
    telling: str = ""
    # The letter that stands most often, where a neighbour with the same letters has another one.
    often: str = ""
    # The least share of stop words (`text.toml`) among the words of a text of some length.
    frequent: float = 0.08
    # Before the date of publication.
    date_labels: tuple[str, ...] = ()
    # "nine months of 2024": words for months, number words, and other parts of a year with their last month.
    month_words: tuple[str, ...] = ()
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    part_ends: dict[str, int] = msgspec.field(default_factory=dict)
    # Before a year: "since the beginning of" (still running), "until" (not reached), "in" (it was then), and words
    # that may stand between those and the year ("by the end of").
    running: tuple[str, ...] = ()
    deadline: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    # Words that tell of a plan or the future, and of the past; endings of verbs in the past.
    prospect: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    # Before a date: of a later change, or of the day on which the page was saved.
    updated: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    # Before the name of the author; before a telephone number; before the headline of another item.
    byline: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    read_also: tuple[str, ...] = ()
    # Chrome: phrases that are a whole line; that start one; words that fill one.
    chrome_lines: tuple[str, ...] = ()
    chrome_starts: tuple[str, ...] = ()
    chrome_words: tuple[str, ...] = ()
