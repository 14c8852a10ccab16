"""Sample pages of twelve layouts: the article comes out, and its head is read."""

import sys
from datetime import date
from pathlib import Path

import pytest
from read_support import hints

from tradewire.read import Skipped, read_paths
from tradewire.record import Document

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import quality_read

PAGES = {
    "breaks": ("en", date(2025, 3, 3)),
    "classic": ("en", date(2025, 5, 14)),
    "comments": ("en", date(2024, 10, 28)),
    "figures": ("ru", date(2024, 12, 3)),
    "inline": ("ru", date(2024, 6, 5)),
    "official": ("ru", None),
    "portal": ("ru", None),
    "quotes": ("en", date(2025, 7, 22)),
    "scripts": ("en", date(2025, 9, 9)),
    "short": ("en", date(2025, 6, 17)),
    "tables": ("ru", date(2025, 2, 18)),
    "teasers": ("ru", date(2025, 8, 26)),
}


def page(name: str) -> Document:
    (found,) = read_paths([quality_read.PAGES / f"{name}.html"], None, hints())
    assert not isinstance(found, Skipped), found
    return found


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_article_comes_out(name: str) -> None:
    found = page(name)
    gold = (quality_read.PAGES / f"{name}.txt").read_text(encoding="utf-8")
    precision, recall, _ = quality_read.compare(found.text, gold)
    assert recall > 0.99
    assert precision > 0.75
    assert (found.language, found.published) == PAGES[name]
    assert found.title


def test_every_sample_page_is_tested() -> None:
    assert {path.stem for path in quality_read.PAGES.glob("*.html")} == set(PAGES)


def test_extraction_is_no_worse_than_the_library_tuned_either_way() -> None:
    pages = quality_read.samples()
    scores = {name: quality_read.measure(name, extractor, pages).f1 for name, extractor in quality_read.extractors()}
    assert scores["tradewire"] >= max(scores.values()) - 0.001
    assert scores["tradewire"] > 0.97
