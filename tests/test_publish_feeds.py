"""Feeds and the watch: what is new, once each, to the screen or to a webhook that was asked for."""

import json
import threading
import time
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner

from publish_make import AT, HOSTILE, from_samples, made
from tradewire import pipeline, publish
from tradewire.cli import watch_command
from tradewire.cli.app import app
from tradewire.errors import InputError
from tradewire.ledger import EVERYTHING, Filter
from tradewire.record import Document


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return from_samples(tmp_path_factory.mktemp("feeds") / "samples.db")


def items_of(where: Path, wanted: Filter = EVERYTHING, language: str = "en") -> list[publish.News]:
    with pipeline.open_ledger(str(where), read_only=True) as ledger:
        return publish.news(ledger, wanted, language)


def test_entries_changed_commitments_and_conflicts_are_told(samples: Path) -> None:
    found = items_of(samples, Filter(area="RU-UD"))
    assert {item.kind for item in found} == {"entry", "commitment", "conflict"}
    assert len({item.id for item in found}) == len(found)
    assert any(item.kind == "commitment" and "30 June 2025 → 31 December 2025" in item.text for item in found)
    assert any(item.kind == "conflict" and "118.4" in item.text and "121" in item.text for item in found)


def test_a_filter_narrows_the_news(samples: Path) -> None:
    assert items_of(samples, Filter(product="bus"))
    assert not items_of(samples, Filter(area="JP"))


def test_atom_is_read_by_a_feed_reader(samples: Path, tmp_path: Path) -> None:
    for where in (samples, made(tmp_path / "made.db")):
        items = items_of(where)
        parsed = feedparser.parse(publish.feed(items, "Udmurtia", "en", "atom"))
        assert not parsed.bozo
        assert [entry.id for entry in parsed.entries] == [item.id for item in items]
        assert all(entry.title and entry.updated for entry in parsed.entries)
    assert any(HOSTILE[:20] in entry.content[0].value for entry in parsed.entries)


def test_a_feed_is_named_in_its_language_and_keeps_its_id(samples: Path) -> None:
    items = items_of(samples)
    parsed = [feedparser.parse(publish.feed(items, "RU-UD", language, "atom")).feed for language in ("ru", "en")]
    assert [feed.title for feed in parsed] == ["tradewire: Удмуртская Республика", "tradewire: Udmurtia"]
    assert {feed.id for feed in parsed} == {"urn:tradewire:feed:ru-ud"}


def test_json_feed_has_what_the_format_asks_for(samples: Path) -> None:
    feed = json.loads(publish.feed(items_of(samples, language="ru"), "", "ru", "json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "tradewire: всё"
    for item in feed["items"]:
        assert item["id"]
        assert item["content_text"]
        datetime.fromisoformat(item["date_published"].removesuffix("Z"))


@pytest.mark.parametrize("output_format", ["atom", "json"])
def test_the_same_ledger_gives_the_same_feed(tmp_path: Path, output_format: str) -> None:
    feeds = [publish.feed(items_of(made(tmp_path / name)), "x", "en", output_format) for name in ("one.db", "two.db")]
    assert feeds[0] == feeds[1]


def test_watch_prints_what_is_there_and_posts_only_where_told(
    samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    received: list[dict[str, str]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/hook"
        watch_command.run(watch_command.Watch(str(samples), Filter(area="RU-UD"), "en", 1, address, once=True))
    finally:
        server.shutdown()
    shown = capsys.readouterr().out
    assert len(received) == len(items_of(samples, Filter(area="RU-UD")))
    assert "numbers in conflict" in shown


def test_watch_tells_what_comes_later_and_only_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where = from_samples(tmp_path / "w.db")
    rounds = iter(range(3))

    def meanwhile(seconds: float) -> None:
        if next(rounds) == 0:
            text = "Belarus will supply 7 harvesters to Udmurtia in 2027."
            document = Document(id="later", text=text, language="en", outlet="Later News")
            reading = pipeline.read_document(document)
            assert isinstance(reading, pipeline.Reading)
            with pipeline.open_ledger(str(where)) as ledger:
                ledger.add(document, reading.claims, "test", AT + timedelta(days=1))
            return
        raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", meanwhile)
    with pytest.raises(KeyboardInterrupt):
        watch_command.run(watch_command.Watch(str(where), EVERYTHING, "en", 1, None, once=False))
    shown = capsys.readouterr().out
    assert "Later News" in shown
    assert "Example Daily" not in shown


def test_a_webhook_is_a_web_address(samples: Path) -> None:
    with pytest.raises(InputError, match="webhook"):
        watch_command.run(watch_command.Watch(str(samples), EVERYTHING, "en", 1, "file:///etc/passwd", once=True))


@pytest.mark.parametrize(
    "arguments",
    [
        ["brief", "Удмуртия", "--with", "BY", "--language", "ru", "--as-of", "2025-12-01", "--format", "md"],
        ["chart", "Udmurtia", "--with", "Belarus"],
        ["chart", "Udmurtia", "--indicator", "commitments", "--as-of", "2025-12-01", "--format", "json"],
        ["map", "Belarus"],
        ["feed", "--area", "RU-UD", "--format", "json"],
        ["export", "jsonl", "--area", "RU-UD"],
        ["watch", "--once", "--area", "RU-UD"],
    ],
    ids=lambda arguments: " ".join(arguments[:4]),
)
def test_commands_write_to_standard_output_and_to_files(samples: Path, tmp_path: Path, arguments: list[str]) -> None:
    done = CliRunner().invoke(app, [*arguments, "--ledger", str(samples)])
    assert done.exit_code == 0, done.output
    assert done.stdout_bytes
    if arguments[0] != "watch":
        target = tmp_path / "out"
        CliRunner().invoke(app, [*arguments, "--ledger", str(samples), "--output", str(target)])
        assert target.read_bytes() == done.stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["brief", "Nowhereland"], "Nowhereland"),
        (["brief", "BY", "--language", "fr"], "fr"),
        (["brief", "BY", "--format", "odt"], "odt"),
        (["export", "dbf"], "dbf"),
        (["chart", "BY", "--with", "JP"], "nothing to draw"),
        (["chart", "BY", "--with", "JP", "--indicator", "weather"], "weather"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said(samples: Path, arguments: list[str], message: str) -> None:
    done = CliRunner().invoke(app, [*arguments, "--ledger", str(samples)])
    assert isinstance(done.exception, InputError)
    assert message in str(done.exception)


def test_an_archive_is_restored_from_the_command_line(samples: Path, tmp_path: Path) -> None:
    archive, again = tmp_path / "a.jsonl", tmp_path / "again.db"
    CliRunner().invoke(app, ["export", "archive", "--ledger", str(samples), "--output", str(archive)])
    assert "4 documents" in CliRunner().invoke(app, ["restore", str(archive), "--ledger", str(again)]).stdout
