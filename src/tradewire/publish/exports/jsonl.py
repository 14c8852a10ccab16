"""Claims as the contract has them, one a line, each with where and when it was said."""

from pathlib import Path
from typing import Any, Final

import msgspec

from tradewire.publish.source import Source
from tradewire.record import Recorded, claim_to_dict

ABOUT: Final = "one claim a line with all its fields and its source (docs/claims.md)"
SUFFIX: Final = ".jsonl"

_encode: Final = msgspec.json.Encoder().encode


def write(source: Source, path: Path) -> None:
    """One claim a line."""
    with path.open("wb") as stream:
        stream.writelines(_encode(record(recorded)) + b"\n" for recorded in source.claims())


def record(recorded: Recorded) -> dict[str, Any]:
    """A claim of the contract with its id and its source; absent fields are left out."""
    source = recorded.source
    said = {
        "id": recorded.id,
        "said": source.said,
        "dated": source.dated,
        "language": source.language,
        "outlet": source.outlet,
        "agency": source.agency,
        "url": source.url,
        "read_at": recorded.read_at,
    }
    return {**{name: value for name, value in said.items() if value is not None}, **claim_to_dict(recorded.claim)}
