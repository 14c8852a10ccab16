"""Who is the subject of a verb of speech."""

from typing import Final

from tradewire.languages.pack import Pack
from tradewire.understand.bodies import BodyFinder
from tradewire.understand.names.ground import CLOSERS, DASHES, OPENERS, POSSESSIVE
from tradewire.understand.speech_line import Line
from tradewire.understand.speech_verbs import Verb
from tradewire.understand.tokens import Word
from tradewire.understand.voices import Voice

_GAP: Final = 4
_ASIDE: Final = 10
_OUTLET_WORDS: Final = 4
_FAR: Final = 12  # tokens


class SubjectFinder:
    """Looks for the subject before and behind a verb."""

    def __init__(self, pack: Pack) -> None:
        table = pack.speech
        self._fillers = frozenset(table.fillers)
        self._articles = frozenset(pack.names.articles)
        self._words_of, self._back_texts = frozenset(table.words_of), frozenset(table.back_texts)
        self._relatives = tuple(tuple(phrase.split()) for phrase in table.relatives)
        self._genders = {word: gender for gender, words in table.pronouns.items() for word in words}
        self._shown_nouns = frozenset(table.shown_nouns)
        self._auxiliaries = frozenset(table.auxiliaries)
        self._before_verbs = self._fillers | self._auxiliaries
        self._joiners = frozenset(pack.names.joiners[:1])
        self._relative_ends = frozenset(phrase[-1] for phrase in self._relatives)
        self._body_links = frozenset(table.body_links)
        self._bodies = BodyFinder(pack)

    def of(self, scene: Line, i: int, verb: Verb) -> tuple[Voice, int, int] | None:
        """The speaker of the verb at `i`, and the tokens that subject and verb cover."""
        helped = scene.lower(i - 1) in self._auxiliaries
        if verb.progressive and not helped:
            return None
        before = self._before(scene, i, verb)
        if verb.bare and not (verb.shows or helped) and not (before and scene.plural(before[0])):
            return None
        if before:
            return before[0], before[1], i + 1
        relative: tuple[str, ...] = ()
        if scene.lower(i - 1) in self._relative_ends:
            relative = next((phrase for phrase in self._relatives if scene.ends(phrase, i)), ())
        if (verb.strong or verb.media or verb.thought) and not verb.bare:
            after = self._after(scene, i, verb)
            if after:
                return after[0], i - len(relative), after[1]
            outlet = self._outlet(scene, i) if verb.media else None
            if outlet:
                return outlet
        subject = scene.subject_before(i) if relative else None
        return (subject, i - len(relative), i + 1) if relative and subject else None

    def _before(self, scene: Line, i: int, verb: Verb) -> tuple[Voice, int] | None:
        j = i
        while j > scene.first and i - j < _GAP and scene.lower(j - 1) in self._before_verbs:
            j -= 1
        pronoun = self._genders.get(scene.lower(j - 1)) if j > scene.first else None
        if pronoun:
            voice = scene.voices.pronoun(pronoun, j - 1, scene.last, scene.paragraph())
            return (scene.put(voice, j - 1), j - 1) if voice else None
        if scene.lower(j - 1) in self._back_texts and scene.last and j > scene.first:
            return scene.put(scene.last, j - 1), j - 1
        if verb.shows:
            return self._shown(scene, j)
        if any(scene.lower(k) in self._joiners for k in range(j, i)):
            return self._of_predicate(scene, j)
        return self._right_before(scene, j, verb)

    def _of_predicate(self, scene: Line, j: int) -> tuple[Voice, int] | None:
        """ "Rudakov received the ambassador |and said|": the subject of the verb before."""
        subject = scene.subject_before(j)
        return (subject, j) if subject and scene.words(subject.last, j) else None

    def _right_before(self, scene: Line, j: int, verb: Verb) -> tuple[Voice, int] | None:
        voice = self._ending(scene, j, verb) or self._before_aside(scene, j)
        if voice and voice.first >= scene.first and voice.case in (None, "nom"):
            return scene.voices.resolved(voice), voice.first
        if voice and verb.plural and not voice.is_person and self._linked(scene, voice.first - 1):
            return voice, voice.first - 1
        return None

    def _linked(self, scene: Line, i: int) -> bool:
        """Whether "в" at `i` leads to who speaks: no other subject stands right before it."""
        before = scene.word(i - 1) if i > scene.first else None
        return scene.lower(i) in self._body_links and not (before and before.is_pos("noun"))

    def _shown(self, scene: Line, j: int) -> tuple[Voice, int] | None:
        """ "the customs' figures| show"."""
        if scene.lower(j - 1) not in self._shown_nouns:
            return None
        voice = self._bodies.behind(scene.voices, j - 1 - (scene.lower(j - 2) in POSSESSIVE), scene.first)
        return (voice, voice.first) if voice else None

    def _ending(self, scene: Line, j: int, verb: Verb) -> Voice | None:
        """The person, body or organisation whose words end at `j`; of a body all the words."""
        voice = scene.voices.ending.get(j)
        body = self._bodies.behind(scene.voices, j, scene.first)
        if voice and voice.is_person and not (body and body.first < voice.first):
            return voice
        owned = body and any(scene.lower(k) in POSSESSIVE for k in range(body.first, body.last))
        if body and body.case is None and verb.noun and body.first == scene.first and not (body.articled or owned):
            return None  # "Government estimates show"
        return body or voice or self._bodies.member(scene.voices, j, scene.first)

    def starting(self, scene: Line, j: int) -> Voice | None:
        """The person, body or organisation whose words start at `j`; of a body all the words."""
        voice = scene.voices.at.get(j)
        body = self._bodies.ahead(scene.voices, j, scene.end) if scene.first <= j < scene.end else None
        if voice and voice.is_person and not (body and not voice.speaker.name and body.last > voice.last):
            return voice
        return body if body and not (voice and voice.last > body.last) else voice

    def _before_aside(self, scene: Line, j: int) -> Voice | None:
        """ "Erdogan|, visiting Kazakhstan, |said"."""
        if scene.lower(j - 1) != ",":
            return None
        beside = scene.voices.ending.get(j - 1)  # "Ivan Petrov, the governor, |said"
        if beside and beside.is_person and beside.speaker.name:
            return beside
        for k in range(j - 2, max(scene.first, j - _ASIDE), -1):
            if scene.lower(k) == ",":
                return scene.voices.ending.get(k)
        return None

    def _after(self, scene: Line, i: int, verb: Verb) -> tuple[Voice, int] | None:
        j, skipped = i + 1, 0
        inside = self._inside(scene, i) if verb.plural else None
        if inside:
            return inside
        if scene.lower(j) in self._words_of or (
            scene.word(j) and not scene.tokens[j].word.lemmas.isdisjoint(self._words_of)
        ):
            voice = scene.voices.at.get(j + 1)
            return (scene.voices.resolved(voice), voice.last) if voice else None
        while j < scene.end + 2 and skipped <= _GAP:
            word = scene.word(j)
            if word is None:
                return None
            voice = self.starting(scene, j)
            if voice and voice.case in (None, "nom"):
                return scene.voices.resolved(voice), voice.last
            gender = self._genders.get(word.lower)
            if gender and j == i + 1:
                voice = scene.voices.pronoun(gender, j, scene.last, scene.paragraph())
                return (scene.put(voice, j), j + 1) if voice else None
            if word.is_break and j == i + 1:  # "Отметил", and the name on the next line
                j += 1
                continue
            if not self.skips(word):
                close = self._closed(scene, j) if word.text in OPENERS else None
                if close is None:
                    break
                j = close
            j, skipped = j + 1, skipped + 1
        return self._far(scene, i)

    def _closed(self, scene: Line, i: int) -> int | None:
        """The end of a short name in quotation marks: "рассказал |«Интерфаксу»| министр"."""
        ends = range(i + 2, min(i + 2 + _OUTLET_WORDS, scene.end - 1))
        return next((k for k in ends if scene.lower(k) in CLOSERS), None)

    def _inside(self, scene: Line, i: int) -> tuple[Voice, int] | None:
        """ "сообщили (журналистам) |в министерстве|"."""
        for j in range(i + 1, min(i + 1 + _GAP, scene.end)):
            if scene.lower(j) in self._body_links:
                voice = self.starting(scene, j + 1)
                return (voice, voice.last) if voice and not voice.is_person else None
            if not self.skips(scene.tokens[j].word):
                return None
        return None

    def _far(self, scene: Line, i: int) -> tuple[Voice, int] | None:
        """ "рассказал на форуме в Уфе |министр|": where the language has cases, the next person in the nominative."""
        for j in range(i + 1, min(i + 1 + _FAR, scene.end)):
            if not scene.tokens[j].word.is_alpha and scene.lower(j) not in DASHES:
                return None
            voice = scene.voices.at.get(j)
            if voice and voice.is_person and voice.case == "nom":
                return scene.voices.resolved(voice), voice.last
        return None

    def skips(self, word: Word) -> bool:
        return word.lower in self._articles or not word.lemmas.isdisjoint(self._fillers)

    def _outlet(self, scene: Line, i: int) -> tuple[Voice, int, int] | None:
        """ "пишет «Пул Первого»", "Oblgazeta reports": a newspaper or an office that no list knows."""
        if scene.lower(i + 1) in OPENERS:
            close = next(
                (k for k in range(i + 3, min(i + 3 + _OUTLET_WORDS, scene.end)) if scene.lower(k) in CLOSERS), None
            )
            return (scene.named(i + 2, close), i, close + 1) if close else None
        first = i
        while first > scene.first and i - first < _OUTLET_WORDS and scene.tokens[first - 1].word.is_title:
            first -= 1
        if first == i or scene.lower(first - 1) != "," or any(k in scene.voices.at for k in range(first, i)):
            return None
        return scene.named(first, i), first, i + 1
