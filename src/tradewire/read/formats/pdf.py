"""PDF with a text layer: one document a file; needs the extra `pdf`."""

from collections.abc import Iterator
from typing import Any, Final

from tradewire.read.extras import hush, needed
from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source
from tradewire.read.wrapped import unwrap

_PAGES: Final = 500


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    pypdf: Any = needed("pypdf", "pdf", "PDF files")
    hush("pypdf")
    source.read(options.max_bytes)  # refuses what is too large or empty
    with source.open() as stream:
        file = pypdf.PdfReader(stream)
        if file.is_encrypted and not file.decrypt(""):
            raise Refused("unreadable", "the file is encrypted")
        text = _text(file, options)
        title, author = _string(file, "title"), _string(file, "author")
    if not text.strip():
        raise Refused("no_text", "the file has no text layer; it may be a scan")
    yield Raw(id=source.stem, text=text, source=source.name, title=title, author=author)


def _text(file: Any, options: ReadOptions) -> str:
    lines: list[str] = []
    size = 0
    for number, page in enumerate(file.pages):
        text = page.extract_text() or ""
        size += len(text)
        if size > options.max_characters or number >= _PAGES:
            raise Refused("too_large", f"more than {_PAGES} pages or {options.max_characters:,} characters")
        lines.extend(text.split("\n"))
    return unwrap(lines)


def _string(file: Any, field: str) -> str | None:
    value = getattr(file.metadata, field, None) if file.metadata else None
    return str(value).strip() or None if value else None


FORMAT = Format("pdf", frozenset({".pdf"}), _read, lambda head: head.startswith(b"%PDF"), rank=3)
