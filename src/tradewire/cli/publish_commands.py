"""Commands that write briefs, charts, maps, exports and feeds."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tradewire.cli import options as o

app = typer.Typer()

AreaName = Annotated[str, typer.Argument(help="A country or region by code or name: RU-UD, Udmurtia, Удмуртия.")]
With = Annotated[str | None, typer.Option("--with", help="The other side, by code or name.", metavar="AREA")]
Language = Annotated[str, typer.Option("--language", help="en or ru.", metavar="CODE")]
Target = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.", dir_okay=False)
]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        help="Leave out what was published after this day, and measure what is overdue from it; today where not given.",
        metavar="DATE",
    ),
]


@app.command("brief")
def brief(  # noqa: PLR0913, PLR0917  (one parameter an option is how typer wants it)
    area: AreaName,
    partner: With = None,
    language: Language = "en",
    as_of: Day = None,
    output_format: Annotated[
        str, typer.Option("--format", "-f", help="html, md, pdf or docx.", metavar="FORMAT")
    ] = "html",
    ledger: o.LedgerAt = o.LEDGER,
    output: Target = None,
) -> None:
    """Write a brief on an area's trade, two pages, each number with the words that it was read from."""
    from tradewire.cli import publish_files  # noqa: PLC0415

    request = publish_files.BriefOrder(
        ledger=ledger,
        area=area,
        partner=partner,
        language=language,
        as_of=o.day(as_of),
        format=output_format,
    )
    publish_files.deliver(publish_files.brief(request), output)


@app.command("export")
def export(  # noqa: PLR0913, PLR0917
    name: Annotated[str, typer.Argument(help="Which export; without a name they are listed.", metavar="[EXPORT]")] = "",
    ledger: o.LedgerAt = o.LEDGER,
    area: o.Area = None,
    partner: o.Partner = None,
    claim_type: o.ClaimType = None,
    product: o.Product = None,
    organisation: o.Organisation = None,
    status: o.Status = None,
    since: o.Since = None,
    until: o.Until = None,
    as_of: o.AsOf = None,
    output: Target = None,
) -> None:
    """Write claims as a table or in a standard's format."""
    from tradewire.cli import publish_files  # noqa: PLC0415

    if not name:
        publish_files.list_exports()
        return
    given = {"area": area, "partner": partner, "type": claim_type, "product": product, "organisation": organisation}
    wanted = o.filter_of(**given, status=status, since=since, until=until, as_of=as_of)
    publish_files.export(name, ledger, wanted, output)
