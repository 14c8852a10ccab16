"""`tradewire explain` for the terminal."""

import io
from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import Console
from rich.text import Text

from tradewire.cli.fields import fields, places
from tradewire.cli.marks import Mark, marks, numbered, pieces
from tradewire.cli.paint import TYPES
from tradewire.cli.plain import one_line, visible
from tradewire.pipeline import Reading
from tradewire.record import Claim

MENTION_COLOURS: Final[Mapping[str, str]] = {
    "quantity": "cyan",
    "period": "yellow",
    "place": "green",
    "organisation": "magenta",
    "person": "blue",
    "product": "red",
    "chrome": "dim",
}


def report(reading: Reading, width: int, colour: bool) -> Iterator[str]:
    """The lines that explain one reading."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        no_color=not colour,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for part in _parts(reading):
        console.print(part)
    printed = console.file
    assert isinstance(printed, io.StringIO)
    yield from printed.getvalue().splitlines()


def _parts(reading: Reading) -> Iterator[Text]:
    yield _heading(reading)
    yield _legend()
    yield Text()
    yield _marked(reading)
    yield Text()
    for number, claim in numbered(reading):
        yield from _claim(number, claim, reading.document.text)
    yield from _remarks(reading)


def _heading(reading: Reading) -> Text:
    document = reading.document
    facts = {
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "outlet": document.outlet,
        "url": document.url,
    }
    told = "  ".join(f"{name} {one_line(fact)}" for name, fact in facts.items() if fact)
    return Text.assemble((one_line(document.id), "bold"), f"  {told}")


def _legend() -> Text:
    words = [part for kind, style in MENTION_COLOURS.items() for part in ((kind, style), "  ")]
    return Text.assemble("mentions: ", *words, ("claim", "underline"), " with its number")


def _marked(reading: Reading) -> Text:
    """The document's text, mentions coloured, claims underlined, the number of a claim where it ends."""
    text = visible(reading.document.text)
    out = Text()
    for piece in pieces(len(text), marks(reading)):
        out.append(text[piece.start : piece.end], _style(piece.marks))
        for mark in piece.marks:
            if mark.kind == "claim" and mark.span.end == piece.end:
                out.append(f"[{mark.number}]", "bold reverse")
    return out


def _style(found: tuple[Mark, ...]) -> str:
    colours = [MENTION_COLOURS[mark.kind] for mark in found if mark.kind in MENTION_COLOURS]
    underline = ["underline"] if any(mark.kind == "claim" for mark in found) else []
    return " ".join([*colours[-1:], *underline])


def _claim(number: int, claim: Claim, text: str) -> Iterator[Text]:
    yield Text.assemble(
        (f"[{number}] ", "bold"), (claim.type, f"bold {TYPES[claim.type]}"), f" “{one_line(claim.quote)}”"
    )
    for name, read, evidence in fields(claim):
        where = places(evidence, text)
        yield Text.assemble(
            "    ", (f"{name:<20}", "dim"), one_line(read), (f"  ← {one_line(where)}" if where else "", "dim")
        )
    if claim.rules:
        yield Text.assemble("    ", (f"{'rules':<20}", "dim"), one_line(", ".join(claim.rules)))
    if claim.repeats:
        again = ", ".join(f"{span.start}–{span.end}" for span in claim.repeats)
        yield Text.assemble("    ", (f"{'repeats':<20}", "dim"), again)
    for note in claim.notes:
        yield Text.assemble("    ", (f"{'note':<20}", "dim"), one_line(note))


def _remarks(reading: Reading) -> Iterator[Text]:
    """What was noticed about the document, and what could not be read."""
    for note in reading.document.notes:
        yield Text.assemble(("note ", "yellow"), one_line(f"{note.code}: {note.message}"))
    for refusal in reading.refusals:
        yield Text.assemble(("not read ", "yellow"), one_line(str(refusal)))
