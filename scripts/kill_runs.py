"""A run killed again and again ends as one left alone. `python scripts/kill_runs.py [files] [kills] [jobs]`.

Writes files of several kinds, some of them broken, reads them once undisturbed, then again with `kill -9` at random
moments, and compares what the two journals hold.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tradewire.read import Hints, LanguageHints
from tradewire.read.journal import Entry, Journal
from tradewire.read.run import RunOptions, run
from tradewire.read.task import Work
from tradewire.record import Document

_RECIPE: Final = "kill-test"
_HINTS: Final = Hints((LanguageHints(code="en", letters="abcdefghijklmnopqrstuvwxyz", stopwords=("the", "of", "and")),))
_SENTENCE: Final = (
    "The trade of region {0} and region {1} grew by {2} percent, and the governor of the region wants more. "
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many times a run was killed, and whether its journal equals that of an undisturbed one."""

    kills: int
    documents: int
    skipped: int
    same: bool
    twice: int


def make() -> Work:
    """The work: a little of it, so that a run takes a while."""
    return _work


def _work(document: Document) -> str:
    time.sleep(0.0005)
    return json.dumps({"id": document.id, "hash": document.hash, "words": len(document.text.split())})


def write_files(folder: Path, count: int, seed: int) -> None:
    """Texts, JSON Lines of many records, and files that cannot be read."""
    rng = random.Random(seed)
    for i in range(count):
        text = "".join(_SENTENCE.format(i, rng.randint(1, 99), rng.randint(1, 99)) for _ in range(rng.randint(1, 20)))
        kind = rng.random()
        if kind < 0.04:
            (folder / f"{i:05}.txt").write_bytes(bytes(rng.choices(range(256), k=300)))
        elif kind < 0.08:
            lines = (json.dumps({"id": f"{i}-{j}", "text": f"{text} {j}"}) for j in range(rng.randint(1, 150)))
            (folder / f"{i:05}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        else:
            (folder / f"{i:05}.txt").write_text(text, encoding="utf-8")


def work_on(folder: Path, journal: Path, jobs: int) -> None:
    """One run over the folder."""
    run([folder], RunOptions(journal=journal, recipe=_RECIPE, jobs=jobs), make, _HINTS)


def entries_of(journal: Path) -> list[Entry]:
    """What a journal holds."""
    with Journal(journal, _RECIPE) as opened:
        return list(opened.entries())


def killed_run(folder: Path, journal: Path, jobs: int, kills: int, seed: int) -> int:
    """Kill a run at random moments until it has been killed often enough, then let it end; how often it was killed."""
    rng = random.Random(seed)
    command = [sys.executable, __file__, "--child", str(folder), str(journal), str(jobs)]
    done = 0
    for delay in _moments(rng, kills):
        child = subprocess.Popen(command)
        try:
            child.wait(timeout=delay)
            break
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
            done += 1
    subprocess.run(command, check=True)
    return done


def _moments(rng: random.Random, kills: int) -> Iterator[float]:
    for _ in range(kills):
        yield 0.25 + rng.random() * 0.35


def compare(files: int, kills: int, jobs: int, seed: int = 3) -> Outcome:
    """An undisturbed and a killed run over the same files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        folder.mkdir()
        write_files(folder, files, seed)
        work_on(folder, Path(name) / "calm.journal", 1)
        killed = killed_run(folder, Path(name) / "killed.journal", jobs, kills, seed)
        calm, other = entries_of(Path(name) / "calm.journal"), entries_of(Path(name) / "killed.journal")
    documents = [entry for entry in other if entry.kind == "document"]
    twice = len(documents) - len({(entry.path, entry.number) for entry in documents})
    return Outcome(killed, len(documents), len(other) - len(documents), calm == other, twice)


def main() -> None:
    """Print how it went; exit status 1 where the journals differ."""
    if sys.argv[1:2] == ["--child"]:
        work_on(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
        return
    files, kills, jobs = (int(word) for word in (*sys.argv[1:4], *("2000", "20", "2")[len(sys.argv) - 1 :]))
    found = compare(files, kills, jobs)
    print(
        f"{files:,} files, {found.kills} kills: {found.documents:,} documents and {found.skipped} skipped, "
        f"{found.twice} twice, {'the same as' if found.same else 'NOT the same as'} an undisturbed run"
    )
    sys.exit(not found.same)


if __name__ == "__main__":
    main()
