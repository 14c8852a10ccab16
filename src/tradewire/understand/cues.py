"""Signs of speech in a sentence: "X said", "по словам X", "as X noted", a caption with a colon."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from tradewire.languages.pack import Pack
from tradewire.record import Span, Speaker
from tradewire.understand.backs import BackFinder
from tradewire.understand.bodies import BodyFinder
from tradewire.understand.memo import Memo
from tradewire.understand.names.ground import CLOSERS, DASHES, OPENERS, POSSESSIVE
from tradewire.understand.names.persons import finite
from tradewire.understand.names.tree import Tree, parts
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Word, places_of
from tradewire.understand.voices import Voice, Voices

Form = Literal["lead", "trail", "around", "source", "caption", "back"]

_GAP: Final = 4
_ASIDE: Final = 10
_OPENER_WITHIN: Final = 9
_OUTLET_WORDS: Final = 4
_HEADLINE_SOURCE: Final = 8  # tokens
_BACK_WITHIN: Final = 14  # tokens
_FAR: Final = 12  # tokens
_COMPLEMENT_WITHIN: Final = 16  # tokens


class Cue(NamedTuple):
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


class _Verb(NamedTuple):
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


_PLAIN: Final = _Verb(strong=True, weak=False, media=False)


class CueFinder:
    """Finds cues; the caller knows the last speaker, for pronouns."""

    def __init__(self, pack: Pack) -> None:
        table = pack.speech
        self._table = table
        self._strong, self._weak, self._media = map(frozenset, (table.verbs, table.weak_verbs, table.media_verbs))
        self._fillers = frozenset(table.fillers)
        self._articles = frozenset(pack.names.articles)
        self._openers, self._asides = frozenset(table.openers), frozenset(table.asides)
        self._words_of, self._back_texts = frozenset(table.words_of), frozenset(table.back_texts)
        self._telling = frozenset(table.hearer_verbs)
        self._tails = frozenset(table.tail_starts)
        self._relatives = tuple(tuple(phrase.split()) for phrase in table.relatives)
        self._genders = {word: gender for gender, words in table.pronouns.items() for word in words}
        self._sources: Tree[str] = Tree()
        for phrase in table.sources:
            self._sources.insert([(word,) for word in parts(phrase)], "")
        for gender, phrases in table.back_sources.items():
            for phrase in phrases:
                self._sources.insert([(word,) for word in parts(phrase)], gender)
        for steps in table.source_patterns:
            self._sources.insert(steps, "")
        self._thought, self._handing = frozenset(table.thought_verbs), frozenset(table.handing_verbs)
        self._showing, self._shown_nouns = frozenset(table.showing), frozenset(table.shown_nouns)
        self._complements = dict(table.complements)
        self._infinitives = frozenset(table.infinitives)
        self._body_links = frozenset(table.body_links)
        self._bodies = BodyFinder(pack)
        self._backs = BackFinder(table)
        self._signs = Memo(self._sign)

    def signs(self, tokens: Sequence[Token]) -> list[int]:
        """The tokens of a document that may be signs of speech."""
        return places_of(self._signs, tokens)

    def find(
        self, tokens: Sequence[Token], sentence: Sentence, signs: Sequence[int], voices: Voices, last: Voice | None
    ) -> list[Cue]:
        """The cues of a sentence, in order; `signs` are the tokens in it that may be signs."""
        scene = _Scene(tokens, sentence, voices, last)
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
                scene, end = scene._replace(last=cue.voice), cue.last
        return found or self._headline(scene)

    def _cue(self, scene: "_Scene", i: int, sign: "_Verb | str") -> Cue | None:
        if isinstance(sign, _Verb):
            return self._spoken(scene, i, sign)
        return self._source(scene, i) if sign == "source" else self._caption(scene, i)

    def _sign(self, word: Word) -> "_Verb | str | None":
        """What a word may be the sign of."""
        if word.is_alpha:
            return self._verb(word) or ("source" if self._sources.starts(word) else None)
        return "caption" if word.text == ":" else None

    def _verb(self, word: Word) -> _Verb | None:
        lemmas = frozenset(reading.lemma for reading in word.readings if finite(reading))
        bare = not lemmas and word.readings[0].pos == "other"
        if bare:
            lemmas = word.lemmas
        strong, weak = not lemmas.isdisjoint(self._strong), not lemmas.isdisjoint(self._weak)
        media = not lemmas.isdisjoint(self._media)
        shows = word.lower in self._showing
        if not (strong or weak or media or shows):
            return None
        thought, handing = not lemmas.isdisjoint(self._thought), not lemmas.isdisjoint(self._handing)
        noun = any(r.pos == "noun" for r in word.readings) and "pass" not in word.features
        return _Verb(
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
        )

    # Verbs

    def _spoken(self, scene: "_Scene", i: int, verb: _Verb) -> Cue | None:
        subject = self._subject(scene, i, verb) if scene.complemented(i, verb.complements) else None
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
        while first > scene.first and scene.lower(first - 1) in self._articles:
            first -= 1
        form = self._form(scene, i, first, last, verb)
        if form == "around" and scene.lower(first - 1) in self._asides:
            first -= 1
        handed = verb.handing or (verb.weak and verb.strong and not voice.is_person)
        if form == "lead" and handed and not (scene.opened(last, self._openers) or scene.lower(last) == ":"):
            return None
        if form == "lead" and verb.strong and self._backs.object_at(scene.tokens, last, scene.end):
            form = "back"
        return Cue(first, last, voice, form, hearer, weak=verb.weak) if form else None

    def _may_say(self, scene: "_Scene", voice: Voice, last: int, verb: _Verb) -> bool:
        """Whether verb and speaker fit: of what a body wants or plans nothing is said, of what it expects it is."""
        if verb.strong or verb.media or verb.shows or voice.is_person:
            return True
        after = scene.word(last)
        return verb.thought and not (after and (after.has("inf") or after.lower in self._infinitives))

    def _subject(self, scene: "_Scene", i: int, verb: _Verb) -> tuple[Voice, int, int] | None:
        """The speaker of the verb at `i`, and the tokens that subject and verb cover."""
        before = self._before(scene, i, verb)
        if verb.bare and not verb.shows and not (before and scene.plural(before[0])):
            return None
        if before:
            return before[0], before[1], i + 1
        if verb.strong or verb.media:
            after = self._after(scene, i, verb)
            if after:
                return after[0], i, after[1]
            outlet = self._outlet(scene, i) if verb.media else None
            if outlet:
                return outlet
        relative = next((phrase for phrase in self._relatives if scene.ends(phrase, i)), None)
        subject = scene.subject_before(i) if relative else None
        return (subject, i - len(relative), i + 1) if relative and subject else None

    def _before(self, scene: "_Scene", i: int, verb: _Verb) -> tuple[Voice, int] | None:
        j = i
        while j > scene.first and i - j < _GAP and scene.lower(j - 1) in self._fillers:
            j -= 1
        pronoun = self._genders.get(scene.lower(j - 1)) if j > scene.first else None
        if pronoun:
            voice = scene.voices.pronoun(pronoun, j - 1, scene.last, scene.paragraph())
            return (scene.put(voice, j - 1), j - 1) if voice else None
        if scene.lower(j - 1) in self._back_texts and scene.last and j > scene.first:
            return scene.put(scene.last, j - 1), j - 1
        if verb.shows:
            return self._shown(scene, j)
        voice = self._ending(scene, j, verb) or self._before_aside(scene, j)
        if voice and voice.first >= scene.first and voice.case in (None, "nom"):
            return scene.voices.resolved(voice), voice.first
        if voice and verb.plural and scene.lower(voice.first - 1) in self._body_links and not voice.is_person:
            return voice, voice.first - 1
        return None

    def _shown(self, scene: "_Scene", j: int) -> tuple[Voice, int] | None:
        """ "the customs' figures| show"."""
        if scene.lower(j - 1) not in self._shown_nouns:
            return None
        voice = self._bodies.behind(scene.voices, j - 1 - (scene.lower(j - 2) in POSSESSIVE), scene.first)
        return (voice, voice.first) if voice else None

    def _ending(self, scene: "_Scene", j: int, verb: _Verb) -> Voice | None:
        """The person, body or organisation whose words end at `j`; of a body all the words."""
        voice = scene.voices.ending.get(j)
        body = self._bodies.behind(scene.voices, j, scene.first)
        if voice and voice.is_person and not (body and body.first < voice.first):
            return voice
        if body and body.case is None and verb.noun and body.first == scene.first and not body.articled:
            return None  # "Government estimates show"
        return body or voice or self._bodies.member(scene.voices, j, scene.first)

    def _starting(self, scene: "_Scene", j: int) -> Voice | None:
        """The person, body or organisation whose words start at `j`; of a body all the words."""
        voice = scene.voices.at.get(j)
        if voice and voice.is_person:
            return voice
        body = self._bodies.ahead(scene.voices, j, scene.end) if scene.first <= j < scene.end else None
        return body if body and not (voice and voice.last > body.last) else voice

    def _before_aside(self, scene: "_Scene", j: int) -> Voice | None:
        """ "Erdogan|, visiting Kazakhstan, |said"."""
        if scene.lower(j - 1) != ",":
            return None
        for k in range(j - 2, max(scene.first, j - _ASIDE), -1):
            if scene.lower(k) == ",":
                return scene.voices.ending.get(k)
        return None

    def _after(self, scene: "_Scene", i: int, verb: _Verb) -> tuple[Voice, int] | None:
        j, skipped = i + 1, 0
        if verb.plural and scene.lower(j) in self._body_links:
            voice = self._starting(scene, j + 1)
            if voice and not voice.is_person:
                return voice, voice.last
        if scene.lower(j) in self._words_of or (
            scene.word(j) and not scene.tokens[j].word.lemmas.isdisjoint(self._words_of)
        ):
            voice = scene.voices.at.get(j + 1)
            return (scene.voices.resolved(voice), voice.last) if voice else None
        while j < scene.end + 2 and skipped <= _GAP:
            word = scene.word(j)
            if word is None:
                return None
            voice = self._starting(scene, j)
            if voice and voice.case in (None, "nom"):
                return scene.voices.resolved(voice), voice.last
            gender = self._genders.get(word.lower)
            if gender and j == i + 1:
                voice = scene.voices.pronoun(gender, j, scene.last, scene.paragraph())
                return (scene.put(voice, j), j + 1) if voice else None
            if word.is_break and j == i + 1:  # "Отметил", and the name on the next line
                j += 1
                continue
            if not self._skips(word):
                break
            j, skipped = j + 1, skipped + 1
        return self._far(scene, i)

    def _far(self, scene: "_Scene", i: int) -> tuple[Voice, int] | None:
        """ "рассказал на форуме в Уфе |министр|": where the language has cases, the next person in the nominative."""
        for j in range(i + 1, min(i + 1 + _FAR, scene.end)):
            if not scene.tokens[j].word.is_alpha and scene.lower(j) not in DASHES:
                return None
            voice = scene.voices.at.get(j)
            if voice and voice.is_person and voice.case == "nom":
                return scene.voices.resolved(voice), voice.last
        return None

    def _skips(self, word: Word) -> bool:
        return word.lower in self._articles or not word.lemmas.isdisjoint(self._fillers)

    def _outlet(self, scene: "_Scene", i: int) -> tuple[Voice, int, int] | None:
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

    def _form(self, scene: "_Scene", i: int, first: int, last: int, verb: _Verb) -> Form | None:
        """Where what is said stands, as seen from its cue."""
        if scene.lower(first - 1) in self._asides:
            return "around"
        comma = scene.comma_before(first, self._articles)
        opened = scene.opened(last, self._openers)
        if scene.lower(last) == ":":
            return "around" if comma and i == first else "lead"
        if not comma or opened or not (verb.strong or verb.media or verb.shows):
            return "lead" if scene.words(last, scene.end) else "trail" if scene.words(scene.first, first) == 0 else None
        if i > first and not self._ends(scene, last):
            return "lead"
        return "around" if scene.goes_on(last) else "trail"

    def _ends(self, scene: "_Scene", last: int) -> bool:
        """Whether what stands behind "X said" is no longer what is said."""
        word = scene.word(last)
        if last >= scene.end or word is None or not word.is_alpha:
            return True
        if last - 1 >= 0 and not scene.tokens[last - 1].word.lemmas.isdisjoint(self._telling):
            return True
        return word.lower in self._tails or scene.words(last, scene.end) <= 2

    # Sources and captions

    def _source(self, scene: "_Scene", i: int) -> Cue | None:
        """ "according to X", "по его словам"."""
        matches = self._sources.matches(scene.tokens, i)
        if not matches:
            return None
        last, gender = matches[0].last, matches[0].values[0]
        if gender:
            voice = scene.voices.pronoun(gender, i, scene.last, scene.paragraph())
            return Cue(i, last, scene.put(voice, i), "source") if voice else None
        j = last
        body = self._starting(scene, j)
        if body and body.body:
            shows = scene.lower(body.last) in self._showing  # "figures from the customs |show|"
            return None if body.outlet else Cue(i, body.last + shows, scene.voices.resolved(body), "source")
        while j - last <= _GAP and (word := scene.word(j)) and j not in scene.voices.at:
            if not (self._skips(word) or (word.is_pos("adjective") and not word.is_title)):
                break
            j += 1
        voice = scene.voices.at.get(j)
        if voice and not voice.outlet:
            return Cue(i, voice.last, scene.voices.resolved(voice), "source")
        word = scene.word(j)
        if voice is None and word and word.is_upper:
            return Cue(i, j + 1, scene.named(j, j + 1), "source")
        return None

    # Sentences that only say who said the one before, and headlines

    def _back(self, scene: "_Scene", i: int) -> list[Cue]:
        """The cue of "Об этом на встрече сообщил X", "The figures were given by X", where X is somebody."""
        word = scene.tokens[i].word
        subject = self._subject(scene, i, _PLAIN._replace(plural=word.has("plur", "past") and not word.has("pass")))
        if subject and (subject[0].is_person or subject[1] == i or subject[1] + 1 < i):
            return [] if subject[0].outlet else [Cue(subject[1], subject[2], subject[0], "back")]
        for j in range(i + 1, min(i + 1 + _BACK_WITHIN, scene.end)):
            voice = self._starting(scene, j)
            if scene.lower(j) == "," or (voice and voice.outlet):
                return []
            if voice and self._backs.tells(scene.tokens, i, voice):
                return [Cue(i, voice.last, scene.voices.resolved(voice), "back")]
        return []

    def _headline(self, scene: "_Scene") -> list[Cue]:
        """ "Экспорт вырос на 22% – минпром": a speaker behind a dash that ends a line without a stop."""
        if not scene.tokens[scene.end - 1].word.is_alpha:
            return []
        for i in range(scene.end - 2, max(scene.first, scene.end - _HEADLINE_SOURCE), -1):
            if (
                scene.lower(i) in DASHES
                and scene.tokens[i - 1].end < scene.tokens[i].start < scene.tokens[i + 1].start - 1
            ):
                voice = self._starting(scene, i + 1)
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

    def _tells_itself(self, scene: "_Scene", voice: Voice, colon: int) -> bool:
        """ "Минэкономики: экспорт вырос": one body, and a verb behind the colon."""
        return voice.body and not scene.plural(voice) and self._tells(scene, scene.end, colon)

    def _tells(self, scene: "_Scene", last: int, colon: int | None = None) -> bool:
        """Whether there is a verb, and not only names, up to token `last`; before a headline's dash also a number."""
        words = (scene.tokens[k].word for k in range(scene.first if colon is None else colon, last))
        return any(
            (colon is None and word.is_digit) or any(finite(reading) for reading in word.readings[:3]) for word in words
        )

    def _caption(self, scene: "_Scene", i: int) -> Cue | None:
        """A line or clause that is a name (and a role) with a colon behind it."""
        j = scene.first
        while j < i and (scene.lower(j) in OPENERS or scene.lower(j) in DASHES):
            j += 1
        voice = self._starting(scene, j)
        if voice is None or voice.outlet or not (voice.speaker.name or self._tells_itself(scene, voice, i)):
            return None
        left = [k for k in range(voice.last, i) if scene.tokens[k].word.is_alpha and not scene.bracketed(k)]
        return Cue(j, i + 1, voice, "caption") if len(left) == 0 else None


class _Scene(NamedTuple):
    """A sentence with its document."""

    tokens: Sequence[Token]
    sentence: Sentence
    voices: Voices
    last: Voice | None

    @property
    def first(self) -> int:
        return self.sentence.first

    @property
    def end(self) -> int:
        return self.sentence.last

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
        return replace(voice, first=i, last=i + 1, span=Span(token.start, token.end))

    def named(self, first: int, last: int) -> Voice:
        """An organisation by the words of its name alone."""
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        name = " ".join(self.tokens[k].word.text for k in range(first, last))
        return Voice(first=first, last=last, span=span, speaker=Speaker(None, None, name))

    def subject_before(self, i: int) -> Voice | None:
        found = [v for v in self.voices.people if self.first <= v.first < i and v.case in (None, "nom")]
        return found[0] if found else None

    def complemented(self, i: int, words: frozenset[str]) -> bool:
        """Whether a verb at `i` has one of the words behind it that make it speech, if it needs one."""
        near = self.tokens[i + 1 : min(i + _COMPLEMENT_WITHIN, self.end)]
        return not words or any(not words.isdisjoint(token.word.keys) for token in near)

    def plural(self, voice: Voice) -> bool:
        return any(token.word.has("plur") for token in self.tokens[voice.first : min(voice.first + _GAP, voice.last)])

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
