"""What the ledger holds, as rows: `claims`, `entries`, `documents`, `search`, and people's judgements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tradewire import pipeline, reconcile
from tradewire.cli import rows, words
from tradewire.cli.output import destination
from tradewire.cli.rows import Line
from tradewire.ledger import Filter, Ledger
from tradewire.record import Document, Entry, Recorded, Sameness, claim_to_dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked on the command line."""

    ledger: str
    wanted: Filter
    format: str
    output: Path | None = None
    words: str = ""


def claims(request: Request) -> None:
    with pipeline.open_ledger(request.ledger, read_only=True) as ledger:
        _write(map(claim_line, ledger.claims(request.wanted)), request)


def entries(request: Request) -> None:
    with pipeline.open_ledger(request.ledger, read_only=True) as ledger:
        found = ledger.entries(request.wanted)
        sources = reconcile.independent(found, reconcile.origin_texts(ledger, found))
        _write((_entry_line(entry, sources[entry.id]) for entry in found), request)


def documents(request: Request) -> None:
    with pipeline.open_ledger(request.ledger, read_only=True) as ledger:
        _write(map(_document_line, ledger.documents(request.wanted)), request)


def search(request: Request) -> None:
    with pipeline.open_ledger(request.ledger, read_only=True) as ledger:
        _write(map(claim_line, ledger.search(request.words, limit=request.wanted.limit or 20)), request)


def judgements(request: Request) -> None:
    """Judgements that hold, those on one claim where one is named."""
    with pipeline.open_ledger(request.ledger, read_only=True) as ledger:
        _write(_judgement_lines(ledger, request.words), request)


def judge(where: str, pair: tuple[str, str], verdict: Sameness, by: str, reason: str) -> str:
    """Store a person's judgement; its id."""
    with pipeline.open_ledger(where) as ledger:
        return ledger.judge(*pair, verdict, by=f"person:{by}", reasons=[reason] if reason else [])


def withdraw(where: str, judgement: str, by: str, reason: str) -> None:
    with pipeline.open_ledger(where) as ledger:
        ledger.withdraw(judgement, f"person:{by}", reason)


def claim_line(recorded: Recorded) -> Line:
    claim, source = recorded.claim, recorded.source
    cells = {
        "ID": recorded.id,
        "SAID": source.said.isoformat(),
        "SOURCE": source.name,
        "WHAT": words.what(claim),
        "WHO": words.who(claim),
        "HOW MUCH": words.how_much(claim.value),
        "WHEN": words.when(claim.period),
        "STATUS": claim.status,
        "WORDS": claim.quote,
    }
    return Line(cells, {"id": recorded.id, **_said(recorded), **claim_to_dict(claim)})


def _entry_line(entry: Entry, independent: int) -> Line:
    claim = next((c for c in entry.claims if c.period is not None), entry.first.claim)
    status = " → ".join(entry.statuses)
    cells = {
        "ID": entry.id,
        "WHAT": words.what(claim),
        "WHO": words.who(claim),
        "HOW MUCH": words.how_much(claim.value),
        "WHEN": words.when(claim.period),
        "STATUS": status,
        "SAID": entry.first.source.said.isoformat(),
        "TOLD": str(len(entry.members)),
        "SOURCES": str(independent),
    }
    record = {
        "id": entry.id,
        "independent_sources": independent,
        "statuses": list(entry.statuses),
        "claims": [claim_line(member).record for member in entry.members],
    }
    return Line(cells, record)


def _document_line(document: Document) -> Line:
    published = document.published.isoformat() if document.published else ""
    title = document.title or document.text.lstrip()[:80]
    cells = {
        "ID": document.id,
        "PUBLISHED": published,
        "LANGUAGE": document.language or "",
        "OUTLET": document.outlet or document.agency or "",
        "TITLE": title,
    }
    record = {
        "id": document.id,
        "published": published or None,
        "language": document.language,
        "outlet": document.outlet,
        "agency": document.agency,
        "title": document.title,
        "url": document.url,
        "source": document.source,
        "hash": document.hash,
        "characters": len(document.text),
    }
    return Line(cells, record)


def _judgement_lines(ledger: Ledger, claim: str) -> Iterator[Line]:
    for key, judgement in ledger.judgements():
        if not any(side.startswith(claim) for side in judgement.pair):
            continue
        record = {
            "id": key,
            "left": judgement.left,
            "right": judgement.right,
            "verdict": judgement.verdict,
            "by": judgement.by,
            "at": judgement.at.isoformat(timespec="seconds"),
            "reasons": list(judgement.reasons),
        }
        cells = {name.upper(): _cell(value) for name, value in record.items()}
        yield Line(cells, record)


def _cell(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def _said(recorded: Recorded) -> dict[str, Any]:
    source = recorded.source
    return {
        "said": source.said.isoformat(),
        "source": source.name,
        "url": source.url,
        "read_at": recorded.read_at.isoformat(timespec="seconds"),
    }


def _write(lines: Iterable[Line], request: Request) -> None:
    with destination(request.output) as out:
        rows.write(lines, request.format, out)
