"""Claims as entities of the FollowTheMoney model: documents, parties, and what they did."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tradewire import gazetteer
from tradewire.publish import addresses
from tradewire.publish.columns import bound, number_text
from tradewire.publish.safe import printable
from tradewire.publish.templating import url
from tradewire.publish.wording import long_code
from tradewire.record import Claim, Entity, Recorded, Source

DATASET: Final = "tradewire"
_SCHEMATA: Final = {
    "country": "Territory",
    "region": "Territory",
    "city": "Territory",
    "bloc": "Organization",
    "organisation": "Organization",
    "person": "Person",
    "group": "LegalEntity",
}
_CURRENCY: Final = 3

Properties = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Item:
    """One entity; every value is text, as the model has it. `language` is that of its words."""

    id: str
    schema: str
    properties: Properties
    language: str | None = None


def items(recorded: Recorded) -> Iterator[Item]:
    """The document, the parties, the thing told, and who takes part in it; the same things have the same ids."""
    document = _document(recorded.source)
    yield document
    parties = {role: [_party(entity) for entity in entities] for role, entities in recorded.claim.parties.items()}
    for found in parties.values():
        yield from found
    thing = _thing(recorded, document, parties)
    yield thing
    yield _item("Documentation", (thing.id, document.id), {"document": [document.id], "entity": [thing.id]})
    if thing.schema == "Project":
        for role, found in parties.items():
            for party in found:
                yield _participation(thing, party, role)


def _document(source: Source) -> Item:
    address = url(source.url) if source.url else ""
    return _item(
        "Article",
        ("document", source.key),
        {
            "title": [source.name],
            "fileName": [source.id],
            "date": [source.said.isoformat()] if source.dated else [],
            "publisher": [source.outlet or source.agency or ""],
            "sourceUrl": [address],
            "language": [long_code(source.language)],
        },
        source.language,
    )


def _party(entity: Entity) -> Item:
    places = gazetteer.load_places()
    country = places.country_of(entity.id) if entity.id and entity.is_area else None
    if entity.place and entity.place.id:
        country = places.country_of(entity.place.id)
    return _item(
        _SCHEMATA[entity.kind],
        ("party", entity.id or entity.name, entity.kind),
        {"name": [entity.name], "country": [(country or "").lower()], "notes": [entity.id or ""]},
    )


def _thing(recorded: Recorded, document: Item, parties: Mapping[str, list[Item]]) -> Item:
    """A project, an event, a contract; what the model has no schema for is a note on its parties."""
    claim = recorded.claim
    common: dict[str, list[str]] = {
        "name": [_name(claim)],
        "summary": [claim.quote],
        "publisher": [recorded.source.outlet or ""],
        "sourceUrl": [url(recorded.source.url) if recorded.source.url else ""],
        "notes": _lost(recorded),
    }
    days: dict[str, list[str]] = {
        "startDate": [claim.period.start.isoformat()] if claim.period and claim.period.start else [],
        "endDate": [claim.period.end.isoformat()] if claim.period and claim.period.end else [],
    }
    ids = [party.id for found in parties.values() for party in found]
    key, language = ("claim", recorded.id), recorded.source.language
    if claim.type == "project":
        money = _amount(claim)
        given = {**common, **days, **money, "status": [str(claim.status)], "projectId": [recorded.id]}
        return _item("Project", key, given, language)
    if claim.type == "event":
        place = [claim.place.name] if claim.place else []
        return _item("Event", key, {**common, **days, "location": place, "involved": ids}, language)
    if claim.type == "agreement":
        title = common["name"]
        given = {**common, **_amount(claim), "title": title, "status": [str(claim.status)], "type": [_kind(claim)]}
        return _item("Contract", key, {**given, "contractDate": days["endDate"]}, language)
    return _item("Note", key, {**common, "entity": ids, "description": [addresses.claim(recorded.id)]}, language)


def _participation(thing: Item, party: Item, role: str) -> Item:
    given = {"project": [thing.id], "participant": [party.id], "role": [role]}
    return _item("ProjectParticipant", (thing.id, party.id, role), given)


def _amount(claim: Claim) -> dict[str, list[str]]:
    """A sum of money that the text gives as one number."""
    value = claim.value
    if value is None or value.low is None or value.low != value.high or not _is_currency(value.unit):
        return {}
    return {"amount": [number_text(value.low)], "currency": [value.unit]}


def _is_currency(unit: str) -> bool:
    return len(unit) == _CURRENCY and unit.isupper()


def _lost(recorded: Recorded) -> list[str]:
    """What has no property of its own: the interval, the status, the goods, where the words stand."""
    claim = recorded.claim
    notes = [f"status: {claim.status}", f"words: {claim.span.start}-{claim.span.end} of {recorded.source.id}"]
    value = claim.value
    if value is not None:
        about = ", approximate" if value.approximate else ""
        ends = f"{number_text(value.low) or 'open'} to {number_text(value.high) or 'open'} {value.unit}"
        notes.append(f"value: {ends} ({bound(value.low, value.high)}{about})")
    notes += [f"goods: {product.label}{f' (HS {product.hs})' if product.hs else ''}" for product in claim.product]
    if claim.period is not None:
        notes.append(f"period: {claim.period.start or 'open'} to {claim.period.end or 'open'}")
    return notes


def _name(claim: Claim) -> str:
    about = ", ".join(product.label for product in claim.product) or claim.label or ""
    kind = _kind(claim)
    return f"{kind}: {about}" if about else kind


def _kind(claim: Claim) -> str:
    own = getattr(claim, "kind", None) or getattr(claim, "indicator", None) or claim.type
    return str(own).replace("_", " ")


def _item(schema: str, key: tuple[str, ...], given: Mapping[str, list[str]], language: str | None = None) -> Item:
    digest = hashlib.sha1("\x1f".join((schema, *key)).encode(errors="replace"), usedforsecurity=False).hexdigest()
    texts = {name: tuple(dict.fromkeys(filter(None, map(printable, values)))) for name, values in given.items()}
    kept = {name: values for name, values in texts.items() if values}
    return Item(f"tw-{digest}", schema, kept, long_code(language) or None)
