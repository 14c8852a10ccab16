"""Short ways to make claims and documents for tests of the ledger and of reconciling."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from tradewire.record import (
    Agreement,
    Claim,
    Document,
    Entity,
    Entry,
    Event,
    Figure,
    Indicator,
    Measure,
    Need,
    Period,
    Product,
    Project,
    Recorded,
    Source,
    Span,
    Speaker,
    Status,
    Supply,
    Value,
    claim_id,
)

AT = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001  (the ledger's times are UTC without a zone)

BUS, LIFT, TRACTOR = Product("bus", "8702"), Product("lift", "8428"), Product("tractor", "8701")


def area(code: str) -> Entity:
    """A country or region by its code; the name is the code."""
    return Entity(code, code, "region" if "-" in code else "country")


def company(name: str) -> Entity:
    return Entity(None, name, "organisation")


def during(text: str | None) -> Period | None:
    """`2024`, `2024-01-01..2024-11-30`, `..2030-12-31`, `2025-01-01..`."""
    if text is None:
        return None
    if ".." not in text:
        return Period.year(int(text))
    start, _, end = text.partition("..")
    return Period(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def amount(text: str | None) -> Value | None:
    """`120e6 USD`, `5..6 %`, `65.. %`, `~3000 1`."""
    if text is None:
        return None
    number, _, unit = text.removeprefix("~").partition(" ")
    low, dots, high = number.partition("..")
    upper = high if dots else low
    return Value(float(low) if low else None, float(upper) if upper else None, unit, text.startswith("~"))


def figure(  # noqa: PLR0917
    indicator: Indicator = "turnover",
    measure: Measure = "level",
    value: str | None = "120e6 USD",
    period: str | None = "2024",
    pair: tuple[str, ...] = ("BY", "RU-UD"),
    status: Status = "actual",
    quote: str = "",
    label: str | None = None,
    doc: str = "d1",
    product: Sequence[Product] = (),
    speaker: str | None = None,
) -> Figure:
    roles = dict(zip(("reporter", "partner"), ((area(code),) for code in pair), strict=False))
    return Figure(
        document=doc,
        span=Span(0, len(quote)),
        quote=quote,
        status=status,
        indicator=indicator,
        measure=measure,
        value=amount(value),
        period=during(period),
        parties=roles,
        label=label,
        product=tuple(product),
        speaker=Speaker(speaker) if speaker else None,
    )


def supply(  # noqa: PLR0917
    value: str | None = "120 1",
    period: str | None = "2025",
    supplier: Sequence[Entity] = (area("BY"),),
    recipient: Sequence[Entity] = (area("RU-UD"),),
    product: Sequence[Product] = (BUS,),
    status: Status = "planned",
    quote: str = "",
    doc: str = "d1",
) -> Supply:
    return Supply(
        document=doc,
        span=Span(0, len(quote)),
        quote=quote,
        status=status,
        value=amount(value),
        period=during(period),
        parties={"supplier": tuple(supplier), "recipient": tuple(recipient)},
        product=tuple(product),
    )


def project(  # noqa: PLR0917
    kind: str = "assembly",
    who: Sequence[Entity] = (area("BY"), area("RU-UD")),
    product: Sequence[Product] = (TRACTOR,),
    status: Status = "planned",
    quote: str = "",
    period: str | None = None,
    doc: str = "d1",
) -> Project:
    return Project(
        document=doc,
        span=Span(0, len(quote)),
        quote=quote,
        status=status,
        kind=kind,
        parties={"participant": tuple(who)},
        product=tuple(product),
        period=during(period),
    )


def agreement(  # noqa: PLR0917
    value: str | None = "11 1",
    who: Sequence[Entity] = (area("BY"), area("RU-UD")),
    status: Status = "actual",
    period: str | None = None,
    kind: str = "agreement",
    label: str | None = None,
    doc: str = "d1",
) -> Agreement:
    return Agreement(
        document=doc,
        span=Span(0, 0),
        quote="",
        status=status,
        kind=kind,
        value=amount(value),
        parties={"participant": tuple(who)},
        period=during(period),
        label=label,
    )


def event(
    kind: str = "talks",
    who: Sequence[Entity] = (area("BY"), area("RU-UD")),
    period: str | None = None,
    status: Status = "actual",
    doc: str = "d1",
) -> Event:
    return Event(
        document=doc,
        span=Span(0, 0),
        quote="",
        status=status,
        kind=kind,
        parties={"participant": tuple(who)},
        period=during(period),
    )


def need(value: str | None = "~3000 1", who: str = "RU-UD", product: Product = LIFT, doc: str = "d1") -> Need:
    return Need(
        document=doc,
        span=Span(0, 0),
        quote="",
        status="actual",
        value=amount(value),
        parties={"party": (area(who),)},
        product=(product,),
    )


def said(claim: Claim, day: str = "2025-05-12", outlet: str | None = None, agency: str | None = None) -> Recorded:
    """The claim as the ledger would give it back, from a document of its own published on a day."""
    source = Source(
        key=f"{claim.document}/{day}",
        id=claim.document,
        said=date.fromisoformat(day),
        outlet=outlet,
        agency=agency,
    )
    return Recorded(claim_id(claim), claim, source, AT)


def entry(*members: Recorded) -> Entry:
    return Entry(members[0].id, members)


def document(name: str, text: str, published: str | None = "2025-05-12", language: str = "en") -> Document:
    return Document(
        id=name, text=text, language=language, published=date.fromisoformat(published) if published else None
    )


def entries(*claims: tuple[Claim, str]) -> Iterable[Entry]:
    """Each claim as an entry of its own, with the day on which it was said."""
    return [entry(said(claim, day)) for claim, day in claims]
