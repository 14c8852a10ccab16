"""The corpora of places: phrase → areas in order, and phrases that name none."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tradewire.gazetteer.places import load_places
from tradewire.languages import load
from tradewire.understand.mentions import PlaceMention
from tradewire.understand.places import PlaceFinder
from tradewire.understand.sentences import sentences
from tradewire.understand.tokens import Tokenizer

_CORPUS = Path(__file__).parent / "corpus"


@cache
def _finder(language: str) -> tuple[Tokenizer, PlaceFinder]:
    pack = load(language)
    tokenizer = Tokenizer(pack)
    return tokenizer, PlaceFinder(pack, tokenizer, load_places())


def places_in(language: str, text: str) -> list[PlaceMention]:
    """What the finder makes of a text."""
    tokenizer, finder = _finder(language)
    tokens = tokenizer.tokens(text)
    return finder.find(text, tokens, sentences(tokens, load(language)))


def _corpus(language: str) -> dict[str, Any]:
    return tomllib.loads((_CORPUS / f"places_{language}.toml").read_text(encoding="utf-8"))


def _label(mention: PlaceMention) -> str:
    entity = mention.entity
    return entity.id if entity.id and entity.kind != "city" else entity.name


_FOUND = [(code, text, areas) for code in ("en", "ru") for text, areas in _corpus(code)["found"].items()]
_NOTHING = [(code, text) for code in ("en", "ru") for text in _corpus(code)["nothing"]["phrases"]]


@pytest.mark.parametrize(("language", "text", "areas"), _FOUND, ids=[text for _, text, _ in _FOUND])
def test_phrase_names_its_areas(language: str, text: str, areas: list[str]) -> None:
    assert [_label(mention) for mention in places_in(language, text)] == areas


@pytest.mark.parametrize(("language", "text"), _NOTHING, ids=[text for _, text in _NOTHING])
def test_phrase_names_no_area(language: str, text: str) -> None:
    assert [mention.span.of(text) for mention in places_in(language, text)] == []
