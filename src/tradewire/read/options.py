"""What a reading may be told, and what it answers where it cannot read."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

ReasonCode = Literal[
    "bad_record",  # one record of a file is malformed or has no text
    "binary",
    "empty",
    "failed",  # a fault of tradewire itself
    "missing_extra",  # the format needs an optional dependency
    "no_text",  # a page, a scan or a message without an article
    "not_found",
    "too_large",
    "unknown_encoding",
    "unknown_format",
    "unknown_language",
    "unreadable",  # damaged, or the parser gave up
]

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files become documents.

    `published` and `language` override what the documents say. The columns name the fields of JSON Lines, CSV and
    Parquet records; the text is in `text` where nothing else is said.

    `max_bytes` bounds a file of one document and a record of an archive, unpacked; `max_characters` bounds the text
    of one document; files of many records may be of any size. `format` names a format where the suffix and the
    first bytes do not tell (standard input). `any_language` keeps texts whose language no hint knows.
    """

    published: date | None = None
    language: str | None = None
    format: str | None = None
    encoding: str | None = None
    text_column: str | None = None
    id_column: str = "id"
    published_column: str = "published"
    language_column: str = "lang"
    url_column: str = "url"
    outlet_column: str = "outlet"
    title_column: str = "title"
    author_column: str = "author"
    max_bytes: int = 50_000_000
    max_characters: int = 5_000_000
    recursive: bool = True
    any_language: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or a record that gave no document: where, why (a stable code), and a sentence for people."""

    source: str
    reason_code: ReasonCode
    message: str
