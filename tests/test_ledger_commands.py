"""The commands on a ledger, from the outside, on claims in words of our own."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import ledger_make as make
from ledger_make import event, figure, need, supply
from tradewire import pipeline, reconcile
from tradewire.cli.app import app

ENGLISH = (
    "In 2025 Belarus will supply Udmurtia 120 buses. Trade could reach $500 million. About 3,000 lifts are worn out."
)
RUSSIAN = (
    "В этом году Беларусь поставит в Удмуртию 120 автобусов. К концу года товарооборот доведут до 500 млн долларов."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "l.db"
    english = [
        supply(doc="en", quote="will supply Udmurtia 120 buses"),
        figure(value="500e6 USD", period=None, status="possible", quote="$500 million", doc="en"),
        figure(value="120e6 USD", period=None, quote="$120 million", doc="en"),
        need(doc="en"),
    ]
    russian = [
        supply(doc="ru", quote="поставит в Удмуртию 120 автобусов"),
        figure(value="500e6 USD", period="2025", status="planned", quote="500 млн долларов", doc="ru"),
        figure(measure="change", value="65 %", period="2025-01-01..", quote="65 %", doc="ru"),
    ]
    with pipeline.open_ledger(str(path)) as opened:
        opened.add(make.document("en", ENGLISH), english, "own words")
        opened.add(make.document("ru", RUSSIAN, "2025-10-02", "ru"), russian, "own words")
        reconcile.join(opened)
    return path


def run(ledger: Path, *arguments: str) -> Result:
    done = CliRunner(env={"COLUMNS": "160", "NO_COLOR": "1"}).invoke(app, [*arguments, "--ledger", str(ledger)])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def records(ledger: Path, *arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(ledger, *arguments, "--format", "jsonl").stdout.splitlines()]


def test_claims_in_three_forms(ledger: Path) -> None:
    table = run(ledger, "claims", "--type", "supply").stdout.splitlines()
    assert len(table) == 3
    assert table[0].startswith("ID ")
    told = records(ledger, "claims", "--type", "supply")
    assert [t["quote"] for t in told] == ["will supply Udmurtia 120 buses", "поставит в Удмуртию 120 автобусов"]
    rows = list(csv.DictReader(io.StringIO(run(ledger, "claims", "--type", "supply", "--format", "csv").stdout)))
    assert [row["HOW MUCH"] for row in rows] == ["120", "120"]


def test_entries_count_tellings_and_sources(ledger: Path) -> None:
    [buses] = records(ledger, "entries", "--product", "8702")
    assert buses["independent_sources"] == 2
    [level] = [
        e for e in records(ledger, "entries", "--indicator", "turnover") if e["statuses"] == ["possible", "planned"]
    ]
    assert len(level["claims"]) == 2  # type: ignore[arg-type]


def test_as_of_shows_what_was_known(ledger: Path) -> None:
    assert len(records(ledger, "claims")) == 7
    assert len(records(ledger, "claims", "--as-of", "2025-06-01")) == 4
    assert [d["id"] for d in records(ledger, "documents", "--as-of", "2025-06-01")] == ["en"]


def test_search_in_both_languages(ledger: Path) -> None:
    assert [c["document"] for c in records(ledger, "search", "supplied", "bus")] == ["en"]
    assert [c["document"] for c in records(ledger, "search", "автобусы")] == ["ru"]
    assert records(ledger, "search", "трактор") == []


def test_a_person_judges_and_withdraws(ledger: Path) -> None:
    left, right = (str(c["id"]) for c in records(ledger, "claims", "--type", "supply"))
    judged = run(ledger, "judge", left, right, "different", "--by", "ann", "--reason", "two orders").stdout.strip()
    assert len(records(ledger, "entries", "--product", "8702")) == 2
    [held] = [j for j in records(ledger, "judgements", left) if j["by"] == "person:ann"]
    assert (held["id"], held["reasons"]) == (judged, ["two orders"])
    assert run(ledger, "withdraw", judged, "--by", "ann").exit_code == 0
    assert len(records(ledger, "entries", "--product", "8702")) == 1


def test_check_exits_with_1_only_where_something_is_inconsistent(ledger: Path, tmp_path: Path) -> None:
    done = run(ledger, "check")
    assert done.exit_code == 0, done.stdout
    assert "none promised yet" in done.stdout
    other = tmp_path / "other.db"
    with pipeline.open_ledger(str(other)) as opened:
        opened.add(make.document("x", "Talks", "2025-02-05"), [event(period="2025-02-07..2025-02-07", doc="x")], "r")
    done = run(other, "check")
    assert done.exit_code == 1
    assert "2 days before" in done.stdout


def test_check_keeps_what_it_found(ledger: Path) -> None:
    run(ledger, "check", "--keep", "--all")
    with pipeline.open_ledger(str(ledger), read_only=True) as opened:
        kept = [json.loads(body)["rule"] for body in opened.findings("check")]
        assert {"needs", "retelling"} <= set(kept)
        assert len(opened.findings("commitment")) == 2


def test_check_prints_what_follows(ledger: Path) -> None:
    kinds = {r["rule"] for r in records(ledger, "check", "--all")}
    assert {"needs", "retelling"} <= kinds


def test_commitments(ledger: Path) -> None:
    found = {c["what"]: c for c in records(ledger, "commitments", "--as-of", "2025-11-01")}
    assert found["level of turnover:BY=RU-UD"]["outcome"] == "at_risk"
    assert found["supply bus"]["due"] == "2025-12-31"
    table = run(ledger, "commitments", "--as-of", "2025-11-01").stdout
    assert "×4.2" in table.replace("\n", " ")


def test_series_shows_claims_and_official_numbers(ledger: Path, tmp_path: Path) -> None:
    rows = records(ledger, "series", "BY", "RU-UD", "turnover")
    assert [(r["measure"], r["status"]) for r in rows] == [
        ("level", "planned"),
        ("change", "actual"),
        ("level", "actual"),
    ]
    other = tmp_path / "other.db"
    source = Path(__file__).parents[1] / "examples" / "series" / "belarus-kazakhstan.csv"
    assert "9 observations" in run(other, "official", str(source)).stdout
    assert len(records(other, "series", "by", "kz", "exports")) == 5


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="there is no ledger"):
        run(tmp_path / "none.db", "claims")


def test_a_wrong_verdict_is_refused(ledger: Path) -> None:
    assert run(ledger, "judge", "a", "b", "perhaps", "--by", "ann").exit_code == 2


def test_formulas_do_not_reach_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with pipeline.open_ledger(str(path)) as opened:
        opened.add(make.document("x", "=1+1"), [figure(quote='=HYPERLINK("x")', doc="x")], "r")
    [row] = csv.DictReader(io.StringIO(run(path, "claims", "--format", "csv").stdout))
    assert row["WORDS"] == '\'=HYPERLINK("x")'
