"""The same thing said twice in a document, and things that only look the same."""

from datetime import date

import pytest
from msgspec.structs import replace

from tradewire.record import Entity, Event, Figure, Period, Project, Span, Speaker, Value
from tradewire.understand.repeats import joined

_BELARUS = Entity("BY", "Belarus", "country")
_TULA = Entity("RU-TUL", "Tula Oblast", "region")
_GROWTH = Figure(
    document="case",
    span=Span(0, 10),
    quote="grew by 8%",
    status="actual",
    indicator="turnover",
    measure="change",
    value=Value(8, 8, "%"),
    parties={"reporter": (_BELARUS,), "partner": (_TULA,)},
)


def _again(claim: Figure, at: int) -> Figure:
    return replace(claim, span=Span(at, at + 10))


def test_second_place_of_a_claim_is_a_repeat() -> None:
    (claim,) = joined([_GROWTH, _again(_GROWTH, 50), _again(_GROWTH, 90)])
    assert claim.span == Span(0, 10)
    assert claim.repeats == (Span(50, 60), Span(90, 100))


def test_one_place_is_no_repeat() -> None:
    (claim,) = joined([_GROWTH, _GROWTH])
    assert claim.repeats == ()


def test_roles_told_the_other_way_round_are_a_repeat() -> None:
    turned = replace(_again(_GROWTH, 50), parties={"reporter": (_TULA,), "partner": (_BELARUS,)})
    assert len(joined([_GROWTH, turned])) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(_again(_GROWTH, 50), value=Value(9, 9, "%")),
        replace(_again(_GROWTH, 50), value=Value(8, 8, "%", approximate=True)),
        replace(_again(_GROWTH, 50), status="planned"),
        replace(_again(_GROWTH, 50), indicator="exports"),
        replace(_again(_GROWTH, 50), measure="share"),
        replace(_again(_GROWTH, 50), parties={"reporter": (_BELARUS,)}),
    ],
)
def test_what_differs_in_a_key_field_stays_apart(other: Figure) -> None:
    assert joined([_GROWTH, other]) == [_GROWTH, other]


def test_speaker_and_period_come_from_where_they_are_told() -> None:
    told = replace(_again(_GROWTH, 50), speaker=Speaker("Anna Rudina"), period=Period.year(2024))
    (claim,) = joined([_GROWTH, told])
    assert (claim.speaker, claim.period) == (told.speaker, told.period)


def test_same_value_of_two_periods_stays_apart() -> None:
    first, second = (replace(_again(_GROWTH, at), period=Period.year(year)) for at, year in ((0, 2023), (50, 2024)))
    assert joined([first, second]) == [first, second]


def test_fields_from_a_repeat_bring_their_evidence() -> None:
    told = replace(_again(_GROWTH, 50), period=Period.year(2024), spans={"period": (Span(55, 59),)})
    (claim,) = joined([_GROWTH, told])
    assert claim.spans["period"] == (Span(55, 59),)


def test_meetings_of_two_days_stay_apart() -> None:
    meeting = Event(document="case", span=Span(0, 5), quote="met", status="actual", kind="talks")
    days = [
        replace(meeting, span=Span(i, i + 5), period=Period.day(date(2025, 2, day))) for i, day in ((0, 3), (20, 4))
    ]
    assert joined(days) == days


def _works(at: int, *parties: Entity) -> Project:
    span = Span(at, at + 10)
    return Project(
        document="case",
        span=span,
        quote="makes lifts",
        status="actual",
        kind="production",
        parties={"participant": parties},
    )


def test_a_body_that_makes_a_thing_makes_it_once_whatever_areas_are_told_beside_it() -> None:
    plant, other = Entity(None, "Tula plant", "organisation"), Entity(None, "Kaluga plant", "organisation")
    first, second = joined(
        [_works(0, plant, _BELARUS, _TULA), _works(50, plant, _BELARUS), _works(90, other, _BELARUS)]
    )
    assert first.repeats == (Span(50, 60),)
    assert first.parties["participant"] == (plant, _BELARUS, _TULA)
    assert second.parties["participant"] == (other, _BELARUS)
