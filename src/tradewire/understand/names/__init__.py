"""Names of organisations and people."""

from tradewire.understand.names.organisations import OrganisationFinder
from tradewire.understand.names.people import PersonFinder

__all__ = ["OrganisationFinder", "PersonFinder"]
