"""What the tests of reading share: hints from the packs' own tables, and one document from a text."""

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

import tradewire.languages
from tradewire.languages.tables.page import PageTable
from tradewire.languages.tables.text import TextTable
from tradewire.read import Hints, LanguageHints, ReadOptions, Skipped
from tradewire.read.prepare import prepare
from tradewire.read.raw import Raw
from tradewire.record import Document

_PACKS = Path(tradewire.languages.__file__).parent
_Table = TypeVar("_Table")


@cache
def hints(*codes: str) -> Hints:
    """Of the English and the Russian pack, or of those named."""
    return Hints(tuple(_of(code) for code in codes or ("en", "ru")))


def _of(code: str) -> LanguageHints:
    text, page = _table(code, "text", TextTable), _table(code, "page", PageTable)
    return LanguageHints(
        code=code,
        letters=text.letters,
        stopwords=text.stopwords,
        lookalikes=text.lookalikes,
        **msgspec.structs.asdict(page),
    )


def _table(code: str, name: str, shape: type[_Table]) -> _Table:
    return msgspec.toml.decode((_PACKS / code / f"{name}.toml").read_bytes(), type=shape)


def document(text: str, *, options: ReadOptions | None = None, **fields: str) -> Document:
    """The document of a text that must give one."""
    found = outcome(text, options=options, **fields)
    assert isinstance(found, Document), found
    return found


def outcome(text: str, *, options: ReadOptions | None = None, **fields: str) -> Document | Skipped:
    raw = Raw(id="t", text=text, source="t.txt", **fields)  # type: ignore[arg-type]
    return prepare(raw, options or ReadOptions(), hints())


def codes(found: Document) -> set[str]:
    """The codes of a document's notes."""
    return {note.code for note in found.notes}


def chrome(found: Document) -> list[str]:
    """The words that are marked as chrome."""
    return [span.of(found.text) for span in found.chrome]
