"""What the commands of `publish_commands` do: open the ledger, write, say where."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tradewire import pipeline, publish
from tradewire.ledger import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOrder:
    """What was asked of `brief`."""

    ledger: str
    area: str
    partner: str | None
    language: str
    as_of: date | None
    format: str


def brief(order: BriefOrder) -> bytes:
    """The file of a brief."""
    request = publish.BriefRequest(
        area=order.area,
        partner=order.partner,
        language=order.language,
        as_of=order.as_of or today(),
    )
    with pipeline.open_ledger(order.ledger, read_only=True) as ledger:
        return publish.brief(ledger, request, order.format)


def export(name: str, where: str, wanted: Filter, output: Path | None) -> None:
    """Write an export to a file, or to standard output where none is named."""
    with pipeline.open_ledger(where, read_only=True) as ledger, TemporaryDirectory() as folder:
        made = output or Path(folder) / "export"
        publish.export(name, ledger, made, wanted)
        if output is None:
            deliver(made.read_bytes(), None)


def list_exports() -> None:
    for name, about in publish.exports().items():
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
