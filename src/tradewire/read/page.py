"""A web page: its article and what its head says of it. The extractor is the one that `docs/quality.md` measures."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from tradewire.read.decode import Decoded, decode
from tradewire.read.extras import hush
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused

# No article comes in a larger page, and parsing one takes a hundred times its size.
_LARGEST: Final = 10_000_000
_HEAD: Final = 4096
_DEEPEST: Final = 250  # levels of nesting that the parser follows
_BLOCKS: Final = 3  # of text in a cell, and its characters, that make it a column of a page
_COLUMN: Final = 600
_TABLES: Final = 50  # that are looked at
_CHARSET: Final = re.compile(
    rb"<(?:meta[^>]{1,200}charset|\?xml[^>]{1,200}encoding)=[\"']?([\w-]{2,20})", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"<html[^>]{0,300}\blang=[\"']?([a-zA-Z]{2,3}(?:-\w+)?)", re.IGNORECASE)
_META: Final = re.compile(r"<(?:meta|time)\b([^<>]{1,500})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([a-z:.-]{2,20})\s?=\s?[\"']([^\"']{1,60})[\"']", re.IGNORECASE)
_LINKED: Final = re.compile(r"\"datePublished\"\s?:\s?\"([^\"]{8,40})\"")
_DATES: Final = frozenset(
    {"article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date",
     "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date"}
)  # fmt: skip
_DEEP: Final = re.compile(r"<(/?)(?:div|span|section|article|table|td|ul|b|i|em|font|blockquote)\b", re.IGNORECASE)


def read_page(data: bytes, name: str, document_id: str, options: ReadOptions) -> Iterator[Raw | Skipped]:
    """The article of a page, with its title, author, outlet, URL, language and date as far as its head names them.

    Raises:
        Refused: the page is too large, binary, or has no article.
    """
    if len(data) > _LARGEST:
        raise Refused("too_large", f"a page of {len(data):,} bytes; the limit is {_LARGEST:,}")
    charset = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, options.encoding or (charset[1].decode("ascii") if charset else None))
    found = extract(decoded.text)
    if found is None or not (found.text or "").strip():
        raise Refused("no_text", _why_nothing(decoded.text))
    yield _raw(found, decoded, name, document_id)


def extract(html: str) -> Any:
    """What the extractor gives for a page: an object with `text`, `title`, `author`, `sitename`, `url`; or None."""
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415  (slow to import)

    hush("trafilatura", "htmldate")
    tree = load_html(html)
    if tree is None:
        return None
    _unfold_tables(tree)
    return bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )


def _unfold_tables(tree: Any) -> None:
    """Tables that lay out a page, as old sites have them, become blocks: one of their cells holds paragraphs."""
    for table in islice(list(tree.iter("table")), _TABLES):
        if any(_is_column(cell) for cell in table.iter("td")):
            for part in list(table.iter("table", "tbody", "tr", "td")):
                part.tag = "div"


def _is_column(cell: Any) -> bool:
    """A cell with breaks or paragraphs, and more words than a cell of figures has."""
    blocks = sum(1 for _ in cell.iter("p", "br", "div"))
    return blocks >= _BLOCKS and len("".join(cell.itertext())) > _COLUMN


def _raw(found: Any, decoded: Decoded, name: str, document_id: str) -> Raw:
    head = decoded.text[: _HEAD * 8]
    language = _LANGUAGE.search(head)
    return Raw(
        id=document_id,
        text=found.text,
        source=name,
        published=_published(decoded.text),
        language=language[1] if language else None,
        url=found.url,
        outlet=found.sitename,
        title=found.title,
        author=found.author,
        notes=decoded.notes,
    )


def _published(html: str) -> str | None:
    """The first of the usual places that names a date; what the extractor guesses beyond them is left alone."""
    timed: str | None = None
    for match in _META.finditer(html):
        attributes = {name.lower(): value for name, value in _ATTRIBUTE.findall(match[1])}
        names = {attributes.get(key, "").lower() for key in ("property", "name", "itemprop")}
        stated: str | None = attributes.get("content") or attributes.get("datetime")
        if stated and not _DATES.isdisjoint(names):
            return stated
        timed = timed or attributes.get("datetime")
    linked = _LINKED.search(html)
    return linked[1] if linked else timed


def _why_nothing(html: str) -> str:
    depth = deepest = 0
    for match in _DEEP.finditer(html):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    nested = f"; its elements are nested {deepest:,} deep" if deepest > _DEEPEST else ""
    return f"no article was found in the page{nested}"
