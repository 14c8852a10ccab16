"""Write docs/quality.md: the reader's scores on everything there is to score it on. `make quality`."""

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import gold
import number_safe
import quality_seeds
from tradewire.record import Span

PAGE: Final = Path(__file__).parents[1] / "docs" / "quality.md"
# Further sections, each a module with a function `section() -> Iterator[str]` that gives lines of Markdown.
SECTIONS: Final = ("quality_values", "quality_time", "quality_names", "quality_read")
HEAD: Final = """# Quality

Made by `make quality` from gold sets and public data that stand beside the repository (`../shared`); what is not there
is skipped. Gold sets: `seeds`, five long articles; `dev`, 166 short texts. A claim counts as found when its evidence
overlaps the gold claim's and its key fields are right (docs/claims.md).
"""


def main() -> None:
    lines: list[str] = []
    for line in page():
        print(line, flush=True)
        lines.append(line)
    PAGE.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def page() -> Iterator[str]:
    """The lines of docs/quality.md."""
    yield HEAD
    for name in gold.SETS:
        yield from _gold(name)
    yield from _number_safe()
    yield from quality_seeds.section()
    yield ""
    for module in SECTIONS:
        if importlib.util.find_spec(module) is None:
            print(f"{module}: not there, skipped", file=sys.stderr)
            continue
        yield from importlib.import_module(module).section()
        yield ""


def _gold(name: str) -> Iterator[str]:
    yield f"## Claims of the gold set `{name}`"
    yield ""
    if not gold.is_there(name):
        yield "Skipped: the set is not beside the repository."
        yield ""
        return
    yield "| type | language | gold | ours | found | precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    languages = sorted({reading.document.language or "" for reading in gold.readings(name)})
    for language in (None, *languages):
        yield from _rows(gold.score(name, language), language or "all")
    yield ""
    scores = gold.score(name)
    shares = ", ".join(f"{detail} {share:.2f}" for detail, share in scores.details.items())
    yield f"Right among found claims: {shares}."
    yield ""
    yield from _errors(scores)


def _rows(scores: gold.Scores, language: str) -> Iterator[str]:
    for kind, rates in sorted(scores.rates.items()):
        measured = f"{rates.precision:.3f} | {rates.recall:.3f} | {rates.f1:.3f}"
        yield f"| {kind} | {language} | {rates.gold} | {rates.ours} | {rates.found} | {measured} |"


def _errors(scores: gold.Scores) -> Iterator[str]:
    """What fails, most frequent first."""
    yield "| what fails | type | times |"
    yield "| --- | --- | --- |"
    for (kind, what), count in sorted(scores.errors.items(), key=lambda item: -item[1]):
        yield f"| {what} | {kind} | {count} |"
    yield ""


def _number_safe() -> Iterator[str]:
    yield "## Altered numbers"
    yield ""
    for name in gold.SETS:
        if gold.is_there(name):
            changed, kept = _altered(name)
            yield f"{name}: {changed:,} numbers changed one at a time; claims that kept the old value: {len(kept)}."
            for one in kept:
                yield f"- {one.document}: {one.number} → {one.changed}, “{one.claim.quote}”"
    yield ""


def _altered(name: str) -> tuple[int, list[number_safe.Kept]]:
    changed, kept = 0, []
    for reading in gold.readings(name):
        claims = [claim for claim in gold.gold(name) if claim["document"] == reading.document.id]
        places = number_safe.alterations(reading.document, [Span(claim["start"], claim["end"]) for claim in claims])
        changed += len(places)
        kept += [one for place in places for one in number_safe.kept_values(reading, place)]
    return changed, kept


if __name__ == "__main__":
    main()
