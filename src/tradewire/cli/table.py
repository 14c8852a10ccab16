"""Readings as text for people: one heading a document, one row a claim, the words it was read from beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from tradewire.cli import paint, words
from tradewire.cli.paint import paint as painted
from tradewire.cli.plain import clip, one_line, pad, wrap
from tradewire.pipeline import Reading
from tradewire.record import Claim

_GAP: Final = "  "
_TITLES: Final = ("WHAT", "WHO", "HOW MUCH", "WHEN", "STATUS", "WORDS")
_STATUS: Final = 8
# Shares of the width that remains for what, who, how much and when, and for the words where they have a column.
_SHARES: Final = (27, 31, 21, 21)
_WITH_WORDS: Final = (20, 22, 15, 15, 28)
_WIDE: Final = 130
_NARROWEST: Final = 60
_QUOTE_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Table:
    """How wide the columns are, and whether there is colour; below 130 columns the words stand under the row."""

    width: int
    colour: bool

    @property
    def columns(self) -> tuple[int, ...]:
        """Widths of what, who, how much, when, status and, in wide tables, words."""
        wide = self.width >= _WIDE
        shares = _WITH_WORDS if wide else _SHARES
        room = max(self.width, _NARROWEST) - _STATUS - len(_GAP) * len(shares)
        flexible = [share * room // 100 for share in shares]
        return (*flexible[:4], _STATUS, *flexible[4:])

    def head(self) -> str:
        """The titles of the columns."""
        line = _GAP.join(pad(title, width) for title, width in zip(_TITLES, self.columns, strict=False))
        return painted(line.rstrip(), "dim", self.colour)

    def document(self, reading: Reading) -> Iterator[str]:
        """The lines of one document."""
        yield ""
        yield painted(clip(_heading(reading), self.width), "bold", self.colour)
        for claim in sorted(reading.claims, key=lambda claim: claim.span):
            yield from self._claim(claim)

    def _claim(self, claim: Claim) -> Iterator[str]:
        quote = f"“{one_line(claim.quote)}”"
        cells = [*_cells(claim), quote]
        wrapped = [wrap(cell, width) for cell, width in zip(cells, self.columns, strict=False)]
        if len(self.columns) == len(_TITLES):
            wrapped[-1] = _shortened(wrapped[-1])
        styles = (paint.TYPES[claim.type], "", "bold", "", paint.STATUSES.get(claim.status, ""), "dim")
        for line in zip_longest(*wrapped, fillvalue=""):
            parts = zip(line, self.columns, styles, strict=False)
            yield _GAP.join(painted(pad(part, width), style, self.colour) for part, width, style in parts).rstrip()
        if len(self.columns) < len(_TITLES):
            for text in _shortened(wrap(quote, self.width - len(_GAP))):
                yield painted(_GAP + text, "dim", self.colour)


def _heading(reading: Reading) -> str:
    document, count = reading.document, len(reading.claims)
    published = document.published.isoformat() if document.published else "undated"
    facts = [
        document.id,
        published,
        document.language or "",
        document.outlet or "",
        f"{count} claim{'s' * (count != 1)}",
    ]
    return " · ".join(one_line(fact) for fact in facts if fact)


def _cells(claim: Claim) -> tuple[str, ...]:
    cells = (words.what(claim), words.who(claim), words.how_much(claim.value), words.when(claim.period), claim.status)
    return tuple(one_line(cell) for cell in cells)


def _shortened(lines: list[str]) -> list[str]:
    if len(lines) <= _QUOTE_LINES:
        return lines
    return [*lines[: _QUOTE_LINES - 1], lines[_QUOTE_LINES - 1][:-1].rstrip() + "…"]
