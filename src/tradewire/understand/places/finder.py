"""All areas of a text, in order."""

from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from msgspec import structs

from tradewire.gazetteer.places import CASES, Case, Places
from tradewire.languages.pack import Pack
from tradewire.record import Entity, EntityKind, Span
from tradewire.understand.mentions import PlaceForm, PlaceMention
from tradewire.understand.places.choice import Choice, choose
from tradewire.understand.places.cues import Cues, has_lemma
from tradewire.understand.places.dateline import mark_datelines
from tradewire.understand.places.districts import DistrictWords
from tradewire.understand.places.generic import Generic, GenericWords, words_of
from tradewire.understand.places.hits import Hit, HitFinder
from tradewire.understand.places.reference import Around, Named, referent
from tradewire.understand.places.scene import Scene
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Tokenizer

_FORMS: Final[dict[str, PlaceForm]] = {"n": "name", "a": "adjective", "d": "demonym"}

_LOOSE: Final = 2  # words of a loose name: "Volga region"


class PlaceFinder:
    """Finds the areas of texts in one language."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer, places: Places) -> None:
        self._places = places
        self._tokenizer = tokenizer
        self._cues = Cues.of_pack(pack)
        self._generic = GenericWords(pack)
        self._districts = DistrictWords(pack)
        self._hits = HitFinder(places, self._cues.letters, tokenizer)
        nouns = self._generic.nouns | self._districts.nouns
        self._is_noun = tokenizer.watched(lambda word: has_lemma(word, nouns))
        self._states = frozenset(pack.places.countries_with_states)
        self._keeps_words = pack.places.needs_determiner

    def find(self, text: str, tokens: list[Token], sentences: list[Sentence]) -> list[PlaceMention]:
        """The mentions in order, without overlaps; the longest name at each place."""
        scene = Scene(tokens, sentences, self._places, self._cues, self._hits.find(tokens))
        mark_datelines(scene)
        decided = [(hit, choice) for hit in scene.hits if (choice := choose(scene, hit)) is not None]
        decided = [(hit, self._narrowed(scene, hit, choice, decided)) for hit, choice in decided]
        nouns = self._is_noun.places(tokens)
        generics = self._generics(scene, nouns, {choice.area for _, choice in decided})
        named = NamedAreas([_named(scene, hit, choice) for hit, choice in decided] if generics else [])
        absorbed = {id(generic.absorbed) for generic in generics}
        found = [self._name(scene, hit, choice) for hit, choice in decided if id(hit) not in absorbed]
        found += [self._refer(scene, generic, named) for generic in generics]
        found += self._districts.find(scene, nouns)
        return _apart(found)

    def _narrowed(self, scene: Scene, hit: Hit, choice: Choice, decided: list[tuple[Hit, Choice]]) -> Choice:
        """ "The Volga region", where one region on the Volga has been told: that region, and not all of them."""
        members = self._places.members(choice.area)
        loosely = members and has_lemma(scene.tokens[hit.last - 1].word, self._generic.nouns)
        if not loosely or hit.last - hit.first > _LOOSE:
            return choice
        before = (other.area for at, other in decided if at.first < hit.first)
        told = {self._places.seat_of(area) or area for area in before} & set(members)
        if len(told) != 1:
            return choice
        return structs.replace(choice, area=told.pop(), reason="the one region of it that is told")

    def _generics(self, scene: Scene, nouns: list[int], areas: set[str]) -> list[Generic]:
        states = bool(self._states & {self._places.country_of(area) for area in areas})
        return [generic for generic in self._generic.find(scene, nouns) if generic.sort != "state" or states]

    def _name(self, scene: Scene, hit: Hit, choice: Choice) -> PlaceMention:
        return PlaceMention(
            first=hit.first,
            last=hit.last,
            span=_span(scene, hit.first, hit.last),
            entity=self._places.entity(choice.area),
            form=_FORMS[choice.candidate.form],
            case=_case(scene, hit, choice),
            reason=choice.reason,
            dateline=hit.dateline,
        )

    def _refer(self, scene: Scene, generic: Generic, named: "NamedAreas") -> PlaceMention:
        span = _span(scene, generic.first, generic.last)
        found = referent(self._places, generic, named.around(scene, generic, span))
        unnamed = Entity(None, words_of(scene.tokens, generic, self._keeps_words), _kind(generic.sort))
        return PlaceMention(
            first=generic.first,
            last=generic.last,
            span=span,
            entity=self._places.entity(found.area) if found else unnamed,
            form="generic",
            case=_noun_case(scene, generic),
            reason=found.reason if found else "named nowhere",
            evidence=(found.span,) if found else (),
        )


class NamedAreas:
    """The named areas of a text in order, none of which overlaps another."""

    def __init__(self, named: list[Named]) -> None:
        self._named = named
        self._starts = [item.span.start for item in named]
        self._ends = [item.span.end for item in named]

    def around(self, scene: Scene, generic: Generic, span: Span) -> Around:
        """Those before and after a word, and the countries that its sentence names."""
        named, starts = self._named, self._starts
        sentence = scene.sentence_of(generic.noun)
        beside = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        return Around(
            before=named[: bisect_right(self._ends, span.start)],
            after=named[bisect_left(starts, span.end) :],
            partners=frozenset(item.area for item in beside if scene.places.kind(item.area) == "country"),
        )


def _named(scene: Scene, hit: Hit, choice: Choice) -> Named:
    return Named(choice.area, _span(scene, hit.first, hit.last), hit.dateline)


def _span(scene: Scene, first: int, last: int) -> Span:
    return Span(scene.tokens[first].start, scene.tokens[last - 1].end)


def _kind(sort: str) -> EntityKind:
    return "country" if sort == "country" else "city" if sort == "city" else "region"


def _case(scene: Scene, hit: Hit, choice: Choice) -> str | None:
    """The case that the form can have and the preposition before it governs; the first it can have where none does."""
    possible = _cases(choice.candidate.cases)
    if not possible:
        return None
    governed = scene.cues.cases.get(scene.word(hit.first - 1).lower, ())
    if not governed and choice.candidate.form == "a" and len(possible) > 1:  # «вьетнамской стороне»: as its noun
        after = scene.word(hit.last)
        governed = possible if not after.is_alpha else tuple(case for case in possible if after.has(case))
    return next((case for case in governed if case in possible), possible[0])


@cache
def _cases(letters: str) -> tuple[Case, ...]:
    return tuple(name for letter, name in CASES.items() if letter in letters)


def _noun_case(scene: Scene, generic: Generic) -> str | None:
    features = [reading.features for reading in scene.word(generic.noun).readings if "sing" in reading.features]
    possible = [case for case in CASES.values() if any(case in feature for feature in features)]
    governed = scene.cues.cases.get(scene.word(generic.first - 1).lower, ())
    return next((case for case in governed if case in possible), possible[0] if possible else None)


def _apart(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """In order; of two that overlap the one that starts first, then the longer."""
    found: list[PlaceMention] = []
    for mention in sorted(mentions, key=lambda item: (item.first, -item.last)):
        if not found or mention.first >= found[-1].last:
            found.append(mention)
    return found
