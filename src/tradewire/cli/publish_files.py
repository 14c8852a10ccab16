"""What the commands of `publish_commands` do: open the ledger, write, say where."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, cast, get_args

import msgspec

from tradewire import pipeline, publish
from tradewire.errors import InputError
from tradewire.ledger import Filter
from tradewire.record import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOrder:
    """What was asked of `brief`."""

    ledger: str
    area: str
    partner: str | None
    language: str
    as_of: date | None
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartOrder:
    """What was asked of `chart` and `map`; `what` is an indicator, `commitments`, `turnover` or `growth`."""

    ledger: str
    area: str
    partner: str | None
    what: str
    language: str
    as_of: date | None


def brief(order: BriefOrder) -> bytes:
    """The file of a brief."""
    request = publish.BriefRequest(
        area=order.area,
        partner=order.partner,
        language=order.language,
        as_of=order.as_of or today(),
    )
    with pipeline.open_ledger(order.ledger, read_only=True) as ledger:
        return publish.write_brief(ledger, request, order.format)


def export(name: str, where: str, wanted: Filter, output: Path | None) -> None:
    """Write an export to a file, or to standard output where none is named."""
    with pipeline.open_ledger(where, read_only=True) as ledger, TemporaryDirectory() as folder:
        made = output or Path(folder) / "export"
        publish.write_export(name, ledger, made, wanted)
        if output is None:
            deliver(made.read_bytes(), None)


def restore(file: Path, where: str) -> int:
    """Fill a ledger from an archive; how many documents came in."""
    with file.open("rb") as lines, pipeline.open_ledger(where) as ledger:
        return publish.restore(map(msgspec.json.decode, lines), ledger)


def chart(order: ChartOrder, drawn: str) -> bytes:
    """An indicator over time, or commitments."""
    with pipeline.open_ledger(order.ledger, read_only=True) as ledger:
        if order.what == "commitments":
            pair = (order.area, order.partner)
            made = publish.commitments_chart(ledger, pair, order.language, order.as_of or today())
        elif order.what not in get_args(Indicator):
            raise InputError(f"{order.what!r} is no indicator: choose one of {', '.join(get_args(Indicator))}")
        elif order.partner is None:
            raise InputError("an indicator over time is that of two areas: name the other with --with")
        else:
            sides = (order.partner, order.area)
            made = publish.series_chart(ledger, sides, cast(Indicator, order.what), order.language, order.as_of)
    return _drawn(made, drawn)


def partners_map(order: ChartOrder, drawn: str) -> bytes:
    """Partners of an area."""
    with pipeline.open_ledger(order.ledger, read_only=True) as ledger:
        by = cast(Literal["turnover", "growth"], order.what)
        return _drawn(publish.partners_map(ledger, order.area, by, order.language, order.as_of), drawn)


def _drawn(made: dict[str, Any] | None, drawn: str) -> bytes:
    if made is None:
        raise InputError("the ledger has nothing to draw there")
    return publish.draw(made, cast(Literal["svg", "png", "json"], drawn))


def feed(where: str, wanted: Filter, language: str, output_format: str) -> bytes:
    """News as a feed."""
    with pipeline.open_ledger(where, read_only=True) as ledger:
        items = publish.news(ledger, wanted, language)
    named = (wanted.area, wanted.partner, wanted.product, wanted.organisation)
    return publish.feed(items, " ".join(filter(None, named)), language, output_format)


def list_exports() -> None:
    for name, about in publish.export_names().items():
        print(f"{name:<12} {about}")


def deliver(content: bytes, output: Path | None) -> None:
    """Bytes to a file or to standard output."""
    if output is not None:
        output.write_bytes(content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def today() -> date:
    return datetime.now(UTC).date()
