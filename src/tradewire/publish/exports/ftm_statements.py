"""FollowTheMoney statements: a row a value, with its language and when it was said."""

import csv
import hashlib
from pathlib import Path
from typing import Final

from tradewire.publish import safe
from tradewire.publish.ftm import DATASET, Item, items
from tradewire.publish.seen import Seen
from tradewire.publish.source import Source

ABOUT: Final = "the same entities as FollowTheMoney statements (CSV): a row a value, with language and date"
SUFFIX: Final = ".csv"

COLUMNS: Final = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "id"),
)
# Types of the properties that are written, as the model has them.
_TYPES: Final = {
    **dict.fromkeys(("name",), "name"),
    **dict.fromkeys(("country",), "country"),
    **dict.fromkeys(("date", "startDate", "endDate", "contractDate"), "date"),
    **dict.fromkeys(("sourceUrl",), "url"),
    **dict.fromkeys(("language",), "language"),
    **dict.fromkeys(("amount",), "number"),
    **dict.fromkeys(("projectId",), "identifier"),
    **dict.fromkeys(("document", "entity", "project", "participant", "involved"), "entity"),
    **dict.fromkeys(("notes", "summary", "description"), "text"),
}
_WORDS: Final = frozenset({"summary"})


def write(source: Source, path: Path) -> None:
    """Statements of each entity, the first time that it is told of."""
    seen = Seen()
    with path.open("w", encoding="utf-8", newline="", errors="replace") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(COLUMNS)
        for recorded in source.claims():
            said = recorded.source.said.isoformat()
            for item in items(recorded):
                if seen.new(item.id):
                    out.writerows(_rows(item, said))


def _rows(item: Item, said: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for prop, values in item.properties.items():
        language = item.language if prop in _WORDS else None
        for value in map(safe.cell, values):
            key = f"{DATASET}.{item.id}.{prop}.{value}" + (f"@{language}" if language else "")
            made = hashlib.sha1(key.encode(errors="replace"), usedforsecurity=False).hexdigest()
            kind = _TYPES.get(prop, "string")
            where = (item.id, item.id, prop, kind, item.schema, value, DATASET)
            rows.append((*where, "", language or "", "", "f", said, said, made))
    return rows
