"""FollowTheMoney entities, one a line."""

from pathlib import Path
from typing import Final

import msgspec

from tradewire.publish.ftm import DATASET, items
from tradewire.publish.seen import Seen
from tradewire.publish.source import Source

ABOUT: Final = "entities of the FollowTheMoney model, one a line"
SUFFIX: Final = ".ftm.json"

_encode: Final = msgspec.json.Encoder().encode


def write(source: Source, path: Path) -> None:
    """Each entity once; an id of each that was written is kept, some 40 bytes."""
    seen = Seen()
    with path.open("wb") as stream:
        for recorded in source.claims():
            for item in items(recorded):
                if seen.new(item.id):
                    entity = {"id": item.id, "schema": item.schema, "properties": item.properties}
                    stream.write(_encode({**entity, "datasets": [DATASET]}) + b"\n")
