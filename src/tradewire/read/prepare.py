"""From the raw text and metadata of one document to the document as stored."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from tradewire.read.byline import byline
from tradewire.read.chrome import DOMAIN, chrome_in
from tradewire.read.dateline import Dateline, dateline_in
from tradewire.read.dates import Day, Days
from tradewire.read.hints import Hints
from tradewire.read.language import detect, foreign_lines
from tradewire.read.layout import layout
from tradewire.read.lines import Line, lines_of
from tradewire.read.mojibake import mended
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.stamps import Stamp, stamps_in
from tradewire.read.tenses import Tenses
from tradewire.read.when import Clues, doubts, publication
from tradewire.read.years import Told, told_in
from tradewire.record import Document, Note, Region, Span

# Invisible marks that part words for the eye only: soft hyphens, zero-width and direction marks, byte-order marks.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_BREAKS: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# Any of these, which few texts have.
_ODD: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff]"
)
_URL: Final = re.compile(r"https?://[^\s<>\"«»]+")
_URL_WITHIN: Final = 600
_SURE_WORDS: Final = 25


class _Page(NamedTuple):
    """What was found around the sentences of one text."""

    stamps: tuple[Stamp, ...]
    chrome: list[Region]
    body: list[Line]
    dateline: Dateline | None
    told: tuple[Told, ...]
    days: tuple[Day, ...]
    tenses: Tenses


class _Stored(NamedTuple):
    text: str
    language: str | None
    notes: tuple[Note, ...]


def store(text: str) -> str:
    """The text as stored: NFC, "\\n" for every line break, no invisible marks, blanks for control characters.

    Odd spaces and look-alike letters stay: claims point into this text and quote it.
    """
    if _ODD.search(text):
        text = _CONTROLS.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def prepare(raw: Raw, options: ReadOptions, hints: Hints) -> Document | Skipped:
    """The document, with its language, dates, regions and notes; or why there is none."""
    text, notes = _stored(raw)
    if not text.strip():
        return Skipped(raw.source, "no_text", "there is no text in it")
    if len(text) > options.max_characters:
        return Skipped(raw.source, "too_large", f"{len(text):,} characters; the limit is {options.max_characters:,}")
    page = _page(text, hints)
    language, told = _language(text, raw, options, hints, page.body)
    if hints.languages and hints.of(language) is None and not options.any_language:
        return Skipped(raw.source, "unknown_language", _unknown(language, hints))
    return _document(raw, _Stored(text, language, (*notes, *told)), page, options, hints)


def _document(raw: Raw, stored: _Stored, page: _Page, options: ReadOptions, hints: Hints) -> Document:
    text, dateline = stored.text, page.dateline
    url, url_span = _url(text, raw)
    when = publication(raw, options, Clues(page.stamps, dateline, page.told, url, url_span))
    outlet, outlet_span = _outlet(text, raw, url, page.stamps)
    author, author_span = byline(page.body, hints)
    read_at = {"outlet": outlet_span, "author": None if raw.author else author_span, "url": url_span}
    if dateline:
        read_at |= {"dateline": dateline.place, "agency": dateline.agency}
    return Document(
        id=raw.id,
        text=text,
        language=stored.language,
        published=when.day,
        url=url,
        outlet=outlet,
        agency=dateline.agency.of(text).strip() if dateline and dateline.agency else None,
        author=raw.author or author,
        title=raw.title,
        source=raw.source,
        regions=_regions(page, raw, stored.language, hints, author_span),
        notes=(*stored.notes, *when.notes, *doubts(text, when, page.told, page.days, page.tenses)),
        evidence={**when.evidence, **{name: (span,) for name, span in read_at.items() if span}},
    )


def _stored(raw: Raw) -> tuple[str, list[Note]]:
    text = store(raw.text)
    notes = list(raw.notes)
    if not raw.text.isascii():
        whole = mended(text[:2000])
        if whole is not None and (better := mended(text)) is not None:
            text = store(better)
            notes.append(Note("mojibake", "the text was UTF-8 read in another encoding; it is mended"))
        hidden = len(_INVISIBLE.findall(raw.text)) if _ODD.search(raw.text) else 0
        if hidden:
            notes.append(Note("invisible", f"{hidden} invisible marks were taken out"))
    return text, notes


def _page(text: str, hints: Hints) -> _Page:
    lines = lines_of(text)
    days = Days(text, hints)
    stamps = tuple(stamps_in(text, lines, days, hints))
    chrome = chrome_in(text, lines, stamps, hints)
    spans = tuple(region.span for region in chrome)
    body = _without(lines, spans)
    dateline = dateline_in(text, body, days)
    skip = tuple(sorted((*spans, dateline.span))) if dateline else spans
    tenses = Tenses(text, hints)
    worded = _outside(skip, (day for day in days.all if not day.numeric))
    return _Page(stamps, chrome, body, dateline, tuple(told_in(text, days, hints, tenses, skip)), worded, tenses)


def _outside(spans: tuple[Span, ...], days: Iterable[Day]) -> tuple[Day, ...]:
    """The days that none of the spans, which are sorted, covers."""
    starts = [span.start for span in spans]
    return tuple(day for day in days if not _covered(spans, bisect_right(starts, day.span.start) - 1, day))


def _covered(spans: tuple[Span, ...], i: int, day: Day) -> bool:
    return i >= 0 and day.span.start < spans[i].end


def _without(lines: list[Line], spans: tuple[Span, ...]) -> list[Line]:
    """The lines that chrome does not fill; a stamp before a sentence is cut off."""
    found = []
    i = 0
    for line in lines:
        while i < len(spans) and spans[i].end <= line.start:
            i += 1
        start, j = line.start, i
        while j < len(spans) and spans[j].start <= start:
            start = max(start, spans[j].end)
            start += len(line.text[start - line.start :]) - len(line.text[start - line.start :].lstrip(" \u00a0-–—.,|"))
            j += 1
        if start < line.end:
            rest = line.text[start - line.start :]
            found.append(line if start == line.start else line._replace(start=start, text=rest))
    return found


def _language(
    text: str, raw: Raw, options: ReadOptions, hints: Hints, body: list[Line]
) -> tuple[str | None, list[Note]]:
    """By the option; else by the metadata, unless the text is long enough to know better; else by the text."""
    if options.language:
        return options.language, []
    named = raw.language.replace("_", "-").partition("-")[0].strip().lower() if raw.language else None
    if not hints.languages:
        return named, []
    words = "\n".join(line.text for line in body) or text
    found = detect(words, hints)
    if not named or found == named:
        return found, []
    if hints.of(named) and (found is None or len(words.split()) < _SURE_WORDS):
        return named, []
    if found is None:
        return named, []
    return found, [Note("language_disagrees", f"marked as {named}, but written in {found}")]


def _unknown(language: str | None, hints: Hints) -> str:
    known = ", ".join(one.code for one in hints.languages)
    named = f"the language is {language}" if language else "the language is none of those known"
    return f"{named}; there are packs for {known}"


def _url(text: str, raw: Raw) -> tuple[str | None, Span | None]:
    """The URL of the metadata, else one that stands alone at the head of the text."""
    if raw.url:
        return raw.url, None
    match = _URL.match(text, len(text) - len(text.lstrip()))
    return (match.group(), Span(*match.span())) if match and match.end() < _URL_WITHIN else (None, None)


def _outlet(text: str, raw: Raw, url: str | None, stamps: tuple[Stamp, ...]) -> tuple[str | None, Span | None]:
    """By the metadata, by the site's name behind the date, or by the host of the URL."""
    if raw.outlet:
        return raw.outlet, None
    for stamp in stamps:
        match = DOMAIN.match(text, stamp.span.end + 1) if stamp.kind == "labelled" else None
        if match:
            return match.group(), Span(*match.span())
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url and "://" in url else ""
    return host or None, None


def _regions(page: _Page, raw: Raw, language: str | None, hints: Hints, author: Span | None) -> tuple[Region, ...]:
    found = (
        page.chrome
        + layout(page.body, raw.title, page.dateline.span if page.dateline else None)
        + foreign_lines(page.body, language, hints)
    )
    if author:
        found.append(Region(author, "chrome", "byline"))
    return tuple(sorted(found, key=lambda region: region.span))
