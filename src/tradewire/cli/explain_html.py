"""`tradewire explain --html`: one page, no scripts, nothing fetched from elsewhere."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from tradewire.cli.fields import fields, places
from tradewire.cli.marks import Mark, marks, numbered, pieces
from tradewire.cli.plain import one_line, visible
from tradewire.pipeline import Reading
from tradewire.record import Claim

_STYLE: Final = """
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1c2330; background: #fff }
h1 { font-size: 1.3rem } h2 { font-size: 1rem; margin: 1.6rem 0 .3rem }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.claim { background: #fff3c4; text-decoration: underline 2px #d9a400 }
.quantity { color: #00687a; font-weight: 600 } .period { color: #8a5a00; font-weight: 600 }
.place { color: #17692a; font-weight: 600 } .organisation { color: #8b2480; font-weight: 600 }
.person { color: #2748b0; font-weight: 600 } .product { color: #a8321f; font-weight: 600 }
.chrome { color: #6b7280; font-weight: 400 }
sup a { color: #5c4300; text-decoration: none }
table { border-collapse: collapse; width: 100% } td { padding: .1rem .8rem .1rem 0; vertical-align: top }
td:first-child { width: 10rem; color: #4b5563 } td:last-child { color: #4b5563 }
.legend span { margin-right: 1rem }
@media (prefers-color-scheme: dark) {
  body { color: #e6e8ec; background: #14171c } .claim { background: #3d3410 }
  .quantity { color: #63d3e6 } .period { color: #f0c060 } .place { color: #7fd992 } .organisation { color: #e29ad8 }
  .person { color: #9db4ff } .product { color: #ff9d8a } .chrome { color: #9aa1ad } sup a { color: #f0d27a }
  td:first-child, td:last-child { color: #aab1bd } }
"""
_HEAD: Final = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>tradewire explain</title>\n'
_KINDS: Final = ("quantity", "period", "place", "organisation", "person", "product", "chrome", "claim")


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page in pieces."""
    yield f"{_HEAD}<style>{_STYLE}</style></head><body>\n"
    legend = "".join(f'<span class="{kind}">{kind}</span>' for kind in _KINDS)
    yield f'<p class="legend">{legend}</p>\n'
    for index, reading in enumerate(readings):
        yield from _document(reading, f"d{index}")
    yield "</body></html>\n"


def _document(reading: Reading, key: str) -> Iterator[str]:
    document = reading.document
    facts = (document.published.isoformat() if document.published else None, document.language, document.outlet)
    yield f"<h1>{_line(document.id)}</h1>\n<p>{_line(' · '.join(filter(None, facts)))}</p>\n"
    yield f'<div class="text" lang="{escape(document.language or "")}">'
    yield from _marked(reading, key)
    yield "</div>\n"
    for number, claim in numbered(reading):
        yield from _claim(number, claim, document.text, key)
    for note in document.notes:
        yield f"<p>{_line(f'note {note.code}: {note.message}')}</p>\n"
    for refusal in reading.refusals:
        yield f"<p>{_line(f'not read {refusal}')}</p>\n"


def _marked(reading: Reading, key: str) -> Iterator[str]:
    text = visible(reading.document.text)
    for piece in pieces(len(text), marks(reading)):
        words = escape(text[piece.start : piece.end])
        yield (
            f'<span class="{_classes(piece.marks)}" title="{_titles(piece.marks)}">{words}</span>'
            if piece.marks
            else words
        )
        for mark in piece.marks:
            if mark.kind == "claim" and mark.span.end == piece.end:
                yield f'<sup><a href="#{key}c{mark.number}">[{mark.number}]</a></sup>'


def _classes(found: tuple[Mark, ...]) -> str:
    return " ".join(dict.fromkeys(mark.kind for mark in found))


def _titles(found: tuple[Mark, ...]) -> str:
    return escape(one_line(" | ".join(mark.title for mark in found)))


def _claim(number: int, claim: Claim, text: str, key: str) -> Iterator[str]:
    yield f'<h2 id="{key}c{number}">[{number}] {claim.type}</h2>\n<table>\n'
    for name, read, evidence in fields(claim):
        yield _row(name, read, places(evidence, text))
    if claim.rules:
        yield _row("rules", ", ".join(claim.rules), "")
    if claim.repeats:
        yield _row("repeats", ", ".join(f"{span.start}–{span.end}" for span in claim.repeats), "")
    for note in claim.notes:
        yield _row("note", note, "")
    yield "</table>\n"


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in cells) + "</tr>\n"


def _line(text: str) -> str:
    return escape(one_line(text))
