"""Dates and periods: a corpus per language, what texts tell about each other, and what must always hold."""

import importlib
import json
import re
import time
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire.languages import load
from tradewire.record import PUBLISHED, Period
from tradewire.understand.mentions import PeriodMention
from tradewire.understand.sentences import sentences
from tradewire.understand.time import PeriodFinder, reference
from tradewire.understand.tokens import Tokenizer

CORPUS = Path(__file__).with_name("corpus")
SHARED = Path(__file__).resolve().parents[2] / "shared"
TOLD = date(2025, 5, 12)


@cache
def _finder(language: str) -> tuple[Tokenizer, PeriodFinder]:
    tokenizer = Tokenizer(load(language))
    return tokenizer, PeriodFinder(load(language), tokenizer)


def find(text: str, language: str, published: date | None = TOLD) -> list[PeriodMention]:
    tokenizer, finder = _finder(language)
    tokens = tokenizer.tokens(text)
    return finder.find(text, tokens, sentences(tokens, load(language)), published)


def told(text: str, language: str, published: date | None = TOLD) -> dict[str, str]:
    """The words of each mention with its kind and days."""
    return {m.span.of(text): f"{m.kind} {_days(m.period)}" for m in find(text, language, published)}


def _days(period: Period | None) -> str:
    if period is None:
        return "?"
    if period.start == period.end:
        return str(period.start)
    return f"{period.start or ''}..{period.end or ''}"


def _marked(marked: str, language: str, published: date | None) -> str | None:
    """What the words in brackets are read as, None where no mention has that span."""
    start, end = marked.index("["), marked.index("]") - 1
    found = find(re.sub(r"[\[\]]", "", marked), language, published)
    return next((f"{m.kind} {_days(m.period)}" for m in found if m.span == (start, end)), None)


def _corpus(language: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"time_{language}.toml").read_text(encoding="utf-8"))


def _phrasings() -> list[tuple[str, str, str]]:
    return [
        (language, meaning, sentence)
        for language in ("en", "ru")
        for meaning, sentences_ in _corpus(language)["period"].items()
        for sentence in sentences_
    ]


@pytest.mark.parametrize(("language", "meaning", "marked"), _phrasings())
def test_phrasing_means(language: str, meaning: str, marked: str) -> None:
    assert _marked(marked, language, TOLD) == meaning


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in ("en", "ru") for text in _corpus(language)["nothing"]]
)
def test_no_time_in(language: str, text: str) -> None:
    assert told(text, language) == {}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_corpus_is_large(language: str) -> None:
    corpus = _corpus(language)
    assert len(corpus["nothing"]) + sum(map(len, corpus["period"].values())) >= 120


# --- what texts tell of themselves -----------------------------------------------------------------------------


def _texts(group: str) -> list[tuple[str, str, str]]:
    return [(language, row["text"], row["means"]) for language in ("en", "ru") for row in _corpus(language)[group]]


@pytest.mark.parametrize(("language", "marked", "meaning"), _texts("undated"))
def test_undated_text(language: str, marked: str, meaning: str) -> None:
    assert _marked(marked, language, None) == meaning


@pytest.mark.parametrize(("language", "marked", "meaning"), _texts("told_before"))
def test_times_told_by_others(language: str, marked: str, meaning: str) -> None:
    assert _marked(marked, language, TOLD) == meaning


def test_evidence_says_where_it_was_read() -> None:
    (last_year,) = find("Last year trade grew.", "en")
    assert last_year.evidence == (last_year.span, PUBLISHED)
    assert last_year.relative
    (year,) = find("Trade grew in 2024.", "en")
    assert year.evidence == (year.span,)
    assert not year.relative
    stamp, _ = undated = find("15:48 03 November 2022\nTrade grew last year.", "en", None)
    assert undated[1].evidence == (undated[1].span, stamp.span)


def test_the_end_of_a_year_is_a_deadline() -> None:
    assert [m.deadline for m in find("It will grow by the end of 2025, as in 2024.", "en")] == [True, False]


@pytest.mark.parametrize(
    ("text", "published", "day", "year"),
    [
        ("Trade grew.", TOLD, TOLD, 2025),
        ("12 May 2023, 14:10\nTrade grew in 2022.", None, date(2023, 5, 12), 2023),
        ("Last year it was 5 against 4 in 2016. It grows this year.", None, None, 2018),
        ("Trade grew in 2022.", None, None, None),
    ],
)
def test_reference(text: str, published: date | None, day: date | None, year: int | None) -> None:
    tokens = _finder("en")[0].tokens(text)
    found = reference(text, tokens, find(text, "en", published), published)
    assert (found.day, found.year) == (day, year)
    assert bool(found.evidence) == (year is not None)


# --- what must always hold -------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    re.findall(
        r"\S+|\n",
        """2024 2025 31 30 29 2 12 2000 May may February года год г . , - – / : с по к до за в 1-е first third quarter
        half of the last next year years months месяцев января февраля полугодие квартал since by until end beginning
        конца начала ago назад три five Monday понедельник today вчера 90 s Q1 H 4 ( ) % $ same period""",
    )
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=12).map("".join), st.text(max_size=60))  # fmt: skip  # noqa: E501
_DAYS = st.one_of(st.none(), st.dates(date(1995, 1, 1), date(2060, 12, 31)))


@given(text=_TEXTS, published=_DAYS, language=st.sampled_from(["en", "ru"]))
def test_mentions_are_in_order_within_the_text(text: str, published: date | None, language: str) -> None:
    end = 0
    for mention in find(text, language, published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.period is None or (mention.period.start, mention.period.end) != (None, None)
        assert mention.period is None or mention.evidence[0] == mention.span
        end = mention.span.end


@given(text=_TEXTS, published=st.dates(date(1995, 1, 1), date(2060, 12, 31)), language=st.sampled_from(["en", "ru"]))
def test_a_sentence_before_moves_spans_only(text: str, published: date, language: str) -> None:
    before = "Word.\n"
    moved = find(before + text, language, published)
    assert [(m.kind, m.period, m.span.start - len(before)) for m in moved] == [
        (m.kind, m.period, m.span.start) for m in find(text, language, published)
    ]


@given(day=st.dates(date(1950, 1, 1), date(2100, 12, 31)), published=_DAYS)
def test_written_out_days_are_read_back(day: date, published: date | None) -> None:
    for text in (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        if text.startswith(f"{day:%d.%m}") and day.day <= 12:
            continue  # either order may be meant
        assert [m.period for m in find(text, "en", published)] == [Period.day(day)], text


# --- the shared articles ---------------------------------------------------------------------------------------


def test_dates_of_the_seed_articles() -> None:
    gold = SHARED / "gold" / "seed_quantities.json"
    if not gold.exists():
        pytest.skip("no ../shared")
    days = [date(2025, 5, 12), date(2025, 10, 2), date(2025, 2, 5), date(2025, 1, 30), date(2023, 5, 16)]
    wrong = []
    for row in json.loads(gold.read_text(encoding="utf-8")):
        if row["kind"] == "date":
            text = (SHARED / "articles" / "seeds" / f"{row['art']:03}.txt").read_text(encoding="utf-8")
            language = "ru" if row["art"] == 1 else "en"
            here = [m for m in find(text, language, days[row["art"]]) if m.span.start < row["end"] and row["start"] < m.span.end]  # fmt: skip  # noqa: E501
            if not any(_within(row["value"], m.period) for m in here):
                wrong.append((row["surface"], here))
    assert wrong == []


def _within(value: list[str], period: Period | None) -> bool:
    """Whether the days are those of the gold: "2030" may end a deadline, "2025" begin a year so far."""
    if period is None:
        return False
    starts = period.start is None or period.start.isoformat().startswith(value[0])
    return starts and (period.end is None or period.end.isoformat().startswith(value[1]))


def test_public_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[1] / "scripts"))
    quality_time = importlib.import_module("quality_time")
    if not quality_time.DATASETS.exists():
        pytest.skip("no ../shared")
    shares = {score.dataset: score.share for score in quality_time.scores()}
    assert min(shares.values()) >= 0.85, shares


@pytest.mark.parametrize(
    "piece",
    ["2024 ", "2024-", "from ", "the first ", "5 May to ", "by the end of ", "in 2020 as in the same 3 months "],
)
def test_long_texts_take_their_length(piece: str) -> None:
    """Ten times the text takes about ten times as long: no step looks back over the whole text."""

    def once(text: str) -> float:
        begin = time.process_time()
        find(text, "en")
        return time.process_time() - begin

    def seconds(text: str) -> float:
        return min(once(text) for _ in range(3))

    assert seconds(piece * 5000) < 40 * max(seconds(piece * 500), 0.002)
