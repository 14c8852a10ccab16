"""Commands that write briefs, charts, maps, exports and feeds."""

from datetime import datetime
from enum import StrEnum
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


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="What `export archive` wrote.", exists=True, dir_okay=False)],
    ledger: o.LedgerAt = o.LEDGER,
) -> None:
    """Fill a ledger from an archive."""
    from tradewire.cli import publish_files  # noqa: PLC0415

    print(f"{publish_files.restore(file, ledger):,} documents")


class Drawn(StrEnum):
    """How a chart is written."""

    SVG = "svg"
    PNG = "png"
    JSON = "json"


DrawnAs = Annotated[Drawn, typer.Option("--format", "-f", help="A picture, or its Vega-Lite specification.")]


@app.command("chart")
def chart(  # noqa: PLR0913, PLR0917
    area: AreaName,
    partner: With = None,
    indicator: Annotated[
        str, typer.Option(help="turnover, exports, imports and so on; commitments for promises on a line of time.")
    ] = "turnover",
    language: Language = "en",
    as_of: Day = None,
    output_format: DrawnAs = Drawn.SVG,
    ledger: o.LedgerAt = o.LEDGER,
    output: Target = None,
) -> None:
    """Draw an indicator over time, or commitments."""
    from tradewire.cli import publish_files  # noqa: PLC0415

    order = publish_files.ChartOrder(
        ledger=ledger, area=area, partner=partner, what=indicator, language=language, as_of=o.day(as_of)
    )
    publish_files.deliver(publish_files.chart(order, output_format.value), output)


@app.command("map")
def draw_map(  # noqa: PLR0913, PLR0917
    area: AreaName,
    by: Annotated[str, typer.Option(help="turnover or growth.")] = "turnover",
    language: Language = "en",
    as_of: Day = None,
    output_format: DrawnAs = Drawn.SVG,
    ledger: o.LedgerAt = o.LEDGER,
    output: Target = None,
) -> None:
    """Draw the partners of an area on a map."""
    from tradewire.cli import publish_files  # noqa: PLC0415

    if by not in ("turnover", "growth"):
        raise typer.BadParameter("a map shows turnover or growth")
    order = publish_files.ChartOrder(
        ledger=ledger, area=area, partner=None, what=by, language=language, as_of=o.day(as_of)
    )
    publish_files.deliver(publish_files.partners_map(order, output_format.value), output)


@app.command("feed")
def feed(  # noqa: PLR0913, PLR0917
    area: o.Area = None,
    partner: o.Partner = None,
    product: o.Product = None,
    organisation: o.Organisation = None,
    language: Language = "en",
    output_format: Annotated[str, typer.Option("--format", "-f", help="atom or json.", metavar="FORMAT")] = "atom",
    ledger: o.LedgerAt = o.LEDGER,
    output: Target = None,
) -> None:
    """Write a feed of new entries, changed commitments and new conflicts."""
    from tradewire.cli import publish_files  # noqa: PLC0415

    if output_format not in ("atom", "json"):
        raise typer.BadParameter("a feed is atom or json")
    wanted = o.filter_of(area=area, partner=partner, product=product, organisation=organisation)
    publish_files.deliver(publish_files.feed(ledger, wanted, language, output_format), output)


@app.command("watch")
def watch(  # noqa: PLR0913, PLR0917
    area: o.Area = None,
    partner: o.Partner = None,
    product: o.Product = None,
    organisation: o.Organisation = None,
    language: Language = "en",
    every: Annotated[float, typer.Option(min=1, help="Look again after so many seconds.", metavar="SECONDS")] = 60,
    webhook: Annotated[
        str | None, typer.Option(help="Also post each item as JSON to this address.", metavar="URL")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Print what is there now, and end.")] = False,
    ledger: o.LedgerAt = o.LEDGER,
) -> None:
    """Print what comes new into the ledger, as it comes; nothing leaves the machine unless --webhook names where to."""
    from tradewire.cli import watch_command  # noqa: PLC0415

    wanted = o.filter_of(area=area, partner=partner, product=product, organisation=organisation)
    watch_command.run(watch_command.Watch(ledger, wanted, language, every, webhook, once))
