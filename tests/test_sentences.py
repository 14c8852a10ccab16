"""Sentence ends: each line is a text with `|` where a sentence ends; the marks are taken out before cutting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire import languages
from tradewire.understand.sentences import sentences
from tradewire.understand.tokens import Tokenizer

RUSSIAN = [
    "Поставлено 3 тыс. ед. техники за 9 мес. 2024 г. по плану.|",
    "Рост составил 5 %.|Экспорт вырос до 3 млн долл.|Импорт упал.|",
    "Выставка «ИННОПРОМ. Беларусь» открылась в Минске.|Приехали 40 делегаций.|",
    "Экспорт 168,4 млн. (+19,5 процента), импорт 360 млн.|За полгода рост на 2 п. п.|",
    "Об этом сказал А. П. Петров.|Он приехал вчера.|",
    "Завод им. Кирова выпускает тракторы.|",
    "Цена одной машины 15 руб.|Завод продаёт больше.|",
    "В 2025 г. Минск поставит технику, запчасти и т. д.|Брянск ждёт.|",
    "– Мы готовы! – сказал он.|",
    "МИНСК, 29 сен. Стороны договорились о поставках.|",
    "Что дальше?|Никто не знает…|Посмотрим.|",
    "Объём 4,5 млрд юаней (рост 1,2 %).|Больше всего у ул. Гоголя, д. 6.|",
    "«Мы работаем 18 лет.|Это много», – заметил директор.|",
]
ENGLISH = [
    "Trade grew to $1.2 bn. in 2024 under the plan.|",
    "Exports rose 5%.|Imports fell to Rs. 12 crore.|It was expected.|",
    "Mr. Smith met Gov. Brown in the U.S. capital.|They signed.|",
    "The firm ABC Co. Ltd. sells in the U.S.|It grows.|",
    "“We agreed.|It is good,” he said.|Then he left.|",
    "Dr. J. K. Brown came on Nov. 12 to St. Petersburg.|",
    "It cost 3.5 million.|Who paid?|Nobody!|",
    "MINSK, Jan. 30 – Trade is up.|",
]


@pytest.mark.parametrize(("code", "marked"), [("ru", line) for line in RUSSIAN] + [("en", line) for line in ENGLISH])
def test_sentence_ends(code: str, marked: str) -> None:
    pack = languages.load(code)
    expected = [part.strip() for part in marked.split("|") if part.strip()]
    text = " ".join(expected)
    found = [text[s.start : s.end] for s in sentences(Tokenizer(pack).tokens(text), pack)]
    assert found == expected


@given(st.text(alphabet="аб .!?«»()\n1А", max_size=60))
def test_sentences_cover_all_words_once(text: str) -> None:
    pack = languages.load("ru")
    tokens = Tokenizer(pack).tokens(text)
    covered = [i for s in sentences(tokens, pack) for i in range(s.first, s.last)]
    assert covered == [i for i, token in enumerate(tokens) if not token.word.is_break]
