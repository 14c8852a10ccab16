"""`tradewire explain`: all that was seen in a document, and each claim with its fields, spans and rules."""

import sys
from dataclasses import dataclass
from pathlib import Path

from tradewire import pipeline
from tradewire.cli.explain_html import page
from tradewire.cli.explain_text import report
from tradewire.cli.output import destination, text_width
from tradewire.cli.paint import wants_colour
from tradewire.cli.plain import one_line
from tradewire.pipeline import Reading, ReadOptions, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked on the command line."""

    file: Path
    options: ReadOptions
    html: bool
    output: Path | None


def run(request: Request) -> bool:
    """Explain every document of the file; whether anything could be read."""
    readings = _readings(request)
    with destination(request.output) as out:
        if request.html:
            out.writelines(page(readings))
        else:
            colour, width = wants_colour(out), text_width()
            for reading in readings:
                out.writelines(f"{line}\n" for line in report(reading, width, colour))
    return bool(readings)


def _readings(request: Request) -> list[Reading]:
    found: list[Reading] = []
    for item in pipeline.read([request.file], request.options):
        if isinstance(item, Skipped):
            print(one_line(f"skipped {item.source}: {item.message}"), file=sys.stderr)
        else:
            found.append(item)
    return found
