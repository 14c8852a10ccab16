"""One article as stored."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

from tradewire.record.span import Evidence, Span

# The code of the note that the publication date cannot be right.
DOUBTFUL: Final = "published_doubtful"

RegionKind = Literal["chrome", "language", "caption", "headline"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is unlike the rest: page chrome, or a paragraph in another language."""

    span: Span
    kind: RegionKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader noticed about the document: `code` is stable, `message` is for people."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True)
class Document:
    """One article with frozen text; all offsets in claims point into `text`.

    `published` is the publication date; `evidence` says where each metadata field was read.
    """

    id: str
    text: str
    language: str | None = None
    published: date | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    title: str | None = None
    source: str | None = None
    regions: tuple[Region, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the stored text, hex."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def told_at(self) -> date | None:
        """The day that times in the text are told against: the publication date, unless a note makes it doubtful."""
        return None if any(note.code == DOUBTFUL for note in self.notes) else self.published

    @property
    def chrome(self) -> tuple[Span, ...]:
        """Where nothing may be read: image-set strings, tickers, menus, counters."""
        return tuple(region.span for region in self.regions if region.kind == "chrome")
