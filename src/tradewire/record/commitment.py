"""Promises: who, what, how much, by when, and what became of them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tradewire.record.claim import Status
from tradewire.record.value import Value

CommitmentKind = Literal["target", "pledge", "order", "agreement"]
Outcome = Literal[
    "not_due", "on_track", "at_risk", "met", "partly_met", "missed", "superseded", "dropped", "no_evidence"
]
Flag = Literal["overdue", "silent", "moved", "watered_down"]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """What was said about a promise on a date, with the claim that says so."""

    said: date
    status: Status
    due: date | None
    value: Value | None
    claim: str


@dataclass(frozen=True, slots=True)
class Reachability:
    """What is still needed against what is reported.

    `factor` is how many times the last known level must grow; `reported` is the growth told, as a factor;
    `paced` is the level at the due date if the pace so far holds. `working` says it in one sentence.
    """

    factor: tuple[float, float]
    reported: tuple[float, float] | None
    paced: tuple[float, float] | None
    working: str
    premises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A target, pledge, order or agreement that can be verified.

    `id` is the entry's id; `evidence` are the claims that decided the outcome; `working` says why.
    """

    id: str
    kind: CommitmentKind
    actors: tuple[str, ...]
    what: str
    value: Value | None
    due: date | None
    history: tuple[StatusChange, ...]
    outcome: Outcome
    working: str
    evidence: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    reachability: Reachability | None = None
