"""What to look for, and the SELECT that finds it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from tradewire.ledger.schema import claims, documents, found, readings, terms
from tradewire.ledger.terms import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions that all have to hold; None asks nothing.

    `since` and `until` bound the period that a claim speaks of. `as_of` leaves out what was published later,
    `known_at` (UTC) what was added or read later: the two clocks. `source` is an outlet, an agency or a document's
    id. `area` and `partner` are ids or names in any role; both together mean the pair.
    """

    area: str | None = None
    partner: str | None = None
    type: str | None = None
    indicator: str | None = None
    product: str | None = None
    organisation: str | None = None
    status: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known_at: datetime | None = None
    limit: int | None = None


EVERYTHING = Filter()

_COLUMNS: Final[tuple[ColumnElement[Any], ...]] = (
    claims.c.seq,
    claims.c.id,
    claims.c.body,
    readings.c.at.label("read_at"),
    found.c.position,
    documents.c.seq.label("document_seq"),
    documents.c.key.label("document_key"),
    documents.c.id.label("document_id"),
    documents.c.said,
    documents.c.published,
    documents.c.language,
    documents.c.outlet,
    documents.c.agency,
    documents.c.url,
)


def select_claims(wanted: Filter) -> Select[Any]:
    """Claims of each document's newest reading, in the order in which they were said."""
    query = _narrowed(_joined(*_COLUMNS), wanted)
    return query.limit(wanted.limit) if wanted.limit is not None else query


def stream_claims(wanted: Filter) -> Select[Any]:
    """As `select_claims`, for reading through: where nearly all are wanted, the first comes at once.

    The database is made to go from document to document. Left to choose, SQLite begins at the claims and sorts
    them all with their bodies: three times as long for a million, and a temporary file as large as the ledger.
    """
    if _conditions(wanted, source=False) or _terms(wanted):
        return select_claims(wanted)
    query = _narrowed(
        select(*_COLUMNS)
        .select_from(documents)
        .join(readings, readings.c.document == _one_way(documents.c.key))
        .join(found, found.c.reading == _one_way(readings.c.id))
        .join(claims, claims.c.id == _one_way(found.c.claim)),
        wanted,
    )
    return query.limit(wanted.limit) if wanted.limit is not None else query


def _one_way(column: ColumnElement[str]) -> ColumnElement[str]:
    """The column's value as an expression, which no index leads to."""
    return column.concat("")


def select_ids(wanted: Filter, newest: int | None = None) -> Select[Any]:
    """Only the ids of the claims, in the same order; of many only those said last, the last first."""
    query = _narrowed(_joined(claims.c.id), wanted)
    if newest is None:
        return query
    backwards = (column.desc() for column in (documents.c.said, documents.c.seq, found.c.position))
    return query.order_by(None).order_by(*backwards).limit(newest)


def select_places(wanted: Filter) -> Select[Any]:
    """Ids of claims with what their order follows from."""
    return _narrowed(_joined(documents.c.said, documents.c.seq, found.c.position, claims.c.id), wanted)


def select_count(wanted: Filter) -> Select[Any]:
    """How many claims `select_claims` gives."""
    ids = _narrowed(_joined(claims.c.id), wanted)
    ids = ids.limit(wanted.limit) if wanted.limit is not None else ids.order_by(None)
    return select(func.count()).select_from(ids.subquery())


def select_claim(key: str) -> Select[Any]:
    """One claim, of a reading that may have been replaced."""
    return _joined(*_COLUMNS).where(claims.c.id == key).order_by(readings.c.seq.desc()).limit(1)


def select_documents(wanted: Filter) -> Select[Any]:
    """Documents, oldest first; conditions on claims hold where any of its claims meets them all."""
    query = select(documents).where(*_clocks(wanted), *_source(wanted))
    asked = (*_conditions(wanted, source=False), *_terms(wanted))
    if asked:
        query = query.where(
            exists()
            .select_from(readings.join(found, found.c.reading == readings.c.id).join(claims))
            .where(readings.c.document == documents.c.key, _newest(wanted.known_at), *asked)
        )
    query = query.order_by(documents.c.said, documents.c.seq)
    return query.limit(wanted.limit) if wanted.limit is not None else query


def _joined(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(documents)
        .join(readings, readings.c.document == documents.c.key)
        .join(found, found.c.reading == readings.c.id)
        .join(claims, claims.c.id == found.c.claim)
    )


def _narrowed(query: Select[Any], wanted: Filter) -> Select[Any]:
    conditions = (*_clocks(wanted), *_conditions(wanted), *_terms(wanted))
    ordered = query.order_by(documents.c.said, documents.c.seq, found.c.position)
    return ordered.where(_newest(wanted.known_at), *conditions)


def _newest(known_at: datetime | None) -> ColumnElement[bool]:
    newer = readings.alias("newer")
    condition = and_(newer.c.document == readings.c.document, newer.c.seq > readings.c.seq)
    if known_at is None:
        return ~exists().where(condition)
    return and_(readings.c.at <= known_at, ~exists().where(condition, newer.c.at <= known_at))


def _clocks(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions = []
    if wanted.as_of is not None:
        conditions.append(documents.c.said <= wanted.as_of)
    if wanted.known_at is not None:
        conditions.append(documents.c.added_at <= wanted.known_at)
    return conditions


def _conditions(wanted: Filter, *, source: bool = True) -> list[ColumnElement[bool]]:
    equal = {claims.c.type: wanted.type, claims.c.indicator: wanted.indicator, claims.c.status: wanted.status}
    conditions: list[ColumnElement[bool]] = [column == value for column, value in equal.items() if value is not None]
    dated = or_(claims.c.period_start.is_not(None), claims.c.period_end.is_not(None))
    if wanted.since is not None:
        conditions += [dated, or_(claims.c.period_end.is_(None), claims.c.period_end >= wanted.since)]
    if wanted.until is not None:
        conditions += [dated, or_(claims.c.period_start.is_(None), claims.c.period_start <= wanted.until)]
    return conditions + (_source(wanted) if source else [])


def _source(wanted: Filter) -> list[ColumnElement[bool]]:
    if wanted.source is None:
        return []
    columns = (documents.c.id, documents.c.key, documents.c.outlet, documents.c.agency, documents.c.url)
    return [or_(*(column == wanted.source for column in columns))]


def _terms(wanted: Filter) -> list[ColumnElement[bool]]:
    asked = (
        ("area", wanted.area),
        ("area", wanted.partner),
        ("product", wanted.product),
        ("organisation", wanted.organisation),
    )
    return [_term(field, fold(text)) for field, text in asked if text]


def _term(field: str, term: str) -> ColumnElement[bool]:
    return claims.c.id.in_(select(terms.c.claim).where(terms.c.field == field, terms.c.term == term))
