"""A run over many files that can be stopped at any moment and begun again."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tradewire.errors import InputError
from tradewire.read.hints import NO_HINTS, Hints
from tradewire.read.journal import FileState, Journal
from tradewire.read.options import STANDARD_INPUT, ReadOptions, Skipped
from tradewire.read.paths import sources
from tradewire.read.progress import Progress, Totals
from tradewire.read.task import Batch, FileTask, Work, batches, hash_of, skipped, stamp_of
from tradewire.read.workers import Crashed, Job, Tasks, WorkFactory, work_apart

_TOGETHER: Final = 16  # files given to a process at once
_PATIENCE: Final = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run works: the journal's file, the processes, and how long one may be silent over a file (seconds).

    `recipe` names what `make` does with documents (its version, its options); a journal made with another is refused.
    """

    journal: Path
    recipe: str
    read: ReadOptions = field(default_factory=ReadOptions)
    jobs: int = 1
    patience: float = _PATIENCE


def run(
    paths: Iterable[str | Path],
    options: RunOptions,
    make: WorkFactory,
    hints: Hints = NO_HINTS,
    watch: Callable[[Progress], None] | None = None,
) -> Progress:
    """Work on every document under the paths that the journal does not have yet.

    `make` gives the function that turns a document into a string (JSON Lines, for instance); it is called once in
    each process. The results stand in the journal (`Journal.entries`), sorted by path: the same after any number of
    stops. A file that changed since it was done is done again. `watch` is told after each batch.

    Raises:
        InputError: the journal is another run's or in use, or standard input is among the paths.
    """
    given = [str(path) for path in paths]
    if STANDARD_INPUT in given:
        raise InputError("standard input cannot be read again, so it has no place in a run that can be resumed")
    with Journal(options.journal, options.recipe) as journal:
        return _Run(journal, options, hints, make).go(given, watch)


class _Run:
    """One run at work; it holds what changes."""

    def __init__(self, journal: Journal, options: RunOptions, hints: Hints, make: WorkFactory) -> None:
        self._journal = journal
        self._options = options
        self._job = Job(make, options.read, hints)
        self._again: list[Tasks] = []
        self._begun = time.monotonic()
        self._done = 0
        self._earlier = 0
        self._counted = Totals(0, 0, 0)

    def go(self, paths: list[str], watch: Callable[[Progress], None] | None) -> Progress:
        files = sum(1 for _ in sources(paths, self._options.read))
        self._counted = self._journal.totals()
        for result in self._results(self._tasks(paths)):
            self._keep(result)
            if watch:
                watch(self._progress(files))
        return self._progress(files)

    def _progress(self, files: int) -> Progress:
        return Progress(self._done, files, self._earlier, self._counted, time.monotonic() - self._begun)

    def _results(self, tasks: Iterator[Tasks]) -> Iterator[Batch | Crashed]:
        if self._options.jobs > 1:
            yield from work_apart(tasks, self._job, self._options.jobs, self._options.patience)
            yield from self._rest()
            return
        work: Work = self._job.make()
        for some in tasks:
            yield from batches(some, work, self._job.options, self._job.hints)

    def _rest(self) -> Iterator[Batch | Crashed]:
        """Files whose process died, one by one."""
        if self._again:
            yield from work_apart(iter(self._again), self._job, self._options.jobs, self._options.patience)

    def _tasks(self, paths: list[str]) -> Iterator[Tasks]:
        """What is left to do, some files at a time."""
        some: list[FileTask] = []
        for source in sources(paths, self._options.read):
            task = self._missing(source) if isinstance(source, Skipped) else self._task(source.name)
            if task is None:
                self._done += 1
                self._earlier += 1
                continue
            some.append(task)
            if len(some) >= _TOGETHER:
                yield tuple(some)
                some = []
        if some:
            yield tuple(some)

    def _task(self, path: str) -> FileTask | None:
        """None for a file that is done and has not changed."""
        state = self._journal.state(path)
        if state is None:
            return FileTask(path)
        stamp = stamp_of(path)
        if state.stamp == stamp:
            return None if state.done else FileTask(path, self._journal.count(path))
        if state.done and hash_of(path) == state.hash:
            self._journal.write((), (FileState(path, stamp, state.hash),))
            return None
        self._journal.forget(path)
        self._counted = self._journal.totals()
        return FileTask(path)

    def _missing(self, found: Skipped) -> FileTask | None:
        """A path that leads nowhere is told of once; when it is there next time, it is a file like others."""
        if self._journal.state(found.source) is None:
            entry = skipped(found.source, 0, found)
            self._journal.write((entry,), (FileState(found.source, stamp_of(found.source), ""),))
        return None

    def _keep(self, result: Batch | Crashed) -> None:
        if isinstance(result, Crashed):
            self._after_crash(result)
            return
        self._journal.write(result.entries, result.files)
        documents = sum(entry.kind == "document" for entry in result.entries)
        done = sum(file.done for file in result.files)
        before = self._counted
        self._counted = Totals(
            before.files + done,
            before.documents + documents,
            before.skipped + len(result.entries) - documents,
        )
        self._done += done

    def _after_crash(self, crashed: Crashed) -> None:
        """One file is the culprit, and is skipped; of several, each is tried alone."""
        open_tasks = [task for task in map(self._reopened, crashed.tasks) if task]
        if len(crashed.tasks) > 1:
            self._again.extend((task,) for task in open_tasks)
            return
        for task in open_tasks:
            entry = skipped(task.path, task.start, Skipped(task.path, "unreadable", crashed.reason))
            self._keep(Batch((entry,), (FileState(task.path, stamp_of(task.path), hash_of(task.path)),)))

    def _reopened(self, task: FileTask) -> FileTask | None:
        state = self._journal.state(task.path)
        return None if state and state.done else FileTask(task.path, self._journal.count(task.path))
