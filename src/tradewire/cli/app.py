"""Arguments and options of the commands; each command's work is in its own module, imported when it runs."""

import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tradewire import __version__
from tradewire.cli import check_commands, ledger_commands, publish_commands
from tradewire.errors import TradewireError

EXIT_NOTHING_READ = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="tradewire",
    help="Trade news in, an auditable ledger of claims out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How `read` prints claims."""

    TABLE = "table"
    JSONL = "jsonl"


Published = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], help="Publication date of documents that do not tell theirs.", metavar="YYYY-MM-DD"
    ),
]
Language = Annotated[
    str | None, typer.Option(help="Language of all documents, such as en; else found from the text.", metavar="CODE")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here instead of standard output.", dir_okay=False)
]


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _version(asked: bool) -> None:
    if asked:
        print(f"tradewire {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Trade news in, an auditable ledger of claims out."""


@app.command("read")
def read(  # noqa: PLR0913, PLR0917  (one parameter an option is how typer wants it)
    paths: Annotated[
        list[str],
        typer.Argument(help="Text files, JSON Lines files and folders of them; - for standard input.", metavar="PATH…"),
    ],
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="For people, or one claim a line for programs.")
    ] = Format.TABLE,
    published: Published = None,
    language: Language = None,
    text_column: Annotated[
        str | None, typer.Option(help="Field of JSON Lines that holds the text.", metavar="NAME")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to read with.")] = 1,
    ledger: Annotated[
        str | None,
        typer.Option(help="Also keep the readings in this ledger: a file or a database address.", metavar="URL"),
    ] = None,
    journal: Annotated[
        Path | None,
        typer.Option(
            help="Keep what is done in this file; a stopped run goes on from it. Only JSON Lines.", dir_okay=False
        ),
    ] = None,
    output: Output = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary; skipped input is still named.")
    ] = False,
) -> None:
    """Read articles and print every claim found in them.

    Exit status: 0 when at least one document was read, 1 when none could be, 2 for a wrong command line.
    What was skipped is named on standard error, with the reason.
    """
    from tradewire.cli import read_command  # noqa: PLC0415
    from tradewire.pipeline import ReadOptions  # noqa: PLC0415

    request = read_command.Request(
        paths=paths,
        options=ReadOptions(published=_day(published), language=language, text_column=text_column),
        format=output_format.value,
        jobs=jobs,
        ledger=ledger,
        output=output,
        quiet=quiet,
        journal=journal,
    )
    raise typer.Exit(0 if read_command.run(request) else EXIT_NOTHING_READ)


@app.command("explain")
def explain(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A text file, or JSON Lines.", exists=True, dir_okay=False)
    ],
    published: Published = None,
    language: Language = None,
    html: Annotated[bool, typer.Option("--html", help="A web page instead of text for the terminal.")] = False,
    output: Output = None,
) -> None:
    """Show a document with its mentions and claims marked, and where each field of each claim was read.

    Exit status as for `read`.
    """
    from tradewire.cli import explain_command  # noqa: PLC0415
    from tradewire.pipeline import ReadOptions  # noqa: PLC0415

    options = ReadOptions(published=_day(published), language=language)
    request = explain_command.Request(file=file, options=options, html=html, output=output)
    raise typer.Exit(0 if explain_command.run(request) else EXIT_NOTHING_READ)


app.add_typer(ledger_commands.app)
app.add_typer(check_commands.app)
app.add_typer(publish_commands.app)


def run() -> None:
    """Run the command line; errors that tradewire raises on purpose become one line and exit status 2."""
    try:
        app()
    except TradewireError as error:
        print(f"tradewire: {error}", file=sys.stderr)
        sys.exit(EXIT_USAGE)
    except BrokenPipeError:
        _hush()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)


def _hush() -> None:
    """Whoever read our output has gone; what is left in the buffer must not raise again at exit."""
    import os  # noqa: PLC0415

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
