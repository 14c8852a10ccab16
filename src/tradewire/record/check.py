"""What the rules found out about claims, always with the working and the tolerance."""

from dataclasses import dataclass
from typing import Literal

from tradewire.record.codec import content_id
from tradewire.record.period import Period
from tradewire.record.value import Value

Verdict = Literal["consistent", "inconsistent", "possible_only_if", "not_comparable", "not_checkable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule applied to some claims.

    `working` shows the calculation with its numbers; `tolerance` says what difference was allowed, in words;
    `premises` are claim ids (and ids of official observations); `condition` completes "possible only if …".
    """

    rule: str
    verdict: Verdict
    working: str
    tolerance: str
    premises: tuple[str, ...]
    condition: str = ""

    @property
    def id(self) -> str:
        return content_id(
            {"rule": self.rule, "verdict": self.verdict, "working": self.working, "premises": list(self.premises)}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A statement that no document makes but that follows from some claims.

    `value` follows from the numbers as printed, `widened` when each may be off by its tolerance.
    """

    rule: str
    statement: str
    working: str
    premises: tuple[str, ...]
    value: Value | None = None
    widened: Value | None = None
    period: Period | None = None
    areas: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return content_id({"rule": self.rule, "statement": self.statement, "premises": list(self.premises)})
