"""From the raw text and metadata of one document to the document as stored."""

import re
import unicodedata
from typing import Final

from tradewire.read.hints import Hints
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.when import publication
from tradewire.record import Document, Note

# Invisible marks that part words for the eye only: soft hyphens, zero-width and direction marks, byte-order marks.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def store(text: str) -> str:
    """The text as stored: NFC, "\\n" for every line break, no invisible marks, blanks for control characters.

    Odd spaces and look-alike letters stay: claims point into this text and quote it.
    """
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))


def prepare(raw: Raw, options: ReadOptions, hints: Hints) -> Document | Skipped:
    """The document, with its language, dates, regions and notes; or why there is none."""
    text = store(raw.text)
    if not text.strip():
        return Skipped(raw.source, "no_text", "there is no text in it")
    if len(text) > options.max_characters:
        return Skipped(raw.source, "too_large", f"{len(text):,} characters; the limit is {options.max_characters:,}")
    notes: list[Note] = list(raw.notes)
    when = publication(raw, options)
    notes.extend(when.notes)
    return Document(
        id=raw.id,
        text=text,
        language=options.language or raw.language,
        published=when.day,
        url=raw.url,
        outlet=raw.outlet,
        author=raw.author,
        title=raw.title,
        source=raw.source,
        notes=tuple(notes),
        evidence=when.evidence,
    )
