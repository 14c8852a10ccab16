"""The ledger: what was read, who judged what, and what followed. Rows are added and never changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select

from tradewire.errors import InputError, LedgerReadOnly
from tradewire.ledger import grouping, migrate, search, writing
from tradewire.ledger.engine import BUSY_SECONDS, begin_writing, engine_of, translated
from tradewire.ledger.filters import (
    EVERYTHING,
    Filter,
    select_claim,
    select_claims,
    select_count,
    select_documents,
    select_ids,
    stream_claims,
)
from tradewire.ledger.rows import (
    judgement_id,
    judgement_row,
    observation_row,
    to_document,
    to_judgement,
    to_observation,
    to_recorded,
    to_review,
)
from tradewire.ledger.schema import (
    claims,
    documents,
    findings,
    judgements,
    observations,
    readings,
    reviews,
    withdrawals,
)
from tradewire.record import (
    Claim,
    Document,
    Entry,
    Judgement,
    Observation,
    Opinion,
    Reading,
    Recorded,
    Review,
    Sameness,
    check_author,
)


class Ledger:
    """One open ledger; use it in a `with` statement. Every method raises LedgerError or one of its kinds.

    Several processes may read while one writes; a second writer waits for the first.
    """

    def __init__(self, engine: Engine, where: str, lemmatise: search.Lemmatise, *, read_only: bool) -> None:
        self._engine = engine
        self._where = where
        self._lemmatise = lemmatise
        self._read_only = read_only

    @classmethod
    def open(
        cls,
        where: str | Path,
        *,
        read_only: bool = False,
        lemmatise: search.Lemmatise = search.plain,
        busy: float = BUSY_SECONDS,
    ) -> Self:
        """Open a file or a `postgresql://` address; made, or brought to the newest layout, unless `read_only`.

        `busy` is how many seconds to wait for another writer. `lemmatise` turns text into lemmas for search.

        Raises:
            LedgerTooNew: a newer tradewire wrote it.
            LedgerDamaged: it is no ledger.
        """
        name = str(where)
        with translated(name):
            ledger = cls(engine_of(where, read_only=read_only, busy=busy), name, lemmatise, read_only=read_only)
            ledger._prepare()
        return ledger

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # Writing

    def add(self, document: Document, read: Sequence[Claim], reader: str, at: datetime | None = None) -> Reading:
        """Store one document and what `reader` (a name with a version) found in it; returns when it is on disk."""
        return self.add_many([(document, read)], reader, at)[0]

    def add_many(self, batch: Iterable[writing.Read], reader: str, at: datetime | None = None) -> list[Reading]:
        """Store many in one transaction: all of them or none. Much faster than one by one."""
        with self._writing() as connection:
            return writing.add(connection, batch, reader, at or _now(), self._lemmatise)

    def judge(self, left: str, right: str, verdict: Sameness, *, by: str, reasons: Sequence[str] = ()) -> str:
        """Say whether two claims are the same; returns the judgement's id, by which it can be withdrawn.

        Raises:
            InputError: the ledger has no claim of that id.
            ContractError: `by` is not `person:…` or `rule:…`, or both ids are one.
        """
        check_author(by)
        first, second = sorted((self.claim(left).id, self.claim(right).id))
        judgement = Judgement(first, second, verdict, by, tuple(reasons), _now())
        self.add_judgements([judgement])
        return judgement_id(judgement)

    def add_judgements(self, decided: Iterable[Judgement]) -> None:
        """Store many judgements in one transaction."""
        with self._writing() as connection:
            writing.insert(connection, judgements, [judgement_row(judgement) for judgement in decided])

    def withdraw(self, judgement: str, by: str, reason: str = "", at: datetime | None = None) -> None:
        """Take a judgement back; what held before it holds again.

        Raises:
            InputError: there is no judgement of that id.
        """
        check_author(by)
        with self._writing() as connection:
            if not connection.scalar(select(judgements.c.id).where(judgements.c.id == judgement)):
                raise InputError(f"no judgement has the id {judgement}")
            row = {"judgement": judgement, "by": by, "reason": reason, "at": at or _now()}
            writing.insert(connection, withdrawals, [row])

    def replace_judgements(self, decided: Iterable[Judgement], withdrawn: Iterable[str], by: str) -> None:
        """Store what a rule decides now and withdraw what it no longer holds, in one transaction."""
        now = _now()
        with self._writing() as connection:
            rows = [{"judgement": key, "by": by, "reason": "decided anew", "at": now} for key in withdrawn]
            writing.insert(connection, withdrawals, rows)
            writing.insert(connection, judgements, [judgement_row(judgement) for judgement in decided])

    def review(self, claim: str, opinion: Opinion, by: str, note: str = "") -> None:
        """Keep a person's word on one claim: read right, read wrong, or unsure."""
        check_author(by)
        key = self.claim(claim).id
        with self._writing() as connection:
            row = {"claim": key, "opinion": opinion, "by": by, "note": note, "at": _now()}
            writing.insert(connection, reviews, [row])

    def add_observations(self, series: Iterable[Observation]) -> int:
        """Store numbers of official series; how many were given. A revision is a new row, the old one stays."""
        now = _now()
        rows = [observation_row(observation, now) for observation in series]
        with self._writing() as connection:
            writing.insert(connection, observations, rows)
        return len(rows)

    def add_findings(self, run: str, kind: str, bodies: Iterable[tuple[str, str]]) -> None:
        """Keep what a run of the checks found: pairs of id and JSON."""
        now = _now()
        with self._writing() as connection:
            rows = [{"run": run, "kind": kind, "id": key, "body": body, "at": now} for key, body in bodies]
            writing.insert(connection, findings, rows)

    # Reading

    def documents(self, wanted: Filter = EVERYTHING) -> Iterator[Document]:
        """Documents, oldest first."""
        with self._reading() as connection:
            for row in connection.execute(select_documents(wanted)):
                yield to_document(row)

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """The texts of documents by their keys."""
        with self._reading() as connection:
            return {
                row.key: row.text
                for chunk in writing.chunks(keys)
                for row in connection.execute(
                    select(documents.c.key, documents.c.text).where(documents.c.key.in_(chunk))
                )
            }

    def claims(self, wanted: Filter = EVERYTHING) -> Iterator[Recorded]:
        """Claims of each document's newest reading, in the order in which they were said."""
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=1000).execute(stream_claims(wanted)):
                yield to_recorded(row)

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """How many claims `claims` gives."""
        with self._reading() as connection:
            return connection.scalar(select_count(wanted)) or 0

    def claim(self, key: str) -> Recorded:
        """One claim by its id, or by the beginning of its id; of an old reading too.

        Raises:
            InputError: no claim, or more than one, has an id that begins so.
        """
        with self._reading() as connection:
            # An index leads to a range, and to no LIKE; ids are of hexadecimal digits.
            begins = claims.c.id.between(key, f"{key}g")
            ids = list(connection.scalars(select(claims.c.id).where(begins).limit(2)))
            if len(ids) != 1:
                raise InputError(f"{'several claims have' if ids else 'no claim has'} an id beginning with {key!r}")
            row = connection.execute(select_claim(ids[0])).first()
        if row is None:
            raise InputError(f"claim {ids[0]} stands in no document")
        return to_recorded(row)

    def entries(self, wanted: Filter = EVERYTHING, newest: int | None = None) -> list[Entry]:
        """Entries with a member that meets the filter, in the order in which they were first said.

        With `newest`, those of so many claims that were said last.

        Each entry has all its members that were known at the filter's dates. An entry with one member is a claim
        that nobody repeats.
        """
        clocks = Filter(as_of=wanted.as_of, known_at=wanted.known_at)
        everything = newest is None and wanted == replace(clocks, limit=wanted.limit)
        with self._reading() as connection:
            asked = None if everything else set(connection.scalars(select_ids(wanted, newest)))
            found = grouping.groups(connection, clocks, asked)
        groups = [group for group in found if asked is None or not asked.isdisjoint(group)][: wanted.limit]
        recorded = self._recorded({key for group in groups for key in group}, clocks)
        return [_entry(group, recorded) for group in groups]

    def judgements(self, *, known_at: datetime | None = None) -> Iterator[tuple[str, Judgement]]:
        """Ids and judgements that hold (not withdrawn), in the order in which they were made."""
        with self._reading() as connection:
            for row in connection.execute(grouping.select_judgements(known_at)):
                yield row.id, to_judgement(row)

    def reviews(self, claim: str) -> list[Review]:
        """What people said about a claim, oldest first."""
        with self._reading() as connection:
            query = select(reviews).where(reviews.c.claim == claim).order_by(reviews.c.seq)
            return [to_review(row) for row in connection.execute(query)]

    def search(self, words: str, *, language: str | None = None, limit: int = 20) -> list[Recorded]:
        """Claims whose words, parties or products hold all the words in any form, best first."""
        with self._reading() as connection:
            hits = search.find(connection, self._asked(words, language), "claim", limit * 2)
        recorded = self._recorded({hit.ref for hit in hits}, EVERYTHING)
        return [recorded[hit.ref][1] for hit in hits if hit.ref in recorded][:limit]

    def search_documents(self, words: str, *, language: str | None = None, limit: int = 20) -> list[Document]:
        """Documents whose text holds all the words in any form, best first."""
        with self._reading() as connection:
            hits = search.find(connection, self._asked(words, language), "document", limit)
            rows = connection.execute(select(documents).where(documents.c.key.in_([hit.ref for hit in hits])))
            by_key = {row.key: to_document(row) for row in rows}
        return [by_key[hit.ref] for hit in hits]

    def observations(self, area: str | None = None, partner: str | None = None) -> Iterator[Observation]:
        """Numbers of official series, those of one area or one pair; of revisions the latest comes last."""
        query = select(observations).order_by(observations.c.seq)
        if area is not None:
            query = query.where(observations.c.area == area)
        if partner is not None:
            query = query.where(observations.c.partner == partner)
        with self._reading() as connection:
            for row in connection.execute(query):
                yield to_observation(row)

    def findings(self, kind: str) -> list[str]:
        """JSON of what the latest run found, of one kind."""
        with self._reading() as connection:
            latest = select(findings.c.run).order_by(findings.c.seq.desc()).limit(1).scalar_subquery()
            query = select(findings.c.body).where(findings.c.run == latest, findings.c.kind == kind)
            return list(connection.scalars(query.order_by(findings.c.seq)))

    def counts(self) -> dict[str, int]:
        """How many rows each of the main tables has."""
        with self._reading() as connection:
            tables = (documents, readings, claims, judgements, observations)
            return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables}

    # Inside

    def _asked(self, words: str, language: str | None) -> list[list[str]]:
        return search.asked(words, self._lemmatise, language)

    def _recorded(self, ids: set[str], clocks: Filter) -> dict[str, tuple[int, Recorded]]:
        """By id: the order in which the ledger came to know the claim, and the claim."""
        with self._reading() as connection:
            return {
                row.id: (row.seq, to_recorded(row))
                for chunk in writing.chunks(ids)
                for row in connection.execute(select_claims(clocks).where(claims.c.id.in_(chunk)))
            }

    def _prepare(self) -> None:
        with self._engine.connect() as connection:
            layout = migrate.revision(connection)
        migrate.check_known(layout)
        if layout == migrate.HEAD:
            return
        if self._read_only:
            raise LedgerReadOnly(f"{self._where}: its layout is older; open it once for writing to bring it up to date")
        with self._writing() as connection:
            migrate.alone(connection)
            if migrate.revision(connection) != migrate.HEAD:
                migrate.upgrade(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._read_only:
            raise LedgerReadOnly(f"{self._where} was opened for reading only")
        with translated(self._where), self._engine.connect() as connection, connection.begin():
            begin_writing(connection)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._where), self._engine.connect() as connection:
            yield connection


def _entry(group: Sequence[str], rows: Mapping[str, tuple[int, Recorded]]) -> Entry:
    members = [rows[key] for key in group]
    return Entry(min(members, key=lambda member: member[0])[1].id, tuple(recorded for _, recorded in members))


def _now() -> datetime:
    """UTC, without a zone: what the tables hold."""
    return datetime.now(UTC).replace(tzinfo=None)
