"""Copies: exact, near, versions; what only looks alike is none."""

import sys
from datetime import date
from pathlib import Path

import pytest

from tradewire.read.copies import CopyIndex, Origin, origin, plain_url, sign
from tradewire.record import Document, Region, Span

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import bench_copies

TEXT = (
    "Trade between Tver Oblast and Hrodna Oblast grew by 12 percent in 2024 and reached 48 million dollars. "
    "The governor told reporters that 15 trolleybuses will be delivered by the end of the year. "
    "Both sides want to open a service centre for tractors, and a plan of 23 measures was signed on Thursday. "
    "Exports of furniture and of dairy products rose most, while imports of timber fell a little."
)
SERIES = TEXT.replace("12", "31").replace("2024", "2025").replace("48", "63").replace("15 ", "70 ").replace("23", "41")


def found(*documents: Document) -> list[tuple[str, str] | None]:
    index = CopyIndex()
    copies = [index.add(document.id, sign(document)) for document in documents]
    return [(copy.of, copy.kind) if copy else None for copy in copies]


def test_the_same_words_are_an_exact_copy() -> None:
    spaced = TEXT.replace(". ", ".\n\n").upper()
    assert found(Document("a", TEXT), Document("b", spaced), Document("c", TEXT)) == [
        None,
        ("a", "exact"),
        ("a", "exact"),
    ]


def test_chrome_does_not_tell_texts_apart() -> None:
    head = "Share on VK 3600\n"
    framed = Document("b", head + TEXT, regions=(Region(Span(0, len(head)), "chrome"),))
    assert found(Document("a", TEXT), framed)[1] == ("a", "exact")


@pytest.mark.parametrize(
    "edited",
    [
        TEXT.replace("told reporters", "said to journalists"),
        "A headline of its own\n" + TEXT + " Read more on our channel.",
        TEXT[: len(TEXT) * 2 // 3],
        ". ".join(reversed(TEXT.split(". "))),
    ],
)
def test_small_edits_leave_a_near_copy(edited: str) -> None:
    assert found(Document("a", TEXT), Document("b", edited)) == [None, ("a", "near")]


def test_the_next_release_of_a_series_is_no_copy() -> None:
    assert found(Document("a", TEXT), Document("b", SERIES)) == [None, None]


def test_copies_of_copies_belong_to_the_first() -> None:
    second = TEXT.replace("told reporters", "said to journalists")
    third = second.replace("Both sides want", "The two sides wish")
    documents = [Document("a", TEXT), Document("b", second), Document("c", third), Document("d", third)]
    assert found(*documents) == [None, ("a", "near"), ("a", "near"), ("a", "near")]


def test_a_new_text_at_one_address_is_a_version() -> None:
    first = Document("a", TEXT, url="https://www.wire.example.org/tver?utm_source=x#top")
    second = Document("b", TEXT + " Corrected: 49 million.", url="http://wire.example.org/tver/")
    assert found(first, second) == [None, ("a", "version")]
    assert plain_url("https://wire.example.org/a?id=3&utm_medium=y") == "wire.example.org/a?id=3"


def test_the_agency_is_the_origin_else_who_printed_first() -> None:
    late = Document("late", TEXT, published=date(2025, 3, 7), outlet="Daily", agency="Example Wire")
    early = Document("early", TEXT, published=date(2025, 3, 6), outlet="Herald")
    undated = Document("undated", TEXT, outlet="Blog")
    assert origin([undated, late, early]) == Origin("Example Wire", "late", "agency")
    assert origin([undated, early]) == Origin("Herald", "early", "first")
    assert origin([]) is None


@pytest.mark.parametrize("text", ["", "word", "two words", "7"])
def test_texts_of_hardly_a_word(text: str) -> None:
    assert found(Document("a", text), Document("b", text + " other words entirely here")) == [None, None]


def test_recall_and_precision_on_synthetic_articles() -> None:
    score = bench_copies.measure(bench_copies.corpus(3000, seed=5))
    assert score.recall >= 0.98
    assert score.precision >= 0.99
