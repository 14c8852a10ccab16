"""The store, on SQLite and, where a server is there, on PostgreSQL."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

import ledger_make as make
from ledger_families import families
from tradewire.errors import ContractError, InputError, LedgerError
from tradewire.ledger import Filter, Ledger
from tradewire.reconcile import join
from tradewire.record import Claim, Document, Note, Region, Span

Opened = Callable[[], Ledger]
SERVER = os.environ.get("TRADEWIRE_TEST_POSTGRES")

BUSES = "In 2025 Belarus will supply Udmurtia 120 buses. Turnover was $120 million in 2024."
MORE = "Удмуртия получит 120 автобусов. Товарооборот в 2024 году составил 120 млн долларов."


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Opens one ledger, empty at first, as often as it is called."""
    if request.param == "sqlite":
        yield lambda: Ledger.open(tmp_path / "test.db", lemmatise=_lemmas)
        return
    if not SERVER:
        if os.environ.get("CI"):
            pytest.fail("CI has to start PostgreSQL: source .ci/postgres.sh")
        pytest.skip("no PostgreSQL server: source .ci/postgres.sh starts one")
    name = f"t{uuid4().hex}"
    admin = create_engine(SERVER.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield lambda: Ledger.open(f"{SERVER.rpartition('/')[0]}/{name}", lemmatise=_lemmas)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def _lemmas(words: str, language: str | None) -> str:
    """Cut endings: enough of a stemmer for a test."""
    plain = "".join(c if c.isalnum() else " " for c in words.casefold())
    return " ".join(word[:5] for word in plain.split())


def _two(ledger: Ledger) -> tuple[str, str]:
    """Two documents that tell the same; the ids of their turnovers."""
    english = make.figure(quote="$120 million", doc="one")
    russian = make.figure(quote="120 млн долларов", doc="two")
    ledger.add(make.document("one", BUSES), [english, make.supply(doc="one", quote="120 buses")], "r1")
    ledger.add(make.document("two", MORE, "2025-10-02", "ru"), [russian], "r1")
    ids = [c.id for c in ledger.claims(Filter(type="figure"))]
    return ids[0], ids[1]


def test_what_goes_in_comes_out(opened: Opened) -> None:
    document = Document(
        id="x",
        text="Trade grew",
        language="en",
        published=date(2025, 1, 2),
        outlet="Daily",
        regions=(Region(Span(0, 3), "headline", "h1"),),
        notes=(Note("dated", "from the dateline", Span(1, 2)), Note("short", "few words")),
        evidence={"published": ("document.published", Span(0, 1))},
    )
    document = replace(document, text="Trade grew") if SERVER else document
    claim = make.figure(quote="grew", label="é", value="5..6 %", measure="change")
    with opened() as ledger:
        ledger.add(document, [claim], "r1")
    with opened() as ledger:
        assert list(ledger.documents()) == [document]
        [recorded] = ledger.claims()
        assert recorded.claim == claim
        assert recorded.published == date(2025, 1, 2)
        assert recorded.source.name == "Daily"


def test_what_no_database_stores_becomes_a_replacement_character(opened: Opened) -> None:
    with opened() as ledger:
        ledger.add(make.document("x", "a\ud800b\x00c"), [make.figure(quote="\ud800b\x00")], "r1")
        [document], [recorded] = ledger.documents(), ledger.claims()
    assert document.text == "a\ufffdb\ufffdc"
    assert recorded.claim.quote == "\ufffdb\ufffd"
    assert [note.code for note in document.notes] == ["unstorable"]


def test_adding_again_adds_nothing(opened: Opened) -> None:
    with opened() as ledger:
        _two(ledger)
        before = ledger.counts()
        _two(ledger)
        assert ledger.counts() == before


def test_documents_of_one_name_and_different_text_are_two(opened: Opened) -> None:
    with opened() as ledger:
        ledger.add(make.document("x", "first"), [], "r1")
        ledger.add(make.document("x", "second"), [], "r1")
        assert [d.text for d in ledger.documents()] == ["first", "second"]


def test_a_newer_reading_replaces_the_older(opened: Opened) -> None:
    document, old, new = make.document("x", BUSES), make.figure(value="1e6 USD"), make.figure(value="2e6 USD")
    with opened() as ledger:
        ledger.add(document, [old], "r1", datetime(2026, 1, 1))  # noqa: DTZ001
        ledger.add(document, [new], "r2", datetime(2026, 2, 1))  # noqa: DTZ001
        assert [c.claim for c in ledger.claims()] == [new]
        january = Filter(known_at=datetime(2026, 1, 15))  # noqa: DTZ001
        assert [c.claim for c in ledger.claims(january)] == [old]
        assert ledger.counts()["claims"] == 2


def test_as_of_leaves_out_what_was_published_later(opened: Opened) -> None:
    with opened() as ledger:
        left, right = _two(ledger)
        ledger.judge(left, right, "same", by="person:ann")
        june, now = (ledger.entries(Filter(as_of=day, type="figure")) for day in (date(2025, 6, 1), None))
        assert [len(e.members) for e in june] == [1]
        assert [len(e.members) for e in now] == [2]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(area="RU-UD"), 3),
        (Filter(area="by", partner="ru-ud"), 3),
        (Filter(area="RU-UD", partner="KZ"), 0),
        (Filter(type="supply"), 1),
        (Filter(indicator="turnover"), 2),
        (Filter(product="8702"), 1),
        (Filter(product="bus"), 1),
        (Filter(status="planned"), 1),
        (Filter(source="two"), 1),
        (Filter(since=date(2025, 1, 1)), 1),
        (Filter(until=date(2024, 6, 1)), 2),
        (Filter(organisation="MAZ"), 0),
        (Filter(limit=2), 2),
    ],
)
def test_filters(opened: Opened, wanted: Filter, found: int) -> None:
    with opened() as ledger:
        _two(ledger)
        assert len(list(ledger.claims(wanted))) == ledger.count(wanted) == found
        assert len(ledger.entries(wanted)) == found
        assert len(list(ledger.documents(wanted))) <= 2


def test_documents_are_found_by_their_claims(opened: Opened) -> None:
    with opened() as ledger:
        _two(ledger)
        assert [d.id for d in ledger.documents(Filter(type="supply"))] == ["one"]
        assert [d.id for d in ledger.documents(Filter(source="two"))] == ["two"]


def test_search_finds_other_forms(opened: Opened) -> None:
    with opened() as ledger:
        _two(ledger)
        assert [c.claim.quote for c in ledger.search("доллары")] == ["120 млн долларов"]
        assert [d.id for d in ledger.search_documents("supply tractors")] == []
        assert [d.id for d in ledger.search_documents("supply buses")] == ["one"]
        assert [d.id for d in ledger.search_documents("автобусы")] == ["two"]
        assert ledger.search('" OR kind:*') == []


def test_a_person_wins_over_a_rule_and_withdrawing_restores(opened: Opened) -> None:
    with opened() as ledger:
        left, right = _two(ledger)
        ledger.judge(left, right, "same", by="rule:test", reasons=["equal"])
        before = ledger.entries()
        apart = ledger.judge(left[:8], right, "different", by="person:ann")
        assert max(len(e.members) for e in ledger.entries()) == 1
        ledger.withdraw(apart, "person:ann", "a slip")
        assert ledger.entries() == before
        assert max(len(e.members) for e in before) == 2


def test_a_person_keeps_two_apart_whoever_joins_them(opened: Opened) -> None:
    with opened() as ledger:
        ledger.add(make.document("x", BUSES), [make.figure(value=f"{n}e6 USD", quote=str(n)) for n in (1, 2, 3)], "r1")
        a, b, c = (claim.id for claim in ledger.claims())
        for left, right in ((a, b), (b, c)):
            ledger.judge(left, right, "same", by="rule:test")
        ledger.judge(a, c, "different", by="person:ann")
        groups = [{m.id for m in e.members} for e in ledger.entries()]
        assert not any({a, c} <= group for group in groups)


def test_decisions_of_people_survive_a_new_reading(opened: Opened) -> None:
    with opened() as ledger:
        left, right = _two(ledger)
        ledger.judge(left, right, "same", by="person:ann")
        better = make.figure(quote="was $120 million in 2024", doc="one", value="~120e6 USD")
        ledger.add(make.document("one", BUSES), [better], "r2")
        [joined] = [e for e in ledger.entries() if len(e.members) == 2]
        assert {m.claim.quote for m in joined.members} == {"was $120 million in 2024", "120 млн долларов"}


def test_entries_of_a_filter_are_those_of_the_whole(opened: Opened) -> None:
    """Asking for some looks only around them, and must find the same groups."""
    told = [t.recorded for t in families(3, 2)]
    with opened() as ledger:
        ledger.add_many([(make.document(r.source.id, r.id, r.source.said.isoformat()), [r.claim]) for r in told], "r1")
        join(ledger)
        whole = ledger.entries()
        joined = [e for e in whole if len(e.members) > 2]
        for entry in joined[:5]:
            ledger.judge(entry.first.id, entry.last.id, "different", by="person:ann")
        ledger.judge(joined[5].id, joined[6].id, "same", by="person:ann")
        whole = ledger.entries()
        for wanted in (Filter(type="supply"), Filter(area="XA-00001"), Filter(indicator="exports")):
            ids = {c.id for c in ledger.claims(wanted)}
            expected = [e for e in whole if not ids.isdisjoint(m.id for m in e.members)]
            assert ledger.entries(wanted) == expected
            assert 0 < len(expected) < len(whole)


def test_reviews_are_kept(opened: Opened) -> None:
    with opened() as ledger:
        left, _ = _two(ledger)
        ledger.review(left, "wrong", "person:ann", "the year is 2023")
        assert [(r.opinion, r.note) for r in ledger.reviews(left)] == [("wrong", "the year is 2023")]


def test_what_cannot_be_judged(opened: Opened) -> None:
    with opened() as ledger:
        left, right = _two(ledger)
        with pytest.raises(InputError, match="no claim"):
            ledger.judge("ffff", right, "same", by="person:ann")
        with pytest.raises(ContractError, match="no author"):
            ledger.judge(left, right, "same", by="ann")
        with pytest.raises(ContractError, match="two claims"):
            ledger.judge(left, left, "same", by="person:ann")
        with pytest.raises(InputError, match="no judgement"):
            ledger.withdraw("0000", "person:ann")


@pytest.mark.parametrize("statement", ["DELETE FROM claims", "UPDATE documents SET text = ''", "DELETE FROM found"])
def test_rows_are_never_changed(opened: Opened, statement: str) -> None:
    with opened() as ledger:
        _two(ledger)
        with pytest.raises(LedgerError, match="never changed"), ledger._writing() as connection:
            connection.execute(text(statement))


def test_a_failing_batch_leaves_nothing(opened: Opened) -> None:
    with opened() as ledger:
        broken = [(make.document("x", "ok"), []), (make.document("y", "ok"), [_Broken()])]
        with pytest.raises(AttributeError):
            ledger.add_many(broken, "r1")  # type: ignore[arg-type]
        assert ledger.counts()["documents"] == 0


class _Broken:
    """No claim at all."""


def test_speed_of_adding(opened: Opened, record_property: Callable[[str, object], None]) -> None:
    """The contract is 2,000 claims a second; the number is printed with -s."""
    batch: list[tuple[Document, list[Claim]]] = [
        (
            make.document(f"d{n}", f"{BUSES} {n}"),
            [make.figure(value=f"{n}.{k}e6 USD", quote=f"{n}{k}", doc=f"d{n}") for k in range(10)],
        )
        for n in range(200)
    ]
    with opened() as ledger:
        began = time.perf_counter()
        for start in range(0, len(batch), 50):
            ledger.add_many(batch[start : start + 50], "r1")
        rate = 2000 / (time.perf_counter() - began)
    print(f"\nadded {rate:,.0f} claims a second")
    record_property("claims_per_second", rate)
    # A busy machine may cut it to a fraction; a change that makes each row its own transaction would not.
    assert rate > 500
