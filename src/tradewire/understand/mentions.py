"""What stands at one place in one document: the first layer.

A mention covers tokens `first` to `last` (exclusive) and the words of `span`; nothing in it comes from elsewhere,
except where `evidence` says so.
"""

from datetime import date
from typing import Literal

from tradewire.record import Entity, Evidence, Period, Product, Span, Value
from tradewire.record.frozen import Frozen

QuantityKind = Literal["money", "percent", "points", "ratio", "fraction", "rank", "measure", "duration", "count", "number", "ordinal"]  # fmt: skip  # noqa: E501
Bound = Literal["none", "at_least", "at_most", "to"]
PeriodKind = Literal["day", "days", "week", "month", "months", "quarter", "half", "year", "years", "season", "to_date", "by", "since", "same", "base", "vague"]  # fmt: skip  # noqa: E501
PlaceForm = Literal["name", "adjective", "demonym", "generic"]


class Mention(Frozen, frozen=True, kw_only=True):
    """Tokens `first` to `last` (exclusive), and the stretch of text that they cover."""

    first: int
    last: int
    span: Span


class Quantity(Mention, frozen=True, kw_only=True):
    """A number with its unit and bounds: "more than $320 million", "5-6 %", "третье место", "120 автобусов".

    `span` holds the number, its scale, currency or unit, sign, bounds and approximation, and nothing else; what is
    counted ("автобусов") stands behind it. `signed` tells that the words carry the sign ("minus 5%", "+3%").
    Kinds: `fraction` is a part named in words ("a third": 33.33 %), `ratio` a multiple ("doubled", "в 1,7 раза"),
    `rank` a place among others ("top three": 1 to 3), `count` a number before a noun that it counts, `ordinal` a
    bare ordinal, `number` a bare number. `value.unit` is `1` for count, number and ordinal.

    `bound` is the word that bounds the value: `at_least` (high is None) or `at_most` (low is None), where the
    number is no range, and `to` for
    "up to", "до": there low and high are both the number, since only the verb tells a level reached ("нарастить до
    полумиллиарда") from a ceiling ("up to 40 people": `ceiling(quantity)`). A plain English "to" is no bound.
    """

    value: Value
    kind: QuantityKind
    signed: bool = False
    bound: Bound = "none"
    # A scale, currency or unit that the number shares with a neighbour: "from 2 to 3 billion", "экспорт 152,1".
    unit_from: Span | None = None
    # A second reading of the same amount in brackets or behind "or": "572 bln rubles ($6.7 bln)".
    converts: bool = False


class PeriodMention(Mention, frozen=True, kw_only=True):
    """A date or a period, resolved where it can be.

    `period` is None where the text and the publication date do not tell ("last year" in an undated text), and for
    `vague` ("in the near future"). `evidence` holds what it was resolved by: its own span, a year elsewhere in the
    text, or PUBLISHED. `by` is a deadline ("until 2030", "к 2030 году"), `since` has an open end, `to_date` is the
    year so far ("this year", "с начала года"), `base` what something is compared with ("than in 2021", "a year
    earlier"), `same` the period told before, or that of another year ("за тот же период 2024-го").
    """

    period: Period | None
    kind: PeriodKind
    evidence: Evidence = ()
    # "last year", "this year": needs the reference date; shift in years, where it has one
    relative: bool = False
    # "by the end of 2024": the whole year, told as a deadline
    deadline: bool = False


class PlaceMention(Mention, frozen=True, kw_only=True):
    """An area: by name, as an adjective ("вологодские"), as its people, or by a word for its kind ("the region").

    `entity` of a `generic` mention is what it refers to, with `evidence` pointing there; with no antecedent its id
    is None and its name the words themselves. `reason` tells how an ambiguous name was decided.
    """

    entity: Entity
    form: PlaceForm
    case: str | None = None  # nom gen dat acc ins loc, where the language has it
    reason: str = ""
    evidence: Evidence = ()
    dateline: bool = False


class OrganisationMention(Mention, frozen=True, kw_only=True):
    """A company, ministry, bank, exchange or agency; `home` is the area that it stands for or comes from."""

    entity: Entity
    kind: str  # maker, ministry, government, bank, exchange, agency, chamber, concern, company, other
    home: Entity | None = None
    case: str | None = None
    reason: str = ""


class PersonMention(Mention, frozen=True, kw_only=True):
    """A person by name, with role and organisation where they stand beside it; a role alone has an empty name.

    `area` is what he or she stands for ("Vologda Oblast Governor Filimonov": RU-VLG), None where the text is silent.
    """

    entity: Entity | None
    role: str | None = None
    organisation: str | None = None
    area: Entity | None = None
    case: str | None = None
    name_span: Span | None = None
    gender: str | None = None  # masc, fem, where the name tells


class ProductMention(Mention, frozen=True, kw_only=True):
    """Goods of one kind; a list ("agricultural and municipal equipment") gives one mention each."""

    product: Product
    case: str | None = None
    kind: str = "goods"  # goods, generic ("machine", "goods"), parts, service, facility (built, never delivered)


class Reference(Frozen, frozen=True, kw_only=True):
    """What times in the text are told against: the publication date, or a date that the text gives."""

    day: date | None
    evidence: Evidence = ()
    # The year alone, where the text tells no more.
    year: int | None = None
