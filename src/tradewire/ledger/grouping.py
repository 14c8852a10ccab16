"""From the tables to groups of claims that are one entry: all of them, or those around some claims."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from tradewire.ledger.entries import grouped
from tradewire.ledger.filters import EVERYTHING, Filter, select_claim, select_claims, select_ids, select_places
from tradewire.ledger.heirs import heir
from tradewire.ledger.rows import to_claim, to_judgement
from tradewire.ledger.schema import claims, documents, judgements, withdrawals
from tradewire.ledger.writing import chunks
from tradewire.record import Judgement

Held = tuple[int, Judgement]


def groups(connection: Connection, clocks: Filter, asked: Collection[str] | None) -> list[list[str]]:
    """Ids of the claims that belong together, first said first; where some are asked for, all that may be theirs."""
    if asked is None:
        decided = [to_judgement(row) for row in connection.execute(select_judgements(clocks.known_at))]
        ids = list(connection.scalars(select_ids(clocks)))
    else:
        decided = _around(connection, asked, clocks.known_at)
        ids = _current(connection, {*asked, *(key for judgement in decided for key in judgement.pair)}, clocks)
    return grouped(ids, decided, _heirs(connection, set(ids), decided))


def select_judgements(known_at: datetime | None, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Judgements that hold (not withdrawn), in the order in which they were made."""
    taken_back = select(withdrawals.c.judgement)
    query = select(judgements).where(*conditions).order_by(judgements.c.seq)
    if known_at is not None:
        taken_back = taken_back.where(withdrawals.c.at <= known_at)
        query = query.where(judgements.c.at <= known_at)
    return query.where(judgements.c.id.not_in(taken_back))


def _around(connection: Connection, asked: Iterable[str], known_at: datetime | None) -> list[Judgement]:
    """People's judgements, which are few, and those of rules that lead, step by step, to what is asked for."""
    held = dict(_held(connection, known_at, judgements.c.by_person))
    reached: set[str] = set()
    front = {*asked, *(key for judgement in held.values() for key in judgement.pair)}
    while front:
        reached |= front
        found = dict(_touching(connection, front, known_at))
        held |= found
        front = {key for j in found.values() if j.verdict == "same" for key in j.pair} - reached
    return [judgement for _, judgement in sorted(held.items())]


def _touching(connection: Connection, ids: Iterable[str], known_at: datetime | None) -> Iterator[Held]:
    for chunk in chunks(ids):
        yield from _held(connection, known_at, or_(judgements.c.left.in_(chunk), judgements.c.right.in_(chunk)))


def _held(connection: Connection, known_at: datetime | None, condition: ColumnElement[bool]) -> Iterator[Held]:
    for row in connection.execute(select_judgements(known_at, condition)):
        yield row.seq, to_judgement(row)


def _current(connection: Connection, near: Iterable[str], clocks: Filter) -> list[str]:
    """Those of some ids that are claims of the newest readings, in the order in which they were said."""
    places = select_places(clocks)
    rows = [tuple(row) for chunk in chunks(near) for row in connection.execute(places.where(claims.c.id.in_(chunk)))]
    return [key for *_, key in sorted(rows)]


def _heirs(connection: Connection, current: set[str], decided: Sequence[Judgement]) -> dict[str, str]:
    """For every claim that people judged and that a newer reading replaced: the claim in its place."""
    gone = {key for j in decided if j.by_person for key in j.pair if key not in current}
    heirs = {}
    for key in sorted(gone):
        row = connection.execute(select_claim(key)).first()
        if row is not None:
            same_document = select_claims(EVERYTHING).where(documents.c.key == row.document_key)
            now = heir(to_claim(row.body), ((r.id, to_claim(r.body)) for r in connection.execute(same_document)))
            if now is not None and now != key:
                heirs[key] = now
    return heirs
