"""The gold scores as a regression: they may rise, and then the thresholds here follow."""

from collections.abc import Mapping
from typing import Final

import pytest

import gold

# Lowest F1 of found claims, by set and type; lowest share of right details among found claims of all types.
LOWEST_F1: Final[Mapping[tuple[str, str], float]] = {
    ("seeds", "all"): 0.87,
    ("seeds", "figure"): 0.93,
    ("dev", "all"): 0.86,
    ("dev", "figure"): 0.82,
    ("dev", "event"): 0.88,
    ("dev", "project"): 0.85,
    ("dev", "agreement"): 0.89,
    ("dev", "supply"): 0.73,
    ("own", "all"): 0.88,
    ("fresh", "all"): 0.91,
    ("varied", "all"): 0.81,
    ("mixed", "all"): 0.78,
    ("unread", "all"): 0.67,
}
LOWEST_SHARE: Final[Mapping[tuple[str, str], float]] = {
    ("seeds", "period"): 0.95,
    ("seeds", "status"): 0.90,
    ("seeds", "speaker"): 0.90,
    ("dev", "period"): 0.91,
    ("dev", "status"): 0.95,
    ("dev", "speaker"): 0.93,
}


def there(name: str) -> None:
    if not gold.is_there(name):
        pytest.skip(f"the gold set {name!r} is not beside the repository")


@pytest.mark.parametrize(("name", "kind"), LOWEST_F1)
def test_claims_are_found(name: str, kind: str) -> None:
    there(name)
    rates = gold.score(name).rates[kind]
    assert rates.f1 >= LOWEST_F1[name, kind], rates


@pytest.mark.parametrize(("name", "detail"), LOWEST_SHARE)
def test_details_are_right(name: str, detail: str) -> None:
    there(name)
    assert gold.score(name).details[detail] >= LOWEST_SHARE[name, detail]


@pytest.mark.parametrize("name", gold.SETS)
def test_every_article_is_read(name: str) -> None:
    there(name)
    documents = {claim["document"] for claim in gold.gold(name)}
    assert documents <= {reading.document.id for reading in gold.readings(name)}
