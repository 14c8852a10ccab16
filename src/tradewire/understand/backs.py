"""Sentences that say only who said the one before: "Об этом сообщил X", "The figures were given by X"."""

from typing import Final

from tradewire.languages.pack import Pack
from tradewire.understand.memo import Memo
from tradewire.understand.names.tree import Tree, parts
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Word
from tradewire.understand.voices import Voice

_NOUN_WITHIN: Final = 4
_OBJECT_WITHIN: Final = 3
_VERB_WITHIN: Final = 16


class BackFinder:
    """Knows the beginnings of such sentences and the verbs in them."""

    def __init__(self, pack: Pack) -> None:
        table = pack.speech
        self._articles = frozenset(pack.names.articles)
        self._phrases: Tree[bool] = Tree()
        for phrase in table.backs:
            self._phrases.insert([(word,) for word in parts(phrase)], True)
        self._pointers, self._nouns = frozenset(table.back_pointers), frozenset(table.back_nouns)
        self._verbs = frozenset((*table.verbs, *table.back_verbs))
        self._agents = frozenset(table.agents)
        self._objects, self._tails = frozenset(table.back_objects), frozenset(table.tail_starts)
        self._before = frozenset(table.back_links)
        self._points = Memo(self._point)

    def verb(self, tokens: list[Token], sentence: Sentence) -> int | None:
        """The verb of telling, where the sentence begins with a word that points back and goes on to it."""
        last = self._object(tokens, sentence)
        if last is None:
            return None
        for i in range(last, min(last + _VERB_WITHIN, sentence.last)):
            word = tokens[i].word
            if word.text in ",:;":
                return None
            if word.is_alpha and any(r.pos in ("verb", "participle") and r.lemma in self._verbs for r in word.readings):
                return i
        return None

    def leads_to(self, tokens: list[Token], sentence: Sentence, cue: int) -> bool:
        """Whether a cue follows at once on what points back: "Об этом |говорится в сообщении X"."""
        last = self._object(tokens, sentence)
        return last is not None and last == cue

    def object_at(self, tokens: list[Token], i: int, end: int) -> bool:
        """Whether "this" or "об этом" stands at `i`, and nothing that it could belong to."""
        if i >= end:
            return False
        objects = tokens[i].word.lower in self._objects
        last = i + 1 if objects else self._pointed(tokens, i, end)
        if last is None or last > i + _OBJECT_WITHIN or tokens[i].word.lower in self._articles:
            return False
        after = tokens[last].word if last < end else None
        return after is None or not after.is_alpha or after.lower in self._tails

    def tells(self, tokens: list[Token], verb: int, voice: Voice) -> bool:
        """Whether a voice behind the verb is who tells: in the nominative, or behind "by"."""
        if not self._agents:
            return voice.case in (("ins",) if tokens[verb].word.has("pass") else ("nom", None))
        return tokens[voice.first - 1].word.lower in self._agents

    def _point(self, word: Word) -> bool:
        return word.is_alpha and bool(self._phrases.starts(word) or not self._pointers.isdisjoint(word.keys))

    def _object(self, tokens: list[Token], sentence: Sentence) -> int | None:
        """The end of what points back: "Об этом", "Все три идеи", "The figures"."""
        first = sentence.first
        if tokens[first].word.lower in self._before and first + 1 < sentence.last:
            first += 1
        if not self._points[tokens[first].word]:
            return None
        return self._pointed(tokens, first, sentence.last)

    def _pointed(self, tokens: list[Token], first: int, end: int) -> int | None:
        """The end of a phrase that points back and starts at `first`."""
        matches = self._phrases.matches(tokens, first)
        if matches:
            return matches[0].last
        if self._pointers.isdisjoint(tokens[first].word.keys):
            return None
        for i in range(first + 1, min(first + 1 + _NOUN_WITHIN, end)):
            if not self._nouns.isdisjoint(tokens[i].word.keys):
                return i + 1
        return None
