"""Rubbish into every format. `python scripts/fuzz_read.py [seconds a format]`.

Each format gets a valid file with bytes changed, cut and repeated, in a process of its own with its memory bounded:
first a million bytes of pure rubbish behind the format's first bytes, then as many mutations as the time allows,
guided by coverage where atheris is installed (`--guided`). A crash, a hang (20 seconds) or more than 1.5 GB fails.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tradewire.read import Hints, LanguageHints, ReadOptions, Skipped, Source, read_source
from tradewire.read.formats import formats

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "read"))

_MEMORY: Final = 1_500  # MB
_HANG: Final = 20.0
_RUBBISH: Final = 1_000_000
_HINTS: Final = Hints((LanguageHints(code="en", letters="abcdefghijklmnopqrstuvwxyz", stopwords=("the", "of", "and")),))


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What came of some bytes: how many documents and skips, and the seconds it took."""

    documents: int
    skipped: int
    seconds: float


def feed(name: str, data: bytes) -> Spoilt:
    """Read bytes as a format.

    Raises:
        AssertionError: a fault of ours, or too slow.
    """
    begun = time.perf_counter()
    suffix = min(formats()[name].suffixes)
    options = ReadOptions(format=name, any_language=True)
    found = list(read_source(Source(f"fuzz{suffix}", data=data), options, _HINTS))
    seconds = time.perf_counter() - begun
    faults = [item for item in found if isinstance(item, Skipped) and item.reason_code == "failed"]
    assert not faults, faults[0]
    assert seconds < _HANG, f"{seconds:.1f} seconds over {len(data):,} bytes"
    skipped = sum(isinstance(item, Skipped) for item in found)
    return Spoilt(len(found) - skipped, skipped, seconds)


def seeds() -> dict[str, bytes]:
    """A valid file of each format."""
    import test_read_formats as samples  # noqa: PLC0415  (the tests' own sample files)

    return samples.sample_files()


def mutations(seed: bytes, rng: random.Random) -> Iterator[bytes]:
    """The seed with some of its bytes changed, cut out, repeated or moved, without end."""
    edits: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _repeat, _insert)
    while True:
        data = bytearray(seed)
        for _ in range(rng.randint(1, 12)):
            rng.choice(edits)(data, rng)
        yield bytes(data)


def _flip(data: bytearray, rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] = rng.randrange(256)


def _cut(data: bytearray, rng: random.Random) -> None:
    start = rng.randint(0, len(data))
    del data[start : start + rng.randint(1, 50)]


def _repeat(data: bytearray, rng: random.Random) -> None:
    start = rng.randint(0, len(data))
    piece = bytes(data[start : start + rng.randint(1, 30)])
    data[start:start] = piece * rng.choice((1, 2, 50, 2000))


def _insert(data: bytearray, rng: random.Random) -> None:
    start = rng.randint(0, len(data))
    data[start:start] = rng.randbytes(rng.randint(1, 40))


def fuzz(name: str, seconds: float) -> str:
    """Rubbish, then mutations for some seconds; a line on how it went."""
    rng = random.Random(name)
    seed = seeds()[name]
    spoilt = [feed(name, seed[:16] + rng.randbytes(_RUBBISH)), feed(name, rng.randbytes(_RUBBISH))]
    ends = time.monotonic() + seconds
    for data in mutations(seed, rng):
        spoilt.append(feed(name, data))
        if time.monotonic() > ends:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    slowest = max(one.seconds for one in spoilt)
    assert peak < _MEMORY, f"{peak} MB"
    read = sum(one.documents for one in spoilt)
    return f"{name:9} {len(spoilt):6,} inputs, {read:7,} documents read, slowest {slowest:.2f} s, {peak} MB"


def guided(name: str, seconds: float) -> None:
    """The same, led by coverage; ends the process."""
    import atheris  # noqa: PLC0415  (an optional tool)

    corpus = Path(tempfile.mkdtemp())
    (corpus / "seed").write_bytes(seeds()[name])
    fuzzer: Any = atheris
    with fuzzer.instrument_imports(include=["feedparser", "markdown_it", "pypdf", "docx", "trafilatura"]):
        feed(name, seeds()[name])  # imports what this format needs
    flags = [
        "fuzz_read",
        str(corpus),
        f"-max_total_time={int(seconds)}",
        "-max_len=8192",
        "-timeout=20",
        "-rss_limit_mb=1500",
    ]
    fuzzer.Setup(flags, lambda data: feed(name, data) and None)
    fuzzer.Fuzz()


def main() -> None:
    """Each format in a process of its own; exit status 1 where one fails."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if "--one" in sys.argv:
        name, seconds = words
        if "--guided" in sys.argv:
            guided(name, float(seconds))
        print(fuzz(name, float(seconds)), flush=True)
        return
    passed = [flag for flag in sys.argv[1:] if flag == "--guided"]
    command = [sys.executable, __file__, "--one", *passed]
    seconds = words[0] if words else "20"
    failed = [name for name in formats() if subprocess.run([*command, name, seconds], check=False).returncode]
    print(f"failed: {', '.join(failed)}" if failed else "none failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
