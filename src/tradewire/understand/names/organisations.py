"""Organisations: those of the registry, and those that the form of their name tells."""

from tradewire.gazetteer.organisations import Organisations
from tradewire.languages.pack import Pack
from tradewire.record import Entity
from tradewire.understand.mentions import OrganisationMention, PlaceMention
from tradewire.understand.names.forms import Form, FormFinder
from tradewire.understand.names.ground import POSSESSIVE, Ground, apart, case_of
from tradewire.understand.names.registry import Hit, RegistryFinder
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Tokenizer


class OrganisationFinder:
    """Finds organisations in texts of one language."""

    def __init__(self, pack: Pack, tokenizer: Tokenizer, organisations: Organisations) -> None:
        self._pack = pack
        self._registry = RegistryFinder(pack.names, organisations, tokenizer)
        self._forms = FormFinder(pack.names, tokenizer)
        self._state = frozenset(pack.names.state_kinds)

    def find(
        self, text: str, tokens: list[Token], sentences: list[Sentence], places: list[PlaceMention]
    ) -> list[OrganisationMention]:
        """All organisations by place, none inside another; `text` is the text of the tokens."""
        ground = Ground(tokens, sentences, places)
        hits = list(self._registry.find(ground))
        known = {i: hit for hit in hits for i in range(hit.first, hit.last)}
        forms = [form for form in self._forms.find(ground, known) if not _is_known(form, known)]
        covered = {i for form in forms for i in range(form.first, form.last)}
        found = [self._registered(ground, hit) for hit in hits if hit.first not in covered]
        found += [self._formed(ground, form) for form in forms]
        return apart(found)

    def _registered(self, ground: Ground, hit: Hit) -> OrganisationMention:
        organisation = hit.organisation
        return OrganisationMention(
            first=hit.first,
            last=hit.last,
            span=ground.span(hit.first, hit.last),
            entity=Entity(organisation.id, organisation.name, "organisation"),
            kind=organisation.kind,
            home=organisation.home,
            case=_case(ground, hit.first, hit.last),
            reason="registry",
        )

    def _formed(self, ground: Ground, form: Form) -> OrganisationMention:
        words = ground.words(form.name_first, form.name_last)
        case = _case(ground, form.first, form.last)
        name = " ".join(self._pack.morphology.base(words) if form.inflected and case else words)
        inside = next((ground.place[i].entity for i in range(form.first, form.last) if i in ground.place), None)
        stands = form.kind in self._state or form.kind == "chamber"
        unnamed = form.rule.startswith("unnamed")
        plural = unnamed and any(
            "plur" in ground.tokens[i].word.readings[0].features for i in range(form.first, form.last)
        )
        return OrganisationMention(
            first=form.first,
            last=form.last,
            span=ground.span(form.first, form.last),
            entity=Entity(
                None,
                _lowered(ground, form, name) if unnamed else name,
                "group" if plural else "organisation",
                inside if unnamed else None,
            ),
            kind=form.kind,
            home=inside or (_owner_before(ground, form.first) if stands else None),
            case=case,
            reason=form.rule,
        )


def _is_known(form: Form, known: dict[int, Hit]) -> bool:
    """Whether the registry names the same words, or more."""
    hit = known.get(form.name_first)
    return bool(hit and hit.first <= form.name_first and form.name_last <= hit.last)


def _owner_before(ground: Ground, first: int) -> Entity | None:
    """The area right before a body: "Belarus' Economy Ministry", "the Russian Energy Ministry"."""
    owned = ground.text(first - 1) in POSSESSIVE
    place = ground.place.get(first - 2 if owned else first - 1)
    return place.entity if place and (owned or place.form == "adjective") else None


def _lowered(ground: Ground, form: Form, name: str) -> str:
    """A description that begins a sentence loses its capital letter, where the word has it for nothing else."""
    if form.first in ground.starts and (
        form.first not in ground.place or ground.tokens[form.first].word.is_pos("adjective")
    ):
        return name[:1].lower() + name[1:]
    return name


def _case(ground: Ground, first: int, last: int) -> str | None:
    for i in range(first, last):
        word = ground.tokens[i].word
        if word.is_alpha and word.readings[0].pos in ("noun", "adjective", "participle"):
            return case_of(word)
    return None
