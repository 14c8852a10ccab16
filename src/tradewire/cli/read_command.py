"""`tradewire read`."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TextIO

from tradewire import pipeline
from tradewire.cli.output import destination, text_width
from tradewire.cli.paint import wants_colour
from tradewire.cli.plain import one_line
from tradewire.cli.progress import Progress, progress
from tradewire.cli.table import Table
from tradewire.pipeline import Reading, ReadOptions, Skipped
from tradewire.record import claim_to_dict

Lines = Callable[[Reading], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked on the command line."""

    paths: list[str]
    options: ReadOptions
    format: str
    jobs: int
    ledger: str | None
    output: Path | None
    quiet: bool
    journal: Path | None = None


@dataclass(slots=True)
class Tally:
    """What has been done so far."""

    documents: int = 0
    claims: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        return f"{_counted(self.documents, 'document')}, {_counted(self.claims, 'claim')}, {self.skipped:,} skipped"


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'s' * (number != 1)}"


def run(request: Request) -> bool:
    """Read and print; whether anything could be read."""
    if request.journal:
        from tradewire.cli import journal_command  # noqa: PLC0415

        return journal_command.run(request, request.journal)
    began = perf_counter()
    tally = Tally()
    with destination(request.output) as out, progress(request.paths, _bar(request, out)) as shown:
        _read(request, out, shown, tally)
    if not request.quiet:
        print(f"{tally} in {perf_counter() - began:.1f} s", file=sys.stderr)
    return tally.documents > 0


def _bar(request: Request, out: TextIO) -> bool:
    """A bar would tear results that appear on the same terminal."""
    return not request.quiet and sys.stderr.isatty() and not out.isatty()


def _read(request: Request, out: TextIO, shown: Progress, tally: Tally) -> None:
    head, lines = _form(request.format, out)
    items = pipeline.read(request.paths, request.options, request.jobs)
    for item in pipeline.keep(items, request.ledger) if request.ledger else items:
        if isinstance(item, Skipped):
            tally.skipped += 1
            shown.say(one_line(f"skipped {item.source}: {item.message}"))
            continue
        if not tally.documents:
            out.writelines(head)
        tally.documents += 1
        tally.claims += len(item.claims)
        shown.step(len(item.claims))
        out.writelines(f"{line}\n" for line in lines(item))


def _form(output_format: str, out: TextIO) -> tuple[list[str], Lines]:
    """What stands before the first document, and what is printed for each."""
    if output_format == "jsonl":
        return [], _json_lines
    table = Table(text_width(), wants_colour(out))
    return [f"{table.head()}\n"], table.document


def _json_lines(reading: Reading) -> Iterator[str]:
    """One claim a line, as docs/claims.md describes."""
    return (json.dumps(claim_to_dict(claim), ensure_ascii=False) for claim in reading.claims)
