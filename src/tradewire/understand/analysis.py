"""A document with all its mentions, sentence by sentence: what the claim modules read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Protocol, TypeVar

from tradewire.languages.pack import Pack
from tradewire.record import Document, Span
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import (
    Mention,
    OrganisationMention,
    PeriodMention,
    PersonMention,
    PlaceMention,
    ProductMention,
    Quantity,
    Reference,
)
from tradewire.understand.sentences import Sentence
from tradewire.understand.speech import Attribution
from tradewire.understand.tokens import Token

_Spanned = TypeVar("_Spanned", Mention, Quantity, PeriodMention, PlaceMention, OrganisationMention, PersonMention, ProductMention)  # fmt: skip  # noqa: E501


Tags = dict[str, list[Tag]]
"""The tags of a sentence by group, and by `group.concept`, in text order."""

CLAUSE_MARKS: Final = frozenset(",;:()–—")
STRONG_MARKS: Final = frozenset(";:()–—")


class Placed(Protocol):
    """Anything that stands at tokens `first` to `last` (exclusive)."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


class Scene:
    """One sentence with what stands in it; all lists are in text order, `tags` by group and by `group.concept`."""

    __slots__ = ("index", "organisations", "people", "periods", "places", "products", "quantities", "sentence", "tags")

    def __init__(  # noqa: PLR0913, PLR0917  (a dataclass takes ten times as long to make)
        self,
        index: int,
        sentence: Sentence,
        tags: Tags,
        quantities: Sequence[Quantity],
        periods: Sequence[PeriodMention],
        places: Sequence[PlaceMention],
        organisations: Sequence[OrganisationMention],
        people: Sequence[PersonMention],
        products: Sequence[ProductMention],
    ) -> None:
        self.index: Final = index
        self.sentence: Final = sentence
        self.tags: Final = tags
        self.quantities: Final = quantities
        self.periods: Final = periods
        self.places: Final = places
        self.organisations: Final = organisations
        self.people: Final = people
        self.products: Final = products

    def tagged(self, group: str, first: int | None = None, last: int | None = None) -> list[Tag]:
        """Tags of a group (or one `group.concept`) that lie within tokens `first` to `last`."""
        found = self.tags.get(group)
        if not found:
            return []
        low = self.sentence.first if first is None else first
        high = self.sentence.last if last is None else last
        return [tag for tag in found if low <= tag.first and tag.last <= high]

    def mentions(self) -> tuple[Sequence[Mention], ...]:
        """The mentions of each kind."""
        return (self.quantities, self.periods, self.places, self.organisations, self.people, self.products)

    def has(self, group: str, first: int | None = None, last: int | None = None) -> bool:
        return group in self.tags and bool(self.tagged(group, first, last))


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the recognisers found in one document, or in the part of it that is in one language."""

    document: Document
    pack: Pack
    tokens: list[Token]
    reference: Reference
    scenes: tuple[Scene, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Span, ...]  # where the text names those whose words it gives, in no order

    @property
    def text(self) -> str:
        return self.document.text

    def span(self, first: int, last: int) -> Span:
        """The stretch of text that tokens `first` to `last` (exclusive) cover."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def clause(self, scene: Scene, at: int, marks: frozenset[str] = CLAUSE_MARKS) -> tuple[int, int]:
        """The tokens between the marks on either side of token `at`."""
        first, last, tokens = at, at, self.tokens
        low, high = scene.sentence.first, scene.sentence.last
        while first > low:
            word = tokens[first - 1].word
            if not word.is_alpha and word.text in marks and not self._in_number(first - 1):
                break
            first -= 1
        while last < high:
            word = tokens[last].word
            if not word.is_alpha and word.text in marks and not self._in_number(last):
                break
            last += 1
        return first, last

    def _in_number(self, at: int) -> bool:
        """Whether a mark parts the digits of one number ("5,2")."""
        before, after = self.tokens[max(0, at - 1)], self.tokens[min(at + 1, len(self.tokens) - 1)]
        return before.word.is_digit and after.word.is_digit and after.start - before.end == 1

    def telling(self, scene: Scene, span: Span) -> Span:
        """The stretch widened to the marks around it, so that it can be read by itself."""
        tokens, (start, end) = self.tokens, span
        first, last = scene.sentence.first, scene.sentence.last
        while first < last and tokens[first].start < start:
            first += 1
        while first < last and tokens[last - 1].start >= end:
            last -= 1
        if first == last:
            return span
        left, right = self.clause(scene, first)[0], self.clause(scene, last - 1)[1]
        return self.span(min(left, first), max(right, last))

    def cover(self, items: Iterable["Placed"]) -> Span:
        """The stretch of text from the first to the last of the items."""
        found = list(items)
        return self.span(min(item.first for item in found), max(item.last for item in found))

    def mentions(self) -> Iterable[Mention]:
        """All mentions, sentence by sentence."""
        return chain.from_iterable([kind for scene in self.scenes for kind in scene.mentions()])


def by_sentence(items: Sequence[_Spanned], sentences: Sequence[Sentence]) -> list[list[_Spanned]]:
    """The items (in text order) of each sentence; what lies in none is left out."""
    found: list[list[_Spanned]] = [[] for _ in sentences]
    at = 0
    for item in items:
        while at < len(sentences) and sentences[at].last <= item.first:
            at += 1
        if at < len(sentences) and sentences[at].first <= item.first:
            found[at].append(item)
    return found


def by_name(tags: list[Tag], sentences: list[Sentence]) -> list[Tags]:
    """The tags (in text order) of each sentence by group, and by `group.concept`; what lies in none is left out."""
    found: list[Tags] = [{} for _ in sentences]
    at, count = 0, len(sentences)
    for tag in tags:
        while at < count and sentences[at].last <= tag.first:
            at += 1
        if at == count:
            break
        if sentences[at].first <= tag.first:
            _put(found[at], tag.group, tag)
            _put(found[at], tag.name, tag)
    return found


def _put(tags: Tags, name: str, tag: Tag) -> None:
    known = tags.get(name)
    if known is None:
        tags[name] = [tag]
    else:
        known.append(tag)
