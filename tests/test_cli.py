"""The doors, from the outside: what is printed, where, and the exit status."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tradewire import __version__
from tradewire.cli.app import app

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
GERMAN = "Die Ausfuhren aus Sachsen sind im vergangenen Jahr um zwölf Prozent auf 85 Millionen Euro gestiegen."
ENGLISH = "In 2024 trade between Belarus and Vologda Oblast rose 8% to $120 million, the ministry said."
RUSSIAN = (
    "В 2024 году товарооборот Беларуси и Вологодской области вырос на 8 % до 120 млн долларов, сообщили в министерстве."
)


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def claims(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


def tradewire(*arguments: object, columns: int = 100, **environment: str) -> Done:
    settings = {"COLUMNS": str(columns), "NO_COLOR": "", "FORCE_COLOR": "", **environment}
    done = CliRunner(env=settings).invoke(app, [str(argument) for argument in arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_jsonl_has_a_claim_a_line_that_keeps_the_contract(examples: Path) -> None:
    done = tradewire("read", "--format", "jsonl", examples)
    assert done.status == 0
    assert len(done.claims) > 20
    texts = {path.stem: path.read_text(encoding="utf-8") for path in examples.glob("*.txt")}
    for claim in done.claims:
        assert {"document", "type", "status", "quote", "start", "end", "rules"} <= claim.keys()
        if claim["document"] in texts:
            assert str(claim["quote"]) in texts[str(claim["document"])]


def test_every_sample_is_read_and_the_german_one_is_skipped_with_its_reason(examples: Path) -> None:
    done = tradewire("read", examples)
    for path in examples.glob("*.txt"):
        assert f"{path.stem} · " in done.out
    skipped = [line for line in done.err.splitlines() if line.startswith("skipped")]
    assert len(skipped) == 1
    assert "news.jsonl:4" in skipped[0]
    assert "language" in skipped[0]
    assert "en" in skipped[0]


@pytest.mark.parametrize("columns", [40, 80, 100, 129, 130, 160, 300])
def test_the_table_keeps_to_its_width(examples: Path, columns: int) -> None:
    from rich.cells import cell_len  # noqa: PLC0415

    done = tradewire("read", examples, columns=columns)
    assert max(map(cell_len, done.out.splitlines())) <= max(60, min(columns, 160))


def test_numbers_of_the_table_are_those_of_the_article(tmp_path: Path) -> None:
    for name, text in (("en.txt", ENGLISH), ("ru.txt", RUSSIAN)):
        done = tradewire("read", write(tmp_path, name, text), columns=160)
        assert "120 mn USD" in done.out, done.out
        assert "8%" in done.out


def test_colour_only_where_wanted(examples: Path) -> None:
    assert "\x1b" not in tradewire("read", examples).out
    assert "\x1b[" in tradewire("read", examples, FORCE_COLOR="1").out
    assert "\x1b" not in tradewire("read", examples, FORCE_COLOR="1", NO_COLOR="1").out


HOSTILE = (
    "\x1b[31m[bold red]Trade\x07 between Belarus\u202e and Vologda Oblast\x9b2J rose by 8%[/bold red] in 2024. "
    "\x1b]0;title\x07"
)


@pytest.mark.parametrize("arguments", [["read"], ["explain"], ["explain", "--html"], ["read", "--format", "jsonl"]])
def test_hostile_text_cannot_drive_the_terminal(tmp_path: Path, arguments: Sequence[str]) -> None:
    done = tradewire(*arguments, write(tmp_path, "hostile.txt", HOSTILE), "--language", "en", FORCE_COLOR="1")
    left = ESCAPE.sub("", done.out)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)
    assert "\x1b[31m[bold" not in done.out


def test_markup_of_an_article_stays_text(tmp_path: Path) -> None:
    path = write(tmp_path, "markup.txt", f"[red]<script>alert(1)</script>[/red] :smile: {ENGLISH}")
    assert "[red]<script>alert(1)</script>[/red] :smile:" in tradewire("explain", path).out
    page = tradewire("explain", "--html", path).out
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_folder_with_everything_that_goes_wrong(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", ENGLISH)
    write(tmp_path, "cp1251.txt", RUSSIAN.encode("cp1251"))
    write(tmp_path, "utf16.txt", RUSSIAN.encode("utf-16"))
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "binary.txt", bytes(range(256)) * 20)
    write(tmp_path, "german.txt", GERMAN)
    write(tmp_path, "broken.jsonl", '{"id": "a", "text": \n{"id": "b", "lang": "en", "text": "' + ENGLISH + '"}\n')
    done = tradewire("read", "--format", "jsonl", tmp_path)
    assert done.status == 0
    assert {claim["document"] for claim in done.claims} == {"good", "cp1251", "utf16", "b"}
    for name in ("empty.txt", "binary.txt", "german.txt", "broken.jsonl:1"):
        assert f"{tmp_path / name}: " in done.err


@pytest.mark.parametrize("name", ["empty.txt", "german.txt", "missing.txt"])
def test_status_1_where_nothing_could_be_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "german.txt", GERMAN)
    done = tradewire("read", tmp_path / name)
    assert done.status == 1
    assert not done.out
    assert "skipped" in done.err


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["read", "--format", "xml", "x"], ["read", "--published", "yesterday", "x"], ["read", "-j", "0", "x"],
     ["explain"], ["explain", "missing.txt"], ["write"]],
)  # fmt: skip
def test_status_2_for_a_wrong_command_line(arguments: Sequence[str]) -> None:
    assert tradewire(*arguments).status == 2


def test_the_publication_date_resolves_relative_times(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Last year trade between Belarus and Vologda Oblast rose by 8%.")
    done = tradewire("read", "--format", "jsonl", "--published", "2023-05-16", path)
    assert [claim["period"] for claim in done.claims] == [{"start": "2022-01-01", "end": "2022-12-31"}]


def test_language_and_text_column_options(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"id": "x", "body": ENGLISH}))
    assert tradewire("read", path).status == 1
    done = tradewire("read", "--format", "jsonl", "--text-column", "body", "--language", "en", path)
    assert {claim["document"] for claim in done.claims} == {"x"}


def test_output_goes_to_the_file_without_colour(tmp_path: Path, examples: Path) -> None:
    target = tmp_path / "out.txt"
    done = tradewire("read", "--output", target, examples, FORCE_COLOR="")
    assert not done.out
    assert "kaluga-2025-02" in target.read_text(encoding="utf-8")


def test_quiet_says_only_what_was_skipped(examples: Path) -> None:
    assert "documents" in tradewire("read", examples).err
    done = tradewire("read", "--quiet", examples)
    assert [line.split()[0] for line in done.err.splitlines()] == ["skipped"]


def test_two_processes_read_the_same_in_the_same_order(examples: Path) -> None:
    one, two = (tradewire("read", "--format", "jsonl", "--jobs", jobs, examples).out for jobs in (1, 2))
    assert one == two


def test_the_ledger_keeps_what_was_read(tmp_path: Path, examples: Path) -> None:
    from tradewire.pipeline import open_ledger  # noqa: PLC0415

    path = tmp_path / "ledger.db"
    done = tradewire("read", "--format", "jsonl", "--ledger", path, examples)
    with open_ledger(str(path)) as ledger:
        assert sum(1 for _ in ledger.claims()) == len(done.claims)


def test_explain_shows_each_claim_with_the_words_of_its_fields(tmp_path: Path) -> None:
    done = tradewire("explain", write(tmp_path, "a.txt", ENGLISH), columns=160)
    assert done.status == 0
    assert ENGLISH.partition(" rose")[0] in done.out
    assert "“$120 million”" in done.out
    assert "rules" in done.out


def test_explain_html_stands_alone(examples: Path) -> None:
    page = tradewire("explain", "--html", examples / "kaluga-2025-02.txt").out
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert "http://" not in page
    assert "https://" not in page
    assert "src=" not in page


def test_version() -> None:
    assert tradewire("--version").out.strip() == f"tradewire {__version__}"


def test_a_reader_that_goes_away_is_no_error(examples: Path) -> None:
    command = f"{sys.executable} -m tradewire read {examples} {examples} {examples} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("WHAT")
    assert "Traceback" not in done.stderr


def test_output_is_utf8_whatever_the_locale(examples: Path) -> None:
    settings = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "tradewire", "read", str(examples / "kaluga-2025-02.txt")]
    done = subprocess.run(command, capture_output=True, check=False, env=settings)
    assert done.returncode == 0
    assert re.search("[а-я]{5}", done.stdout.decode("utf-8"))


def test_what_a_run_does_not_need_is_not_imported(examples: Path) -> None:
    """Start-up stays short: no database, no page parser, no live display for a text file."""
    code = (
        "import sys; from tradewire.cli.app import app; "
        f"app(['read', '--quiet', {str(examples / 'kaluga-2025-02.txt')!r}], standalone_mode=False); "
        "print(sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(re.findall(r"'(\w+)'", done.stderr))
    assert "tradewire" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "trafilatura", "lxml", "requests", "pandas", "multiprocessing"}
