"""The frozen types that all other packages speak. Ids are hashes of content."""

from tradewire.record.check import Check, Derived, Verdict
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
from tradewire.record.commitment import Commitment, CommitmentKind, Flag, Outcome, Reachability, StatusChange
from tradewire.record.document import DOUBTFUL, Document, Note, Region, RegionKind
from tradewire.record.entity import AREA_KINDS, Entity, EntityKind
from tradewire.record.entry import Entry
from tradewire.record.judgement import Judgement, Opinion, Review, Sameness, Withdrawal, check_author
from tradewire.record.observation import Observation
from tradewire.record.period import Period
from tradewire.record.product import Product
from tradewire.record.reading import Reading, Recorded, Source
from tradewire.record.span import PUBLISHED, Evidence, Span
from tradewire.record.speaker import Speaker
from tradewire.record.value import Value

__all__ = [
    "AREA_KINDS",
    "DOUBTFUL",
    "PUBLISHED",
    "Agreement",
    "Check",
    "Claim",
    "ClaimType",
    "Commitment",
    "CommitmentKind",
    "Derived",
    "Document",
    "Entity",
    "EntityKind",
    "Entry",
    "Event",
    "Evidence",
    "Figure",
    "Flag",
    "Indicator",
    "Judgement",
    "Measure",
    "Need",
    "Note",
    "Observation",
    "Opinion",
    "Outcome",
    "Period",
    "Product",
    "Project",
    "Reachability",
    "Reading",
    "Recorded",
    "Region",
    "RegionKind",
    "Review",
    "Sameness",
    "Source",
    "Span",
    "Speaker",
    "Status",
    "StatusChange",
    "Supply",
    "Value",
    "Verdict",
    "Withdrawal",
    "check_author",
    "claim_from_dict",
    "claim_id",
    "claim_to_dict",
    "content_id",
]
