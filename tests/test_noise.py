"""Text that repeats itself is read once; prose is read whole."""

from pathlib import Path

import pytest

from tradewire.languages import load
from tradewire.pipeline import Reading, read_document
from tradewire.record import Document
from tradewire.understand.noise import without_repetition
from tradewire.understand.tokens import Tokenizer

TOKENS = Tokenizer(load("en"))


@pytest.mark.parametrize("unit", ["1 ", "(", "$", "5-6-", "1,234.5 million ", "a\n", "Trade grew by 5%. "])
def test_repetition_is_kept_once(unit: str) -> None:
    assert len(without_repetition(TOKENS.tokens(unit * 20_000))) <= 1_200


def test_prose_is_kept_whole(examples: Path) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.txt")))
    tokens = TOKENS.tokens(text * 3)
    assert without_repetition(tokens) == tokens


def test_a_claim_among_noise_is_still_found() -> None:
    claim = "In 2024 exports from Belarus to Vologda Oblast rose 8% to $120 million.\n"
    text = f"{'1 ' * 5_000}\n{claim}{'( ' * 5_000}"
    reading = read_document(Document("noise", text, language="en"))
    assert isinstance(reading, Reading)
    assert "120 million" in " ".join(found.quote for found in reading.claims)


def test_a_claim_said_a_thousand_times_is_one_claim() -> None:
    reading = read_document(Document("again", "Exports of Belarus grew by 5% in 2024. " * 1_000, language="en"))
    assert isinstance(reading, Reading)
    assert len({(claim.type, claim.value) for claim in reading.claims}) == len(reading.claims) == 1
