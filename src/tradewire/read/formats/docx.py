"""Word documents: one document a file; needs the extra `docx`."""

from collections.abc import Iterator
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from tradewire.read.extras import needed
from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source

# The XML of a document may be this much larger than the file before it is taken for a bomb.
_RATIO: Final = 200
_XML: Final = 100_000_000


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    docx: Any = needed("docx", "docx", "Word documents")
    size = len(source.read(options.max_bytes))
    with source.open() as stream:
        _refuse_bombs(stream, size)
        stream.seek(0)
        file = docx.Document(stream)
        text = "\n".join(_lines(file))
        properties = file.core_properties
    if not text.strip():
        raise Refused("no_text", "there is no text in the document")
    yield Raw(
        id=source.stem,
        text=text,
        source=source.name,
        language=properties.language or None,
        title=properties.title or None,
        author=properties.author or None,
    )


def _lines(file: Any) -> Iterator[str]:
    """Paragraphs, and rows of tables with a tab between the cells, in their order."""
    for block in file.iter_inner_content():
        rows = getattr(block, "rows", None)
        if rows is None:
            yield block.text
        else:
            yield from ("\t".join(cell.text.replace("\n", " ") for cell in row.cells) for row in rows)


def _refuse_bombs(stream: Any, size: int) -> None:
    try:
        with ZipFile(stream) as archive:
            unpacked = sum(
                entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))
            )
            names = archive.namelist()
    except BadZipFile as error:
        raise Refused("unreadable", "the file is damaged: not a zip archive") from error
    if unpacked > _XML or unpacked > max(size * _RATIO, 1_000_000):
        raise Refused("too_large", f"{size:,} bytes unpack to {unpacked:,} bytes of XML")
    if not any(name.endswith("document.xml") for name in names):
        raise Refused("unreadable", "a zip archive, but not a Word document")


FORMAT = Format(
    "docx", frozenset({".docx"}), _read, lambda head: head.startswith(b"PK\x03\x04") and b"word/" in head, rank=2
)
