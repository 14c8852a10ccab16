"""Speed and memory of the reading on one core: `make bench`; --write puts the table into docs/speed.md.

It measures the tradewire of the interpreter that runs it; `--plain` names another one, whose reading is not compiled.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

import blocks

ROOT: Final = Path(__file__).parents[1]
EXAMPLES: Final = ROOT / "examples" / "articles"
ARTICLE: Final = 3_500  # bytes of UTF-8
ADVERSARIAL: Final = 5_000_000  # bytes of UTF-8
REPEATS: Final[Mapping[str, tuple[str, str]]] = {
    "digits": ("en", "1234567890"),
    "digits with blanks": ("en", "1 "),
    "numbers": ("en", "1,234.5 million "),
    "scale words": ("ru", "миллионов "),
    "number words": ("ru", "сто двадцать тысяч "),
    "open brackets": ("en", "("),
    "open quotes": ("ru", "«"),
    "ranges": ("en", "5-6-"),
    "currency signs": ("en", "$"),
    "abbreviations": ("ru", "млн. тыс. "),
    "one name": ("en", "Vologda Oblast "),
    "one claim": ("ru", "Товарооборот вырос на 5 %. "),
    "line breaks": ("en", "a\n"),
}

HEAD: Final = """# Speed

Made by `make bench`: the sample articles, joined to texts of 3.5 kB and repeated, read on one core of the machine that
wrote this page, by the compiled wheel (`make compiled`), and once by a plain install, in which nothing is compiled.
Both find the same claims. A text of 5 MB that repeats one thing shows that time stays linear in its length.

"""


@dataclass(frozen=True, slots=True)
class Run:
    """One measured reading: seconds by the clock and of the processor, without start-up; peak memory in MB."""

    documents: int
    size: int
    claims: int
    seconds: float
    processor: float
    peak: float


def texts() -> Iterator[tuple[str, str]]:
    """Texts of the size of an article, made of neighbouring sample articles, by turns in each language, without end."""
    streams = {language: cycle(articles) for language, articles in _by_language().items()}
    for language, articles in cycle(streams.items()):
        text = ""
        while len(text.encode()) < ARTICLE:
            text += next(articles)
        yield language, _cut(text, ARTICLE)


def write_corpus(path: Path, documents: int) -> int:
    """Documents as JSON Lines; returns the bytes of their texts."""
    size = 0
    with path.open("w", encoding="utf-8") as out:
        for number, (language, text) in enumerate(islice(texts(), documents)):
            record = {"id": f"d{number}", "published": "2025-06-30", "lang": language, "text": text}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            size += len(text.encode())
    return size


def read_corpus(path: Path) -> Run:
    """Read a corpus in this process, after a warm start as any service has it."""
    from tradewire.cli import spare_looks  # noqa: PLC0415  (only the child needs it)
    from tradewire.pipeline import Reading, ReadOptions, read  # noqa: PLC0415

    spare_looks()  # as the command does
    warm = next(iter(read([EXAMPLES], ReadOptions())))
    assert warm
    documents = claims = size = 0
    began, busy = time.perf_counter(), time.process_time()
    for item in read([path], ReadOptions()):
        assert isinstance(item, Reading), item
        documents += 1
        claims += len(item.claims)
        size += len(item.document.text.encode())
    seconds, processor = time.perf_counter() - began, time.process_time() - busy
    return Run(documents, size, claims, seconds, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def apart(path: Path, python: str = sys.executable) -> Run:
    """Read a corpus in a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [python, __file__, "--child", str(path)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def first_result(times: int = 5) -> float:
    """Seconds from the start of the command to its first line, the median of some tries."""
    command = [sys.executable, "-m", "tradewire", "read", "--format", "jsonl", "--quiet", str(EXAMPLES)]
    _first_line(command)  # writes the compiled modules, as an installed package has them
    return median(_first_line(command) for _ in range(times))


def _first_line(command: list[str]) -> float:
    began = time.perf_counter()
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=settings) as process:
        assert process.stdout
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.stdout.read()
    assert line, "the sample articles gave no claim"
    return seconds


def adversarial(folder: Path) -> Iterator[tuple[str, Run]]:
    """Texts of 5 MB that repeat one thing."""
    for name, (language, unit) in REPEATS.items():
        path = folder / "adversarial.jsonl"
        text = unit * (ADVERSARIAL // len(unit.encode()))
        path.write_text(json.dumps({"id": name, "lang": language, "text": text}, ensure_ascii=False), encoding="utf-8")
        yield name, apart(path)


def report(folder: Path, documents: int, plain: str | None, with_adversarial: bool) -> Iterator[str]:
    """The lines of the table, as they are measured."""
    yield "| what | measured | wanted |"
    yield "| --- | --- | --- |"
    small, large = (_measured(folder, number) for number in (documents, documents * 4))
    size = small.size / small.documents / 1000
    rate = small.documents / small.seconds
    yield f"| {small.documents:,} documents of {size:.1f} kB, {_build()} | {rate:.0f} a second | ≥ 300 |"
    yield f"| the same, of processor time | {small.documents / small.processor:.0f} a second | |"
    if plain:
        other = apart(folder / f"{documents}.jsonl", plain)
        assert other.claims == small.claims, "compiled or not, the claims are the same"
        yield f"| the same by a plain install, not compiled | {other.documents / other.seconds:.0f} a second | |"
    yield f"| the same in bytes | {small.size / small.seconds / 1e6:.2f} MB/s | |"
    yield f"| peak memory, {small.documents:,} documents | {small.peak:.0f} MB | |"
    yield f"| peak memory, {large.documents:,} documents | {large.peak:.0f} MB | the same |"
    yield f"| claims found in {small.documents:,} documents | {small.claims:,} | |"
    yield f"| start of the command to the first result | {first_result():.2f} s | < 0.5 s |"
    if with_adversarial:
        for name, run in adversarial(folder):
            yield f"| 5 MB of {name} | {run.seconds:.1f} s, {run.peak:.0f} MB | seconds |"


def _measured(folder: Path, documents: int) -> Run:
    path = folder / f"{documents}.jsonl"
    write_corpus(path, documents)
    return apart(path)


def _build() -> str:
    from tradewire.understand import tokens  # noqa: PLC0415  (the children do without it)

    return "not compiled" if str(tokens.__file__).endswith(".py") else "the compiled wheel"


def _by_language() -> dict[str, list[str]]:
    """The sample articles by the letters they are written in."""
    found: dict[str, list[str]] = {"en": [], "ru": []}
    for path in sorted(EXAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
        found["ru" if cyrillic > len(text) / 3 else "en"].append(text)
    return found


def _cut(text: str, size: int) -> str:
    """At most `size` bytes, cut at the end of a line where one is near."""
    return text.encode()[: size + 200].decode(errors="ignore").rpartition("\n")[0]


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--no-adversarial", action="store_true")
    parser.add_argument("--plain", help="an interpreter whose tradewire is not compiled, to be measured as well")
    parser.add_argument("--write", action="store_true", help="also write docs/speed.md")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        run = read_corpus(args.child)
        print(json.dumps({name: getattr(run, name) for name in Run.__slots__}))
        return
    _one_core()
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in report(Path(folder), args.documents, args.plain, not args.no_adversarial):
            print(line, flush=True)
            lines.append(line)
    if args.write:
        _write(lines)


def _write(lines: list[str]) -> None:
    (ROOT / "docs" / "speed.md").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    blocks.write("speed", [line for line in lines if "5 MB" not in line])


if __name__ == "__main__":
    main()
