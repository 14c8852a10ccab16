"""Words that readers wait for are found in one walk, whoever asks first and whatever text was read before."""

from hypothesis import given
from hypothesis import strategies as st

from tradewire import languages
from tradewire.understand.memo import Memo
from tradewire.understand.tokens import Tokenizer


@given(st.lists(st.text(alphabet="ab 1.\n", max_size=40), max_size=4))
def test_each_reader_gets_the_places_of_its_words(texts: list[str]) -> None:
    tokenizer = Tokenizer(languages.load("en"))
    digits = tokenizer.watched(lambda word: word.is_digit)
    letters = tokenizer.watched(lambda word: word.text if word.is_alpha else None)
    for text in texts:
        tokens = tokenizer.tokens(text)
        assert letters.places(tokens) == [i for i, token in enumerate(tokens) if token.word.is_alpha]
        assert digits.places(tokens) == [i for i, token in enumerate(tokens) if token.word.is_digit]


def test_a_reader_that_comes_later_is_served_too() -> None:
    tokenizer = Tokenizer(languages.load("en"))
    tokens = tokenizer.tokens("5 tractors")
    assert tokenizer.watched(lambda word: word.is_digit).places(tokens) == [0]
    assert tokenizer.watched(lambda word: word.is_alpha).places(tokens) == [1]


def test_a_part_of_a_text_is_a_text_of_its_own() -> None:
    tokenizer = Tokenizer(languages.load("en"))
    digits = tokenizer.watched(lambda word: word.is_digit)
    tokens = tokenizer.tokens("5 tractors for 7 farms")
    assert digits.places(tokens) == [0, 3]
    assert digits.places(tokens[2:]) == [1]


def test_a_memo_asks_once_and_forgets_when_it_is_full() -> None:
    asked: list[int] = []

    def square(number: int) -> int:
        asked.append(number)
        return number * number

    memo = Memo(square, most=2)
    assert [memo[3], memo[3], memo[4]] == [9, 9, 16]
    assert asked == [3, 4]
    assert (memo[5], len(memo)) == (25, 1)
