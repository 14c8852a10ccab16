"""The flat table of claims: one row a claim, one column a field; what spreadsheets and data frames get."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from tradewire.record import Claim, ClaimType, Entity, Indicator, Measure, Recorded, Status

Kind = Literal["text", "number", "integer", "date", "moment", "flag"]
Cell = str | float | int | date | datetime | bool | None
Row = tuple[Cell, ...]

ROLES: Final = ("reporter", "partner", "supplier", "recipient", "participant", "party")
BOUNDS: Final = ("exact", "range", "at_least", "at_most", "none")
_JOINT: Final = "; "
_NOBODY: Final = (None, None)
_NO_SPEAKER: Final = (None, None, None)
_NO_VALUE: Final = (None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Column:
    """`about` explains the column; `words` are the values that it may have, where they are a closed list."""

    name: str
    kind: Kind
    about: str
    words: tuple[str, ...] = ()


def _party_columns() -> Iterator[Column]:
    for role in ROLES:
        yield Column(role, "text", f"names of the parties in the role {role}, parted by '; '")
        yield Column(f"{role}_id", "text", f"their ids in the same order, empty where unknown: the role {role}")


COLUMNS: Final[tuple[Column, ...]] = (
    Column("id", "text", "the claim's id: a hash of its content"),
    Column("document", "text", "id of the document that makes the claim"),
    Column("said", "date", "the day it was published, or added to the ledger where no date is known"),
    Column("dated", "flag", "whether the publication date is known"),
    Column("language", "text", "language of the document, ISO 639-1"),
    Column("outlet", "text", "who printed it"),
    Column("agency", "text", "the agency that it comes from"),
    Column("url", "text", "where it was printed"),
    Column("type", "text", "type of claim", get_args(ClaimType)),
    Column("status", "text", "how real it is", get_args(Status)),
    Column("indicator", "text", "what a figure measures", get_args(Indicator)),
    Column("measure", "text", "how a figure measures it", get_args(Measure)),
    Column("kind", "text", "kind of project, agreement or event"),
    *_party_columns(),
    Column("place", "text", "where"),
    Column("place_id", "text", "id of the place"),
    Column("period_start", "date", "first day of the period, empty where open"),
    Column("period_end", "date", "last day of the period, empty where open"),
    Column("low", "number", "lower end of the value, empty where open"),
    Column("high", "number", "upper end of the value, empty where open"),
    Column("unit", "text", "ISO 4217 code, %, pp, ratio, rank, UCUM code, or 1 for counted things"),
    Column("approximate", "flag", "whether the text says 'about'"),
    Column("bound", "text", "what kind of interval low and high make", BOUNDS),
    Column("product", "text", "goods, parted by '; '"),
    Column("hs", "text", "their HS 2022 headings in the same order"),
    Column("label", "text", "what it is about, in the text's words"),
    Column("base", "text", "what a change is compared with"),
    Column("speaker", "text", "who says so"),
    Column("speaker_role", "text", "the speaker's office"),
    Column("speaker_organisation", "text", "whom the speaker speaks for"),
    Column("quote", "text", "the exact words"),
    Column("start", "integer", "where the quote begins in the stored text, code points"),
    Column("end", "integer", "where it ends"),
    Column("rules", "text", "the rules that read it, parted by '; '"),
    Column("read_at", "moment", "when it was read, UTC"),
)


def row(recorded: Recorded) -> Row:
    """The cells of one claim, in the order of COLUMNS."""
    claim, source = recorded.claim, recorded.source
    parties, place, period, speaker = claim.parties, claim.place, claim.period, claim.speaker
    names: list[Cell] = []
    for role in ROLES:
        names.extend(_party(parties[role]) if role in parties else _NOBODY)
    return (
        *(recorded.id, source.id, source.said, source.dated, source.language, source.outlet, source.agency, source.url),
        *(claim.type, claim.status),
        *(getattr(claim, "indicator", None), getattr(claim, "measure", None), getattr(claim, "kind", None)),
        *names,
        *((place.name, place.id) if place else _NOBODY),
        *((period.start, period.end) if period else _NOBODY),
        *(_value(claim) if claim.value else _NO_VALUE),
        *(_products(claim) if claim.product else _NOBODY),
        *(claim.label, getattr(claim, "base", None)),
        *((speaker.name, speaker.role, speaker.organisation) if speaker else _NO_SPEAKER),
        *(claim.quote, claim.span.start, claim.span.end, _JOINT.join(claim.rules) or None, recorded.read_at),
    )


def rows(claims: Iterable[Recorded]) -> Iterator[Row]:
    return map(row, claims)


def bound(low: float | None, high: float | None) -> str:
    """The word for what an interval says: `exact`, `range`, `at_least`, `at_most`, `none`."""
    if low is None:
        return "none" if high is None else "at_most"
    if high is None:
        return "at_least"
    return "exact" if low == high else "range"


def _party(entities: tuple[Entity, ...]) -> tuple[str | None, str | None]:
    if len(entities) == 1:
        return entities[0].name, entities[0].id
    return _JOINT.join(e.name for e in entities), _JOINT.join(e.id or "" for e in entities)


def _value(claim: Claim) -> tuple[Cell, ...]:
    value = claim.value
    assert value is not None
    return value.low, value.high, value.unit, value.approximate, bound(value.low, value.high)


def _products(claim: Claim) -> tuple[str, str | None]:
    headings = _JOINT.join(p.hs or "" for p in claim.product) if any(p.hs for p in claim.product) else None
    return _JOINT.join(p.label for p in claim.product), headings


def text_of(kind: Kind) -> Callable[[Cell], str]:
    """How a cell of a kind is written as text: ISO dates, plain numbers, true and false."""
    return _WRITERS[kind]


def number_text(number: object) -> str:
    """A number without an exponent and without a decimal part that is nought."""
    if not isinstance(number, int | float):
        return ""
    value = float(number)
    return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)


def _plain(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _moment(cell: Cell) -> str:
    return f"{cell.isoformat()}Z" if isinstance(cell, datetime) else ""


def _flag(cell: Cell) -> str:
    return "" if cell is None else str(cell).lower()


_WRITERS: Final[dict[Kind, Callable[[Cell], str]]] = {
    "text": _plain,
    "number": number_text,
    "integer": _plain,
    "date": _plain,
    "moment": _moment,
    "flag": _flag,
}
