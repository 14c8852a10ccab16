"""Speech: who says what, by examples in which what is said stands in brackets."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from names_read import reader

CORPUS = Path(__file__).parent / "corpus"
_EDGE = re.compile(r"^\W+|\W+$")
PIECES = (
    "Ivan Petrov", "said", "told", ",", ".", "“", "”", '"', "«", "»", "that", "he", "According to", "\n", ":",
    ";", "[", "]", "trade rose",
    "сказал", "Иван Петров", "по словам", "что", "он", "МАЗ", "губернатор", "–", "(", ")", "о чём", "написал",
)  # fmt: skip


def corpus(code: str) -> list[tuple[str, str]]:
    lines = (CORPUS / f"speech_{code}.txt").read_text(encoding="utf-8").splitlines()
    return [(code, line) for line in lines if line and not line.startswith("#")]


def parse(line: str) -> tuple[str, list[str], list[str]]:
    """The bare text, the stretches in its outermost brackets, and the speakers; inner brackets are text."""
    marked, _, speakers = line.replace("\\n", "\n").partition("\t")
    text, said, depth = "", [], 0
    for letter in marked:
        if letter == "[" and depth == 0:
            said.append("")
        elif not (letter == "]" and depth == 1):
            text += letter
            if depth:
                said[-1] += letter
        depth += (letter == "[") - (letter == "]")
    return text, said, [s for s in speakers.split("; ") if s]


@pytest.mark.parametrize(("code", "line"), [*corpus("en"), *corpus("ru")])
def test_corpus(code: str, line: str) -> None:
    text, said, speakers = parse(line)
    _, _, found = reader(code).read(text)
    if "[" in text:  # what stands in an editor's brackets is cut out of what is said
        said = [part for stretch in said for part in re.split(r"\[[^\]]*\]", stretch)]
    assert [_EDGE.sub("", a.span.of(text)) for a in found] == [_EDGE.sub("", stretch) for stretch in said]
    for attribution, expected in zip(found, speakers, strict=True):
        speaker = attribution.speaker
        name, role, organisation = [*expected.split("|"), "", ""][:3]
        assert speaker.name == (name or None)
        assert role in ("", speaker.role)
        assert organisation in ("", speaker.organisation)


def test_speaker_stands_for_area_and_hearer_is_kept() -> None:
    text = "“We will supply more lifts to you,” Belarus' Economy Minister Pavel Kozlov told Omsk Governor Ivan Belov."
    _, _, found = reader("en").read(text)
    assert found[0].area is not None
    assert found[0].area.id == "BY"
    assert found[0].hearer is not None
    assert found[0].hearer.name == "Ivan Belov"
    assert found[0].hearer_area is not None
    assert found[0].hearer_area.id == "RU-OMS"


def test_quotation_over_paragraphs() -> None:
    text = "Anna Orlova said: “We shipped forty lifts in May.\n“The rest will follow in June and July.”\nPrices fell."
    _, _, found = reader("en").read(text)
    assert {a.speaker.name for a in found} == {"Anna Orlova"}
    assert found[-1].span.of(text).endswith("July.”")


def test_caption_printed_twice() -> None:
    line = "Роман Ефимов, председатель правительства Удмуртии:"
    text = f'{line}\n\n{line}\n\n"Мы поставляем металл. Мы покупаем автобусы".\n\nЗавод работает.'
    _, _, found = reader("ru").read(text)
    assert [a.speaker.name for a in found] == ["Роман Ефимов"]
    assert found[0].span.of(text).strip('".') == "Мы поставляем металл. Мы покупаем автобусы"


@pytest.mark.parametrize("code", ["en", "ru"])
@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=30))
def test_spans_lie_in_the_text_and_apart(code: str, parts: list[str]) -> None:
    text = " ".join(parts)
    _, _, found = reader(code).read(text)
    for attribution in found:
        assert 0 <= attribution.span.start < attribution.span.end <= len(text)
        assert 0 <= attribution.speaker_span.start < attribution.speaker_span.end <= len(text)
        speaker = attribution.speaker
        assert speaker.name or speaker.role or speaker.organisation
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
