"""JSON Feed, or a JSON array of records: one document an item."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tradewire.read.decode import decode
from tradewire.read.formats import Format
from tradewire.read.markup import to_text
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source
from tradewire.read.tables import from_record


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    decoded = decode(source.read(options.max_bytes), options.encoding)
    try:
        content: Any = msgspec.json.decode(decoded.text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused("bad_record", f"not JSON: {error}") from error
    feed = content if isinstance(content, dict) else {}
    items = feed.get("items", [content] if feed else content)
    if not isinstance(items, list):
        raise Refused("bad_record", "a JSON Feed, an array of records or a record is needed")
    for number, item in enumerate(items, 1):
        where, document_id = f"{source.name}#{number}", f"{source.stem}:{number}"
        if not isinstance(item, dict):
            yield Skipped(where, "bad_record", f"a JSON object is needed, not {type(item).__name__}")
        elif "items" in feed:
            yield _item(item, feed, where, document_id)
        else:
            yield from_record(item, where, source.stem if feed else document_id, options)


def _item(item: dict[str, Any], feed: dict[str, Any], where: str, document_id: str) -> Raw:
    title = str(item.get("title") or "")
    body = str(item.get("content_text") or "") or to_text(str(item.get("content_html") or item.get("summary") or ""))
    authors = item.get("authors") or feed.get("authors")
    first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    return Raw(
        id=document_id,
        text=body if body.startswith(title) else f"{title}\n{body}",
        source=where,
        published=_string(item.get("date_published")),
        language=_string(item.get("language") or feed.get("language")),
        url=_string(item.get("url")),
        outlet=_string(feed.get("title")),
        title=title or None,
        author=_string(first.get("name")),
    )


def _string(value: Any) -> str | None:
    return str(value) if value else None


FORMAT = Format("jsonfeed", frozenset({".json"}), _read, lambda head: head.lstrip()[:1] in {b"[", b"{"}, rank=0)
