"""The progress bar itself."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.text import Text


class Bar:
    """Documents done, of how many where the paths are plain text files; claims found; documents a second."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._console = Console(stderr=True, markup=False, highlight=False)
        self._progress = Progress(
            SpinnerColumn(),
            BarColumn(),
            TaskProgressColumn(show_speed=True),
            TextColumn("{task.completed:,.0f} documents, {task.fields[claims]:,} claims", markup=False),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
        )
        self._claims = 0
        self._task = self._progress.add_task("reading", total=_files(paths), claims=0)

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def step(self, claims: int) -> None:
        """One more document, with its number of claims."""
        self._claims += claims
        self._progress.update(self._task, advance=1, claims=self._claims)

    def say(self, line: str) -> None:
        """A line above the bar."""
        self._progress.print(Text(line))


def _files(paths: Sequence[str]) -> int | None:
    """How many documents there will be, None where a file may hold many."""
    count = 0
    for path in map(Path, paths):
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        if any(file.suffix != ".txt" for file in files):
            return None
        count += len(files)
    return count or None
