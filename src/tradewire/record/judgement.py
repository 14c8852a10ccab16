"""Decisions about claims: dated rows that can be withdrawn; nothing is merged in place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tradewire.errors import ContractError

Sameness = Literal["same", "different", "unsure"]
Opinion = Literal["right", "wrong", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two claims say the same thing.

    `by` is `rule:<name>` or `person:<name>`; a person's judgement wins over any rule's. `reasons` is the working,
    one line a feature. `left` and `right` are claim ids in sorted order.
    """

    left: str
    right: str
    verdict: Sameness
    by: str
    reasons: tuple[str, ...]
    at: datetime

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ContractError(f"a judgement joins two claims, ids in order; got {self.left!r} and {self.right!r}")
        check_author(self.by)

    @property
    def by_person(self) -> bool:
        return self.by.startswith("person:")

    @property
    def pair(self) -> tuple[str, str]:
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Takes one judgement back; what the judgement had replaced holds again."""

    judgement: str
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """A person's word on one claim: read right, read wrong, or unsure."""

    claim: str
    opinion: Opinion
    by: str
    note: str
    at: datetime


def check_author(by: str) -> None:
    """Raises ContractError unless `by` is `rule:<name>` or `person:<name>`."""
    kind, _, name = by.partition(":")
    if kind not in ("rule", "person") or not name:
        raise ContractError(f"{by!r} is no author: write rule:<name> or person:<name>")
