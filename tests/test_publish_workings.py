"""What checks say of themselves, in both languages of briefs: whole, with names, numbers and days of the language."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ledger_families import families
from ledger_make import entry
from publish_make import DAY, from_samples, made
from tradewire import pipeline, publish
from tradewire.reconcile import rules
from tradewire.reconcile.book import Book, book_of
from tradewire.record import Check

# One of each pattern that neither the samples nor the generated families have, as the rules write them.
RARE = (
    "level of turnover:BY=RU-UD: 120 million USD (2023, News, 2024-01-02) and 118.4 billion USD (2024, News, "
    "2025-01-02): a factor of 986.7, near 1,000, as when one scale word is put for another",
    "high of 6 years in 2024: no level of turnover:BY=RU-UD is told for the years before 2024",
    "high of 6 years in 2024: no level of turnover:BY=RU-UD is told for 2024",
    "low of 6 years in 2024 with 118.4 million; 2022: 130 million; 2023: 95.5 million..95.6 million",
    "lift: 3,000 needed (News, 2025-01-02), 120 promised; 2 proposed or possible",
    "lift: 3,000 needed (News, 2025-01-02), 2 promised without a number",
    "turnover:BY=RU, 2024: told 50 billion USD (News, 2025-01-02), customs 49.6 billion USD as reported by BY",
    "turnover:BY=RU, 2024-01-01..2024-11-30: told in USD, customs is in RUB",
    "turnover:BY=RU 50 billion USD in 2024 is the umbrella of 2 told parts (BY=RU-UD 120 million USD, BY=RU-TA 1.5 "
    "billion USD); left out of sums with them",
    "both RU-UD>BY ranks 2 and RU-UD>KZ ranks 2",
    "RU-UD>BY ranks 2 with 120 million USD, RU-UD>KZ ranks 3 with 130 million USD",
    "softened from agreed (2025-01-02) to proposed (2025-03-04)",
    "gained a deadline: 2026-12-31 (told 2025-03-04)",
    "moved to a later deadline: target for turnover:BY=RU-UD: 500 million USD, until 2025-12-31 (told 2025-01-02); 500 "
    "million USD, until 2030-12-31 (told 2025-03-04)",
    "lowered: target for turnover:BY=RU-UD: 500 million USD, until 2025-12-31 (told 2025-01-02); 400 million USD, "
    "until 2025-12-31 (told 2025-03-04)",
    "12% of 50 billion USD = 6 billion USD; the part as told: 120 million USD (2024)",
    "growth of turnover 8%, of its two flows 12%, -3.5%, 2024: a whole grows no faster than its fastest part and no "
    "slower than its slowest",
    "growth of turnover:BY=RU-UD, 2024: 109.6% (News, 2025-01-02) is 100 more than 9.6% (Other, Paper, 2025-01-03): an "
    "index taken for growth",
    "level of exports:BY>RU-UD for 2026, status planned, published 2027-05-06: the period was over already",
    "level of imports:BY>RU-UD, no period named: at least 65 million USD (News, 2025-01-02); 1 t (News, 2025-01-03)",
)
TOLERANCES = (
    "within 15%, which mirror data (CIF against FOB, origin against consignment) may explain",
    "beyond 3%, which revisions may explain",
    "factors from 500 to 2,000 within 3 years",
)
LATIN = re.compile(r"[a-z]{2,}")


def _check(working: str, tolerance: str = "none") -> Check:
    return Check(rule="x", verdict="inconsistent", working=working, tolerance=tolerance, premises=())


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Check]:
    folder = tmp_path_factory.mktemp("workings")
    books = [book_of([entry(t.recorded) for t in families(3, 8)], (), DAY), *_books(folder)]
    return [c for book in books for c in rules.run(book) if isinstance(c, Check)]


def _books(folder: Path) -> Iterator[Book]:
    for where in (from_samples(folder / "samples.db"), made(folder / "made.db")):
        with pipeline.open_ledger(str(where), read_only=True) as ledger:
            yield book_of(ledger.entries(), ledger.observations(), date(2025, 12, 1))


def test_all_that_checks_say_is_told_in_russian(found: list[Check]) -> None:
    assert len({check.rule for check in found}) > 7
    for check in (*found, *map(_check, RARE), *(_check("none", tolerance) for tolerance in TOLERANCES)):
        words = publish.check_words(check, "ru")
        for english, russian in ((check.working, words.working), (check.tolerance, words.tolerance)):
            assert english in ("", "none") or russian != english, english
        assert not check.condition or words.condition != check.condition


@pytest.mark.parametrize("working", RARE)
def test_nothing_of_a_working_is_lost(working: str) -> None:
    """No English words stay but names; each number comes again in both languages."""
    russian = publish.check_words(_check(working), "ru").working
    named = russian.replace("News", "").replace("Other, Paper", "").replace("customs", "")
    assert not LATIN.search(named.replace("USD", "").replace("RUB", "")), russian
    english = publish.check_words(_check(working), "en").working
    assert ":BY" not in english
    assert "RU-UD" not in english
    for told in (russian, english):
        assert len(re.findall(r"\b20\d\d\b", told)) >= len(set(re.findall(r"\b(20\d\d)(?:-|\b)", working)))


def test_numbers_days_and_names_are_those_of_the_language() -> None:
    told = publish.check_words(_check(RARE[4]), "ru").working
    assert told == "лифт: нужно 3\u00a0000 (News, 2 января 2025\u202fг.), обещано 120; предлагается или возможно: 2"
    assert "Удмуртская Республика" in publish.check_words(_check(RARE[0]), "ru").working
    assert "(Belarus with Udmurtia)" in publish.check_words(_check(RARE[0]), "en").working


def test_what_fits_no_pattern_stays() -> None:
    assert publish.check_words(_check("something else"), "ru").working == "something else"
