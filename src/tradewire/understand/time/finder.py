"""Dates and periods of a document."""

from bisect import bisect_right
from datetime import date
from typing import Final

from msgspec import structs

from tradewire.languages.pack import Pack
from tradewire.record import Span
from tradewire.understand.mentions import PeriodMention
from tradewire.understand.sentences import Sentence
from tradewire.understand.time.reference import Told, infer
from tradewire.understand.time.resolve import Anchor, Story, mention, resolve
from tradewire.understand.time.scan import Scanner
from tradewire.understand.time.shapes import InYear, Units, Years, YearsTo
from tradewire.understand.tokens import Token, Tokenizer, Word

_ANCHORS: Final = frozenset({"month", "months", "quarter", "half", "year", "years", "to_date", "season"})
_MOST_SEEN: Final = 200_000  # words
_REACH: Final = 8  # tokens around an expression in which words of comparison and of the future count


class PeriodFinder:
    """Finds and resolves the dates and periods of texts of one language."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._scanner = Scanner.of(pack, tokenizer)
        self._future = frozenset(pack.time.future)
        self._change = frozenset(pack.time.change)
        self._seen: dict[str, tuple[str, ...]] = {}

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
                story.tell(Anchor(t.span, result.period, t.sentence))
        return found

    def _told(self, tokens: list[Token], sentences: list[Sentence]) -> list[Told]:
        """The expressions with their places, and whether the words around them compare or look ahead."""
        firsts = [sentence.first for sentence in sentences]
        told = []
        raws = list(self._scanner.scan(tokens))
        spans = (range(raw.first, raw.last) for raw in raws)
        names = {i for span in spans for i in span if tokens[i].word.is_title}  # "May" is no "may"
        for raw in raws:
            index = max(0, bisect_right(firsts, raw.first) - 1)
            whole = sentences[index] if sentences else Sentence(0, len(tokens), 0, 0)
            near = range(max(whole.first, raw.first - _REACH), min(whole.last, raw.last + _REACH))
            signs = {sign for i in near if i not in names or i == whole.first for sign in self._signs(tokens[i].word)}
            marked = structs.replace(raw, future="future" in signs, compared="change" in signs)
            told.append(Told(marked, Span(tokens[raw.first].start, tokens[raw.last - 1].end), index))
        return [t for t in map(_closed, told, [*told[1:], None]) if t is not None]

    def _signs(self, word: Word) -> tuple[str, ...]:
        """Whether a word looks ahead or compares; kept by its form."""
        signs = self._seen.get(word.text)
        if signs is None:
            if len(self._seen) > _MOST_SEEN:
                self._seen.clear()
            words = word.lemmas | {word.lower}
            ahead = not self._future.isdisjoint(words) or "fut" in word.readings[0].features
            compares = not self._change.isdisjoint(words)
            signs = self._seen[word.text] = ("future",) * ahead + ("change",) * compares
        return signs


def _closed(told: Told, after: Told | None) -> Told | None:
    """Without what means nothing by itself: "over five years" needs a year behind it, "in four months" a future."""
    shape = told.raw.shape
    if isinstance(shape, YearsTo):
        end = after.raw.shape if after is not None and after.sentence == told.sentence else None
        if not isinstance(end, InYear) or end.kind != "year" or end.year.year is None:
            return None
        years = Years(end.year.year - shape.count + 1, end.year.year)
        return structs.replace(told, raw=structs.replace(told.raw, shape=years))
    if told.raw.make == "ahead_in" and isinstance(shape, Units) and shape.unit != "day" and not told.raw.future:
        return None
    return told
