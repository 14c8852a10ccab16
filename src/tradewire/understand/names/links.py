"""Within one document: a later bare surname, or a role alone, is the person named before."""

from collections.abc import Sequence

from msgspec import structs

from tradewire.understand.mentions import PersonMention


def link(mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions with role, organisation and area taken over from the fullest mention of the same surname."""
    known: dict[str, PersonMention] = {}
    for mention in mentions:
        key = surname(mention)
        if key and _better(mention, known.get(key)):
            known[key] = _merged(mention, known.get(key))
    return [_linked(mention, known) for mention in mentions]


def surname(mention: PersonMention) -> str | None:
    return mention.entity.name.split()[-1].lower() if mention.entity else None


def _better(mention: PersonMention, before: PersonMention | None) -> bool:
    return before is None or before.role is None or before.area is None


def _merged(mention: PersonMention, before: PersonMention | None) -> PersonMention:
    if before is None:
        return mention
    return structs.replace(
        mention,
        entity=before.entity if before.entity and " " in before.entity.name else mention.entity,
        role=before.role or mention.role,
        organisation=before.organisation or mention.organisation,
        area=before.area or mention.area,
        gender=before.gender or mention.gender,
    )


def _linked(mention: PersonMention, known: dict[str, PersonMention]) -> PersonMention:
    key = surname(mention)
    full = known.get(key) if key else None
    if full is None or full is mention:
        return mention
    return structs.replace(
        mention,
        role=mention.role or full.role,
        organisation=mention.organisation or full.organisation,
        area=mention.area or full.area,
        gender=mention.gender or full.gender,
    )
