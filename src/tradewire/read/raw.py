"""What a format gives: the text and the metadata of one document, before they are read."""

from dataclasses import dataclass, replace

from tradewire.record import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One document as its format has it; `published` is whatever stood there, in ISO 8601 or RFC 2822."""

    id: str
    text: str
    source: str
    published: str | None = None
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    notes: tuple[Note, ...] = ()

    def at(self, url: str) -> "Raw":
        """The same, from that address."""
        return replace(self, url=url)
