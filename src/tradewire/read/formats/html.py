"""Saved pages: one document a file."""

import re
from collections.abc import Iterator

from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.page import read_page
from tradewire.read.raw import Raw
from tradewire.read.source import Source


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    yield from read_page(source.read(options.max_bytes), source.name, source.stem, options)


_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE
)

FORMAT = Format("html", frozenset({".html", ".htm", ".xhtml"}), _read, lambda head: bool(_PAGE.match(head)), rank=2)
