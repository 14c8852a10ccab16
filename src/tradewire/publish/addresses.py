"""Names of things of a ledger that hold outside of it: URNs, and web addresses where a document has one."""

from typing import Final

from tradewire.publish.templating import url
from tradewire.record import Source

NAMESPACE: Final = "urn:tradewire"


def claim(key: str) -> str:
    return f"{NAMESPACE}:claim:{key}"


def check(key: str) -> str:
    return f"{NAMESPACE}:check:{key}"


def document(source: Source) -> str:
    """The document's web address, else a URN of its key."""
    return (url(source.url) if source.url else "") or f"{NAMESPACE}:document:{source.key}"
