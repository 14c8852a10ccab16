"""How long exports of a million claims take, and how much memory: `python scripts/bench_exports.py [CLAIMS] [EXPORT…]`.

Two measures an export: from claims that are made on the way (what writing costs), and from a ledger on disk (what a
user waits for) where `--ledger` is given. Each runs in a process of its own, so that its memory is its own.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from publish_make import AT, many  # noqa: E402
from tradewire import pipeline  # noqa: E402
from tradewire.ledger import Ledger  # noqa: E402
from tradewire.publish import exports  # noqa: E402
from tradewire.publish.source import Source  # noqa: E402
from tradewire.record import Claim, Document, Recorded  # noqa: E402

STANDARD = ("csv", "jsonl", "parquet", "sdmx", "xlsx", "iati", "annotations", "ftm")


class Stream(Source):
    """Claims made on the way."""

    def __init__(self, count: int) -> None:
        super().__init__(ledger=None)  # type: ignore[arg-type]
        object.__setattr__(self, "made", count)

    def claims(self) -> Iterator[Recorded]:
        return many(self.made)  # type: ignore[attr-defined]

    def count(self) -> int:
        return self.made  # type: ignore[attr-defined, no-any-return]

    def texts(self, keys: object) -> dict[str, str]:
        return {}


def measure(name: str, count: int, ledger: str | None, folder: str) -> tuple[float, float, int]:
    """Seconds, peak megabytes, bytes written."""
    path = Path(folder) / f"out-{name}"
    started = time.perf_counter()
    if ledger:
        with pipeline.open_ledger(ledger, read_only=True) as opened:
            exports.write(name, Source(opened), path)
    else:
        exports.write(name, Stream(count), path)
    seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, path.stat().st_size


def making(count: int) -> float:
    """Seconds that making the claims alone takes."""
    started = time.perf_counter()
    for _ in many(count):
        pass
    return time.perf_counter() - started


def fill(where: Path, count: int) -> None:
    """A ledger with so many claims, eight a document."""
    with Ledger.open(where) as ledger:
        coming = many(count)
        while batch := list(islice(coming, 8_000)):
            documents: dict[str, list[Claim]] = {}
            for recorded in batch:
                documents.setdefault(recorded.source.id, []).append(recorded.claim)
            read = [(Document(id=key, text=f"{key} text", language="ru"), claims) for key, claims in documents.items()]
            ledger.add_many(read, "bench", AT)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=1_000_000)
    parser.add_argument("exports", nargs="*", default=STANDARD)
    parser.add_argument("--ledger", action="store_true", help="from a ledger on disk")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        where = None
        if given.ledger:
            where = str(Path(folder) / "bench.db")
            fill(Path(where), given.claims)
        else:
            print(f"making {given.claims:,} claims alone takes {making(given.claims):.1f} s")
        for name in given.exports:
            with get_context("spawn").Pool(1) as pool:
                seconds, memory, size = pool.apply(measure, (name, given.claims, where, folder))
            print(f"{name:<14} {seconds:7.1f} s {memory:7.0f} MB in memory {size / 1e6:9.1f} MB written", flush=True)


if __name__ == "__main__":
    main()
