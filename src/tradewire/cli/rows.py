"""Rows of one kind as a table for people, JSON Lines or CSV."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final, TextIO

from rich.cells import cell_len

from tradewire.cli.output import text_width
from tradewire.cli.paint import paint, wants_colour
from tradewire.cli.plain import clip, one_line, pad, wrap

_GAP: Final = "  "
_NARROWEST: Final = 6
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `cells` for people, by title; `record` for programs."""

    cells: Mapping[str, str]
    record: Mapping[str, Any]


def write(lines: Iterable[Line], output_format: str, out: TextIO) -> int:
    """Print in one of the formats `table`, `jsonl`, `csv`; how many rows there were."""
    if output_format == "jsonl":
        return _jsonl(lines, out)
    listed = list(lines)
    (_csv if output_format == "csv" else _table)(listed, out)
    return len(listed)


def _jsonl(lines: Iterable[Line], out: TextIO) -> int:
    count = 0
    for line in lines:
        out.write(json.dumps(line.record, ensure_ascii=False, default=str) + "\n")
        count += 1
    return count


def _csv(lines: Sequence[Line], out: TextIO) -> None:
    if lines:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(lines[0].cells)
        writer.writerows([_safe(one_line(cell)) for cell in line.cells.values()] for line in lines)


def _safe(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers."""
    formula = cell[:1] in ("=", "+", "-", "@") and not cell[1:2].isdigit()
    return f"'{cell}" if formula else cell


def _table(lines: Sequence[Line], out: TextIO) -> None:
    """Cells too long for their column go on below, six lines at most."""
    if not lines:
        return
    titles = list(lines[0].cells)
    grid = [[one_line(cell) for cell in line.cells.values()] for line in lines]
    widths = _widths([titles, *grid], text_width())
    head = _GAP.join(pad(clip(t, w), w) for t, w in zip(titles, widths, strict=True))
    out.write(paint(head.rstrip(), "dim", wants_colour(out)) + "\n")
    for row in grid:
        wrapped = [_folded(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*wrapped, fillvalue=""):
            out.write(_GAP.join(pad(p, w) for p, w in zip(parts, widths, strict=True)).rstrip() + "\n")


def _folded(cell: str, width: int) -> list[str]:
    lines = wrap(cell, width)
    return lines if len(lines) <= _DEEPEST else [*lines[: _DEEPEST - 1], clip(" ".join(lines[_DEEPEST - 1 :]), width)]


def _widths(grid: Sequence[Sequence[str]], room: int) -> list[int]:
    """What each column needs; the widest give way until all fit."""
    widths = [max(map(cell_len, column)) for column in zip(*grid, strict=True)]
    room -= len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths
