"""How much: an interval with a unit."""

from tradewire.errors import ContractError
from tradewire.record.frozen import Frozen


class Value(Frozen, frozen=True):
    """A closed interval; an open side is None.

    `unit` is an ISO 4217 code, `%`, `pp`, `ratio`, `rank`, a UCUM code, or `1` for counted things.
    """

    low: float | None
    high: float | None
    unit: str
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ContractError(f"value {self.low}..{self.high} {self.unit} has its ends reversed")
