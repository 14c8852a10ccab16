"""Claims, of one or many documents and languages, judged to say the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass

from tradewire.record.claim import Claim, Status
from tradewire.record.reading import Recorded


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact and all who state it, in the order in which they said it.

    `id` is the id of the member that the ledger has known longest, so it stays when more join.
    """

    id: str
    members: tuple[Recorded, ...]

    @property
    def first(self) -> Recorded:
        return self.members[0]

    @property
    def last(self) -> Recorded:
        return self.members[-1]

    @property
    def claims(self) -> Iterator[Claim]:
        return (member.claim for member in self.members)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The status as told over time, each change once."""
        told: list[Status] = []
        for claim in self.claims:
            if not told or told[-1] != claim.status:
                told.append(claim.status)
        return tuple(told)
