"""Ledgers for the tests of publishing: one read from the sample articles, one made claim by claim."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from tradewire import pipeline, reconcile
from tradewire.ledger import Ledger
from tradewire.pipeline import Reading, ReadOptions
from tradewire.record import (
    Agreement,
    Claim,
    Document,
    Entity,
    Event,
    Figure,
    Judgement,
    Need,
    Observation,
    Period,
    Product,
    Project,
    Recorded,
    Source,
    Span,
    Speaker,
    Supply,
    Value,
    claim_id,
)

ROOT = Path(__file__).parents[1]
AT = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001  (the ledger's times are UTC without a zone)
DAY = date(2025, 12, 1)

BY = Entity("BY", "Belarus", "country")
UD = Entity("RU-UD", "Udmurtia", "region")
TA = Entity("RU-TA", "Tatarstan", "region")
# Everything that a spreadsheet, a web page or a typesetter could take for its own.
HOSTILE = '=HYPERLINK("http://x")|<script>alert(1)</script>#import "/etc/passwd"*_`$[x](javascript:y)&amp;\u202e'


def from_samples(where: Path, at: datetime = AT) -> Path:
    """A ledger with the sample items about Udmurtia."""
    samples = next(ROOT.glob("examples/**/udmurtia.jsonl"))
    readings = [item for item in pipeline.read([samples], ReadOptions()) if isinstance(item, Reading)]
    with pipeline.open_ledger(str(where)) as ledger:
        ledger.add_many([(item.document, item.claims) for item in readings], pipeline.READER, at)
        reconcile.join(ledger)
    return where


def made(where: Path) -> Path:
    """A ledger with every type of claim, every kind of interval, and hostile words."""
    with Ledger.open(where) as ledger:
        for number, (words, claims) in enumerate(_stories()):
            document = Document(
                id=f"doc-{number}",
                text=words,
                language="en",
                published=date(2025, 1, 1) + timedelta(days=40 * number) if number != 2 else None,
                url=None if number == 2 else f"https://example.org/{number}?q=<b>&x=\"'",
                outlet=HOSTILE if number == 1 else "Example",
            )
            ledger.add(document, [_in(document, claim) for claim in claims], "test 1", AT)
        series = Observation(
            dataset="made",
            area="BY",
            partner="RU-UD",
            indicator="turnover",
            period=Period.year(2024),
            value=1.2e8,
            unit="USD",
        )
        ledger.add_observations([series])
        left, right = sorted(recorded.id for recorded in ledger.claims())[:2]
        ledger.add_judgements([Judgement(left, right, "different", "person:tester", ("a test",), AT)])
    return where


def many(count: int) -> Iterator[Recorded]:
    """So many different claims, without a ledger; the same each time."""
    areas = [BY, UD, TA, Entity("KZ", "Kazakhstan", "country"), Entity(None, "Завод «Пример»", "organisation")]
    for number in range(count):
        document, said = f"doc-{number // 8}", date(2020, 1, 1) + timedelta(days=number % 2000)
        quote = f"товарооборот вырос на {number % 97} % и составил {number} млн долларов США в этом году"
        claim: Claim
        shared = {"document": document, "span": Span(number % 500, number % 500 + len(quote)), "quote": quote}
        sides = {"reporter": (areas[number % 3],), "partner": (areas[(number + 1) % 5],)}
        if number % 4:
            claim = Figure(
                **shared,  # type: ignore[arg-type]
                status="actual",
                indicator="turnover",
                measure="level",
                parties=sides,
                value=Value(number * 1e6, number * 1e6 if number % 3 else None, "USD", bool(number % 5)),
                period=Period.year(2020 + number % 6),
                spans={"value": (Span(3, 9),), "period": ("document.published",)},
                rules=("a.rule", "b.rule"),
            )
        else:
            claim = Project(
                **shared,  # type: ignore[arg-type]
                status="planned",
                kind="assembly",
                parties={"participant": (areas[0], areas[4])},
                product=(Product("tractor", "8701"), Product("lift", "8428")),
                place=UD,
                speaker=Speaker(f"Person {number % 1000}", "minister", None),
            )
        source = Source(
            f"{number // 8:016x}", document, said, True, "ru", "Пример", None, f"https://example.org/{number}"
        )
        yield Recorded(claim_id(claim), claim, source, AT)


def _stories() -> list[tuple[str, list[Claim]]]:
    figure = Figure(document="", span=Span(0, 0), quote="", status="actual", indicator="turnover", measure="level")
    pair = {"reporter": (BY,), "partner": (UD,)}
    values = ["120 million", "5-6%", "more than 65%", "up to 40", "almost 7 years"]
    told = [
        (Value(1.2e8, 1.2e8, "USD"), "level", Period.year(2024)),
        (Value(-6, -5, "%"), "change", Period.months(2024, 1, 3)),
        (Value(65, None, "%"), "change", Period(date(2025, 1, 1), None)),
        (Value(None, 40, "1"), "level", Period(None, date(2030, 12, 31))),
        (Value(7, 7, "a", True), "extremum", None),
    ]
    figures = [
        replace(figure, quote=words, value=value, measure=measure, period=period, parties=pair)
        for words, (value, measure, period) in zip(values, told, strict=True)
    ]
    others: list[Claim] = [
        Supply(
            document="",
            span=Span(0, 0),
            quote="120 buses",
            status="planned",
            parties={"supplier": (BY,), "recipient": (UD,)},
            product=(Product("bus", "8702"), Product("=1+1")),
            value=Value(120, 120, "1"),
            period=Period(None, date(2025, 6, 30)),
        ),
        Project(
            document="",
            span=Span(0, 0),
            quote=HOSTILE,
            status="agreed",
            kind="assembly",
            label=HOSTILE,
            parties={"participant": (BY, Entity(None, HOSTILE, "organisation"))},
            place=UD,
            value=Value(6.4e8, 7e8, "RUB"),
            speaker=Speaker(HOSTILE, "minister", None),
        ),
        Project(
            document="",
            span=Span(0, 0),
            quote="a plant for 3 million euros",
            status="stopped",
            kind="construction",
            parties={"participant": (BY, TA)},
            value=Value(3e6, 3e6, "EUR"),
            period=Period.year(2026),
        ),
        Agreement(
            document="",
            span=Span(0, 0),
            quote="five contracts",
            status="actual",
            kind="contract",
            parties={"participant": (BY, UD)},
            value=Value(5, 5, "1"),
        ),
        Event(
            document="",
            span=Span(0, 0),
            quote="talks in Minsk",
            status="actual",
            kind="talks",
            parties={"participant": (BY, UD)},
            period=Period.day(date(2025, 5, 14)),
        ),
        Need(
            document="",
            span=Span(0, 0),
            quote="3 thousand lifts",
            status="actual",
            parties={"party": (UD,)},
            product=(Product("lift", "8428"),),
            value=Value(3000, 3000, "1", True),
        ),
    ]
    later = [replace(figures[0], quote="121 million", value=Value(1.21e8, 1.21e8, "USD"))]
    groups: list[list[Claim]] = [list(figures), others, list(later)]
    return [(". ".join(claim.quote for claim in group) + ".", group) for group in groups]


def _in(document: Document, claim: Claim) -> Claim:
    start = document.text.index(claim.quote)
    span = Span(start, start + len(claim.quote))
    spans = {"value": (span,)} if claim.value else {}
    return replace(claim, document=document.id, span=span, spans=spans)
