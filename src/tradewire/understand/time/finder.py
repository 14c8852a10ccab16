"""Dates and periods of a document."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import Final

from tradewire.languages.pack import Pack
from tradewire.record import Span
from tradewire.understand.mentions import PeriodMention, Reference
from tradewire.understand.sentences import Sentence
from tradewire.understand.time.reference import Told, infer
from tradewire.understand.time.resolve import Story, mention, resolve
from tradewire.understand.time.scan import Scanner
from tradewire.understand.time.shapes import InYear, Raw, Units, Weekday
from tradewire.understand.tokens import Token, Tokenizer

_ANCHORS: Final = frozenset({"month", "months", "quarter", "half", "year", "years", "to_date", "season"})
_REACH: Final = 7  # tokens before an expression in which a word of comparison counts


class PeriodFinder:
    """Finds and resolves the dates and periods of texts of one language."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._scanner = Scanner.of(pack, tokenizer)
        self._future = frozenset(pack.time.future)
        self._change = frozenset(pack.time.change)

    def find(
        self, text: str, tokens: list[Token], sentences: list[Sentence], published: date | None
    ) -> list[PeriodMention]:
        """The mentions in order, none overlapping another; resolved against `published` where they need it."""
        told = self._told(tokens, sentences)
        story = Story(infer(told, tokens, published))
        found: list[PeriodMention] = []
        for t in told:
            result = resolve(t.raw, story, t.sentence)
            found.append(mention(t.raw, result, t.span))
            if result.period is not None and result.kind in _ANCHORS:
                story.anchors.append((t.span, result.period, result.kind, t.sentence))
        return found

    def reference(
        self, text: str, tokens: list[Token], sentences: list[Sentence], published: date | None
    ) -> Reference:
        """The day that the text's times are told against."""
        now = infer(self._told(tokens, sentences), tokens, published)
        return Reference(now.day, now.evidence)

    def _told(self, tokens: list[Token], sentences: list[Sentence]) -> list[Told]:
        firsts = [sentence.first for sentence in sentences]
        told = []
        for raw in self._scanner.scan(tokens):
            index = max(0, bisect_right(firsts, raw.first) - 1)
            first = sentences[index].first if sentences else 0
            last = sentences[index].last if sentences else len(tokens)
            marked = replace(
                raw,
                future=_is_open(raw) and self._looks_ahead(tokens, first, last),
                compared=self._compares(tokens, max(first, raw.first - _REACH), min(last, raw.last + _REACH)),
            )
            told.append(Told(marked, Span(tokens[raw.first].start, tokens[raw.last - 1].end), index))
        return told

    def _looks_ahead(self, tokens: list[Token], first: int, last: int) -> bool:
        return any(
            not self._future.isdisjoint(token.word.lemmas) or token.word.lower in self._future or token.word.has("fut")
            for token in tokens[first:last]
        )

    def _compares(self, tokens: list[Token], first: int, last: int) -> bool:
        return any(
            not self._change.isdisjoint(token.word.lemmas) or token.word.lower in self._change
            for token in tokens[first:last]
        )


def _is_open(raw: Raw) -> bool:
    shape = raw.shape
    return isinstance(shape, Weekday | Units) or (isinstance(shape, InYear) and shape.year.is_open)
