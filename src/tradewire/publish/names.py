"""What parties, places and goods are called in a language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tradewire import gazetteer
from tradewire.errors import InputError
from tradewire.gazetteer.places import Places
from tradewire.publish.wording import Wording, wording
from tradewire.record import Claim, Entity, Product

# Roles of a name in a sentence that ask for a preposition or an article of their own.
_ROLES: Final = ("at", "to", "from", "the")


@dataclass(frozen=True, slots=True)
class AreaName:
    """The name of an area; formatting it with a case (`{0:ins}`) gives that case where the language has it.

    `{0:at}`, `{0:to}` and `{0:from}` give it with its preposition ("в Беларуси", "на Кубу", "from the Netherlands"),
    `{0:the}` with its article.
    """

    places: Places
    id: str
    words: Wording

    def __str__(self) -> str:
        return self.places.name(self.id, self.words.language)

    def __format__(self, case: str) -> str:
        if case not in _ROLES:
            return self.places.name(self.id, self.words.language, case or "nom")  # type: ignore[arg-type]
        table = self.words.words["places"]
        kind = "special" if self._is_special() else "usual"
        return str(table[case][kind]).format(self)

    def _is_special(self) -> bool:
        """Whether it is an island ("на Кубе") or takes an article ("the Netherlands"), as the language has it."""
        table = self.words.words["places"]
        return self.id in table["special"] or str(self).endswith(tuple(table["endings"]))


@dataclass(frozen=True, slots=True)
class PlainName:
    """A name that has no cases."""

    text: str
    words: Wording

    def __str__(self) -> str:
        return self.text

    def __format__(self, case: str) -> str:
        if case not in _ROLES:
            return self.text
        return str(self.words.words["places"][case]["usual"]).format(self)


Name = AreaName | PlainName


@dataclass(frozen=True, eq=False)
class Names:
    """Names in one language; what has none in it keeps the name that it has."""

    words: Wording

    @property
    def language(self) -> str:
        return self.words.language

    def area(self, area_id: str) -> AreaName:
        return AreaName(gazetteer.load_places(), area_id, self.words)

    def entity(self, entity: Entity) -> Name:
        """The name of a party or place, ready for patterns that ask for a case."""
        if entity.id and gazetteer.load_places().area(entity.id):
            return self.area(entity.id)
        known = gazetteer.load_organisations().by_id.get(entity.id or "")
        names = known.names.get(self.language) if known else None
        return PlainName(names[0] if names else entity.name, self.words)

    def entities(self, entities: Iterable[Entity]) -> str:
        return ", ".join(dict.fromkeys(str(self.entity(entity)) for entity in entities))

    def actor(self, name: str) -> str:
        """The name of an id, or of what has only a name."""
        return str(self.entity(Entity(name, name, "organisation")))

    def organisation(self, name: str) -> str:
        """An organisation that is given by its canonical English name, as in speakers."""
        known = _organisations(self.language).get(name)
        return known or name

    def goods(self, claim: Claim, language: str | None) -> str:
        """Goods of a claim of a document in `language`; what cannot be told in ours stands in quotation marks."""
        return ", ".join(dict.fromkeys(self.product(p, language) for p in claim.product))

    def product(self, product: Product, language: str | None) -> str:
        if language == self.language:
            return product.label
        found = _phrases(self.language).get(product.label.casefold())
        return found or self.words.quoted(product.label)

    def phrase(self, text: str, language: str | None) -> str:
        """Words of a text: as they are in its own language, in quotation marks in another."""
        return text if language == self.language else self.words.quoted(text)


@cache
def names_in(language: str) -> Names:
    return Names(wording(language))


def area_id(name: str) -> str:
    """The code of an area given by code or by name in any language.

    Raises:
        InputError: nothing is called so.
    """
    places = gazetteer.load_places()
    for given in (name, name.upper()):
        if places.area(given):
            return given
    found = sorted(places.find(name), key=lambda c: (-places.weight(c.area), c.area))
    if not found:
        raise InputError(f"no area is called {name!r}: give an ISO code such as BY or RU-UD, or a name")
    return found[0].area


@cache
def _organisations(language: str) -> Mapping[str, str]:
    """Canonical English names → the usual name in a language."""
    known = gazetteer.load_organisations()
    return {item.name: item.names[language][0] for item in known if item.names.get(language)}


@cache
def _phrases(language: str) -> Mapping[str, str]:
    """Every phrase for goods in any language → the usual name in ours."""
    found: dict[str, str] = {}
    for goods in gazetteer.load_products().goods:
        label = goods.label(language)
        for phrases in goods.phrases.values() if label else ():
            for phrase in phrases:
                found.setdefault(phrase.words.casefold(), label or "")
                found.setdefault(phrase.label.casefold(), label or "")
    return found
