"""A sentence as the finders of speech look at it."""

from typing import Final

from msgspec import structs

from tradewire.record import Span, Speaker
from tradewire.understand.names.ground import CLOSERS, DASHES, POSSESSIVE, words_between
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Word
from tradewire.understand.voices import Voice, Voices

_OPENER_WITHIN: Final = 9  # tokens
_COMPLEMENT_WITHIN: Final = 16  # tokens
_COMPLEMENT_BEFORE: Final = 2  # tokens: "such a sum was named by"
_FIRST_WORDS: Final = 4  # of a phrase, among which its noun is


class Line:
    """A sentence with its document."""

    __slots__ = ("end", "first", "last", "sentence", "tokens", "voices")

    def __init__(self, tokens: list[Token], sentence: Sentence, voices: Voices, last: Voice | None) -> None:
        self.tokens: Final = tokens
        self.sentence: Final = sentence
        self.first: Final = sentence.first
        self.end: Final = sentence.last
        self.voices: Final = voices
        self.last: Final = last

    def word(self, i: int) -> Word | None:
        return self.tokens[i].word if 0 <= i < len(self.tokens) else None

    def lower(self, i: int) -> str:
        return self.tokens[i].word.lower if 0 <= i < len(self.tokens) else ""

    def words(self, first: int, last: int) -> int:
        return sum(self.tokens[k].word.is_alpha for k in range(first, min(last, len(self.tokens))))

    def ends(self, phrase: tuple[str, ...], last: int) -> bool:
        return last - len(phrase) >= self.first and all(
            self.lower(last - len(phrase) + k) == word for k, word in enumerate(phrase)
        )

    def put(self, voice: Voice, i: int) -> Voice:
        """The voice as it stands at a pronoun."""
        token = self.tokens[i]
        return structs.replace(voice, first=i, last=i + 1, span=Span(token.start, token.end))

    def named(self, first: int, last: int) -> Voice:
        """An organisation by the words of its name alone."""
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        name = " ".join(words_between(self.tokens, first, last))
        return Voice(first=first, last=last, span=span, speaker=Speaker(None, None, name))

    def subject_before(self, i: int) -> Voice | None:
        found = [v for v in self.voices.people if self.first <= v.first < i and v.case in (None, "nom")]
        return found[0] if found else None

    def complemented(self, i: int, words: frozenset[str]) -> bool:
        """Whether a verb at `i` has one of the words behind it that make it speech, if it needs one."""
        near = self.tokens[max(self.first, i - _COMPLEMENT_BEFORE) : min(i + _COMPLEMENT_WITHIN, self.end)]
        return not words or any(not words.isdisjoint(token.word.keys) for token in near)

    def owner(self, first: int, articles: frozenset[str]) -> int:
        """Where a subject begins with its article and its owner: "|the company's director"."""
        j = first
        if self.lower(j - 1) in POSSESSIVE:
            j -= 2
            while j > self.first and first - j < _FIRST_WORDS and self.tokens[j - 1].word.is_alpha:
                j -= 1
                if self.lower(j) in articles:
                    return j
        while j > self.first and self.lower(j - 1) in articles:
            j -= 1
        return j

    def plural(self, voice: Voice) -> bool:
        return any(
            token.word.has("plur") for token in self.tokens[voice.first : min(voice.first + _FIRST_WORDS, voice.last)]
        )

    def paragraph(self) -> int:
        """Where the search for an antecedent begins: a few paragraphs back."""
        breaks, i = 0, self.first
        while i > 0 and breaks < 3:
            i -= 1
            breaks += self.tokens[i].word.is_break
        return i

    def comma_before(self, first: int, articles: frozenset[str]) -> bool:
        """Whether what is said stands before the cue, parted by a comma, a dash or a closing mark."""
        j = first - 1
        while j > self.first and (self.lower(j) in DASHES or self.lower(j) in CLOSERS or self.lower(j) in articles):
            j -= 1
        mark = self.lower(j)
        return self.words(self.first, j) > 1 and (
            mark in ",?!…" or self.lower(first - 1) in CLOSERS or self.lower(first - 1) in DASHES
        )

    def opened(self, last: int, openers: frozenset[str]) -> bool:
        """Whether "that" follows before the next comma."""
        for k in range(last, min(last + _OPENER_WITHIN, self.end)):
            if self.lower(k) in openers:
                return True
            if self.lower(k) == "," and self.lower(k + 1) not in openers:
                return False
        return False

    def goes_on(self, last: int) -> bool:
        """Whether the sentence goes on behind the cue with a comma: ", he said, and …"."""
        for k in range(last, min(last + _OPENER_WITHIN, self.end)):
            if self.lower(k) in ",;":
                return self.lower(k) == "," and self.words(k, self.end) > 2
        return False

    def bracketed(self, i: int) -> bool:
        return self.lower(i - 1) == "(" and self.lower(i + 1) == ")"
