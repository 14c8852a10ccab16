"""Signs of speech in a sentence: "X said", "по словам X", "as X noted", a caption with a colon."""

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import structs

from tradewire.languages.pack import Pack
from tradewire.languages.tables.speech import SpeechTable
from tradewire.record.frozen import Frozen
from tradewire.understand.backs import BackFinder
from tradewire.understand.names.ground import DASHES, OPENERS, case_of
from tradewire.understand.names.persons import finite
from tradewire.understand.names.tree import Tree, parts
from tradewire.understand.sentences import Sentence
from tradewire.understand.speech_line import Line
from tradewire.understand.speech_subjects import SubjectFinder
from tradewire.understand.speech_verbs import PLAIN, Verb, VerbReader
from tradewire.understand.tokens import Token, Tokenizer, Word
from tradewire.understand.voices import Voice, Voices

Form = Literal["lead", "trail", "around", "source", "caption", "back"]

_GAP: Final = 4
_SAID: Final = 2  # words that may only point back ("об этом")
_HEADLINE_SOURCE: Final = 8  # tokens
_BACK_WITHIN: Final = 14  # tokens


class Cue(Frozen, frozen=True):
    """Tokens `first` to `last` (exclusive) attribute their sentence, or a part of it, to a voice.

    `lead` stands before what is said, `trail` behind it, `around` within; `source` is "according to X" anywhere;
    `back` is a whole sentence that says only who said the one before ("Об этом сообщил X").
    """

    first: int
    last: int
    voice: Voice
    form: Form
    hearer: Voice | None = None
    # "X proposes …": the verb is part of what is told of X.
    weak: bool = False


class CueFinder:
    """Finds cues; the caller knows the last speaker, for pronouns."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer) -> None:
        table = pack.speech
        self._articles = frozenset(pack.names.articles)
        self._determiners = self._articles | set(table.determiners)
        self._openers, self._asides = frozenset(table.openers), frozenset(table.asides)
        self._telling = frozenset(table.hearer_verbs)
        self._nobody, self._topics = frozenset(table.not_bodies), frozenset(table.topics)
        self._tails = frozenset(table.tail_starts)
        self._shown, self._infinitives = frozenset((*table.showing, *table.shown_nouns)), frozenset(table.infinitives)
        self._sources = _sources(table)
        self._verbs = VerbReader(table)
        self._subjects = SubjectFinder(pack)
        self._backs = BackFinder(pack)
        self._signs = tokenizer.watched(self._sign)

    def signs(self, tokens: list[Token]) -> list[int]:
        """The tokens of a document that may be signs of speech."""
        return self._signs.places(tokens)

    def points_back(self, tokens: list[Token], sentence: Sentence) -> bool:
        """Whether the sentence begins as one may that tells only who said the one before."""
        return self._backs.verb(tokens, sentence) is not None

    def find(
        self, tokens: list[Token], sentence: Sentence, signs: Sequence[int], voices: Voices, last: Voice | None
    ) -> list[Cue]:
        """The cues of a sentence, in order; `signs` are the tokens in it that may be signs."""
        scene = Line(tokens, sentence, voices, last)
        told = self._backs.verb(tokens, sentence)
        backs = self._back(scene, told) if told is not None else []
        if backs:
            return backs
        found: list[Cue] = []
        end = sentence.first
        for i in signs:
            sign = self._signs[tokens[i].word]
            cue = self._cue(scene, i, sign) if sign is not None and i >= end else None
            if cue and not (cue.form == "caption" and found):
                found.append(cue)
                scene, end = Line(tokens, sentence, voices, cue.voice), cue.last
        if len(found) == 1 and self._backs.leads_to(tokens, sentence, found[0].first):
            return [structs.replace(found[0], form="back")]
        return found or self._headline(scene)

    def _cue(self, scene: Line, i: int, sign: Verb | str) -> Cue | None:
        if isinstance(sign, Verb):
            cue = self._spoken(scene, i, sign)
            return cue or (self._source(scene, i) if self._sources.starts(scene.tokens[i].word) else None)
        return self._source(scene, i) if sign == "source" else self._caption(scene, i)

    def _sign(self, word: Word) -> Verb | str | None:
        """What a word may be the sign of."""
        if word.is_alpha:
            return self._verbs.read(word) or ("source" if self._sources.starts(word) else None)
        return "caption" if word.text == ":" else None

    # Verbs

    def _spoken(self, scene: Line, i: int, verb: Verb) -> Cue | None:
        subject = self._subjects.of(scene, i, verb)
        if subject is None:
            return None
        voice, first, last = subject
        if voice.outlet or not self._may_say(scene, voice, last, verb):
            return None
        hearer = scene.voices.at.get(last)
        if hearer and hearer.case in (None, "dat") and hearer.is_person:
            last = hearer.last
        else:
            hearer = None
        first = scene.owner(first, self._determiners)
        form = self._form(scene, i, first, last, verb)
        if form == "around" and scene.lower(first - 1) in self._asides:
            first -= 1
        handed = verb.handing or (verb.weak and verb.strong and not voice.is_person)
        if form == "lead" and verb.progressive and not (verb.thought or self._opens(scene, last)):
            return None
        if form == "lead" and verb.strong and self._backs.object_at(scene.tokens, last, scene.end):
            form = "back"
        if form == "lead" and not (
            scene.complemented(i, verb.complements) and (not handed or self._opens(scene, last))
        ):
            return None
        return Cue(first, last, voice, form, hearer, weak=verb.weak) if form else None

    def _opens(self, scene: Line, last: int) -> bool:
        """Whether what is said follows at once: "revealed |that", "передал|, что", a colon."""
        return scene.lower(last) == ":" or scene.lower(last + (scene.lower(last) == ",")) in self._openers

    def _may_say(self, scene: Line, voice: Voice, last: int, verb: Verb) -> bool:
        """Whether verb and speaker fit: of what a body wants or plans nothing is said, of what it expects it is."""
        if verb.strong or verb.media or verb.shows or voice.is_person:
            return True
        after = scene.word(last)
        return verb.thought and not (after and (after.has("inf") or after.lower in self._infinitives))

    def _form(self, scene: Line, i: int, first: int, last: int, verb: Verb) -> Form | None:
        """Where what is said stands, as seen from its cue."""
        if scene.lower(first - 1) in self._asides:
            return "around"
        comma = scene.comma_before(first, self._articles)
        opened = scene.opened(last, self._openers)
        if scene.lower(last) == ":":
            return "around" if comma and i == first else "lead"
        if i == first and last >= scene.end - 1 and verb.strong and self._is_topic(scene, first):
            return "trail"
        if not comma or opened or not (verb.strong or verb.media or verb.shows or self._trails(scene, i, last, verb)):
            return "lead" if scene.words(last, scene.end) else "trail" if scene.words(scene.first, first) == 0 else None
        if i > first and not self._ends(scene, last):
            return "lead"
        return "around" if scene.goes_on(last) else "trail"

    def _is_topic(self, scene: Line, first: int) -> bool:
        """ "|О потребности в удобрениях| сообщил минсельхоз": what is said begins the sentence."""
        return scene.lower(scene.first) in self._topics and scene.words(scene.first, first) > _SAID

    def _trails(self, scene: Line, i: int, last: int, verb: Verb) -> bool:
        """ "Turnover should hit $1.5 billion, the minister |predicted at the forum|": no object follows."""
        over = last >= scene.end or not scene.tokens[last].word.is_alpha
        return verb.thought and (over or (scene.tokens[i].word.has("past") and self._ends(scene, last)))

    def _ends(self, scene: Line, last: int) -> bool:
        """Whether what stands behind "X said" is no longer what is said."""
        word = scene.word(last)
        if last >= scene.end or word is None or not word.is_alpha:
            return True
        if last - 1 >= 0 and not scene.tokens[last - 1].word.lemmas.isdisjoint(self._telling):
            return True
        return word.lower in self._tails or scene.words(last, scene.end) <= 2

    # Sources and captions

    def _source(self, scene: Line, i: int) -> Cue | None:
        """ "according to X", "по его словам"."""
        matches = self._sources.matches(scene.tokens, i)
        if not matches:
            return None
        last, gender = matches[0].last, matches[0].values[0]
        if gender:
            voice = scene.voices.pronoun(gender, i, scene.last, scene.paragraph())
            return Cue(i, last, scene.put(voice, i), "source") if voice else None
        j = last
        body = self._subjects.starting(scene, j)
        if body and body.body:
            last = body.last + (scene.lower(body.last) in self._shown)  # "figures from the customs |show|"
            return None if body.outlet else Cue(i, last, scene.voices.resolved(body), "source")
        while j - last <= _GAP and (word := scene.word(j)) and j not in scene.voices.at:
            if not (self._subjects.skips(word) or (word.is_pos("adjective") and not word.is_title)):
                break
            j += 1
        voice = scene.voices.at.get(j)
        if voice and not voice.outlet:
            voice = scene.voices.resolved(self._with_name(scene, voice))
            return Cue(i, voice.last, voice, "source")
        word = scene.word(j)
        if voice is None and word and word.is_upper and word.lower not in self._nobody:
            return Cue(i, j + 1, scene.named(j, j + 1), "source")
        return self._unknown(scene, i, j) if voice is None and word else None

    def _unknown(self, scene: Line, i: int, first: int) -> Cue | None:
        """ "According to |Geostat|, …": a name that nothing else tells, up to the next mark."""
        last = first
        while last - first < _GAP and (word := scene.word(last)) and word.is_title and case_of(word) is None:
            last += 1
        named = last > first and not (last < scene.end and scene.tokens[last].word.is_alpha)
        return Cue(i, last, scene.named(first, last), "source") if named else None

    def _with_name(self, scene: Line, voice: Voice) -> Voice:
        """ "In the words of Ghana's trade minister|, Kwame Adu|": a role with its name behind a comma."""
        name = scene.voices.at.get(voice.last + 1) if scene.lower(voice.last) == "," else None
        if voice.speaker.name or not voice.speaker.role or name is None or not name.speaker.name or name.speaker.role:
            return voice
        speaker = structs.replace(voice.speaker, name=name.speaker.name)
        return structs.replace(scene.voices.widened(voice, voice.first, name.last), speaker=speaker)

    # Sentences that only say who said the one before, and headlines

    def _back(self, scene: Line, i: int) -> list[Cue]:
        """The cue of "Об этом на встрече сообщил X", "The figures were given by X", where X is somebody."""
        word = scene.tokens[i].word
        plural = word.has("plur", "past") and not word.has("pass")
        subject = self._subjects.of(scene, i, structs.replace(PLAIN, plural=plural))
        if subject and (subject[0].is_person or subject[1] == i or subject[1] + 1 < i):
            return [] if subject[0].outlet else [Cue(subject[1], subject[2], subject[0], "back")]
        for j in range(i + 1, min(i + 1 + _BACK_WITHIN, scene.end)):
            voice = self._subjects.starting(scene, j)
            if scene.lower(j) == "," or (voice and voice.outlet):
                return []
            if voice and self._backs.tells(scene.tokens, i, voice):
                return [Cue(i, voice.last, scene.voices.resolved(voice), "back")]
        return []

    def _headline(self, scene: Line) -> list[Cue]:
        """ "Экспорт вырос на 22% – минпром": a speaker behind a dash that ends a line without a stop."""
        if not scene.tokens[scene.end - 1].word.is_alpha:
            return []
        for i in range(scene.end - 2, max(scene.first, scene.end - _HEADLINE_SOURCE), -1):
            if (
                scene.lower(i) in DASHES
                and scene.tokens[i - 1].end < scene.tokens[i].start < scene.tokens[i + 1].start - 1
            ):
                voice = self._subjects.starting(scene, i + 1)
                fits = (
                    voice
                    and voice.last == scene.end
                    and (voice.body or voice.is_person)
                    and voice.case in (None, "nom")
                )
                if voice and fits and not voice.outlet and self._tells(scene, i):
                    return [Cue(i, scene.end, scene.voices.resolved(voice), "source")]
                return []
        return []

    def _tells_itself(self, scene: Line, voice: Voice, colon: int) -> bool:
        """ "Минэкономики: экспорт вырос": one body, and a verb behind the colon."""
        return voice.body and not scene.plural(voice) and self._tells(scene, scene.end, colon)

    def _tells(self, scene: Line, last: int, colon: int | None = None) -> bool:
        """Whether there is a verb, and not only names, up to token `last`; before a headline's dash also a number."""
        words = (scene.tokens[k].word for k in range(scene.first if colon is None else colon, last))
        return any(
            (colon is None and word.is_digit) or any(finite(reading) for reading in word.readings[:3]) for word in words
        )

    def _caption(self, scene: Line, i: int) -> Cue | None:
        """A line or clause that is a name (and a role) with a colon behind it."""
        j = scene.first
        while j < i and (scene.lower(j) in OPENERS or scene.lower(j) in DASHES):
            j += 1
        voice = self._subjects.starting(scene, j)
        if voice is None or voice.outlet or not (voice.speaker.name or self._tells_itself(scene, voice, i)):
            return None
        left = [k for k in range(voice.last, i) if scene.tokens[k].word.is_alpha and not scene.bracketed(k)]
        return Cue(j, i + 1, voice, "caption") if len(left) == 0 else None


def _sources(table: SpeechTable) -> Tree[str]:
    """Phrases that a source follows; those that point back to the last speaker with his or her gender."""
    found: Tree[str] = Tree()
    for phrase in table.sources:
        found.insert([(word,) for word in parts(phrase)], "")
    for steps in table.source_patterns:
        found.insert(steps, "")
    for gender, phrases in table.back_sources.items():
        for phrase in phrases:
            found.insert([(word,) for word in parts(phrase)], gender)
    return found
