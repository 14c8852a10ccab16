"""`tradewire read --journal`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tradewire.cli.app import app
from tradewire.cli.journal_command import pace
from tradewire.errors import InputError
from tradewire.read.progress import Progress, Totals

TEXT = "MINSK, 30 January (Wire) – In January-November 2024 trade of Belarus with Vologda Oblast increased by 8%."


def call(*words: str) -> tuple[list[str], str]:
    done = CliRunner().invoke(app, ["read", *words])
    if isinstance(done.exception, InputError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines(), done.stderr


def test_a_second_run_prints_the_same_and_reads_nothing(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    words = ("--format", "jsonl", "--journal", str(tmp_path / ".journal"), str(tmp_path))
    lines, said = call(*words)
    assert [json.loads(line)["document"] for line in lines] == ["a", "b"]
    assert "2 documents, 1 skipped; copies: 1 exact" in said
    assert "c.txt: the file is empty" in said
    again, said = call(*words)
    assert again == lines
    assert "3 files (3 done before)" in said


def test_options_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    journal = str(tmp_path / ".journal")
    with pytest.raises(InputError, match="jsonl"):
        call("--journal", journal, str(tmp_path))
    call("--format", "jsonl", "--journal", journal, str(tmp_path))
    with pytest.raises(InputError, match="other options"):
        call("--format", "jsonl", "--journal", journal, "--published", "2025-01-30", str(tmp_path))


def test_the_pace_tells_rate_and_remaining_time() -> None:
    assert pace(Progress(300, 1200, 100, Totals(300, 300, 0), 2.0)) == ", 100 a second, 0:00:09 left"
    assert pace(Progress(100, 1200, 100, Totals(100, 100, 0), 2.0)) == ""
