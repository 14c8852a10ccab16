"""A whole ledger as lines of JSON, from which `publish.restore` makes the same ledger again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from tradewire.ledger import EVERYTHING
from tradewire.publish.dump import records
from tradewire.publish.source import Source

ABOUT: Final = "the whole ledger as lines of JSON: documents with texts, claims, judgements, series; can be restored"
SUFFIX: Final = ".ledger.jsonl"

_encode: Final = msgspec.json.Encoder().encode


def write(source: Source, path: Path) -> None:
    """One record a line; a filter is ignored but for what it leaves out by date."""
    with path.open("wb") as stream:
        stream.writelines(_encode(record) + b"\n" for record in _all(source))


def _all(source: Source) -> Iterator[dict[str, Any]]:
    return records(source.ledger, source.wanted if source.wanted != EVERYTHING else EVERYTHING)
