"""Documents and readings into tables, inside the caller's transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from tradewire.ledger import search
from tradewire.ledger.rows import Values, claim_row, document_key, document_row
from tradewire.ledger.schema import claims, documents, found, readings, terms
from tradewire.ledger.storable import storable
from tradewire.ledger.terms import terms_of
from tradewire.record import Claim, Document, Reading, content_id

# How many ids one question to the database may hold.
_CHUNK: Final = 500

Read = tuple[Document, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class _Item:
    """One document of a batch with its rows."""

    document: Document
    key: str
    reading: Reading
    claims: tuple[tuple[str, Claim, Values], ...]


def add(
    connection: Connection, batch: Iterable[Read], reader: str, at: datetime, lemmatise: search.Lemmatise
) -> list[Reading]:
    """Store documents with what was read from them; what is stored already is not stored twice."""
    items = [_item(*storable(document, read), reader, at) for document, read in batch]
    latest = _latest(connection, {item.key for item in items})
    fresh = [item for item in items if latest.get(item.key) != _content(item)]
    new_documents = [item for item in {item.key: item for item in items}.values() if item.key not in latest]
    known = _known(connection, {key for item in fresh for key, _, _ in item.claims})
    new_claims = {key: (item, claim, row) for item in fresh for key, claim, row in item.claims if key not in known}

    insert(connection, documents, [document_row(item.document, item.key, at) for item in new_documents])
    insert(connection, readings, [_reading_row(item.reading) for item in fresh])
    insert(connection, claims, [row for _, _, row in new_claims.values()])
    insert(connection, found, [row for item in fresh for row in _found_rows(item)])
    insert(
        connection,
        terms,
        [
            {"claim": key, "field": field, "term": term}
            for key, (_, claim, _) in new_claims.items()
            for field, term in terms_of(claim)
        ],
    )
    search.index(connection, _search_rows(new_documents, new_claims, lemmatise))
    return [item.reading for item in items]


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows; a row whose key is there already is left as it is."""
    if rows:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids in portions small enough for one question."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def _item(document: Document, read: Sequence[Claim], reader: str, at: datetime) -> _Item:
    key = document_key(document)
    rows = {row[0]: (row[0], claim, row[1]) for claim in read for row in (claim_row(claim),)}
    content = {"document": key, "reader": reader, "claims": list(rows), "at": at.isoformat()}
    return _Item(document, key, Reading(content_id(content), key, reader, at), tuple(rows.values()))


def _content(item: _Item) -> tuple[str, tuple[str, ...]]:
    return item.reading.reader, tuple(key for key, _, _ in item.claims)


def _latest(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Reader and claim ids of the newest reading of each document that is there."""
    newest: dict[str, tuple[str, str]] = {}
    for chunk in chunks(keys):
        newest |= dict.fromkeys(connection.scalars(select(documents.c.key).where(documents.c.key.in_(chunk))), ("", ""))
        query = select(readings).where(readings.c.document.in_(chunk)).order_by(readings.c.seq)
        newest |= {row.document: (row.id, row.reader) for row in connection.execute(query)}
    claims_of: dict[str, list[str]] = {}
    for chunk in chunks(reading for reading, _ in newest.values()):
        query = select(found).where(found.c.reading.in_(chunk)).order_by(found.c.reading, found.c.position)
        for row in connection.execute(query):
            claims_of.setdefault(row.reading, []).append(row.claim)
    return {key: (reader, tuple(claims_of.get(reading, ()))) for key, (reading, reader) in newest.items()}


def _known(connection: Connection, ids: Iterable[str]) -> set[str]:
    return {
        key for chunk in chunks(ids) for key in connection.scalars(select(claims.c.id).where(claims.c.id.in_(chunk)))
    }


def _reading_row(reading: Reading) -> Values:
    return {"id": reading.id, "document": reading.document, "reader": reading.reader, "at": reading.at}


def _found_rows(item: _Item) -> Iterator[Values]:
    for position, (key, _, _) in enumerate(item.claims):
        yield {"reading": item.reading.id, "position": position, "claim": key}


def _search_rows(
    new_documents: Iterable[_Item],
    new_claims: Mapping[str, tuple[_Item, Claim, Values]],
    lemmatise: search.Lemmatise,
) -> Iterator[tuple[str, str, str]]:
    for item in new_documents:
        words = " ".join(filter(None, (item.document.title, item.document.text)))
        yield "document", item.key, lemmatise(words, item.document.language)
    for key, (item, claim, _) in new_claims.items():
        yield "claim", key, lemmatise(_words(claim), item.document.language)


def _words(claim: Claim) -> str:
    names = [entity.name for entities in claim.parties.values() for entity in entities]
    return " ".join((claim.quote, claim.label or "", *names, *(product.label for product in claim.product)))
