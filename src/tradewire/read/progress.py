"""How far a run is."""

from dataclasses import dataclass
from typing import NamedTuple


class Totals(NamedTuple):
    """How many files are done, documents read, and files or records skipped."""

    files: int
    documents: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files of this run (`files` with those done before), and seconds since it began."""

    done: int
    files: int
    earlier: int
    totals: Totals
    seconds: float

    @property
    def rate(self) -> float:
        """Files a second, of those worked on now."""
        return (self.done - self.earlier) / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds that the rest will take at this rate; None before there is one."""
        return (self.files - self.done) / self.rate if self.rate > 0 else None
