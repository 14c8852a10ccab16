"""What the columns of the table of claims mean, generated from `columns.COLUMNS` and the types of the record."""

from collections.abc import Iterator
from typing import Final

from tradewire.publish.columns import COLUMNS

TITLES: Final = ("column", "kind", "values", "about")


def rows() -> Iterator[tuple[str, str, str, str]]:
    """One row a column, under TITLES."""
    for column in COLUMNS:
        yield column.name, column.kind, ", ".join(column.words), column.about


def markdown() -> str:
    """The dictionary as a table for the documentation."""
    lines = [f"| {' | '.join(TITLES)} |", f"| {' | '.join('---' for _ in TITLES)} |"]
    lines += [f"| `{name}` | {kind} | {values} | {about} |" for name, kind, values, about in rows()]
    return "\n".join(lines) + "\n"
