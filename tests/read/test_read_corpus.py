"""The corpora of what stands around articles: chrome, dates, datelines, by language."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from read_support import chrome, codes, document

from tradewire.read import ReadOptions

CORPUS = Path(__file__).parents[1] / "corpus"
LANGUAGES = ("en", "ru")
# A paragraph that tells the language, so that short samples have one.
BODY = {
    "en": "The governor of the region said that the plant has been working with the partners for a long time.",
    "ru": "Губернатор области сообщил, что завод давно работает с партнёрами и намерен это продолжать.",
}


def corpus(language: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"reading_{language}.toml").read_text(encoding="utf-8"))


def samples(key: str) -> Iterator[tuple[str, str]]:
    return ((language, text) for language in LANGUAGES for text in corpus(language)[key])


def groups(key: str, *fields: str) -> Iterator[tuple[Any, ...]]:
    for language in LANGUAGES:
        for group in corpus(language)[key]:
            yield from ((language, text, *(group[field] for field in fields)) for text in group["texts"])


@pytest.mark.parametrize(("language", "line"), list(samples("chrome")))
def test_chrome_is_marked(language: str, line: str) -> None:
    found = document(f"{line}\n\n{BODY[language]}\n\n{line}")
    marked = "".join(chrome(found))
    left = found.text
    for words in chrome(found):
        left = left.replace(words, "", 1)
    assert BODY[language] not in marked
    assert not [c for c in left.replace(BODY[language], "") if c.isalnum()], chrome(found)


@pytest.mark.parametrize(("language", "line"), list(samples("kept")))
def test_what_an_article_says_is_kept(language: str, line: str) -> None:
    found = document(f"{BODY[language]}\n\n{line}\n\n{BODY[language]}")
    assert chrome(found) == []


@pytest.mark.parametrize(("language", "text", "day"), list(groups("published", "day")))
def test_the_day_stands_in_the_text(language: str, text: str, day: date) -> None:
    found = document(f"{text}\n{BODY[language]}" if not text.endswith(("16", "48")) else f"{BODY[language]}\n{text}")
    assert found.published == day
    assert "year_inferred" not in codes(found)
    assert found.evidence["published"]


@pytest.mark.parametrize(("language", "text", "day"), list(groups("inferred", "day")))
def test_a_missing_year_follows_from_the_text(language: str, text: str, day: date) -> None:
    found = document(text)
    assert found.published == day
    assert "year_inferred" in codes(found)
    assert found.language == language
    assert len(found.evidence["published"]) >= 1


@pytest.mark.parametrize(("language", "text"), list(samples("undated")))
def test_a_day_that_the_text_does_not_support_is_not_made_up(language: str, text: str) -> None:
    assert document(f"{text}\n{BODY[language]}").published is None


@pytest.mark.parametrize(("language", "text", "day"), list(groups("flagged", "published")))
def test_a_date_before_the_event_is_kept_and_flagged(language: str, text: str, day: date) -> None:
    found = document(f"{text} {BODY[language]}", options=ReadOptions(published=day))
    assert found.published == day
    (note,) = [note for note in found.notes if note.code == "published_before_event"]
    assert note.span is not None
    assert note.span.of(found.text) in note.message


@pytest.mark.parametrize(("language", "text", "day"), list(groups("agreeing", "published")))
def test_a_date_that_agrees_is_not_flagged(language: str, text: str, day: date) -> None:
    found = document(f"{text} {BODY[language]}", options=ReadOptions(published=day))
    assert "published_before_event" not in codes(found)


@pytest.mark.parametrize(("language", "text", "place", "agency"), list(groups("dateline", "place", "agency")))
def test_datelines(language: str, text: str, place: str, agency: str) -> None:
    found = document(f"{text} {BODY[language]}")
    spans = [span.of(found.text) for span in found.evidence.get("dateline", ()) if not isinstance(span, str)]
    assert [span.split(",")[0] for span in spans] == ([place] if place else [])
    assert (found.agency or "") == agency


@pytest.mark.parametrize(("language", "text", "day"), list(groups("doubtful", "day")))
def test_a_date_far_before_the_text_is_kept_but_not_used(language: str, text: str, day: date) -> None:
    found = document(f"{text} {BODY[language]}")
    assert found.published == day
    assert {"published_before_event", "published_doubtful"} <= codes(found)
    assert found.told_at is None
    assert document(text, published="2019-12-13").told_at == day
