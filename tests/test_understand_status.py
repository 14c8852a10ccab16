"""How real a thing is, by the words around it; and a claim in the making."""

import pytest

from tradewire.record import Figure, Span, Value
from tradewire.understand.draft import Draft
from tradewire.understand.status import StatusReading, is_future, status_within, strongest
from understand_analyse import analysis


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("The parties plan to double trade.", "en", "planned"),
        ("The parties agreed to fulfil the plan.", "en", "agreed"),
        ("Work on the planned plant was suspended.", "en", "stopped"),
        ("It is expected that the plan will be fulfilled.", "en", "forecast"),
        ("The sides are interested in the plan.", "en", "proposed"),
        ("Trade grew.", "en", None),
        ("Стороны планируют удвоить торговлю.", "ru", "planned"),
        ("Стороны договорились выполнить план.", "ru", "agreed"),
        ("Поставки могут вырасти.", "ru", "possible"),
        ("Работы по плану приостановлены.", "ru", "stopped"),
        ("Торговля выросла.", "ru", None),
    ],
)
def test_strongest_word_wins(text: str, language: str, status: str | None) -> None:
    read = analysis(text, language)
    found = strongest(read, read.scenes[0].tagged("status"))
    assert (found.status if found else None) == status


def test_status_is_read_from_its_words() -> None:
    read = analysis("The parties agreed to double trade.")
    found = strongest(read, read.scenes[0].tagged("status"))
    assert found is not None
    assert found.span is not None
    assert found.span.of(read.text) == "agreed to"


def test_words_next_to_the_end_count_first() -> None:
    read = analysis(
        "It was agreed by all who took part in the session of the council last week that trade could double."
    )
    scene = read.scenes[0]
    found = status_within(read, scene, scene.sentence.first, scene.sentence.last)
    assert found is not None
    assert found.status == "possible"


@pytest.mark.parametrize(
    ("text", "future"),
    [("Завод откроют.", True), ("Завод открыли.", False), ("Завод, который открыли, построит дом.", False)],
)
def test_future_tense(text: str, future: bool) -> None:
    read = analysis(text, "ru")
    sentence = read.scenes[0].sentence
    assert is_future(read, sentence.first, sentence.last) is future


def test_draft_leaves_out_what_is_empty() -> None:
    read = analysis("Trade grew by 8%.")
    draft = Draft(read).status(StatusReading("actual", None)).value(None, None).party("reporter", [], [])
    claim = draft.finish(Figure, Span(0, 5), ("measure.change",), indicator="turnover", measure="change")
    assert claim.quote == "Trade"
    assert (claim.value, claim.period, dict(claim.parties), dict(claim.spans)) == (None, None, {}, {})


def test_draft_stands_on_all_its_evidence() -> None:
    read = analysis("In all, trade grew by 8% in 2024, and that is that.")
    draft = Draft(read).status(StatusReading("actual", None)).value(Value(8, 8, "%"), Span(22, 24))
    draft.note("indicator", Span(8, 13))
    sentence = read.scenes[0].sentence
    assert draft.around(sentence.first, sentence.last).of(read.text) == "trade grew by 8%"


def test_draft_without_evidence_stands_on_its_tokens() -> None:
    read = analysis("Trade grew.")
    sentence = read.scenes[0].sentence
    assert Draft(read).around(sentence.first, sentence.last).of(read.text) == "Trade grew."
