"""What a claim can be found by."""

from collections.abc import Iterator

from tradewire.record import Claim, Entity

Term = tuple[str, str]

# Whose claim it is, and with whom: the roles that count as each side. Any role counts for `area` and `organisation`.
_SIDES = {
    "reporter": "reporter",
    "partner": "partner",
    "supplier": "supplier",
    "recipient": "recipient",
    "participant": "participant",
    "party": "party",
}


def terms_of(claim: Claim) -> frozenset[Term]:
    """Pairs of field and folded term: `area`, `organisation`, `person`, the roles, and `product`."""
    return frozenset({*_parties(claim), *_place(claim), *_products(claim)})


def fold(text: str) -> str:
    """How terms are compared: without case, ё as е, single spaces."""
    return " ".join(text.casefold().replace("ё", "е").split())


def _parties(claim: Claim) -> Iterator[Term]:
    for role, entities in claim.parties.items():
        for entity in entities:
            for name in _names(entity):
                yield _SIDES.get(role, role), name
                yield _field(entity), name
            if entity.place:
                yield from (("area", name) for name in _names(entity.place))


def _place(claim: Claim) -> Iterator[Term]:
    if claim.place:
        yield from (("area", name) for name in _names(claim.place))


def _products(claim: Claim) -> Iterator[Term]:
    for product in claim.product:
        yield "product", fold(product.label)
        if product.hs:
            yield "product", product.hs
            yield "product", product.hs[:2]


def _names(entity: Entity) -> Iterator[str]:
    if entity.id:
        yield fold(entity.id)
    yield fold(entity.name)


def _field(entity: Entity) -> str:
    if entity.is_area:
        return "area"
    return "person" if entity.kind == "person" else "organisation"
