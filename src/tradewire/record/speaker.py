"""Who says so."""

from tradewire.record.frozen import Frozen


class Speaker(Frozen, frozen=True):
    """The person, role or organisation that a document attributes a claim to; any part may be unknown."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
