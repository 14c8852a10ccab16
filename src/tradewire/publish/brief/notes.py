"""Footnotes, numbered in the order in which they are first needed."""

from collections.abc import Iterable
from dataclasses import replace

from tradewire.ledger import Ledger
from tradewire.publish.brief.model import Cited, Note
from tradewire.publish.excerpts import Excerpt, excerpt, printed
from tradewire.publish.wording import Wording
from tradewire.record import Recorded, Source

# More tellings of one fact than these are not cited.
MOST = 3


class Notes:
    """Collects what is cited; the same words of the same document are one note."""

    def __init__(self, ledger: Ledger, words: Wording) -> None:
        self._ledger = ledger
        self._words = words
        self._texts: dict[str, str] = {}
        self._found: dict[tuple[str, ...], Note] = {}
        self._sources: dict[str, Source] = {}

    def text(self, key: str) -> str:
        """The text of a document by its key."""
        if key not in self._texts:
            self._texts |= self._ledger.texts([key])
        return self._texts.get(key, "")

    def excerpt(self, recorded: Recorded) -> Excerpt:
        return excerpt(recorded.claim, self.text(recorded.source.key))

    def cite(self, members: Iterable[Recorded]) -> tuple[int, ...]:
        """Numbers of the notes for these claims, three at most."""
        numbers = dict.fromkeys(self._claim(member) for member in members)
        return tuple(list(numbers)[:MOST])

    def computed(self, working: str, basis: tuple[int, ...]) -> int:
        """The number of a note that shows how a number follows from others."""
        label = str(self._words.words["computed"])
        return self._add(("computed", working), Note(0, label, "", "", working, "", basis=basis))

    def official(self, dataset: str, shown: str) -> int:
        """The number of a note for an observation of an official series."""
        return self._add(("official", dataset, shown), Note(0, dataset, "", "", shown, ""))

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(self._found.values())

    def sources(self) -> tuple[Cited, ...]:
        """The documents that are cited, oldest first."""
        ordered = sorted(self._sources.values(), key=lambda s: (s.said, s.name, s.key))
        return tuple(Cited(s.name, self._said(s), "", s.url) for s in ordered)

    def _claim(self, recorded: Recorded) -> int:
        found, source = self.excerpt(recorded), recorded.source
        self._sources.setdefault(source.key, source)
        aside = self._aside(recorded, found)
        note = Note(0, source.name, self._said(source), found.before, found.words, found.after, source.url, (), aside)
        return self._add((source.key, found.whole, aside), note)

    def _aside(self, recorded: Recorded, found: Excerpt) -> str:
        """How the period was read, where a number of it stands neither in the words nor in the date."""
        shown = self._words.period(recorded.claim.period)
        told = f"{self._said(recorded.source)} | {found.whole}"
        return "" if printed(shown) <= printed(told) else self._words.say("read_as", shown)

    def _said(self, source: Source) -> str:
        return self._words.day(source.said) if source.dated else ""

    def _add(self, key: tuple[str, ...], note: Note) -> int:
        if key not in self._found:
            number = len(self._found) + 1
            self._found[key] = replace(note, number=number)
        return self._found[key].number
