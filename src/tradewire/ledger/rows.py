"""Records to rows and back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Row

from tradewire.record import (
    Claim,
    Document,
    Judgement,
    Note,
    Observation,
    Period,
    Recorded,
    Region,
    Review,
    Source,
    Span,
    claim_from_dict,
    claim_to_dict,
    content_id,
)

Values = dict[str, Any]

_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode


def document_key(document: Document) -> str:
    """A hash of the text and of what is known about it; two files of one name and different text differ."""
    return content_id(
        {
            "id": document.id,
            "text": document.hash,
            "published": document.published.isoformat() if document.published else None,
            "language": document.language,
            "url": document.url,
            "outlet": document.outlet,
            "agency": document.agency,
            "title": document.title,
        }
    )


def document_row(document: Document, key: str, at: datetime) -> Values:
    return {
        "key": key,
        "id": document.id,
        "hash": document.hash,
        "text": document.text,
        "language": document.language,
        "published": document.published,
        "said": document.published or at.date(),
        "url": document.url,
        "outlet": document.outlet,
        "agency": document.agency,
        "author": document.author,
        "title": document.title,
        "source": document.source,
        "details": _details(document),
        "added_at": at,
    }


def to_document(row: Row[Any]) -> Document:
    details = row.details
    return Document(
        id=row.id,
        text=row.text,
        language=row.language,
        published=row.published,
        url=row.url,
        outlet=row.outlet,
        agency=row.agency,
        author=row.author,
        title=row.title,
        source=row.source,
        regions=tuple(Region(Span(*r["span"]), r["kind"], r["detail"]) for r in details["regions"]),
        notes=tuple(Note(n["code"], n["message"], Span(*n["span"]) if n["span"] else None) for n in details["notes"]),
        evidence={name: tuple(_where(w) for w in where) for name, where in details["evidence"].items()},
    )


def claim_row(claim: Claim) -> tuple[str, Values]:
    """The claim's id and its row."""
    body = claim_to_dict(claim)
    key = content_id(body)
    period, value = claim.period, claim.value
    return key, {
        "id": key,
        "type": claim.type,
        "status": claim.status,
        "indicator": getattr(claim, "indicator", None),
        "measure": getattr(claim, "measure", None),
        "kind": getattr(claim, "kind", None),
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "unit": value.unit if value else None,
        "low": value.low if value else None,
        "high": value.high if value else None,
        "body": _encode(body).decode(),
    }


def to_claim(body: str) -> Claim:
    return claim_from_dict(_decode(body))


def to_recorded(row: Row[Any]) -> Recorded:
    """A claim from a row of `filters.select_claims`."""
    return Recorded(row.id, to_claim(row.body), to_source(row), row.read_at)


def to_source(row: Row[Any]) -> Source:
    return Source(
        key=row.document_key,
        id=row.document_id,
        said=row.said,
        dated=row.published is not None,
        language=row.language,
        outlet=row.outlet,
        agency=row.agency,
        url=row.url,
    )


def judgement_id(judgement: Judgement) -> str:
    return content_id(
        {
            "pair": list(judgement.pair),
            "verdict": judgement.verdict,
            "by": judgement.by,
            "reasons": list(judgement.reasons),
            "at": judgement.at.isoformat(),
        }
    )


def judgement_row(judgement: Judgement) -> Values:
    return {
        "id": judgement_id(judgement),
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "by": judgement.by,
        "by_person": judgement.by_person,
        "reasons": list(judgement.reasons),
        "at": judgement.at,
    }


def to_judgement(row: Row[Any]) -> Judgement:
    return Judgement(row.left, row.right, row.verdict, row.by, tuple(row.reasons), row.at)


def to_review(row: Row[Any]) -> Review:
    return Review(row.claim, row.opinion, row.by, row.note, row.at)


def observation_row(observation: Observation, at: datetime) -> Values:
    return {
        "id": observation.id,
        "dataset": observation.dataset,
        "area": observation.area,
        "partner": observation.partner,
        "indicator": observation.indicator,
        "product": observation.product,
        "period_start": observation.period.start or date.min,
        "period_end": observation.period.end or date.max,
        "value": observation.value,
        "unit": observation.unit,
        "valuation": observation.valuation,
        "status": observation.status,
        "dimensions": dict(observation.dimensions),
        "at": at,
    }


def to_observation(row: Row[Any]) -> Observation:
    return Observation(
        dataset=row.dataset,
        area=row.area,
        partner=row.partner,
        indicator=row.indicator,
        product=row.product,
        period=Period(row.period_start, row.period_end),
        value=row.value,
        unit=row.unit,
        valuation=row.valuation,
        status=row.status,
        dimensions=row.dimensions,
    )


def _details(document: Document) -> Values:
    return {
        "regions": [{"span": list(r.span), "kind": r.kind, "detail": r.detail} for r in document.regions],
        "notes": [
            {"code": n.code, "message": n.message, "span": list(n.span) if n.span else None} for n in document.notes
        ],
        "evidence": _evidence(document.evidence),
    }


def _evidence(evidence: Mapping[str, tuple[Span | str, ...]]) -> Values:
    return {name: [w if isinstance(w, str) else list(w) for w in where] for name, where in evidence.items()}


def _where(where: Any) -> Span | str:
    return where if isinstance(where, str) else Span(*where)
