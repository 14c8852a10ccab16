"""What an export is made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tradewire import reconcile
from tradewire.ledger import EVERYTHING, Filter, Ledger
from tradewire.record import Check, Claim, Commitment, Document, Recorded


@dataclass(frozen=True)
class Source:
    """A ledger and what of it is wanted; claims come in the order in which they were said."""

    ledger: Ledger
    wanted: Filter = field(default=EVERYTHING)

    def claims(self) -> Iterator[Recorded]:
        return self.ledger.claims(self.wanted)

    def count(self) -> int:
        """How many claims there are."""
        return self.ledger.count(self.wanted)

    def documents(self) -> Iterator[Document]:
        return self.ledger.documents(self.wanted)

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        return self.ledger.texts(keys)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        return reconcile.check(self.ledger, self.wanted).checks

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """As they stood on the day of the filter, or on the newest day that the ledger knows: no clock is asked."""
        return tuple(reconcile.promises(self.ledger, self.wanted, self.wanted.as_of or self.newest))

    @cached_property
    def newest(self) -> date:
        """The last day on which anything was said."""
        return max((recorded.source.said for recorded in self.claims()), default=date.min)

    def claim(self, key: str) -> Claim:
        return self.ledger.claim(key).claim
