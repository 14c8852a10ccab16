"""RSS, Atom and RDF feeds: one document an entry."""

import io
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tradewire.read.formats import Format
from tradewire.read.markup import to_text
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    feedparser: Any = import_module("feedparser")  # slow to import, and without types

    parsed = feedparser.parse(
        io.BytesIO(source.read(options.max_bytes)), sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries:
        raise Refused("no_text", "no entries were found in the feed")
    feed = parsed.feed
    for number, entry in enumerate(parsed.entries, 1):
        yield _entry(entry, feed, f"{source.name}#{number}", f"{source.stem}:{number}")


def _entry(entry: Any, feed: Any, where: str, document_id: str) -> Raw:
    title = to_text(entry.get("title", ""))
    bodies = [to_text(part.get("value", "")) for part in entry.get("content", ())] + [to_text(entry.get("summary", ""))]
    body = max(bodies, key=len)
    head = "" if body.startswith(title) else f"{title}\n"
    return Raw(
        id=document_id,
        text=f"{head}{body}",
        source=where,
        published=_day(entry),
        language=(feed.get("language") or None),
        url=entry.get("link") or None,
        outlet=to_text(feed.get("title", "")) or None,
        title=title or None,
        author=entry.get("author") or None,
    )


def _day(entry: Any) -> str | None:
    """In the feed's own words where they are plain, else as the library understood them (UTC)."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    stated = entry.get("published") or entry.get("updated")
    if parsed is None:
        return stated or None
    return (
        stated if stated and re.match(r"\d{4}-\d\d-\d\d", stated) else f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}"
    )


_FEED = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<[!?][^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b")

FORMAT = Format(
    "feed", frozenset({".rss", ".atom", ".rdf", ".xml"}), _read, lambda head: bool(_FEED.match(head)), rank=2
)
