"""What holds of the places of any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_places_corpus import places_in

_RUSSIAN = "Беларусь|в|Минске|область|региона|Вологодской|областью|,|.|\n|—|(|5|край|Киров"
_ENGLISH = "with|the|region|Tula|'s|Governor|MINSK|New|York|of|Georgia|-|Union|State"
_WORDS = st.sampled_from(f"{_RUSSIAN}|{_ENGLISH}".split("|"))


@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("language", ["en", "ru"])
@given(st.lists(_WORDS, max_size=30))
def test_in_order_apart_and_on_the_text(language: str, words: list[str]) -> None:
    text = " ".join(words)
    mentions = places_in(language, text)
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.first < mention.last
        assert mention.entity.name
        assert mention.entity.kind in ("country", "region", "city", "bloc")
        end = mention.span.end


@settings(max_examples=100, deadline=None)
@pytest.mark.parametrize("language", ["en", "ru"])
@given(st.text(max_size=120))
def test_any_text_is_read(language: str, text: str) -> None:
    assert all(mention.span.of(text) for mention in places_in(language, text))


@pytest.mark.parametrize(("language", "text"), [("en", "Tula Region grew. "), ("ru", "Омская область и регион. ")])
def test_time_grows_with_length(language: str, text: str) -> None:
    assert len(places_in(language, text * 500)) == 500 * len(places_in(language, text))
