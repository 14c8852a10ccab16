"""Linked families of claims with known truth: facts retold in two languages, rounded, in other units, with periods
left out or shifted, and contradictions among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

import ledger_make as make
from ledger_make import AT, area, company
from tradewire.record import Claim, Entity, Figure, Indicator, Period, Product, Recorded, Source, Value, claim_id

MAKERS = (("MAZ", "МАЗ"), ("Amkodor", "Амкодор"), ("Gomselmash", "Гомсельмаш"), ("Mogilevliftmash", "Могилёвлифтмаш"))
GOODS = (
    ("bus", "автобус", "8702"),
    ("tractor", "трактор", "8701"),
    ("lift", "лифт", "8428"),
    ("milk", "молоко", "0402"),
)
PERIODS = (Period.year(2022), Period.year(2023), Period.year(2024), Period.months(2025, 1, 6))
Levels = Mapping[str, float]
INDICATORS: tuple[Indicator, ...] = ("turnover", "exports", "imports")


@dataclass(frozen=True)
class Told:
    """A claim with the number of its true fact; `against` is the fact that a seeded contradiction contradicts."""

    recorded: Recorded
    fact: int
    against: int | None = None


def families(seed: int, regions: int, tellings: int = 3) -> Iterator[Told]:
    """All tellings, in the order in which they are said. Regions are `XA-001` and so on."""
    told = [t for n in range(regions) for t in _region(Random(f"{seed}/{n}"), n, tellings)]
    yield from sorted(told, key=lambda t: (t.recorded.source.said, t.recorded.id))


def _region(random: Random, number: int, tellings: int) -> Iterator[Told]:
    place = Entity(f"XA-{number:05d}", f"Region {number}", "region")
    fact = number * 100
    for period, now, before in _history(random):
        for indicator in INDICATORS:
            fact += 1
            yield from _levels(random, fact, _figure(indicator, place, period, now[indicator]), tellings)
            fact += 1
            percent = round((now[indicator] / before[indicator] - 1) * 100, 1)
            if abs(percent) >= 1:
                true = _figure(indicator, place, period, now[indicator])
                yield from _growths(random, fact, true, percent, tellings)
    for maker in range(len(MAKERS)):
        fact += 1
        yield from _supplies(random, fact, place, maker, tellings)


def _history(random: Random) -> Iterator[tuple[Period, Levels, Levels]]:
    """Each period with its levels and those of the period a year before."""
    year = _changed(random, {"exports": random.uniform(5e6, 1e9), "imports": random.uniform(5e6, 1e9)})
    half = {name: level * 0.45 for name, level in year.items()}
    for period in PERIODS:
        before = half if period == PERIODS[-1] else year
        now = _changed(random, before)
        yield period, now, before
        year, half = now, {name: level * 0.45 for name, level in now.items()}


def _changed(random: Random, levels: Levels) -> Levels:
    flows = {
        name: levels[name] * random.choice((random.uniform(0.6, 0.92), random.uniform(1.08, 1.5)))
        for name in ("exports", "imports")
    }
    return {**flows, "turnover": flows["exports"] + flows["imports"]}


def _figure(indicator: Indicator, place: Entity, period: Period, level: float) -> Figure:
    empty = make.figure(indicator, value=None, period=None)
    parties = {"reporter": (area("BY"),), "partner": (place,)}
    return replace(empty, parties=parties, period=period, value=Value(level, level, "USD"))


def _levels(random: Random, fact: int, true: Figure, tellings: int) -> Iterator[Told]:
    assert true.value is not None
    level = true.value.low or 0.0
    end = true.period.end if true.period and true.period.end else date.max
    for n in range(random.randint(1, tellings)):
        digits = random.choice((3, 4))
        claim = replace(true, value=_rounded(level, digits), quote=_printed(level, digits, random), document=f"l{n}")
        if random.random() < 0.3:
            claim = _turned(claim)
        if n and random.random() < 0.15:
            claim = replace(claim, period=None)
        yield _told(random, claim, fact, end)
    if random.random() < 0.1:
        wrong = level * random.choice((0.7, 0.85, 1.2, 1.4))
        claim = replace(true, value=_rounded(wrong, 4), quote=_printed(wrong, 4, random), document="wrong")
        yield _told(random, claim, fact + 1_000_000, end, against=fact)


def _growths(random: Random, fact: int, true: Figure, percent: float, tellings: int) -> Iterator[Told]:
    end = true.period.end if true.period and true.period.end else date.max
    for n in range(random.randint(1, tellings)):
        form = random.choice(("percent", "rounded", "ratio", "more")) if percent > 0 else "percent"
        value, quote = _growth(percent, form)
        yield _told(random, replace(true, measure="change", value=value, quote=quote, document=f"g{n}"), fact, end)


def _growth(percent: float, form: str) -> tuple[Value, str]:
    if form == "ratio":
        ratio = round(1 + percent / 100, 3)
        return Value(ratio, ratio, "ratio"), f"в {ratio} раза"
    number = float(round(percent)) if form != "percent" else percent
    if form == "more":
        number = float(int(percent))
        return Value(number, None, "%"), f"more than {number:g}%"
    return Value(number, number, "%"), f"{number:g}%"


def _supplies(random: Random, fact: int, place: Entity, maker: int, tellings: int) -> Iterator[Told]:
    english, russian = MAKERS[maker]
    count = float(random.randint(12, 900))
    for n in range(random.randint(1, tellings)):
        name = random.choice((english, russian))
        label = GOODS[maker][0 if name == english else 1]
        supplier = (area("BY"), company(name)) if random.random() < 0.6 else (company(name),)
        claim = make.supply(
            value=f"{count} 1",
            supplier=supplier,
            recipient=(place,),
            product=[Product(label, GOODS[maker][2])],
            status=random.choice(("planned", "agreed", "possible")),
            quote=f"{count:g} {label}",
            doc=f"s{n}",
        )
        yield _told(random, claim, fact, date(2025, 2, 1))


def _told(random: Random, claim: Claim, fact: int, after: date, against: int | None = None) -> Told:
    said = after + timedelta(days=random.randint(10, 60))
    claim = replace(claim, document=f"{claim.document}-{fact}-{random.randrange(1000)}")
    source = Source(key=claim.document, id=claim.document, said=said, language=random.choice(("en", "ru")))
    return Told(Recorded(claim_id(claim), claim, source, AT), fact, against)


def _turned(claim: Figure) -> Figure:
    """The same told by the other side."""
    other: dict[Indicator, Indicator] = {"exports": "imports", "imports": "exports"}
    parties = {"reporter": claim.parties["partner"], "partner": claim.parties["reporter"]}
    return replace(claim, parties=parties, indicator=other.get(claim.indicator, claim.indicator))


def _rounded(number: float, digits: int) -> Value:
    short = float(f"{number:.{digits}g}")
    return Value(short, short, "USD")


def _printed(number: float, digits: int, random: Random) -> str:
    scale, english, russian = (1e9, "billion", "млрд") if number >= 1e9 else (1e6, "million", "млн")
    decimals = max(0, digits - len(f"{number / scale:.0f}"))
    short = f"{float(f'{number:.{digits}g}') / scale:.{decimals}f}"
    return f"${short} {english}" if random.random() < 0.5 else f"{short} {russian} долларов".replace(".", ",")
