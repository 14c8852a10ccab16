"""What was read, when and by which reader; and a claim as the ledger gives it back."""

from dataclasses import dataclass
from datetime import date, datetime

from tradewire.record.claim import Claim


@dataclass(frozen=True, slots=True)
class Reading:
    """One pass of a reader over one document; a newer reading replaces the older one's claims, which stay stored.

    `document` is the ledger's key of the document (a hash of its content), `at` is UTC.
    """

    id: str
    document: str
    reader: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim was printed: the document's key and file id, and the outlet or agency where they are known.

    `said` is the publication date, or the day the document was added where no date is known; `dated` tells which.
    """

    key: str
    id: str
    said: date
    dated: bool = True
    language: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """What to call the source in a table: outlet, agency, or the document's own id."""
        return self.outlet or self.agency or self.id


@dataclass(frozen=True, slots=True)
class Recorded:
    """A claim with its id and the document it stands in; `read_at` is UTC."""

    id: str
    claim: Claim
    source: Source
    read_at: datetime

    @property
    def published(self) -> date | None:
        return self.source.said if self.source.dated else None
