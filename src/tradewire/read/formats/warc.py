"""Web archives: one document a page that was fetched, streamed."""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from tradewire.read.formats import Format
from tradewire.read.formats.text import decode_text
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.page import read_page
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source

_PAGES: Final = ("text/html", "application/xhtml+xml")
_LARGEST_PAGE: Final = 10_000_000


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    limit = min(options.max_bytes, _LARGEST_PAGE)
    with source.open() as stream:
        records = ArchiveIterator(
            cast(Any, stream), record_types=WarcRecordType.response | WarcRecordType.resource, auto_decode="all"
        )
        for number, record in enumerate(records, 1):
            yield from _record(record, f"{source.name}#{number}", f"{source.stem}:{number}", limit, options)


def _record(record: Any, where: str, document_id: str, limit: int, options: ReadOptions) -> Iterator[Raw | Skipped]:
    kind = (record.http_content_type or "").partition(";")[0].strip().lower()
    if kind not in _PAGES and kind != "text/plain":
        return
    if record.http_headers is not None and record.http_headers.status_code not in {200, 203, None}:
        return
    url = record.headers.get("WARC-Target-URI")
    data = _payload(record.reader, limit)
    try:
        if data is None:
            raise Refused("too_large", f"a page of more than {limit:,} bytes")
        found = (
            read_page(data, where, document_id, options)
            if kind in _PAGES
            else decode_text(data, where, document_id, options)
        )
        for raw in found:
            yield _with_url(raw, url)
    except Refused as error:
        yield Skipped(where, error.code, f"{error} ({url})")


def _payload(reader: BinaryIO, limit: int) -> bytes | None:
    """All of it, None where it is more than `limit`."""
    data = reader.read(limit + 1)
    return None if len(data) > limit else data


def _with_url(raw: Raw | Skipped, url: str | None) -> Raw | Skipped:
    """The address that was asked for, not the one that the page claims."""
    if isinstance(raw, Skipped) or not url:
        return raw
    return raw.at(url)


FORMAT = Format("warc", frozenset({".warc"}), _read, lambda head: head.startswith(b"WARC/"), rank=3)
