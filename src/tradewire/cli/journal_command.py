"""`tradewire read --journal FILE`: a run that can be stopped and goes on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from tradewire import pipeline
from tradewire.cli.output import destination
from tradewire.cli.plain import one_line
from tradewire.errors import InputError
from tradewire.pipeline import Progress, ReadOptions, Skipped


class Request(Protocol):
    """What the run needs of the command line."""

    @property
    def paths(self) -> list[str]: ...
    @property
    def options(self) -> ReadOptions: ...
    @property
    def format(self) -> str: ...
    @property
    def jobs(self) -> int: ...
    @property
    def ledger(self) -> str | None: ...
    @property
    def output(self) -> Path | None: ...
    @property
    def quiet(self) -> bool: ...


class Watch(Protocol):
    """Told of the progress of a run."""

    def __call__(self, progress: Progress, /) -> None: ...


def run(request: Request, journal: Path) -> bool:
    """Do what is left, then print all that the journal has; whether any document was read.

    Raises:
        InputError: options that do not go together, or a journal of another run.
    """
    if request.format != "jsonl" or request.ledger:
        raise InputError("--journal goes with --format jsonl, and not with --ledger")
    with _bar(not request.quiet and sys.stderr.isatty()) as watch:
        done = pipeline.resume(request.paths, request.options, journal, request.jobs, watch)
    _print(request, journal)
    if not request.quiet:
        print(_summary(request, journal, done), file=sys.stderr)
    return done.totals.documents > 0


def _print(request: Request, journal: Path) -> None:
    with destination(request.output) as out:
        for item in pipeline.journal_results(request.options, journal):
            if isinstance(item, Skipped):
                print(one_line(f"skipped {item.source}: {item.message}"), file=sys.stderr)
            elif item:
                out.write(f"{item}\n")


def _summary(request: Request, journal: Path, done: Progress) -> str:
    copies = pipeline.journal_copies(request.options, journal)
    total = done.totals
    return (
        f"{done.files:,} files ({done.earlier:,} done before): {total.documents:,} documents, "
        f"{total.skipped:,} skipped; copies: {copies['exact']:,} exact, {copies['near']:,} near, "
        f"{copies['version']:,} new versions; {done.seconds:.1f} s"
    )


@contextmanager
def _bar(show: bool) -> Iterator[Watch | None]:
    """Files done of all, files a second, and the time that is left."""
    if not show:
        yield None
        return
    from rich import progress as rich_progress  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415  (not needed without a terminal)

    columns = (
        rich_progress.BarColumn(),
        rich_progress.TextColumn("{task.completed:,.0f} of {task.total:,.0f} files{task.fields[pace]}"),
    )
    with rich_progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=0, pace="")

        def watch(progress: Progress) -> None:
            bar.update(task, total=progress.files, completed=progress.done, pace=pace(progress))

        yield watch


def pace(progress: Progress) -> str:
    """ ", 120 a second, 0:13:20 left"."""
    if progress.remaining is None:
        return ""
    return f", {progress.rate:,.0f} a second, {timedelta(seconds=round(progress.remaining))} left"
