"""Copies over a whole run: the same text, nearly the same text, and new versions of one article.

Texts are compared by the sets of their runs of three words (shingles), through MinHash sketches in an index of
bands, so that each new text meets only those it may resemble. Two releases of one series, with the same words around
other numbers, are no copies: numbers are compared apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Literal
from urllib.parse import urlsplit

from rensa import RMinHash, RMinHashLSH

from tradewire.record import Document

CopyKind = Literal["exact", "near", "version"]

_SHINGLE: Final = 3
_SKETCH: Final = 120
_BANDS: Final = 40
_SEED: Final = 20
_THRESHOLD: Final = 0.4  # of shingles in common; a tenth of the words changed leaves 0.55
_NUMBERS: Final = 4
_SAME_NUMBERS: Final = 0.34
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_TRACKING: Final = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|yclid)=[^&]*")


@dataclass(frozen=True, slots=True)
class Signature:
    """What of a document is kept to compare it: a hash of its words, a sketch, its numbers, its address."""

    words: str
    sketch: bytes
    numbers: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """`document` repeats `of`, the first of its group; `similarity` is the share of shingles in common, estimated."""

    document: str
    of: str
    kind: CopyKind
    similarity: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from that several outlets printed: an agency that it names, else who printed it first."""

    name: str
    document: str
    reason: Literal["agency", "first"]


def sign(document: Document) -> Signature:
    """The signature of a document; chrome does not count."""
    text = _body(document).lower()
    words = _WORD.findall(text)
    sketch = RMinHash(_SKETCH, _SEED)
    sketch.update(_shingles(words))
    return Signature(
        sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32],
        bytes(sketch.__getstate__()),
        tuple(sorted(set(_NUMBER.findall(text)))),
        plain_url(document.url) if document.url else None,
    )


def _body(document: Document) -> str:
    parts, start = [], 0
    for span in document.chrome:
        parts.append(document.text[start : span.start])
        start = max(start, span.end)
    return "".join((*parts, document.text[start:]))


def _shingles(words: list[str]) -> set[str]:
    if len(words) < _SHINGLE:
        return {" ".join(words)}
    return set(map(" ".join, zip(*(words[i:] for i in range(_SHINGLE)), strict=False)))


def plain_url(url: str) -> str:
    """An address without what varies between links to one article: scheme, "www.", fragment, tracking."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    query = _TRACKING.sub("", parts.query).lstrip("&")
    host = parts.netloc.lower().removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class _Seen:
    key: str
    root: str
    sketch: RMinHash
    numbers: frozenset[str]


class CopyIndex:
    """Documents of a run as they come; each is told from those before it."""

    def __init__(self) -> None:
        self._seen: list[_Seen] = []
        self._exact: dict[str, Copy] = {}  # what the next document with these words will be
        self._urls: dict[str, str] = {}
        self._index = RMinHashLSH(_THRESHOLD, _SKETCH, _BANDS)

    def add(self, key: str, signature: Signature) -> Copy | None:
        """Remember a document, and tell which one before it it repeats; None for a new text."""
        found = self._find(key, signature)
        root = found.of if found else key
        self._exact.setdefault(signature.words, found or Copy(key, key, "exact", 1.0))
        if signature.url:
            self._urls.setdefault(signature.url, key)
        if found is None or self._exact[signature.words] is found:
            sketch = _sketch(signature)
            self._index.insert(len(self._seen), sketch)
            self._seen.append(_Seen(key, root, sketch, frozenset(signature.numbers)))
        return found

    def _find(self, key: str, signature: Signature) -> Copy | None:
        same = self._exact.get(signature.words)
        if same is not None:
            return replace(same, document=key)
        best, similarity = self._nearest(signature)
        earlier = self._urls.get(signature.url) if signature.url else None
        if earlier is not None:
            return Copy(key, earlier, "version", similarity if best and best.key == earlier else 0.0)
        return Copy(key, best.root, "near", similarity) if best else None

    def _nearest(self, signature: Signature) -> tuple[_Seen | None, float]:
        sketch = _sketch(signature)
        numbers = frozenset(signature.numbers)
        best: _Seen | None = None
        most = _THRESHOLD
        for place in sorted(self._index.query(sketch)):
            seen = self._seen[place]
            similarity = sketch.jaccard(seen.sketch)
            if similarity > most and _same_numbers(numbers, seen.numbers):
                best, most = seen, similarity
        return best, most if best else 0.0


def _sketch(signature: Signature) -> RMinHash:
    sketch = RMinHash(_SKETCH, _SEED)
    sketch.__setstate__(signature.sketch)
    return sketch


def _same_numbers(left: frozenset[str], right: frozenset[str]) -> bool:
    """Enough numbers in common to be about the same; a text cut short has some of the other's."""
    fewer = min(len(left), len(right))
    return fewer < _NUMBERS or len(left & right) >= _SAME_NUMBERS * fewer


def origin(copies: Sequence[Document]) -> Origin | None:
    """Where a group of copies comes from; None for an empty group. Undated documents come last."""
    if not copies:
        return None
    by_day = sorted(copies, key=lambda one: (one.published is None, one.published or 0, one.id))
    for document in by_day:
        if document.agency:
            return Origin(document.agency, document.id, "agency")
    first = by_day[0]
    return Origin(first.outlet or first.id, first.id, "first")
