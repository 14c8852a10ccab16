"""What the reader needs to know of languages, given as plain data, so that `read` depends on no language pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class LanguageHints:
    """One language, as far as pages and datelines need it. All words are in lower case.

    `telling` are letters that every text of a few hundred letters has, `often` is the commonest one, `frequent` the
    least share of stop words among the words of a text. `months` and `weekdays` hold the forms of each, from January
    and Monday. `counts` are number words (for "nine months"), `part_ends` phrases for parts of a year with their last
    month ("first half": 6). Before a year, `deadline` words tell that it is not reached, `running` phrases that it is
    not over, `within` words that something happened in it; `links` may stand between. `prospect` are words of the
    future or of a plan, `past` words and `past_endings`
    endings of the past. The chrome lists hold phrases that are a whole line, that start a line, or whose words alone
    fill a line.
    """

    code: str
    letters: str
    stopwords: tuple[str, ...]
    lookalikes: Mapping[str, str] = field(default_factory=dict)
    telling: str = ""
    often: str = ""
    frequent: float = 0.08
    date_labels: tuple[str, ...] = ()
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    month_words: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    part_ends: Mapping[str, int] = field(default_factory=dict)
    running: tuple[str, ...] = ()
    deadline: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    prospect: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    read_also: tuple[str, ...] = ()
    chrome_lines: tuple[str, ...] = ()
    chrome_starts: tuple[str, ...] = ()
    chrome_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Hints:
    """All languages that a run knows; compared by identity, so that caches may be keyed by it."""

    languages: tuple[LanguageHints, ...] = ()

    def of(self, code: str | None) -> LanguageHints | None:
        """The hints of one language."""
        return next((one for one in self.languages if one.code == code), None)


NO_HINTS = Hints()
