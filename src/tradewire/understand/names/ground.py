"""The tokens of a document with what is already known to stand on them."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from tradewire.record import Span
from tradewire.understand.mentions import Mention, OrganisationMention, PlaceMention
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Word

OPENERS: Final = frozenset('«“„"')
CLOSERS: Final = frozenset('»”“"')
POSSESSIVE: Final = frozenset(("'", "’", "'s", "’s", "'S", "’S"))
DASHES: Final = frozenset("-–—")
_M = TypeVar("_M", bound=Mention)
CASES: Final = ("nom", "gen", "dat", "acc", "ins", "loc")


class Ground:
    """One document: its tokens, where sentences start, and the places and organisations by token."""

    def __init__(
        self,
        tokens: list[Token],
        sentences: Sequence[Sentence],
        places: Sequence[PlaceMention],
        organisations: Sequence[OrganisationMention] = (),
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.starts = frozenset(_first_word(tokens, sentence) for sentence in sentences)
        self.place: dict[int, PlaceMention] = by_token(places)
        self.organisation: dict[int, OrganisationMention] = by_token(organisations)

    def word(self, i: int) -> Word | None:
        """The word at `i`, None beyond the ends of the document."""
        return self.tokens[i].word if 0 <= i < len(self.tokens) else None

    def text(self, i: int) -> str:
        return self.tokens[i].word.text if 0 <= i < len(self.tokens) else ""

    def lower(self, i: int) -> str:
        return self.tokens[i].word.lower if 0 <= i < len(self.tokens) else ""

    def title(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].word.is_title

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def touches(self, i: int) -> bool:
        """Whether the token at `i` stands right behind the one before."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def phrase_ends(self, phrase: tuple[str, ...], last: int) -> bool:
        """Whether the words of a phrase stand right before the token at `last`."""
        return all(self.lower(last - len(phrase) + k) == word for k, word in enumerate(phrase))

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The words of a stretch; parts that touch ("литейно-механический", "А.") are one word."""
        return words_between(self.tokens, first, last)


def words_between(tokens: list[Token], first: int, last: int) -> tuple[str, ...]:
    """The words of a stretch of tokens; parts that touch are one word."""
    found: list[str] = []
    for i in range(first, last):
        if i > first and tokens[i - 1].end == tokens[i].start:
            found[-1] += tokens[i].word.text
        else:
            found.append(tokens[i].word.text)
    return tuple(found)


def _first_word(tokens: list[Token], sentence: Sentence) -> int:
    """The first token of a sentence that is a word."""
    for i in range(sentence.first, sentence.last):
        if tokens[i].word.is_alpha:
            return i
    return sentence.first


def by_token(mentions: Sequence[_M]) -> dict[int, _M]:
    """Token → the mention that covers it."""
    return {i: mention for mention in mentions for i in range(mention.first, mention.last)}


def apart(mentions: Iterable[_M]) -> list[_M]:
    """The mentions in order; of two that overlap the first stays."""
    found: list[_M] = []
    for mention in sorted(mentions, key=lambda m: (m.first, -m.last)):
        if not found or found[-1].last <= mention.first:
            found.append(mention)
    return found


def case_of(word: Word) -> str | None:
    """The case of the likeliest reading."""
    return next((case for case in CASES if case in word.readings[0].features), None)


def owns(ground: Ground, mention: PlaceMention) -> bool:
    """Whether a place stands in the genitive: "губернатор |Омской области|", "МВД |РФ|"."""
    return mention.case == "gen" or ground.tokens[mention.last - 1].word.has("gen")


def agree(adjective: Word, noun: Word) -> bool:
    """Whether an adjective shares case and number with a noun, in any of their readings."""
    return any(
        a.pos in ("adjective", "participle") and n.pos == "noun" and _shared(a.features, n.features)
        for a in adjective.readings
        for n in noun.readings
    )


def _shared(left: frozenset[str], right: frozenset[str]) -> bool:
    both = left & right
    return any(case in both for case in CASES) and ("sing" in both or "plur" in both)
