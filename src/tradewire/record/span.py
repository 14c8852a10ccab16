"""Places in a document's stored text."""

from typing import Final, NamedTuple


class Span(NamedTuple):
    """A half-open range of code points into a document's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


# A field resolved from the publication date has no place in the text.
PUBLISHED: Final = "document.published"

Evidence = tuple[Span | str, ...]
"""Where a field was read: spans, or PUBLISHED where the publication date decided."""
