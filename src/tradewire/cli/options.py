"""Options that the commands on a ledger share."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tradewire.ledger import Filter

LEDGER = "ledger.db"


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


LedgerAt = Annotated[
    str,
    typer.Option(
        "--ledger", "-l", envvar="TRADEWIRE_LEDGER", help="The ledger: a file or a database URL.", metavar="URL"
    ),
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="For people, for programs, for spreadsheets.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.", dir_okay=False)
]
Area = Annotated[str | None, typer.Option(help="Only what this area takes part in: a code or a name.", metavar="AREA")]
Partner = Annotated[str | None, typer.Option(help="Only what this second area takes part in too.", metavar="AREA")]
ClaimType = Annotated[
    str | None, typer.Option("--type", help="figure, supply, project, agreement, event or need.", metavar="TYPE")
]
Indicator = Annotated[str | None, typer.Option(help="turnover, exports, imports and so on.", metavar="NAME")]
Product = Annotated[str | None, typer.Option(help="A heading of the Harmonized System or a label.", metavar="PRODUCT")]
Organisation = Annotated[str | None, typer.Option(help="A company or body, by name or id.", metavar="NAME")]
Status = Annotated[str | None, typer.Option(help="actual, agreed, planned and so on.", metavar="STATUS")]
Source = Annotated[str | None, typer.Option(help="An outlet, an agency, a URL or a document's id.", metavar="SOURCE")]
Since = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what holds on or after this day.", metavar="DATE")
]
Until = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what holds on or before this day.", metavar="DATE")
]
AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Leave out what was published after this day.", metavar="DATE"),
]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many rows.", metavar="N")]


def filter_of(**given: object) -> "Filter":
    """The options as a filter; moments become days."""
    from tradewire.ledger import Filter  # noqa: PLC0415  (the database takes a while to import)

    return Filter(**{name: _day(value) for name, value in given.items()})  # type: ignore[arg-type]


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
