"""A ledger to records and back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from msgspec import structs

from tradewire.errors import ContractError
from tradewire.ledger import EVERYTHING, Filter, Ledger
from tradewire.ledger.rows import document_key
from tradewire.record import (
    Claim,
    Document,
    Judgement,
    Note,
    Observation,
    Period,
    Recorded,
    Region,
    Span,
    claim_from_dict,
    claim_to_dict,
)

FORMAT: Final = 1
RESTORED: Final = "restored"
_STORED: Final = 200

Record = dict[str, Any]


def records(ledger: Ledger, wanted: Filter = EVERYTHING) -> Iterator[Record]:
    """A head, then each document with the claims of its newest reading, judgements that hold, official series."""
    yield {"kind": "ledger", "format": FORMAT}
    yield from _documents(ledger, wanted)
    for _, judgement in ledger.judgements(known_at=wanted.known_at):
        yield {"kind": "judgement", **asdict(judgement)}
    for observation in ledger.observations():
        yield {"kind": "observation", **asdict(observation), "period": structs.asdict(observation.period)}


def restore(lines: Iterable[Record], ledger: Ledger) -> int:
    """Fill a ledger from records; how many documents came in.

    Raises:
        ContractError: a record is not one of ours, or a newer tradewire wrote it.
    """
    count = 0
    batch: list[tuple[datetime, Document, list[Claim]]] = []
    for record in lines:
        kind = record.get("kind")
        if kind == "document":
            batch.append(_read(record))
            count += 1
            if len(batch) == _STORED:
                _store(ledger, batch)
        elif kind == "judgement":
            _store(ledger, batch)
            ledger.add_judgements([_judgement(record)])
        elif kind == "observation":
            ledger.add_observations([_observation(record)])
        elif kind != "ledger" or record.get("format") != FORMAT:
            raise ContractError(f"not a record of a ledger of format {FORMAT}: {str(record)[:100]}")
    _store(ledger, batch)
    return count


def _documents(ledger: Ledger, wanted: Filter) -> Iterator[Record]:
    """Documents and claims come in one order, so that both are read once, side by side."""
    groups = groupby(ledger.claims(wanted), key=lambda recorded: recorded.source.key)
    key, members = next(groups, ("", iter(())))
    for document in ledger.documents(wanted):
        found: list[Recorded] = []
        if document_key(document) == key:
            found = list(members)
            key, members = next(groups, ("", iter(())))
        yield _document(document, found)


def _document(document: Document, members: list[Recorded]) -> Record:
    return {
        "kind": "document",
        **{name: value for name, value in asdict(document).items() if value not in (None, (), {})},
        "read_at": members[0].read_at if members else None,
        "claims": [claim_to_dict(recorded.claim) for recorded in members],
    }


def _store(ledger: Ledger, batch: list[tuple[datetime, Document, list[Claim]]]) -> None:
    """What was read at one time goes in together; the batch is empty afterwards."""
    for at, items in groupby(batch, key=lambda item: item[0]):
        ledger.add_many([(document, claims) for _, document, claims in items], RESTORED, at)
    batch.clear()


def _read(record: Mapping[str, Any]) -> tuple[datetime, Document, list[Claim]]:
    at = _moment(record["read_at"]) if record.get("read_at") else datetime.min  # noqa: DTZ901  (UTC without a zone)
    plain = {name: record.get(name) for name in _PLAIN}
    document = Document(
        id=record["id"],
        text=record["text"],
        published=date.fromisoformat(record["published"]) if record.get("published") else None,
        regions=tuple(Region(Span(*r["span"]), r["kind"], r["detail"]) for r in record.get("regions", ())),
        notes=tuple(_note(note) for note in record.get("notes", ())),
        evidence={name: tuple(_where(w) for w in where) for name, where in record.get("evidence", {}).items()},
        **plain,
    )
    return at, document, [claim_from_dict(claim) for claim in record["claims"]]


_PLAIN: Final = ("language", "url", "outlet", "agency", "author", "title", "source")


def _note(note: Mapping[str, Any]) -> Note:
    return Note(note["code"], note["message"], Span(*note["span"]) if note.get("span") else None)


def _where(where: Any) -> Span | str:
    return where if isinstance(where, str) else Span(*where)


def _judgement(record: Mapping[str, Any]) -> Judgement:
    return Judgement(
        record["left"],
        record["right"],
        record["verdict"],
        record["by"],
        tuple(record["reasons"]),
        _moment(record["at"]),
    )


def _observation(record: Mapping[str, Any]) -> Observation:
    given = {name: value for name, value in record.items() if name not in ("kind", "period")}
    period = record["period"]
    days = (date.fromisoformat(period[end]) if period[end] else None for end in ("start", "end"))
    return Observation(period=Period(*days), **given)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
