"""Number-safe by construction, and what holds of every reading."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

import gold
import number_safe
from tradewire.pipeline import Reading, ReadOptions, read, read_document
from tradewire.record import Claim, Document, Region, Span, claim_from_dict, claim_to_dict

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
READ = [item for item in read([EXAMPLES], ReadOptions()) if isinstance(item, Reading)]
BY_NAME = {reading.document.id: reading for reading in READ}


def again(document: Document) -> Reading:
    reading = read_document(document)
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize("name", gold.SETS)
def test_no_claim_keeps_a_number_that_was_changed(name: str) -> None:
    if not gold.is_there(name):
        pytest.skip(f"the gold set {name!r} is not beside the repository")
    quotes: dict[str, list[Span]] = {}
    for claim in gold.gold(name):
        quotes.setdefault(claim["document"], []).append(Span(claim["start"], claim["end"]))
    kept = [
        kept
        for reading in gold.readings(name)
        for place in number_safe.alterations(reading.document, quotes.get(reading.document.id, []))
        for kept in number_safe.kept_values(reading, place)
    ]
    assert not kept


@pytest.mark.parametrize("name", BY_NAME)
def test_no_claim_of_a_sample_keeps_a_number_that_was_changed(name: str) -> None:
    reading = BY_NAME[name]
    whole = Span(0, len(reading.document.text))
    places = number_safe.alterations(reading.document, [whole])
    assert not [kept for place in places for kept in number_safe.kept_values(reading, place)]


def test_the_check_sees_a_value_that_was_looked_up() -> None:
    """A claim that kept its value and points at the changed number is reported."""
    reading = next(reading for reading in READ if any(claim.value for claim in reading.claims))
    claim = next(claim for claim in reading.claims if claim.value)
    stuck = structs.replace(claim, spans={})
    assert not number_safe._states(stuck, "1", reading.document.text)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_span_is_its_quote(name: str) -> None:
    document, claims = BY_NAME[name].document, BY_NAME[name].claims
    for claim in claims:
        assert claim.quote == claim.span.of(document.text)
        assert claim.quote.strip()
        for place in (*claim.repeats, *(s for where in claim.spans.values() for s in where if isinstance(s, Span))):
            assert 0 <= place.start < place.end <= len(document.text)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_value_stands_inside_the_text(name: str) -> None:
    for claim in BY_NAME[name].claims:
        if claim.value and (claim.value.low is not None or claim.value.high is not None):
            assert claim.spans.get("value"), claim


@pytest.mark.parametrize("name", BY_NAME)
def test_claims_survive_the_journey_through_json(name: str) -> None:
    for claim in BY_NAME[name].claims:
        assert claim_from_dict(claim_to_dict(claim)) == claim


@pytest.mark.parametrize("name", BY_NAME)
def test_reading_twice_gives_the_same(name: str) -> None:
    reading = BY_NAME[name]
    assert again(reading.document) == reading


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(BY_NAME)), st.integers(min_value=1, max_value=7))
def test_a_prefix_shifts_the_spans_and_nothing_else(name: str, breaks: int) -> None:
    reading = BY_NAME[name]
    prefix = "\n" * breaks
    document = replace(reading.document, text=prefix + reading.document.text, regions=_moved(reading, breaks))
    assert [_placed(claim, breaks) for claim in reading.claims] == list(again(document).claims)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted(BY_NAME)), min_size=1, max_size=3), st.data())
def test_any_cut_of_any_text_is_read_without_harm(names: list[str], data: st.DataObject) -> None:
    """Broken texts give claims or none, never an error, and every quote is in the text."""
    parts = []
    for name in names:
        text = BY_NAME[name].document.text
        start = data.draw(st.integers(0, len(text)))
        parts.append(text[start : start + data.draw(st.integers(0, 400))])
    text = data.draw(st.sampled_from(["", " ", "\n", "\n\n", "(", "«"])).join(parts)
    document = Document("cut", text, language=data.draw(st.sampled_from(["en", "ru"])))
    for claim in again(document).claims:
        assert claim.quote == claim.span.of(text)


def _moved(reading: Reading, by: int) -> tuple[Region, ...]:
    return tuple(replace(region, span=_shifted(region.span, by)) for region in reading.document.regions)


def _placed(claim: Claim, by: int) -> Claim:
    """The claim as it stands `by` characters further on."""
    spans = {
        name: tuple(_shifted(place, by) if isinstance(place, Span) else place for place in where)
        for name, where in claim.spans.items()
    }
    repeats = tuple(_shifted(place, by) for place in claim.repeats)
    return structs.replace(claim, span=_shifted(claim.span, by), spans=spans, repeats=repeats)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
