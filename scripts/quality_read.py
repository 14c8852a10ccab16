"""How well the articles of saved pages are found. `python scripts/quality_read.py` prints a table.

The pages in `tests/pages` are the project's own: twelve layouts, each with the text that should come out. A text is
scored by its runs of four words against those of the gold text, F1 averaged over pages. Other extractors take part
where they are installed; the project depends on none of them.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from tradewire.read.decode import decode
from tradewire.read.page import extract

PAGES: Final = Path(__file__).parents[1] / "tests" / "pages"
_WORD: Final = re.compile(r"\w+")
_GRAM: Final = 4

Extractor = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, and its article."""

    name: str
    html: str
    gold: str


@dataclass(frozen=True, slots=True)
class Score:
    """Averages over the pages, and pages a second."""

    name: str
    precision: float
    recall: float
    f1: float
    rate: float


def samples() -> list[Sample]:
    """All sample pages."""
    return [_sample(path) for path in sorted(PAGES.glob("*.html"))]


def _sample(path: Path) -> Sample:
    charset = re.search(rb"charset=\"?([\w-]+)", path.read_bytes())
    html = decode(path.read_bytes(), charset[1].decode() if charset else None).text
    return Sample(path.stem, html, path.with_suffix(".txt").read_text(encoding="utf-8"))


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return Counter(zip(*(words[i:] for i in range(_GRAM)), strict=False))


def compare(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one text."""
    ours, theirs = _grams(found), _grams(gold)
    shared = sum((ours & theirs).values())
    precision = shared / max(1, sum(ours.values()))
    recall = shared / max(1, sum(theirs.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure(name: str, extractor: Extractor, pages: list[Sample]) -> Score:
    """One extractor over all pages."""
    extractor(pages[0].html)
    begun = time.process_time()
    texts = [extractor(page.html) for page in pages]
    seconds = time.process_time() - begun
    scores = [compare(text, page.gold) for text, page in zip(texts, pages, strict=True)]
    precision, recall, f1 = (sum(column) / len(pages) for column in zip(*scores, strict=True))
    return Score(name, precision, recall, f1, len(pages) / seconds)


def ours(html: str) -> str:
    """What tradewire uses."""
    found = extract(html)
    return str(found.text or "") if found is not None else ""


def _trafilatura(**options: bool) -> Extractor:
    library: Any = import_module("trafilatura")
    return lambda html: library.extract(html, include_comments=False, **options) or ""


def _readability(html: str) -> str:
    summary = import_module("readability").Document(html).summary()
    return str(import_module("lxml.html").fromstring(summary).text_content())


def _justext(html: str) -> str:
    library: Any = import_module("justext")
    words = library.get_stoplist("Russian" if re.search("[а-я]{4}", html) else "English")
    return "\n".join(p.text for p in library.justext(html.encode(), words, encoding="utf-8") if not p.is_boilerplate)


def _resiliparse(html: str) -> str:
    return str(import_module("resiliparse.extract.html2text").extract_plain_text(html, main_content=True))


def _newspaper(html: str) -> str:
    article = import_module("newspaper").Article("http://x.example/")
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def _boilerpy(html: str) -> str:
    return str(import_module("boilerpy3.extractors").ArticleExtractor().get_content(html))


def extractors() -> Iterator[tuple[str, Extractor]]:
    """Ours, and others that are installed."""
    yield "tradewire", ours
    yield "trafilatura, for precision", _trafilatura(favor_precision=True)
    yield "trafilatura, for recall", _trafilatura(favor_recall=True)
    yield "trafilatura, fast", _trafilatura(fast=True)
    others = (
        ("readability-lxml", "readability", _readability),
        ("justext", "justext", _justext),
        ("resiliparse", "resiliparse.extract.html2text", _resiliparse),
        ("newspaper4k", "newspaper", _newspaper),
        ("boilerpy3", "boilerpy3", _boilerpy),
    )
    for name, module, extractor in others:
        try:
            import_module(module)
        except ImportError:
            continue
        yield name, extractor


def table() -> str:
    """The scores as a table in Markdown."""
    pages = samples()
    scores = [measure(name, extractor, pages) for name, extractor in extractors()]
    rows = (
        f"| {s.name} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {s.rate:,.0f} |"
        for s in sorted(scores, key=lambda one: -one.f1)
    )
    return "\n".join(("| extractor | precision | recall | F1 | pages/s |", "| --- | --- | --- | --- | --- |", *rows))


def section() -> Iterator[str]:
    """The lines for docs/quality.md."""
    yield "## Articles of saved pages"
    yield ""
    yield (
        "Twelve sample pages of the project (`tests/pages`), one a layout: runs of four words found against the gold "
        "text, averaged over pages. Others take part where they are installed (`tradewire[quality]`). On 990 pages of "
        "a public collection trafilatura had an F1 of 0.926, readability 0.868 and resiliparse 0.854; tradewire uses "
        "trafilatura, and unfolds the tables that old sites lay their pages out with."
    )
    yield ""
    yield from table().split("\n")
    yield ""


if __name__ == "__main__":
    print(table())
