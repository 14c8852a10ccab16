"""Commands that check claims, follow promises and show series."""

from pathlib import Path
from typing import Annotated

import typer

from tradewire.cli import options as o

app = typer.Typer()

EXIT_INCONSISTENT = 1


@app.command("check")
def check(  # noqa: PLR0913, PLR0917  (one parameter an option is how typer wants it)
    ledger: o.LedgerAt = o.LEDGER,
    area: o.Area = None,
    partner: o.Partner = None,
    as_of: o.AsOf = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what is consistent.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Store what was found, promises too, in the ledger.")] = False,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """Check the claims against each other and against official series, and show what follows from them.

    Exit status: 0 where nothing is inconsistent, 1 where something is, 2 for a wrong command line.
    """
    from tradewire.cli import check_lists  # noqa: PLC0415

    wanted = o.filter_of(area=area, partner=partner, as_of=as_of)
    request = check_lists.Request(
        ledger=ledger, wanted=wanted, format=output_format.value, output=output, everything=everything, keep=keep
    )
    raise typer.Exit(0 if check_lists.check(request) else EXIT_INCONSISTENT)


@app.command("commitments")
def commitments(  # noqa: PLR0913, PLR0917
    ledger: o.LedgerAt = o.LEDGER,
    area: o.Area = None,
    partner: o.Partner = None,
    as_of: o.AsOf = None,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """List promises with their deadlines, what became of them, and whether they can still be reached.

    What is overdue is measured from today, or from the day of `--as-of`.
    """
    from tradewire.cli import check_lists  # noqa: PLC0415

    wanted = o.filter_of(area=area, partner=partner, as_of=as_of)
    check_lists.commitments(
        check_lists.Request(ledger=ledger, wanted=wanted, format=output_format.value, output=output)
    )


@app.command("series")
def series(  # noqa: PLR0913, PLR0917
    area: Annotated[str, typer.Argument(help="A country or region by its code, such as BY.")],
    partner: Annotated[str, typer.Argument(help="The other side, such as RU-UD.")],
    indicator: Annotated[str, typer.Argument(help="turnover, exports, imports and so on.")] = "turnover",
    ledger: o.LedgerAt = o.LEDGER,
    as_of: o.AsOf = None,
    output_format: o.OutputFormat = o.Format.TABLE,
    output: o.Output = None,
) -> None:
    """Show an indicator over time, from claims and official series, with the sources of each row."""
    from tradewire.cli import check_lists  # noqa: PLC0415

    wanted = o.filter_of(as_of=as_of)
    request = check_lists.Request(ledger=ledger, wanted=wanted, format=output_format.value, output=output)
    check_lists.series(request, area.upper(), partner.upper(), indicator)


@app.command("official")
def official(
    paths: Annotated[list[Path], typer.Argument(help="CSV, SDMX-CSV or SDMX-ML files.", exists=True, dir_okay=False)],
    ledger: o.LedgerAt = o.LEDGER,
) -> None:
    """Add official series to the ledger, to compare claims with."""
    from tradewire.cli import check_lists  # noqa: PLC0415

    for path, count in check_lists.official(ledger, paths):
        print(f"{path}: {count:,} observations")
