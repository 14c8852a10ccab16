"""Who says what: direct and reported speech, sources and captions."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, Literal

from msgspec import structs

from tradewire.languages.pack import Pack
from tradewire.record import Entity, Span, Speaker
from tradewire.record.frozen import Frozen
from tradewire.understand.cues import Cue, CueFinder
from tradewire.understand.mentions import OrganisationMention, PersonMention
from tradewire.understand.names.ground import DASHES
from tradewire.understand.quotations import Quotation, quotations
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Tokenizer
from tradewire.understand.voices import Voice, Voices

AttributionKind = Literal["direct", "reported", "source", "caption"]


class Attribution(Frozen, frozen=True):
    """A stretch of text that the document attributes to a speaker.

    `speaker_span` is where the speaker is named. `area` is what the speaker stands for, so that "we" and "our" within
    the span mean it; `hearer` is who is told, and `hearer_area` what "you" means, both None where the text is silent.
    """

    span: Span
    speaker: Speaker
    speaker_span: Span
    kind: AttributionKind
    area: Entity | None = None
    hearer: Entity | None = None
    hearer_area: Entity | None = None


class _Stretch(Frozen, frozen=True):
    """Tokens `first` to `last` (exclusive) said by a voice."""

    first: int
    last: int
    cue: Cue
    kind: AttributionKind


_MOST_BEFORE: Final = 5  # sentences
_KINDS: Final[Mapping[str, AttributionKind]] = {"source": "source", "caption": "caption"}


class SpeechFinder:
    """Finds speech in texts of one language."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        self._pack = pack
        self._cues = CueFinder(pack, tokenizer)
        self._openers = frozenset(pack.speech.openers)
        self._carriers = frozenset(pack.speech.carriers)

    def find(
        self,
        text: str,
        tokens: list[Token],
        sentences: list[Sentence],
        people: list[PersonMention],
        organisations: list[OrganisationMention],
    ) -> list[Attribution]:
        """All attributed stretches in text order, none overlapping another; `text` is the text of the tokens."""
        voices = Voices(self._pack, tokens, people, organisations)
        cues = self._all_cues(tokens, sentences, voices)
        quoted = quotations(tokens)
        inside = {i for quote in quoted for i in range(quote.first, quote.last)}
        own = {i for _, cue in cues if not cue.weak for i in range(cue.first, cue.last)} - inside
        stretches = [
            *_quoted(tokens, quoted, [cue for _, cue in cues]),
            *self._reported(tokens, sentences, cues, inside),
        ]
        return [_attribution(tokens, stretch) for stretch in _disjoint(tokens, stretches, own)]

    def _all_cues(self, tokens: list[Token], sentences: list[Sentence], voices: Voices) -> list[tuple[int, Cue]]:
        """Each cue with the number of its sentence."""
        found: list[tuple[int, Cue]] = []
        last: Voice | None = None
        signs = self._cues.signs(tokens)
        for number, sentence in enumerate(sentences):
            inside = signs[bisect_left(signs, sentence.first) : bisect_left(signs, sentence.last)]
            # a line without a stop may end with its source
            worth = inside or tokens[sentence.last - 1].word.is_alpha or self._cues.points_back(tokens, sentence)
            for cue in self._cues.find(tokens, sentence, inside, voices, last) if worth else ():
                found.append((number, cue))
                last = cue.voice if cue.voice.is_person or last is None else last
        return found

    def _reported(
        self,
        tokens: list[Token],
        sentences: list[Sentence],
        cues: Sequence[tuple[int, Cue]],
        inside: set[int],
    ) -> Iterator[_Stretch]:
        by_people = {number for number, cue in cues if cue.voice.is_person}
        own = {number for number, _ in cues}
        for number, cue in cues:
            if cue.first in inside or (number in by_people and not cue.voice.is_person):
                continue
            kind = _KINDS.get(cue.form, "reported")
            before = _told_before(tokens, sentences, number, own) if cue.form == "back" else ()
            for first, last in (*before, *self._said(tokens, sentences, number, cue)):
                for start, end in _without_remarks(tokens, first, last):
                    yield _Stretch(start, end, cue, kind)

    def _said(self, tokens: list[Token], sentences: list[Sentence], number: int, cue: Cue) -> Iterator[tuple[int, int]]:
        """The stretches of a sentence that a cue attributes."""
        first, last = sentences[number].first, sentences[number].last
        stops = [i for i in range(first, last) if tokens[i].word.text == ";"]
        right = next((i for i in stops if i >= cue.last), last)
        if cue.form == "back":
            if any(tokens[i].word.lower in self._openers for i in range(cue.last, last)):
                yield next(i for i in range(cue.last, last) if tokens[i].word.lower in self._openers), last
        elif cue.form == "caption":
            yield from _captioned(tokens, sentences, number, cue)
        elif cue.form == "lead":
            yield cue.first if cue.weak else self._behind_opener(tokens, cue.last, right), right
        elif cue.form == "trail" and not any(tokens[i].word.is_alpha for i in range(first, cue.first)):
            if number:  # a sentence that is nothing but "X said" speaks of the one before
                yield sentences[number - 1].first, sentences[number - 1].last
        else:
            left = next((i + 1 for i in reversed(stops) if i < cue.first), first) if cue.form == "source" else first
            if number and left == first and _closes_bracket(tokens, first, cue.first):
                left = sentences[number - 1].first
            yield left, cue.first
            if cue.form != "trail":
                yield cue.last, right
            if right < last and any(tokens[i].word.lower in self._carriers for i in range(right, min(right + 7, last))):
                yield right, last

    def _behind_opener(self, tokens: list[Token], first: int, last: int) -> int:
        """ "said |that trade rose", "сказал|, что рост впереди"."""
        start = next((i for i in range(first, last) if tokens[i].word.text != ","), last)
        if start == last:
            return first
        opener = tokens[start].word.lower
        return start + 1 if opener in self._openers else first


def _told_before(
    tokens: list[Token], sentences: Sequence[Sentence], number: int, own: set[int]
) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph before one that says who said them, or of the paragraph above it.

    Back to a sentence that has a speaker of its own.
    """
    for before in range(number - 1, max(-1, number - 1 - _MOST_BEFORE), -1):
        if before in own:
            return
        yield sentences[before].first, sentences[before].last
        if before and tokens[sentences[before].first - 1].word.is_break:
            return


def _captioned(tokens: list[Token], sentences: Sequence[Sentence], number: int, cue: Cue) -> Iterator[tuple[int, int]]:
    """What stands behind the colon, on its line or in the sentence after it, unless that is a caption again."""
    last = sentences[number].last
    if cue.last < last:
        yield cue.last, last
    elif number + 1 < len(sentences) and tokens[sentences[number + 1].last - 1].word.text != ":":
        yield sentences[number + 1].first, sentences[number + 1].last


def _closes_bracket(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a bracket closes that a sentence before has opened: "(about $700m. - Ed.), said X"."""
    marks = [tokens[i].word.text for i in range(first, last) if tokens[i].word.text in "()"]
    return bool(marks) and marks[0] == ")"


def _without_remarks(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretch without what the editors put in square brackets."""
    start = first
    for i in range(first, last):
        mark = tokens[i].word.text
        if mark == "[" and start < i:
            yield start, i
        if mark in "[]":
            start = i + 1 if mark == "]" else last
    if start < last:
        yield start, last


def _quoted(tokens: list[Token], quoted: Sequence[Quotation], cues: Sequence[Cue]) -> Iterator[_Stretch]:
    """Quotations with the cue that stands in, behind or before them, or the one of the quotation before."""
    firsts = [cue.first for cue in cues]
    before: Cue | None = None
    end = 0  # of the quotation before, with its cue
    for quote in quoted:
        start, stop = bisect_left(firsts, quote.first), bisect_left(firsts, quote.last)
        cue = (
            _cue_inside(tokens, quote, cues[start:stop])
            or _cue_behind(tokens, quote, cues[stop : stop + 1])
            or _cue_ahead(tokens, quote, cues[max(0, start - 1) : start])
        )
        if cue is None and before and _follows(tokens, end, quote.first):
            cue = before
        if cue:
            yield _Stretch(quote.first, quote.last, cue, "direct")
        before, end = cue, max(quote.last, cue.last if cue else 0)


def _cue_inside(tokens: list[Token], quote: Quotation, inside: Sequence[Cue]) -> Cue | None:
    """ "… by 5-6%, said X. - We are obliged …": a cue behind a comma, with a stop or a dash behind it."""
    for cue in inside:
        if cue.last < quote.last and cue.form in ("trail", "around"):
            marks = [token.word.text for token in tokens[cue.last : cue.last + 2]]
            if marks[0] in DASHES or (marks[0] in ".," and marks[-1] in DASHES):
                return cue
    return None


def _cue_behind(tokens: list[Token], quote: Quotation, behind: Sequence[Cue]) -> Cue | None:
    for cue in behind:
        between = [token.word for token in tokens[quote.last : cue.first]]
        if cue.form != "caption" and not any(word.is_alpha or word.is_break for word in between):
            return cue
    return None


def _cue_ahead(tokens: list[Token], quote: Quotation, ahead: Sequence[Cue]) -> Cue | None:
    """A cue whose sentence leads up to the quotation with a colon, or a caption above it."""
    for cue in ahead:
        between = [token.word for token in tokens[cue.last : quote.first]]
        words = any(word.is_alpha for word in between)
        if cue.form == "caption":
            return None if words else cue
        colon = bool(between) and between[-1].text in (":", ",")
        if (colon or not words) and not any(word.is_break or word.text == "." for word in between):
            return cue
    return None


def _follows(tokens: list[Token], end: int, first: int) -> bool:
    """Whether a quotation goes on behind "X said." in the same paragraph, or in the next with nothing between."""
    between = [tokens[i].word for i in range(end, first)]
    return len(between) <= 12 and not any(word.is_alpha for word in between)


def _disjoint(tokens: list[Token], stretches: Sequence[_Stretch], cues: set[int]) -> list[_Stretch]:
    """Each token goes to one stretch: people before organisations, quotations before sentences; cues to none."""
    ranked = sorted(
        stretches, key=lambda s: (not s.cue.voice.is_person, s.kind != "direct", s.kind == "source", s.first)
    )
    owners: list[int | None] = [None] * len(tokens)
    for rank in reversed(range(len(ranked))):
        stretch = ranked[rank]
        owners[stretch.first : stretch.last] = [rank] * (stretch.last - stretch.first)
    for i in cues:
        owners[i] = None
    return list(_runs(tokens, ranked, owners))


def _runs(tokens: list[Token], ranked: Sequence[_Stretch], owners: Sequence[int | None]) -> Iterator[_Stretch]:
    """What is left of each stretch, piece by piece, where there are words in it."""
    first = 0
    for rank, run in groupby(owners):
        last = first + len(list(run))
        if rank is not None and any(token.word.is_alpha for token in tokens[first:last]):
            yield structs.replace(ranked[rank], first=first, last=last)
        first = last


def _attribution(tokens: list[Token], stretch: _Stretch) -> Attribution:
    voice, hearer = stretch.cue.voice, stretch.cue.hearer
    return Attribution(
        span=Span(tokens[stretch.first].start, tokens[stretch.last - 1].end),
        speaker=voice.speaker,
        speaker_span=voice.span,
        kind=stretch.kind,
        area=voice.area,
        hearer=hearer.entity if hearer else None,
        hearer_area=hearer.area if hearer else None,
    )
