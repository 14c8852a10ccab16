"""How fast the ledger takes claims in and joins them, and with how much memory: `bench_ledger.py [CLAIMS]`.

The claims are those of the generated families of the tests, each in a document of its own.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from msgspec.structs import replace

from ledger_families import families
from ledger_make import document
from tradewire import reconcile
from tradewire.ledger import Ledger
from tradewire.record import Claim, Document

# About how many claims the generator tells of one region, and how many regions are made at once.
TOLD = 57
PART = 500
BATCH = 500


def documents(claims: int) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents until there are as many claims as asked for; parts of the regions one after the other."""
    for part in range(claims // (TOLD * PART) + 1):
        for told in families(part, PART):
            claim = replace(told.recorded.claim, document=f"{part}-{told.recorded.claim.document}")
            parties = {
                role: tuple(replace(e, id=f"{e.id}{part}" if e.id and "-" in e.id else e.id) for e in es)
                for role, es in claim.parties.items()
            }
            published = told.recorded.source.said.isoformat()
            yield (
                document(claim.document, f"{claim.document} {claim.quote}", published),
                [replace(claim, parties=parties)],
            )


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.db") as ledger:
        stream, spent = islice(documents(claims), claims), 0.0
        while batch := list(islice(stream, BATCH)):
            began = time.perf_counter()
            ledger.add_many(batch, "bench")
            spent += time.perf_counter() - began
        print(f"added {claims:,} claims at {claims / spent:,.0f} a second")
        began = time.perf_counter()
        joined = reconcile.join(ledger)
        spent = time.perf_counter() - began
        print(f"joined {joined.claims:,} claims in {spent:,.0f} s, {joined.claims / spent:,.0f} a second")
        began = time.perf_counter()
        print(f"{len(ledger.entries()):,} entries in {time.perf_counter() - began:,.0f} s")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
