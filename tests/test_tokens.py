"""Tokens keep every letter of the text in its place."""

from hypothesis import given
from hypothesis import strategies as st

from tradewire import languages
from tradewire.understand.lexicon import Tagger
from tradewire.understand.tokens import Tokenizer


@given(st.text(max_size=200))
def test_each_token_is_its_words_and_nothing_but_blanks_is_left_out(text: str) -> None:
    tokens = Tokenizer(languages.load("en")).tokens(text)
    assert all(text[t.start : t.end] == t.word.text for t in tokens)
    kept = "".join(t.word.text for t in tokens)
    assert "".join(kept.split()) == "".join(text.split())


def test_words_part_at_hyphens_digits_and_possessives() -> None:
    tokens = Tokenizer(languages.load("en")).tokens("Russia's US$5bn January-November 2025-го 15%-ю д'Ивуар")
    words = [t.word.text for t in tokens]
    assert words == ["Russia", "'s", "US", "$", "5", "bn", "January", "-", "November", "2025", "-", "го", "15", "%", "-", "ю", "д'Ивуар"]  # fmt: skip  # noqa: E501


def test_look_alike_letters_are_read_as_the_language_s_own_and_keep_their_place() -> None:
    text = "Пοчти пοлοвина регион\u0065"  # Greek omicrons, a Latin e
    tokens = Tokenizer(languages.load("ru")).tokens(text)
    assert [t.word.lower for t in tokens] == ["почти", "половина", "регионе"]
    assert all(text[t.start : t.end] == t.word.text for t in tokens)


def test_phrases_are_found_in_every_form() -> None:
    pack = languages.load("ru")
    tokenizer = Tokenizer(pack)
    tagger = Tagger(pack, tokenizer)
    for text in ("взаимной торговли", "взаимную торговлю", "Взаимная торговля"):
        assert "indicator.turnover" in {t.name for t in tagger.tags(tokenizer.tokens(text))}
    assert not [t for t in tagger.tags(tokenizer.tokens("облака над полем")) if t.name.startswith("indicator")]
