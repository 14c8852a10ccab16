"""Processes that work on files, and what happens when one of them dies or hangs."""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from tradewire.read.hints import Hints
from tradewire.read.options import ReadOptions
from tradewire.read.task import Batch, FileTask, Work, batches

WorkFactory = Callable[[], Work]
Tasks = tuple[FileTask, ...]

_POLL: Final = 1.0  # seconds
_START: Final = 120.0  # seconds until a new process must be ready


@dataclass(frozen=True, slots=True)
class Job:
    """What each process does: `make` is called once in each, and must be importable there."""

    make: WorkFactory
    options: ReadOptions
    hints: Hints


@dataclass(frozen=True, slots=True)
class Crashed:
    """A process died or hung over these files; `reason` is for people."""

    tasks: Tasks
    reason: str


class _Worker:
    """One process, and the tasks that it is at."""

    def __init__(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")  # a forked one would hold the pipes of its siblings open
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, job), daemon=True)
        self.process.start()
        theirs.close()
        self.tasks: Tasks = ()
        self.heard = time.monotonic()
        self.ready = False

    def give(self, tasks: Tasks) -> None:
        self.tasks, self.heard = tasks, time.monotonic()
        self.pipe.send(tasks)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, job: Job) -> None:
    """The life of a process: tasks in, batches out, until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = job.make()
    try:
        pipe.send(None)  # ready: from here on silence counts
        while True:
            for batch in batches(pipe.recv(), work, job.options, job.hints):
                pipe.send(batch)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def work_apart(tasks: Iterator[Tasks], job: Job, jobs: int, patience: float) -> Iterator[Batch | Crashed]:
    """The batches of all tasks as they come from `jobs` processes.

    A process that dies, or says nothing for `patience` seconds, is replaced; what it was at comes as `Crashed`.
    """
    workers: list[_Worker] = []
    try:
        for _ in range(jobs):
            given = next(tasks, None)
            if given is not None:
                workers.append(_started(job, given))
        while workers:
            yield from _turn(workers, tasks, job, patience)
    finally:
        for worker in workers:
            worker.stop()


def _started(job: Job, tasks: Tasks) -> _Worker:
    worker = _Worker(job)
    worker.give(tasks)
    return worker


def _turn(workers: list[_Worker], tasks: Iterator[Tasks], job: Job, patience: float) -> Iterator[Batch | Crashed]:
    """What the processes have to say now; idle ones get new tasks or go."""
    ready = set(wait([worker.pipe for worker in workers], _POLL))
    for worker in list(workers):
        heard = _hear(worker, worker.pipe in ready, patience)
        if heard is None:
            continue
        yield heard
        dead = isinstance(heard, Crashed)
        if dead or (isinstance(heard, Batch) and heard.last):
            _next(workers, worker, next(tasks, None), job if dead else None)


def _hear(worker: _Worker, ready: bool, patience: float) -> Batch | Crashed | None:
    if not ready:
        allowed = patience if worker.ready else max(patience, _START)
        silent = time.monotonic() - worker.heard > allowed
        return Crashed(worker.tasks, f"it took more than {allowed:.0f} seconds") if silent else None
    worker.heard = time.monotonic()
    try:
        batch: Batch | None = worker.pipe.recv()
    except (EOFError, ConnectionResetError):
        worker.process.join(_POLL)
        return Crashed(worker.tasks, f"the process that read it died ({worker.process.exitcode})")
    worker.ready = True
    return batch


def _next(workers: list[_Worker], worker: _Worker, tasks: Tasks | None, replace_with: Job | None) -> None:
    """New tasks for a process, in a new one where it is dead; without any it goes."""
    if replace_with is None and tasks is not None:
        worker.give(tasks)
        return
    worker.stop()
    workers.remove(worker)
    if replace_with is not None and tasks is not None:
        workers.append(_started(replace_with, tasks))
