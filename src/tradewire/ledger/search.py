"""Full-text search over lemmas. The ledger knows no language: whoever opens it says how text becomes lemmas."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from tradewire.ledger.terms import fold

Lemmatise = Callable[[str, str | None], str]
"""(text, language code or None) → all lemmas its words may have, with spaces; for None, those of every language."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """`kind` is `claim` or `document`; `ref` the claim's id or the document's key; a lower score is better."""

    kind: str
    ref: str
    score: float


def plain(words: str, language: str | None) -> str:
    """Words as they stand, without case: what is used where no lemmatiser is given."""
    return fold(words)


def index(connection: Connection, rows: Iterable[tuple[str, str, str]]) -> None:
    """Add rows of kind, reference and lemmas."""
    values = [{"kind": kind, "ref": ref, "lemmas": lemmas} for kind, ref, lemmas in rows]
    if values:
        connection.execute(text("INSERT INTO search (lemmas, kind, ref) VALUES (:lemmas, :kind, :ref)"), values)


def asked(words: str, lemmatise: Lemmatise, language: str | None) -> list[list[str]]:
    """For each word of a question, the lemmas it may have."""
    groups = (_WORD.findall(lemmatise(word, language)) for word in words.split())
    return [group for group in groups if group]


def find(connection: Connection, groups: Sequence[Sequence[str]], kind: str, limit: int) -> list[Hit]:
    """Rows that hold one lemma of each group, best first."""
    if not groups:
        return []
    if connection.dialect.name == "sqlite":
        query = (
            "SELECT kind, ref, bm25(search) AS score FROM search "
            "WHERE search MATCH :asked AND kind = :kind ORDER BY score, rowid LIMIT :limit"
        )
        wanted = _expression(groups, '"{}"', " OR ", " AND ")
    else:
        query = (
            "SELECT kind, ref, -ts_rank(to_tsvector('simple', lemmas), to_tsquery('simple', :asked)) AS score "
            "FROM search WHERE to_tsvector('simple', lemmas) @@ to_tsquery('simple', :asked) AND kind = :kind "
            "ORDER BY score LIMIT :limit"
        )
        wanted = _expression(groups, "{}", " | ", " & ")
    given: dict[str, Any] = {"asked": wanted, "kind": kind, "limit": limit}
    return [Hit(row.kind, row.ref, row.score) for row in connection.execute(text(query), given)]


def _expression(groups: Sequence[Sequence[str]], word: str, any_of: str, all_of: str) -> str:
    return all_of.join(f"({any_of.join(map(word.format, group))})" for group in groups)
