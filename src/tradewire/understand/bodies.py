"""Bodies that speak under a common noun: "local customs", "the mill", "в областном департаменте АПК"."""

from typing import Final, NamedTuple

from msgspec import structs

from tradewire.languages.pack import Pack
from tradewire.record import Span, Speaker
from tradewire.understand.memo import Memo
from tradewire.understand.names.ground import (
    CLOSERS,
    DASHES,
    OPENERS,
    POSSESSIVE,
    agree,
    case_of,
    words_between,
)
from tradewire.understand.tokens import Token, Word
from tradewire.understand.voices import Voice, Voices

_MOST_LEADING: Final = 5  # words before the head
_LONGEST: Final = 10  # tokens
_LONGEST_QUOTED: Final = 8
_LONGEST_NAME: Final = 4
_SHORTEST: Final = 4  # letters of a word with such a beginning or end


class _Phrase(NamedTuple):
    """Tokens `first` to `last` (exclusive) around the head noun at `head`."""

    first: int
    head: int
    last: int
    # Before a verb, so that it stands in the nominative where it can.
    subject: bool = False


class BodyFinder:
    """Finds the noun phrase of a body, or a bare role, right behind or before a place in the text."""

    def __init__(self, pack: Pack) -> None:
        table, names = pack.speech, pack.names
        self._pack = pack
        kinds = (names.heads.get(kind, ()) for kind in table.body_kinds)
        nouns = {noun for part in (names.unnamed, table.bodies, *kinds) for noun in part}
        self._described, self._named = frozenset(table.described_bodies), frozenset(table.named_bodies)
        self._nouns = (frozenset(nouns) - frozenset(table.not_bodies)) | self._described | self._named
        self._starts, self._ends = table.body_starts, table.body_ends
        self._roles = frozenset(names.roles.get("beside", ()))
        self._articles = frozenset(names.articles)
        self._links, self._joiners = frozenset(names.role_links), frozenset((*names.joiners, *names.place_links))
        self._stop = frozenset(pack.text.stopwords)
        self._openers = frozenset((*table.openers, *table.asides))
        self._inner, self._unnamed = frozenset(table.body_links), frozenset(names.unnamed)
        self._fillers = frozenset(table.fillers)
        self._heads = Memo(self._head)

    def ahead(self, voices: Voices, first: int, end: int) -> Voice | None:
        """The body whose phrase starts at `first`."""
        tokens = voices.tokens
        for at in range(first, min(first + _MOST_LEADING, end)):
            word = tokens[at].word
            if self._heads[word]:
                head = self._last_head(tokens, at, end)
                phrase = _Phrase(first, head, self._tail(voices, head, end, open_end=True))
                if self._leads(voices, first, head) == first and self._says_enough(voices, phrase):
                    return self._voice(voices, phrase)
                return None
            if not (word.is_alpha or word.text in POSSESSIVE or word.text in DASHES) or (
                word.is_pos("verb") and not word.is_pos("adjective")
            ):
                return None
        return None

    def _last_head(self, tokens: list[Token], at: int, end: int) -> int:
        """Without cases the last of several nouns is the head: "government statistics |office|"."""
        head = at
        while head + 1 < end and case_of(tokens[at].word) is None and self._heads[tokens[head + 1].word]:
            head += 1
        return head

    def behind(self, voices: Voices, last: int, start: int) -> Voice | None:
        """The body whose phrase ends at `last` (exclusive), and begins at `start` or later."""
        tokens = voices.tokens
        for head in range(last - 1, max(start, last - _LONGEST) - 1, -1):
            word = tokens[head].word
            if not (word.is_alpha or word.text in DASHES or word.text in OPENERS or word.text in CLOSERS):
                return None
            if self._heads[word] and not self._owned(word):
                if self._many(word) and head + 1 == last and head == start:
                    return None
                if self._tail(voices, head, last, open_end=False) != last:
                    return None
                first = self._leads(voices, start, head)
                linked = first > start and tokens[first - 1].word.lower in self._inner
                phrase = _Phrase(first, head, last, subject=not linked)
                told = self._stands(tokens, first, start) and self._says_enough(voices, phrase)
                return self._voice(voices, phrase) if told else None
        return None

    def _says_enough(self, voices: Voices, phrase: _Phrase) -> bool:
        """ "The agency" only passes words on, "the statistics agency" is somebody; "the daily" has to be named."""
        first, head, last = phrase.first, phrase.head, phrase.last
        word = voices.tokens[head].word
        weak = not self._described.isdisjoint(word.keys), not self._named.isdisjoint(word.keys)
        if not any(weak) or voices.covering.get(head):
            return True
        named = last > head + 1 and (
            voices.tokens[head + 1].word.is_title or voices.tokens[head + 1].word.text in OPENERS
        )
        if weak[1]:
            return named
        return last > head + 1 or head - first - (voices.tokens[first].word.lower in self._articles) > 0

    def member(self, voices: Voices, last: int, start: int) -> Voice | None:
        """ "a spokesman |for the mill|": the role before a body's phrase that ends at `last`, with the body."""
        tokens = voices.tokens
        for first in range(last - 1, max(start, last - _LONGEST), -1):
            if not tokens[first].word.is_alpha:
                return None
            person = voices.ending.get(first) if tokens[first].word.lower in self._links else None
            if person and person.speaker.role and not person.speaker.name:
                body = self.ahead(voices, first + 1, last)
                if body and body.last == last:
                    speaker = structs.replace(person.speaker, organisation=body.speaker.organisation)
                    return structs.replace(voices.widened(person, person.first, last), speaker=speaker, outlet=False)
        return None

    def _head(self, word: Word) -> str:
        """Whether a word is the head of a body's phrase or a role: "body", "role" or nothing."""
        if not word.is_alpha:
            return ""
        forms = {word.lower, *(r.lemma for r in word.readings if r.pos in ("noun", "other"))}
        if not self._nouns.isdisjoint(forms) or self._compound(word):
            return "body"
        single = case_of(word) is not None or word.lower in self._roles
        return "role" if single and not self._roles.isdisjoint(forms) and not word.has("plur") else ""

    def _compound(self, word: Word) -> bool:
        """ "Тверьстат", "минЖКХ": a word that no dictionary knows, or that is an organisation's in it."""
        foreign = word.is_title and word.readings[0].pos == "other"
        if not (foreign or word.has("unknown") or word.has("org") or word.has("abbr")) or word.has("surname"):
            return False
        return any(
            (form.startswith(self._starts) or form.endswith(self._ends)) and len(form) > _SHORTEST
            for form in (word.lower, *word.lemmas)
        )

    def _many(self, word: Word) -> bool:
        """Whether a noun alone means nobody: "компании", "инвесторы"."""
        first = word.readings[0]
        return "plur" in first.features and "nom" in first.features and not self._unnamed.isdisjoint(word.lemmas)

    def _owned(self, word: Word) -> bool:
        """Whether a noun can only belong to another: "глава |завода|"."""
        return case_of(word) is not None and not (word.has("nom") or word.has("loc"))

    def _leads(self, voices: Voices, start: int, head: int) -> int:
        """The first token of the phrase: adjectives that agree with the head, or words up to an article."""
        tokens, noun = voices.tokens, voices.tokens[head].word
        mention = voices.covering.get(head)
        first = max(start, mention.first) if mention else head
        while first > start and head - first < _MOST_LEADING:
            word = tokens[first - 1].word
            if case_of(noun) is not None:
                if not agree(word, noun):
                    break
            elif word.lower in self._articles:
                return first - 1
            elif not (word.text in POSSESSIVE or (word.is_alpha and word.lower not in self._stop)):
                break
            first -= 1
        return first

    def _stands(self, tokens: list[Token], first: int, start: int) -> bool:
        """Without cases a phrase is a subject only where it begins the sentence or a clause."""
        if case_of(tokens[first].word) is not None or first <= start:
            return True
        before = tokens[first - 1].word
        return not (before.is_alpha or before.is_digit) or before.lower in self._openers

    def _tail(self, voices: Voices, head: int, end: int, *, open_end: bool) -> int:
        """The end of the phrase: "центр |поддержки экспорта|", "ministry |of the economy|"."""
        tokens = voices.tokens
        mention = voices.covering.get(head)
        last = mention.last if mention else head + 1
        if case_of(tokens[head].word) is None:
            return self._name_tail(voices, last, end) or self._of_tail(tokens, last, end, open_end=open_end)
        j, linked = last, False
        while j < min(end, head + _LONGEST):
            word = tokens[j].word
            covered = voices.covering.get(j)
            quoted = _quoted(tokens, j, end)
            if covered and covered.first == j and (covered.case in ("gen", None) or word.text in OPENERS):
                j = last = covered.last
            elif quoted:
                j = last = quoted
            elif word.lower in self._links and j == last:
                j, linked = j + 1, True
            elif word.is_upper or word.has("gen") or (linked and word.has("dat")):
                j += 1
                last = last if word.readings[0].pos in ("adjective", "participle") else j
            elif word.lower in self._joiners or word.text in DASHES:
                j += 1
            else:
                break
        return last

    def _name_tail(self, voices: Voices, last: int, end: int) -> int | None:
        """ "The agency |Kazakh Invest|": the name behind the noun."""
        tokens, j = voices.tokens, last
        while j < min(end, last + _LONGEST_NAME):
            word = tokens[j].word
            if not word.is_title or not word.is_alpha or word.lower in self._fillers or self._is_person(voices, j):
                break
            j += 1
        return j if j > last and tokens[last - 1].word.lower == tokens[last - 1].word.text else None

    def _is_person(self, voices: Voices, i: int) -> bool:
        voice = voices.at.get(i)
        return voice is not None and voice.is_person

    def _of_tail(self, tokens: list[Token], last: int, end: int, *, open_end: bool) -> int:
        if last >= end or tokens[last].word.lower not in self._joiners:
            return last
        j = last + 1
        while j < end and tokens[j].word.lower in self._articles:
            j += 1
        first = j
        while j < min(end, last + _LONGEST) and tokens[j].word.is_alpha:
            if open_end and not (tokens[j].word.is_title or j == first):
                break
            j += 1
        return j if j > first else last

    def _voice(self, voices: Voices, phrase: _Phrase) -> Voice:
        tokens = voices.tokens
        mention = voices.covering.get(phrase.head)
        if mention and mention.entity and mention.entity.id:
            return voices.widened(mention, phrase.first, phrase.last)
        first = phrase.first + (tokens[phrase.first].word.lower in self._articles)
        words = words_between(tokens, first, phrase.last)
        case = case_of(tokens[phrase.head].word)
        subject = phrase.subject and tokens[phrase.head].word.has("nom")
        name = " ".join(self._pack.morphology.base(words) if case and not subject else words)
        role = self._heads[tokens[phrase.head].word] == "role"
        return Voice(
            first=phrase.first,
            last=phrase.last,
            span=Span(tokens[phrase.first].start, tokens[phrase.last - 1].end),
            speaker=Speaker(None, name, None) if role else Speaker(None, None, name),
            area=mention.area if mention else None,
            case=_case(tokens[phrase.head].word),
            outlet=bool(mention and mention.outlet),
            body=True,
            articled=first > phrase.first,
        )


def _case(word: Word) -> str | None:
    return "nom" if word.has("nom") else case_of(word)


def _quoted(tokens: list[Token], i: int, end: int) -> int | None:
    """The end of a short name in quotation marks that opens at `i`."""
    if tokens[i].word.text not in OPENERS:
        return None
    return next((j + 1 for j in range(i + 2, min(i + _LONGEST_QUOTED, end)) if tokens[j].word.text in CLOSERS), None)
