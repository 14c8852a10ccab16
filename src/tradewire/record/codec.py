"""Claims to and from the JSON of the contract: what `tradewire read --format jsonl` prints."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from tradewire.errors import ContractError
from tradewire.record import claim as claims
from tradewire.record.entity import Entity
from tradewire.record.period import Period
from tradewire.record.product import Product
from tradewire.record.span import Evidence, Span
from tradewire.record.speaker import Speaker
from tradewire.record.value import Value

_CLASSES: Mapping[str, type[claims.Claim]] = {
    cls.type: cls for cls in (claims.Figure, claims.Supply, claims.Project, claims.Agreement, claims.Event, claims.Need)
}
_OWN = ("indicator", "measure", "base", "kind")


def claim_to_dict(claim: claims.Claim) -> dict[str, Any]:
    """The contract's JSON object; absent fields are left out."""
    own = {name: getattr(claim, name) for name in _OWN if getattr(claim, name, None) is not None}
    record: dict[str, Any] = {
        "document": claim.document,
        "type": claim.type,
        "status": claim.status,
        **own,
        "label": claim.label,
        "parties": {role: [_entity(e) for e in es] for role, es in claim.parties.items()},
        "place": _entity(claim.place) if claim.place else None,
        "period": _period(claim.period) if claim.period else None,
        "value": _value(claim.value) if claim.value else None,
        "product": [{"label": p.label, "hs": p.hs} for p in claim.product],
        "speaker": _speaker(claim.speaker) if claim.speaker else None,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "spans": {name: [s if isinstance(s, str) else list(s) for s in where] for name, where in claim.spans.items()},
        "rules": list(claim.rules),
        "repeats": [list(s) for s in claim.repeats],
        "notes": list(claim.notes),
    }
    return {name: value for name, value in record.items() if value not in (None, [], {})}


def claim_id(claim: claims.Claim) -> str:
    """A hash of the content: the same words read the same way have the same id."""
    return content_id(claim_to_dict(claim))


def content_id(content: Mapping[str, Any]) -> str:
    """The first 16 hex digits of the SHA-256 of canonical JSON."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def claim_from_dict(record: Mapping[str, Any]) -> claims.Claim:
    """The inverse of `claim_to_dict`.

    Raises:
        ContractError: the record has an unknown type or lacks a field that its type needs.
    """
    try:
        cls = _CLASSES[record["type"]]
        own = {name: record.get(name) for name in _OWN if name in cls.__struct_fields__}
        return cls(
            document=record["document"],
            span=Span(record["start"], record["end"]),
            quote=record["quote"],
            status=record["status"],
            parties={role: tuple(map(_to_entity, es)) for role, es in (record.get("parties") or {}).items()},
            place=_to_entity(record["place"]) if record.get("place") else None,
            period=_to_period(record.get("period")),
            value=_to_value(record.get("value")),
            product=tuple(Product(p["label"], p.get("hs")) for p in record.get("product") or ()),
            label=record.get("label"),
            speaker=_to_speaker(record.get("speaker")),
            spans={name: _to_evidence(where) for name, where in (record.get("spans") or {}).items()},
            rules=tuple(record.get("rules") or ()),
            repeats=tuple(Span(*s) for s in record.get("repeats") or ()),
            notes=tuple(record.get("notes") or ()),
            **cast(Any, own),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ContractError(f"not a claim of the contract ({error!r}): {str(record)[:200]}") from error


def _entity(entity: Entity) -> dict[str, Any]:
    record: dict[str, Any] = {"id": entity.id, "name": entity.name, "kind": entity.kind}
    if entity.place:
        record["place"] = _entity(entity.place)
    return record


def _period(period: Period) -> dict[str, str | None]:
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def _value(value: Value) -> dict[str, Any]:
    return {"low": value.low, "high": value.high, "unit": value.unit, "approximate": value.approximate}


def _speaker(speaker: Speaker) -> dict[str, str | None]:
    return {"name": speaker.name, "role": speaker.role, "organisation": speaker.organisation}


def _to_entity(record: Mapping[str, Any]) -> Entity:
    place = record.get("place")
    return Entity(record.get("id"), record["name"], record["kind"], _to_entity(place) if place else None)


def _to_period(record: Mapping[str, Any] | None) -> Period | None:
    if not record:
        return None
    start, end = record.get("start"), record.get("end")
    return Period(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def _to_value(record: Mapping[str, Any] | None) -> Value | None:
    if not record:
        return None
    return Value(record.get("low"), record.get("high"), record["unit"], bool(record.get("approximate")))


def _to_speaker(record: Mapping[str, Any] | None) -> Speaker | None:
    if not record:
        return None
    return Speaker(record.get("name"), record.get("role"), record.get("organisation"))


def _to_evidence(where: list[Any]) -> Evidence:
    return tuple(s if isinstance(s, str) else Span(*s) for s in where)
