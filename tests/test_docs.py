"""The documents say what is there, and what they show runs."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner

from tradewire.cli.app import app
from tradewire.record import Claim, ClaimType, EntityKind, Indicator, Measure, Status, claim_from_dict
from tradewire.record.claim import Figure, Project

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
CLAIMS = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")


def section(command: str) -> str:
    """What commands.md says of one command."""
    return COMMANDS.split(f"## `tradewire {command} ", 1)[1].split("\n## ", 1)[0]


def options() -> Iterator[tuple[str, str]]:
    """Every option of every command, by its long name."""
    group = typer.main.get_group(app)
    for name, command in group.commands.items():
        for parameter in command.params:
            yield from ((name, opt) for opt in parameter.opts if opt.startswith("--") and opt != "--help")


def examples(page: Path) -> list[str]:
    """The command lines that a page shows, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [line.strip().removeprefix("$ tradewire") for line in lines if line.strip().startswith("$ tradewire")]


def test_every_command_is_documented() -> None:
    assert set(re.findall(r"## `tradewire (\w+) ", COMMANDS)) == set(typer.main.get_group(app).commands)


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_documented(command: str, option: str) -> None:
    assert f"`{option}" in section(command)


@pytest.mark.parametrize("command", sorted(typer.main.get_group(app).commands))
def test_every_documented_option_exists(command: str) -> None:
    documented = set(re.findall(r"`(--[\w-]+)", section(command)))
    assert documented <= {option for name, option in options() if name == command}


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=lambda page: page.name)
def test_every_example_runs(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The examples of a page run one after the other in one folder, as a reader would run them."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for example in examples(page):
        command, _, _ = example.partition(" > ")
        done = CliRunner().invoke(app, shlex.split(command))
        assert done.exit_code == 0, f"{example}: {done.output}"
        assert done.stdout.strip(), example


def test_every_help_text_names_its_options() -> None:
    for name, option in options():
        shown = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"}).invoke(app, [name, "--help"]).stdout
        assert option in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_the_index_names_every_page(page: Path) -> None:
    if page.name != "index.md":
        assert f"({page.name})" in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [ClaimType, Status, Indicator, Measure, EntityKind])
def test_every_word_of_the_contract_is_documented(words: object) -> None:
    for word in get_args(words):
        assert re.search(rf"\b{word}\b", CLAIMS), word


def test_the_printed_claim_keeps_the_contract() -> None:
    for block in re.findall(r"```json\n(.*?)```", CLAIMS, re.DOTALL):
        claim = claim_from_dict(json.loads(block))
        text = (ROOT / "examples" / "articles" / f"{claim.document}.txt").read_text(encoding="utf-8")
        assert claim.quote in text
        assert claim.span.end - claim.span.start == len(claim.quote)


def test_every_field_of_a_claim_is_documented() -> None:
    names = {name for cls in (Claim, Figure, Project) for name in cls.__struct_fields__} - {"span"}
    for name in (*names, "start", "end"):
        assert f"`{name}`" in CLAIMS, name


def test_every_sample_article_is_described() -> None:
    described = (ROOT / "docs" / "examples.md").read_text(encoding="utf-8")
    for path in (ROOT / "examples" / "articles").iterdir():
        assert f"`{path.name}`" in described


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"`make (\w+)`", page.read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_version_is_in_the_changelog() -> None:
    shown = subprocess.run([sys.executable, "-m", "tradewire", "--version"], capture_output=True, text=True, check=True)
    assert f"## {shown.stdout.split()[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
