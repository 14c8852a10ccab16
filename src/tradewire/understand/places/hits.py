"""Where the text has words that the gazetteer knows: the longest name at each place, with all that it may mean."""

from msgspec import Struct

from tradewire.gazetteer.places import DASHES, Candidate, Names, Places
from tradewire.understand.tokens import Token, Tokenizer, Word


class Hit(Struct):
    """A spelling at tokens `first` to `last` (exclusive), and what it may stand for."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]
    dateline: bool = False


class HitFinder:
    """Looks up what the text may name; what a word may begin is kept by word."""

    def __init__(self, places: Places, letters: frozenset[str], tokenizer: Tokenizer) -> None:
        self._places = places
        self._letters = letters
        self._names = tokenizer.watched(self._starting)

    def find(self, tokens: list[Token]) -> list[Hit]:
        """In order, without overlaps, the longest at each place; in other letters than the language's only abbreviations.

        "BELARUS-82" in a Russian text is a tractor, "RCEP" a bloc.
        """  # noqa: E501
        found: list[Hit] = []
        end = 0
        for i in self._names.places(tokens):
            word = tokens[i].word
            known = self._names[word]
            if known is None or i < end or not (known.alone or _second(tokens, i + 1) in known.longer):
                continue
            hit = _longest(tokens, i, known)
            if hit is not None and (not self._letters.isdisjoint(word.lower) or _is_abbreviation(hit)):
                found.append(hit)
                end = hit.last
        return found

    def _starting(self, word: Word) -> Names | None:
        known = self._places.starting(word.lower) if word.is_alpha else None
        return known if known is not None and (word.is_title or known.lower) else None


def _is_abbreviation(hit: Hit) -> bool:
    return any("U" in candidate.flags for candidate in hit.candidates)


def _longest(tokens: list[Token], i: int, known: Names) -> Hit | None:
    for continuation in known.longer.get(_second(tokens, i + 1), ()) if known.longer else ():
        last = _match(tokens, i, continuation.tail)
        if last:
            candidates = _allowed(tokens, i, last, continuation.candidates)
            if candidates:
                return Hit(i, last, candidates)
    candidates = _allowed(tokens, i, i + 1, known.alone) if known.alone else ()
    return Hit(i, i + 1, candidates) if candidates else None


def _second(tokens: list[Token], i: int) -> str:
    """The word at `i`, or beyond a dash there."""
    if i < len(tokens) and tokens[i].word.text in DASHES:
        i += 1
    return tokens[i].word.lower if i < len(tokens) else ""


def _match(tokens: list[Token], i: int, tail: tuple[str, ...]) -> int:
    """Where a name that starts at `i` ends, 0 where its words do not follow; dashes between them do not count."""
    at, count = i + 1, len(tokens)
    for part in tail:
        if at < count and tokens[at].word.text in DASHES:
            at += 1
        if at >= count or tokens[at].word.lower != part:
            return 0
        at += 1
    return at


def _allowed(tokens: list[Token], i: int, last: int, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Those whose capitals agree with the text."""
    words = [token.word for token in tokens[i:last] if token.word.is_alpha]
    hyphen = last < len(tokens) and tokens[last].word.text in DASHES and tokens[last].start == tokens[last - 1].end
    return tuple(c for c in candidates if _spelt(words, c.flags) and (hyphen or "h" not in c.flags))


def _spelt(words: list[Word], flags: str) -> bool:
    if "U" in flags:
        return all(_has_capitals(word) for word in words)
    if "l" in flags:
        return True
    if len(words) == 1:
        return words[0].is_title
    return words[0].is_title or words[-1].is_title


def _has_capitals(word: Word) -> bool:
    return word.is_title and (len(word.text) == 1 or word.text[1:] != word.text[1:].lower())
