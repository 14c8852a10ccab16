"""The frozen types that all other packages speak. Ids are hashes of content."""

from tradewire.record.claim import (
    Agreement,
    Claim,
    ClaimType,
    Event,
    Figure,
    Indicator,
    Measure,
    Need,
    Project,
    Status,
    Supply,
)
from tradewire.record.codec import claim_from_dict, claim_id, claim_to_dict, content_id
from tradewire.record.document import Document, Note, Region, RegionKind
from tradewire.record.entity import AREA_KINDS, Entity, EntityKind
from tradewire.record.period import Period
from tradewire.record.product import Product
from tradewire.record.span import PUBLISHED, Evidence, Span
from tradewire.record.speaker import Speaker
from tradewire.record.value import Value

__all__ = [
    "AREA_KINDS",
    "PUBLISHED",
    "Agreement",
    "Claim",
    "ClaimType",
    "Document",
    "Entity",
    "EntityKind",
    "Event",
    "Evidence",
    "Figure",
    "Indicator",
    "Measure",
    "Need",
    "Note",
    "Period",
    "Product",
    "Project",
    "Region",
    "RegionKind",
    "Span",
    "Speaker",
    "Status",
    "Supply",
    "Value",
    "claim_from_dict",
    "claim_id",
    "claim_to_dict",
    "content_id",
]
