"""From a document to its claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeVar

from msgspec.structs import replace

from tradewire.errors import UnknownLanguage
from tradewire.gazetteer import Gazetteer, Places
from tradewire.languages.pack import Pack
from tradewire.record import Claim, Document, Evidence, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.agreements import find_agreements
from tradewire.understand.analysis import Analysis, Scene, by_name, by_sentence
from tradewire.understand.events import find_events
from tradewire.understand.figures import find_figures
from tradewire.understand.lexicon import Tag, Tagger
from tradewire.understand.mentions import Mention, PeriodMention
from tradewire.understand.names import OrganisationFinder, PersonFinder
from tradewire.understand.needs import find_needs
from tradewire.understand.noise import without_repetition
from tradewire.understand.places import PlaceFinder
from tradewire.understand.products import ProductFinder
from tradewire.understand.projects import find_projects
from tradewire.understand.quantities import QuantityFinder
from tradewire.understand.repeats import joined
from tradewire.understand.republics import with_republics
from tradewire.understand.sentences import sentences
from tradewire.understand.sides import Sides, find_sides
from tradewire.understand.speech import Attribution, SpeechFinder
from tradewire.understand.supplies import find_supplies
from tradewire.understand.time import PeriodFinder, reference
from tradewire.understand.tokens import Token, Tokenizer

_Mention = TypeVar("_Mention", bound=Mention)
# "34% of 2022": an amount is no part of a period; a number, a count or an ordinal is.
_KEPT_IN_PERIODS: Final = frozenset({"money", "percent", "points", "ratio", "measure"})
_COUNTED: Final = "topic.counted"
_MONEY: Final = "topic.money"
_UNDER_PAPERS: Final = frozenset({"supply.make", "supply.contract", "supply.tender"})
_GOODS_UNITS: Final = frozenset({"1", "t", "kg", "m3", "L"})
_Finder = Callable[[Analysis, Sides, Places], Sequence[Claim]]
_FINDERS: Final[tuple[_Finder, ...]] = (
    find_figures,
    find_supplies,
    find_projects,
    find_agreements,
    find_events,
    find_needs,
)


class Reading(Frozen, frozen=True):
    """What was read in one document."""

    document: Document
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """Which stretches of a text to read: all, or `only` some, but never the `barred` ones."""

    only: tuple[Span, ...] = ()
    barred: tuple[Span, ...] = ()

    def of(self, tokens: list[Token]) -> list[Token]:
        """The tokens that begin in them, in order; linear in the length of the text."""
        if self.only:
            tokens = [t for t, inside in zip(tokens, _inside(tokens, self.only), strict=True) if inside]
        if self.barred:
            tokens = [t for t, inside in zip(tokens, _inside(tokens, self.barred), strict=True) if not inside]
        return tokens


def _inside(tokens: list[Token], spans: tuple[Span, ...]) -> Iterator[bool]:
    """For each token whether one of the spans holds its beginning."""
    waiting = sorted(spans, reverse=True)
    end = -1
    for token in tokens:
        while waiting and waiting[-1].start <= token.start:
            end = max(end, waiting.pop().end)
        yield token.start < end


class LanguageReader:
    """Reads the documents of one language."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer) -> None:
        self._pack = pack
        self._places = gazetteer.places
        self._tokenizer = Tokenizer(pack)
        self._tagger = Tagger(pack, self._tokenizer)
        self._quantities = QuantityFinder(pack, self._tokenizer)
        self._periods = PeriodFinder(pack, self._tokenizer)
        self._place_finder = PlaceFinder(pack, self._tokenizer, gazetteer.places)
        self._organisations = OrganisationFinder(pack, self._tokenizer, gazetteer.organisations)
        self._people = PersonFinder(pack, self._tokenizer)
        self._products = ProductFinder(pack, self._tokenizer, gazetteer.products)
        self._speech = SpeechFinder(pack, self._tokenizer)

    def analyse(self, document: Document, parts: Parts) -> Analysis:
        """The document, or its parts in this language, with all mentions."""
        text = document.text
        tokens = without_repetition(parts.of(self._tokenizer.tokens(text)))
        cut = sentences(tokens, self._pack)
        periods = self._periods.find(text, tokens, cut, document.told_at)
        quantities = apart(self._quantities.find(text, tokens, cut), periods, _KEPT_IN_PERIODS)
        places = apart(self._place_finder.find(text, tokens, cut), quantities)
        tags = self._tagger.tags(tokens)
        places = with_republics(places, tags, self._places)
        organisations = self._organisations.find(text, tokens, cut, places)
        people = self._people.find(text, tokens, cut, places, organisations)
        columns = zip(
            range(len(cut)),
            cut,
            by_name(_outside(tags, periods), cut),
            by_sentence(quantities, cut),
            by_sentence(periods, cut),
            by_sentence(places, cut),
            by_sentence(organisations, cut),
            by_sentence(people, cut),
            by_sentence(self._products.find(text, tokens, cut), cut),
            strict=True,
        )
        attributions = tuple(self._speech.find(text, tokens, cut, people, organisations))
        return Analysis(
            document=document,
            pack=self._pack,
            tokens=tokens,
            reference=reference(text, tokens, periods, document.told_at),
            scenes=tuple(Scene(*column) for column in columns),
            attributions=attributions,
            sources=tuple(a.speaker_span for a in attributions if isinstance(a.speaker_span, Span)),
        )

    def read(self, document: Document, parts: Parts) -> Reading:
        """The claims and mentions of the document's parts in this language."""
        analysis = self.analyse(document, parts)
        sides = find_sides(analysis, self._places)
        found = (find(analysis, sides, self._places) for find in _FINDERS)
        claims: Iterable[Claim] = sorted(chain.from_iterable(found), key=lambda claim: claim.span)
        claims = _once(list(claims))
        spoken = [(a.span, a) for a in analysis.attributions]
        claims = [_attributed(claim, spoken) for claim in claims]
        return Reading(document, tuple(claims), tuple(analysis.mentions()))


def apart(mentions: Sequence[_Mention], others: Sequence[Mention], kept: Set[str] = frozenset()) -> list[_Mention]:
    """The mentions that do not lie inside one of the others (both in text order), and those of a kept kind."""
    found, at = [], 0
    for mention in mentions:
        while at < len(others) and others[at].last <= mention.first:
            at += 1
        inside = at < len(others) and others[at].first <= mention.first and mention.last <= others[at].last
        if not inside or getattr(mention, "kind", "") in kept:
            found.append(mention)
    return found


def _outside(tags: list[Tag], periods: Sequence[PeriodMention]) -> list[Tag]:
    """The tags but for words of status that are part of a date ("May")."""
    dated = {i for p in periods if p.kind != "base" for i in range(p.first, p.last)}
    return [tag for tag in tags if tag.group != "status" or tag.first not in dated]


def _once(claims: list[Claim]) -> list[Claim]:
    """A number of goods that was read as a supply is no figure, nor is what a loan is worth; a flow is no supply."""
    supplied = {_value(claim) for claim in claims if claim.type == "supply"} - {None}
    lent = {_value(claim) for claim in claims if claim.type == "agreement"} - {None}
    if not supplied and not lent:
        return claims
    figures = [claim for claim in claims if claim.type == "figure"]
    flows = {_value(c) for c in figures if _COUNTED not in c.rules and not _is_of_goods(c)} & supplied
    flows -= {_value(claim) for claim in claims if _is_handed_over(claim)}
    flows |= {_value(claim) for claim in claims if claim.type == "need"} & supplied
    other = {_value(c) for c in figures if _MONEY in c.rules} & lent
    out = {"figure": (supplied - flows) | other, "supply": flows}
    return [claim for claim in claims if _value(claim) not in out.get(claim.type, ())]


def _is_of_goods(claim: Claim) -> bool:
    """A weight or a number beside a word of money ("its |market|"), and no sum."""
    return _MONEY in claim.rules and claim.value is not None and claim.value.unit in _GOODS_UNITS


def _is_handed_over(claim: Claim) -> bool:
    """What a firm exported to somewhere, and goods made for somebody or told under a paper: a delivery."""
    if any(rule in _UNDER_PAPERS for rule in claim.rules):
        return claim.value is not None and claim.value.unit in _GOODS_UNITS
    if "supply.export" not in claim.rules or not claim.parties.get("recipient"):
        return False
    return any(e.kind == "organisation" for e in claim.parties.get("supplier", ()))


def _value(claim: Claim) -> Evidence | None:
    return claim.spans.get("value")


_CORE: Final = ("value", "product", "kind", "indicator")


def _core(claim: Claim) -> Span:
    """The words that make the claim, without what stands around them."""
    low, high = claim.span
    for name in _CORE:
        for span in claim.spans.get(name, ()):
            if isinstance(span, Span) and low <= span.start and span.end <= high:
                return span
    return claim.span


def _attributed(claim: Claim, spoken: Iterable[tuple[Span, Attribution]]) -> Claim:
    """The claim with the speaker whose words it lies in."""
    if claim.speaker is not None:
        return claim
    (start, end), begins = _core(claim), claim.span.start
    inside = [a for (low, high), a in spoken if (low <= start and end <= high) or low <= begins < high]
    if not inside:
        return claim
    tightest = min(inside, key=lambda a: a.span.end - a.span.start)
    return replace(claim, speaker=tightest.speaker, spans={**claim.spans, "speaker": (tightest.speaker_span,)})


class Reader:
    """Reads documents in every language that has a pack."""

    def __init__(self, packs: Mapping[str, Pack], gazetteer: Gazetteer) -> None:
        self._packs = packs
        self._gazetteer = gazetteer
        self._readers: dict[str, LanguageReader] = {}

    def read(self, document: Document) -> Reading:
        """The claims of a document, each part read in its language.

        One whose language no pack knows gives no claims, with the reason among the refusals.
        """
        code = document.language
        if code is None or code not in self._packs:
            return Reading(document, (), (), (f"no language pack for {code or 'an unknown language'}",))
        readings = [self._reader(c).read(document, parts) for c, parts in self._parts(document, code).items()]
        claims = sorted(chain.from_iterable(r.claims for r in readings), key=lambda claim: claim.span)
        headlines = [region.span for region in document.regions if region.kind == "headline"]
        return Reading(
            document, tuple(joined(claims, headlines)), tuple(chain.from_iterable(r.mentions for r in readings))
        )

    def analyse(self, document: Document) -> Analysis:
        """The mentions of the parts that are in the document's main language.

        Raises:
            UnknownLanguage: no pack knows it.
        """
        code = document.language
        if code is None or code not in self._packs:
            raise UnknownLanguage(f"no language pack for {code or 'an unknown language'}")
        return self._reader(code).analyse(document, self._parts(document, code)[code])

    def _parts(self, document: Document, main: str) -> dict[str, Parts]:
        """Which stretches each language's reader reads: the main one all that no other pack does, and no chrome."""
        foreign: dict[str, list[Span]] = {}
        for region in document.regions:
            if region.kind == "language" and region.detail != main and region.detail in self._packs:
                foreign.setdefault(region.detail, []).append(region.span)
        others = tuple(chain.from_iterable(foreign.values()))
        parts = {code: Parts(only=tuple(spans), barred=document.chrome) for code, spans in foreign.items()}
        return {main: Parts(barred=(*document.chrome, *others)), **parts}

    def _reader(self, code: str) -> LanguageReader:
        if code not in self._readers:
            self._readers[code] = LanguageReader(self._packs[code], self._gazetteer)
        return self._readers[code]
