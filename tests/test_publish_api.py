"""`import tradewire as tw`: small, typed, documented, quick to import, and shown in notebooks."""

import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import tradewire as tw
from publish_make import DAY, HOSTILE, ROOT, from_samples, made
from tradewire.errors import InputError

PAGE = ROOT / "docs" / "api.md"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return from_samples(tmp_path_factory.mktemp("api") / "samples.db")


@pytest.fixture
def opened(samples: Path) -> Iterator[tw.OpenLedger]:
    with tw.open_ledger(samples) as ledger:
        yield ledger


def test_importing_is_quick_and_light() -> None:
    code = "import sys, tradewire; print(len([m for m in sys.modules if m.startswith('tradewire')]))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "1"
    )


def test_the_surface_is_small_sorted_and_documented() -> None:
    assert tw.__all__ == sorted(tw.__all__)
    assert len(tw.__all__) < 15
    page = PAGE.read_text(encoding="utf-8")
    for name in tw.__all__:
        thing = getattr(tw, name)
        assert inspect.getdoc(thing), name
        assert f"`{name}" in page or f"tw.{name}" in page, name
        for method, value in vars(thing).items() if inspect.isclass(thing) else ():
            if not method.startswith("_") and callable(value):
                assert re.search(rf"\b{method}\b", page), f"{name}.{method}"
    with pytest.raises(AttributeError):
        _ = tw.nothing_of_the_kind  # type: ignore[attr-defined]


def test_reading_and_filtering() -> None:
    found = tw.read_files(next(ROOT.glob("examples/**/udmurtia.jsonl")))
    assert len(found) == 4
    assert not found.skipped
    figures = found.claims.filter(type="figure", area="RU-UD")
    assert 0 < len(figures) < len(found.claims)
    assert all(recorded.claim.type == "figure" for recorded in figures)
    assert len(figures[:2]) == 2
    with pytest.raises(InputError, match="colour"):
        found.claims.filter(colour="red")


def test_one_text() -> None:
    reading = tw.read_text("In 2024 trade between Belarus and Tatarstan grew by 7%.", language="en")
    assert [claim.value.low for claim in reading.claims if claim.value] == [7]
    with pytest.raises(InputError):
        tw.read_text("Hola", language="es")


def test_a_ledger(opened: tw.OpenLedger, tmp_path: Path) -> None:
    assert len(opened.claims(area="Удмуртия", type="figure")) == len(opened.claims(area="RU-UD", type="figure")) > 5
    assert len(opened.entries()) < len(opened.entries().claims)
    assert len(list(opened.documents())) == 4
    assert opened.search("автобусы")
    assert opened.commitments(today=DAY)
    assert opened.checks()
    assert opened.brief("Udmurtia", "BY", format="md", as_of=DAY).startswith(b"# Trade of Udmurtia with Belarus")
    opened.export("csv", tmp_path / "claims.csv", area="RU-UD")
    assert (tmp_path / "claims.csv").stat().st_size > 1000
    with pytest.raises(InputError):
        opened.claims(colour="red")


def test_data_frames(opened: tw.OpenLedger) -> None:
    claims = opened.claims()
    table, pandas, polars = claims.to_arrow(), claims.to_pandas(), claims.to_polars()
    assert tuple(table.column_names) == tuple(pandas.columns) == tuple(polars.columns) == tw.columns()
    assert table.num_rows == len(pandas) == polars.height == len(claims)
    assert polars.filter(polars["unit"] == "USD")["low"].sum() > 0
    assert pandas["said"].iloc[0] == date(2025, 2, 20)
    assert len(opened.claims(area="JP").to_pandas()) == 0


def test_pictures(opened: tw.OpenLedger) -> None:
    chart, drawn = opened.chart("BY", "RU-UD"), opened.map("BY")
    assert chart is not None
    assert drawn is not None
    assert chart._repr_svg_().startswith("<svg")
    assert drawn.png().startswith(b"\x89PNG")


def test_notebooks_show_marked_words_and_run_nothing(tmp_path: Path) -> None:
    with tw.open_ledger(made(tmp_path / "made.db")) as ledger:
        shown = [ledger.claims()._repr_html_(), ledger.entries()._repr_html_()]
    shown.append(tw.read_files(next(ROOT.glob("examples/**/udmurtia.jsonl")))._repr_html_())
    for page in shown:
        assert "<mark" in page
        assert "<script" not in page
    assert HOSTILE[:11].replace('"', "&quot;") in shown[0]


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    from_samples(tmp_path / "trade.db")
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    space: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), space)


def test_the_reference_follows_the_code() -> None:
    import reference  # noqa: PLC0415

    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "run make docs"
