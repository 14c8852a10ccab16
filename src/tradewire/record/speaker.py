"""Who says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person, role or organisation that a document attributes a claim to; any part may be unknown."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
