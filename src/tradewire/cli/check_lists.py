"""What the rules found, as rows: `check`, `commitments`, `series`, `official`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import msgspec

from tradewire import pipeline, reconcile
from tradewire.cli import rows, words
from tradewire.cli.output import destination
from tradewire.cli.rows import Line
from tradewire.ledger import Filter
from tradewire.record import Check, Commitment, Derived, Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked on the command line."""

    ledger: str
    wanted: Filter
    format: str
    output: Path | None = None
    everything: bool = False
    keep: bool = False
    today: date | None = None


def check(request: Request) -> bool:
    """Print what the rules found, and store it where that was asked for; whether nothing is inconsistent."""
    with pipeline.open_ledger(request.ledger, read_only=not request.keep) as ledger:
        report = reconcile.check(ledger, request.wanted)
        if request.keep:
            reconcile.keep(ledger, report, reconcile.promises(ledger, request.wanted))
    shown = [c for c in report.checks if request.everything or c.verdict != "consistent"]
    _write((*map(_check_line, shown), *map(_derived_line, report.derived)), request)
    return not report.inconsistent


def commitments(request: Request) -> None:
    with pipeline.open_ledger(request.ledger, read_only=True) as ledger:
        found = reconcile.promises(ledger, request.wanted, request.today)
    _write(map(_commitment_line, found), request)


def series(request: Request, area: str, partner: str, indicator: str) -> None:
    with pipeline.open_ledger(request.ledger, read_only=True) as ledger:
        found = reconcile.timeline(ledger, area, partner, cast(Indicator, indicator), request.wanted.as_of)
    _write(map(_series_line, found), request)


def official(where: str, paths: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    """Store official series; how many observations each file had."""
    with pipeline.open_ledger(where) as ledger:
        for path in paths:
            yield path, ledger.add_observations(reconcile.read_series(path))


def _check_line(check: Check) -> Line:
    verdict = check.verdict.replace("_", " ")
    if check.condition:
        verdict = f"{verdict} {check.condition}"
    cells = {
        "RULE": check.rule,
        "VERDICT": verdict,
        "WORKING": check.working,
        "TOLERANCE": check.tolerance,
        "CLAIMS": " ".join(check.premises),
    }
    return Line(cells, {"kind": "check", "id": check.id, **msgspec.to_builtins(check)})


def _derived_line(derived: Derived) -> Line:
    wide = words.how_much(derived.widened)
    cells = {
        "RULE": derived.rule,
        "VERDICT": "follows",
        "WORKING": f"{derived.statement} ({derived.working})",
        "TOLERANCE": f"half a unit of the last printed digits: {wide}" if wide else "",
        "CLAIMS": " ".join(derived.premises),
    }
    return Line(cells, {"kind": "derived", "id": derived.id, **msgspec.to_builtins(derived)})


def _commitment_line(commitment: Commitment) -> Line:
    cells = {
        "ID": commitment.id,
        "KIND": commitment.kind,
        "WHO": ", ".join(commitment.actors),
        "WHAT": commitment.what,
        "HOW MUCH": words.how_much(commitment.value),
        "DUE": commitment.due.isoformat() if commitment.due else "",
        "OUTCOME": commitment.outcome.replace("_", " "),
        "FLAGS": ", ".join(commitment.flags).replace("_", " "),
        "WHY": commitment.reachability.working if commitment.reachability else commitment.working,
    }
    return Line(cells, msgspec.to_builtins(commitment))


def _series_line(row: reconcile.Row) -> Line:
    cells = {
        "WHEN": words.when(row.period) or "not said",
        "MEASURE": row.measure,
        "HOW MUCH": words.how_much(row.value),
        "STATUS": row.status,
        "SOURCES": "; ".join(row.sources),
        "CLAIMS": " ".join(row.ids),
    }
    return Line(cells, msgspec.to_builtins(row))


def _write(lines: Iterable[Line], request: Request) -> None:
    with destination(request.output) as out:
        rows.write(lines, request.format, out)
