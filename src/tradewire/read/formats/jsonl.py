"""JSON Lines: one document a line, fields by name."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from tradewire.read.decode import decode
from tradewire.read.formats import Format
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source
from tradewire.read.tables import from_record


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    with source.open() as stream:
        for number, line in _lines(stream, options.max_bytes):
            where = f"{source.name}:{number}"
            if line is None:
                yield Skipped(where, "too_large", f"the line has more than {options.max_bytes:,} bytes")
            elif line.strip():
                yield _record(line, where, f"{source.stem}:{number}", options)


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is longer than `limit` bytes, of which no more is held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _record(line: bytes, where: str, fallback_id: str, options: ReadOptions) -> Raw | Skipped:
    try:
        decoded = decode(line, options.encoding)
        record: Any = msgspec.json.decode(decoded.text.encode("utf-8", "replace"))
    except Refused as error:
        return Skipped(where, error.code, str(error))
    except (msgspec.DecodeError, RecursionError) as error:
        return Skipped(where, "bad_record", f"not a JSON object: {error}")
    if not isinstance(record, dict):
        return Skipped(where, "bad_record", f"a JSON object is needed, not {type(record).__name__}")
    return from_record(record, where, fallback_id, options, decoded.notes)


_JSONL = re.compile(rb"\s*\{(?:[^\n]*\}\s*\n|[^\n]*\}?\s*\Z)")

FORMAT = Format("jsonl", frozenset({".jsonl", ".ndjson"}), _read, lambda head: bool(_JSONL.match(head)), rank=1)
