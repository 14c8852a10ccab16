"""Verbs that tell of speech or thought."""

from typing import Final

from tradewire.languages.tables.speech import SpeechTable
from tradewire.record.frozen import Frozen
from tradewire.understand.names.persons import finite
from tradewire.understand.tokens import Word


class Verb(Frozen, frozen=True):
    """What the pack says of one word."""

    strong: bool
    weak: bool
    media: bool
    # Of what is to come, and of what is handed on.
    thought: bool = False
    handing: bool = False
    # "сообщили": without a subject somebody in general.
    plural: bool = False
    # "estimates": it may be a noun as well.
    noun: bool = False
    # "put … |at|": speech only with one of these words behind it.
    complements: frozenset[str] = frozenset()
    # "expect": in this form it is a verb only behind a subject in the plural.
    bare: bool = False
    # "figures show".
    shows: bool = False
    # "forecasting": a verb only behind "is".
    progressive: bool = False


# A verb of which no more is known than that it tells.
PLAIN: Final = Verb(strong=True, weak=False, media=False)


class VerbReader:
    """What a pack says of a word as a verb of speech."""

    def __init__(self, table: SpeechTable) -> None:
        self._strong, self._weak, self._media = map(frozenset, (table.verbs, table.weak_verbs, table.media_verbs))
        self._thought, self._handing = frozenset(table.thought_verbs), frozenset(table.handing_verbs)
        self._showing = frozenset(table.showing)
        self._complements = dict(table.complements)

    def read(self, word: Word) -> Verb | None:
        """The verb that the word may be, None where it tells nothing."""
        lemmas = frozenset(reading.lemma for reading in word.readings if finite(reading))
        bare = not lemmas and word.readings[0].pos == "other"
        progressive = frozenset(r.lemma for r in word.readings if "gerund" in r.features and "pres" in r.features)
        if bare:
            lemmas = progressive or frozenset((word.lower,))
        strong, weak = not lemmas.isdisjoint(self._strong), not lemmas.isdisjoint(self._weak)
        media = not lemmas.isdisjoint(self._media)
        shows = word.lower in self._showing
        if not (strong or weak or media or shows):
            return None
        thought, handing = not lemmas.isdisjoint(self._thought), not lemmas.isdisjoint(self._handing)
        noun = any(r.pos == "noun" for r in word.readings) and "pass" not in word.features
        return Verb(
            strong,
            weak,
            media,
            thought=thought,
            handing=handing,
            plural=word.has("plur", "past") or word.has("plur", "3"),
            noun=noun,
            complements=frozenset().union(*(self._complements.get(lemma, ()) for lemma in lemmas)),
            bare=bare,
            shows=shows,
            progressive=bool(progressive),
        )
