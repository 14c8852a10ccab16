"""Runs: nothing twice, nothing lost, whatever happens."""

import os
import sys
import time
from pathlib import Path

import pytest

from tradewire.errors import InputError
from tradewire.read import Progress
from tradewire.read.journal import Entry, Journal
from tradewire.read.run import RunOptions, run
from tradewire.read.task import Work
from tradewire.record import Document

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import kill_runs

TEXT = "The trade of region {} grew by 12 percent, and the governor of the region wants more of it."


def make() -> Work:
    return _work


def _work(document: Document) -> str:
    if "DIE" in document.text:
        os._exit(9)
    if "HANG" in document.text:
        time.sleep(60)
    return document.id


def write(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for i in range(count):
        (folder / f"{i:03}.txt").write_text(TEXT.format(i))
    return folder


def options(tmp_path: Path, jobs: int = 1, patience: float = 60.0) -> RunOptions:
    return RunOptions(journal=tmp_path / "journal", recipe="r1", jobs=jobs, patience=patience)


def entries(tmp_path: Path) -> list[Entry]:
    with Journal(tmp_path / "journal", "r1") as journal:
        return list(journal.entries())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_run_ends_as_one_left_alone(jobs: int) -> None:
    found = kill_runs.compare(files=400, kills=5, jobs=jobs)
    assert found.same
    assert found.twice == 0
    assert found.documents > 400


def test_a_second_run_does_nothing_twice(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 30)
    seen: list[Progress] = []
    first = run([folder], options(tmp_path), make, watch=seen.append)
    assert (first.done, first.files, first.earlier, first.totals.documents) == (30, 30, 0, 30)
    assert first.rate > 0
    assert first.remaining == 0
    assert [progress.done for progress in seen] == [16, 30]
    second = run([folder], options(tmp_path), make)
    assert (second.done, second.earlier, second.totals.documents) == (30, 30, 30)


def test_only_changed_and_new_files_are_done_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 5)
    run([folder], options(tmp_path), make)
    (folder / "001.txt").write_text(TEXT.format("changed"))
    os.utime(folder / "002.txt")  # touched, not changed
    (folder / "new.txt").write_text(TEXT.format("new"))
    again = run([folder], options(tmp_path), make)
    assert (again.done, again.earlier) == (6, 4)
    assert [entry.payload for entry in entries(tmp_path)] == ["000", "001", "002", "003", "004", "new"]


@pytest.mark.parametrize(("word", "reason"), [("DIE", "died"), ("HANG", "more than 2 seconds")])
def test_a_file_that_kills_or_hangs_its_process_costs_nothing_else(tmp_path: Path, word: str, reason: str) -> None:
    folder = write(tmp_path / "in", 20)
    (folder / "007.txt").write_text(TEXT.format(word))
    done = run([folder], options(tmp_path, jobs=2, patience=2.0), make)
    assert (done.done, done.totals.documents, done.totals.skipped) == (20, 19, 1)
    (skipped,) = [entry for entry in entries(tmp_path) if entry.kind == "skipped"]
    assert skipped.path.endswith("007.txt")
    assert reason in skipped.payload


def test_a_path_that_leads_nowhere_is_told_of_and_read_when_it_is_there(tmp_path: Path) -> None:
    paths = [write(tmp_path / "in", 1), tmp_path / "later.txt"]
    assert run(paths, options(tmp_path), make).done == 2
    assert [entry.payload.partition(":")[0] for entry in entries(tmp_path)] == ["000", "not_found"]
    (tmp_path / "later.txt").write_text(TEXT.format("later"))
    run(paths, options(tmp_path), make)
    assert [entry.payload for entry in entries(tmp_path)] == ["000", "later"]


def test_a_journal_belongs_to_one_recipe_and_one_run_at_a_time(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal", "r1"), pytest.raises(InputError, match="another run"):
        Journal(tmp_path / "journal", "r1")
    with pytest.raises(InputError, match="other options"):
        Journal(tmp_path / "journal", "r2")
    (tmp_path / "no").write_text(
        "this is not a database, but a text that is long enough to look like nothing else" * 20
    )
    with pytest.raises(InputError, match="cannot be used"):
        Journal(tmp_path / "no", "r1")


def test_standard_input_cannot_be_resumed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="standard input"):
        run(["-"], options(tmp_path), make)


def test_copies_are_found_over_the_whole_run(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 3)
    (folder / "copy.txt").write_text(TEXT.format(0).upper())
    run([folder], options(tmp_path), make)
    with Journal(tmp_path / "journal", "r1") as journal:
        copies = {Path(copy.document).stem: (Path(copy.of).stem, copy.kind) for copy in journal.copies()}
    assert copies["copy"] == ("000", "exact")
    assert copies["001"] == ("000", "near")
