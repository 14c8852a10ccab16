"""Briefs: every number has its words, everything is in the language asked for, the same ledger gives the same bytes."""

import re
import subprocess
import time
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from publish_make import DAY, HOSTILE, ROOT, from_samples, made
from tradewire import languages, pipeline, publish
from tradewire.gazetteer import load_places
from tradewire.gazetteer.places import CASES
from tradewire.ledger import Filter
from tradewire.publish.brief import BriefRequest, pick, write
from tradewire.publish.brief.model import Brief, Note
from tradewire.publish.excerpts import printed
from tradewire.publish.names import names_in
from tradewire.understand.quantities import QuantityFinder
from tradewire.understand.sentences import sentences
from tradewire.understand.tokens import Tokenizer

LANGUAGES = ("en", "ru")
FORMATS = ("html", "md", "pdf", "docx")
_NUMBER = re.compile(
    r"(\d[\d \u00a0\u202f]*(?:[.,]\d+)*)(?:[–-]\d[\d.,]*)?[ \u00a0]?(million|billion|trillion|млн|млрд|трлн)?"
)
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12, "млн": 1e6, "млрд": 1e9, "трлн": 1e12}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return from_samples(tmp_path_factory.mktemp("brief") / "samples.db")


@pytest.fixture(scope="module")
def handmade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("brief") / "made.db")


def brief_of(where: Path, language: str, area: str = "RU-UD", partner: str | None = "BY") -> Brief:
    with pipeline.open_ledger(str(where), read_only=True) as ledger:
        return write(ledger, BriefRequest(area=area, partner=partner, language=language, as_of=DAY))


@cache
def _finder(code: str) -> tuple[QuantityFinder, Tokenizer, languages.Pack]:
    pack = languages.load(code)
    tokenizer = Tokenizer(pack)
    return QuantityFinder(pack, tokenizer), tokenizer, pack


def read_numbers(text: str) -> set[float]:
    """The numbers of a text as the reader reads them, digits and number words alike."""
    found = set(printed(text))
    for code in LANGUAGES:
        finder, tokenizer, pack = _finder(code)
        tokens = tokenizer.tokens(text)
        for quantity in finder.find(text, tokens, sentences(tokens, pack)):
            found |= {abs(end) for end in (quantity.value.low, quantity.value.high) if end is not None}
    return found


def numbers_in(text: str) -> list[tuple[float, float]]:
    """Each number of a brief's text, as it stands and with its scale word."""
    found = []
    for digits, scale in _NUMBER.findall(text):
        plain = min(printed(digits), key=lambda number: abs(number - _as_shown(digits)))
        found.append((plain, plain * _SCALES.get(scale, 1.0)))
    return found


def _as_shown(digits: str) -> float:
    """Thousands are parted by blanks or by a comma before three digits; the other sign is the decimal one."""
    plain = re.sub(r"[ \u00a0\u202f]", "", digits)
    plain = re.sub(r",(?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
    return float(plain)


def note_text(note: Note) -> str:
    return f"{note.said} | {note.before}{note.words}{note.after} | {note.aside}"


def unsupported(brief: Brief) -> list[str]:
    """Numbers of the brief that none of their notes contains."""
    notes = {note.number: note for note in brief.notes}
    lost = []
    for section in brief.sections:
        for line in (line for group in section.groups for line in group.lines):
            cited = {n for part in line.parts for n in part.notes}
            for part in line.parts:
                told = set().union(*(read_numbers(note_text(notes[n])) for n in (part.notes or cited)))
                lost += [f"{part.text!r}: {a}" for a, b in numbers_in(part.text) if not {a, b} & told]
            known = set().union(*(read_numbers(note_text(notes[n])) for n in cited))
            lost += [f"{line.lead!r}: {a}" for a, b in numbers_in(line.lead) if not {a, b} & known]
    return lost


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_a_note_whose_words_contain_it(samples: Path, language: str) -> None:
    brief = brief_of(samples, language)
    assert (
        sum(len(numbers_in(p.text)) for s in brief.sections for g in s.groups for li in g.lines for p in li.parts) > 20
    )
    assert not unsupported(brief)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_without_their_words_would_be_noticed(samples: Path, language: str) -> None:
    brief = brief_of(samples, language)
    assert unsupported(_with_changed_words(brief))


def _with_changed_words(brief: Brief) -> Brief:
    def changed(words: str) -> str:
        return re.sub(r"\d", "7", words)

    notes = tuple(
        replace(n, before=changed(n.before), words=changed(n.words), after=changed(n.after)) for n in brief.notes
    )
    return replace(brief, notes=notes)


def test_numbers_of_other_articles_have_their_words_too(tmp_path: Path) -> None:
    """The development texts, where they are there: every area that is told of often, in both languages."""
    texts = ROOT.parent / "shared" / "articles" / "dev.jsonl"
    if not texts.exists():
        pytest.skip("the development texts are not there")
    where = tmp_path / "dev.db"
    readings = [item for item in pipeline.read([texts], pipeline.ReadOptions()) if isinstance(item, pipeline.Reading)]
    with pipeline.open_ledger(str(where)) as ledger:
        ledger.add_many([(item.document, item.claims) for item in readings], pipeline.READER)
        told = Counter(
            entity.id
            for recorded in ledger.claims()
            for entities in recorded.claim.parties.values()
            for entity in entities
            if entity.is_area and entity.id
        )
    lost = [
        (area, language, words)
        for area, _ in told.most_common(25)
        for language in LANGUAGES
        for words in unsupported(brief_of(where, language, area, None))
    ]
    assert not lost


def test_computed_numbers_show_their_working(samples: Path) -> None:
    brief = brief_of(samples, "en")
    notes = {note.number: note for note in brief.notes}
    computed = [note for note in brief.notes if note.basis and "×" in note.words]
    assert computed
    for note in computed:
        target, base, factor = (float(n) for n in re.findall(r"\d+(?:\.\d+)?", note.words))
        assert target / base == pytest.approx(factor, rel=0.05)
        told = set().union(*(read_numbers(note_text(notes[n])) for n in note.basis))
        assert {target * 1e6, base * 1e6} <= told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_is_used_and_stands_in_its_document(samples: Path, language: str) -> None:
    brief = brief_of(samples, language)
    used = {n for s in brief.sections for g in s.groups for line in g.lines for p in line.parts for n in p.notes}
    used |= {n for note in brief.notes for n in note.basis}
    assert {note.number for note in brief.notes} == used
    with pipeline.open_ledger(str(samples), read_only=True) as ledger:
        texts = [" ".join(document.text.split()) for document in ledger.documents()]
    for note in brief.notes:
        assert note.basis or any(note.words in text for text in texts), note.words
        assert note.basis or (note.outlet and note.said and note.url)


def test_a_russian_brief_is_russian(samples: Path) -> None:
    brief = brief_of(samples, "ru")
    assert "с Беларусью" in brief.title
    written = [brief.title, brief.generated, *brief.labels.values()]
    for section in brief.sections:
        written.append(section.title)
        for group in section.groups:
            written.append(group.title)
            if section.key != "voices":
                written += [f"{line.lead} {' '.join(p.text for p in line.parts)}" for line in group.lines]
    latin = [text for text in written for word in re.findall(r"[A-Za-z]{3,}", re.sub("«.*?»", "", text)) if word]
    assert not [text for text in latin if "Zimin" not in text]
    assert any("86,5 млн долларов США" in text.replace("\u00a0", " ") for text in written)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output_format", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path, language: str, output_format: str) -> None:
    made_twice = []
    for name in ("a.db", "b.db"):
        where = made(tmp_path / name)
        with pipeline.open_ledger(str(where), read_only=True) as ledger:
            request = BriefRequest(area="Udmurtia", partner="Беларусь", language=language, as_of=DAY)
            made_twice.append(publish.write_brief(ledger, request, output_format))
    assert made_twice[0] == made_twice[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_two_pages_and_its_text(samples: Path, language: str) -> None:
    import pypdf  # noqa: PLC0415

    with pipeline.open_ledger(str(samples), read_only=True) as ledger:
        request = BriefRequest(area="RU-UD", partner="BY", language=language, as_of=DAY)
        pages = pypdf.PdfReader(BytesIO(publish.write_brief(ledger, request, "pdf"))).pages
    assert len(pages) == 2
    text = "".join(page.extract_text() for page in pages)
    assert "86,5" in text
    assert "86.5" in text if language == "en" else "млн долларов США" in text


@pytest.mark.parametrize("output_format", FORMATS)
def test_words_of_articles_are_text_and_nothing_else(handmade: Path, output_format: str) -> None:
    with pipeline.open_ledger(str(handmade), read_only=True) as ledger:
        content = publish.write_brief(ledger, BriefRequest(area="RU-UD", partner=None, as_of=DAY), output_format)
    if output_format == "html":
        page = content.decode()
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        assert "javascript:y" in page
        assert 'href="javascript' not in page
    if output_format == "md":
        assert "<script" not in content.decode()
        assert "[x](javascript" not in content.decode()
        assert "\\[x\\](javascript" in content.decode()
    if output_format == "docx":
        import docx  # noqa: PLC0415

        words = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
        assert HOSTILE.split("|")[0] in words


def test_no_entry_in_words_is_left_without_the_other_language() -> None:
    folder = ROOT / "src" / "tradewire" / "publish" / "words"
    en, ru = (tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8")) for code in LANGUAGES)
    for key in en.keys() | (ru.keys() - {"joined"}):
        assert key in en, key
        assert key in ru, key
        if isinstance(en[key], dict) and key != "times":
            assert en[key].keys() == ru[key].keys(), key


def test_an_area_without_claims_gets_a_brief_that_says_so(samples: Path) -> None:
    brief = brief_of(samples, "en", "JP", None)
    assert not brief.sections
    with pipeline.open_ledger(str(samples), read_only=True) as ledger:
        page = publish.write_brief(ledger, BriefRequest(area="Japan", as_of=DAY), "html").decode()
    assert brief.labels["nothing"] in page


def test_nothing_later_than_the_day_is_told(samples: Path) -> None:
    with pipeline.open_ledger(str(samples), read_only=True) as ledger:
        early = write(ledger, BriefRequest(area="RU-UD", partner="BY", as_of=date(2025, 3, 1)))
    assert early.sections
    assert {source.outlet for source in early.sources} == {"Example Trade Wire"}


def test_a_brief_takes_less_than_two_seconds(samples: Path) -> None:
    brief_of(samples, "ru")
    started = time.process_time()
    with pipeline.open_ledger(str(samples), read_only=True) as ledger:
        publish.write_brief(ledger, BriefRequest(area="RU-UD", partner="BY", language="ru", as_of=DAY), "pdf")
    assert time.process_time() - started < 2


def test_pages_can_be_drawn(samples: Path, tmp_path: Path) -> None:
    with pipeline.open_ledger(str(samples), read_only=True) as ledger:
        content = publish.write_brief(ledger, BriefRequest(area="RU-UD", partner="BY", language="ru", as_of=DAY), "pdf")
    (tmp_path / "brief.pdf").write_bytes(content)
    try:
        subprocess.run(["pdftoppm", "-r", "50", "-png", "brief.pdf", "page"], cwd=tmp_path, check=True)
    except FileNotFoundError:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    pages = sorted(tmp_path.glob("page*.png"))
    assert len(pages) == 2
    assert all(page.stat().st_size > 5000 for page in pages)


def test_a_brief_on_a_crowded_area_reads_the_newest_claims_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pick, "NEWEST", 5)
    where = from_samples(tmp_path / "crowded.db")
    with pipeline.open_ledger(str(where), read_only=True) as ledger:
        facts = pick.gather(ledger, "RU-UD", None, DAY)
        newest = sorted(recorded.source.said for recorded in ledger.claims(Filter(area="RU-UD", as_of=DAY)))[-5:]
        page = publish.write_brief(ledger, publish.BriefRequest(area="RU-UD", as_of=DAY), "md").decode()
    assert facts.more
    assert {entry.last.source.said for entry in facts.entries} == set(newest)
    assert "newest claims" in page


@pytest.mark.parametrize(
    ("area", "russian", "english"),
    [
        ("RU-UD", "Торговля Беларуси с Удмуртской Республикой", "Trade of Belarus with Udmurtia"),
        ("RU-SA", "Торговля Беларуси с Республикой Саха (Якутия)", "Trade of Belarus with Sakha"),
        ("RU-SVE", "Торговля Беларуси со Свердловской областью", "Trade of Belarus with Sverdlovsk Oblast"),
        ("RU-AL", "Торговля Беларуси с Республикой Алтай", "Trade of Belarus with the Altai Republic"),
        ("RU-YEV", "Торговля Беларуси с Еврейской автономной областью", "with the Jewish Autonomous Oblast"),
        ("BY-HO", "Торговля Беларуси с Гомельской областью", "Trade of Belarus with Gomel Oblast"),
        ("AE", "Торговля Беларуси с ОАЭ", "Trade of Belarus with the United Arab Emirates"),
        ("CI", "Торговля Беларуси с Кот-д’Ивуаром", "Trade of Belarus with Côte d’Ivoire"),
        ("SL", "Торговля Беларуси с Сьерра-Леоне", "Trade of Belarus with Sierra Leone"),
        ("GW", "Торговля Беларуси с Гвинеей-Бисау", "Trade of Belarus with Guinea-Bissau"),
    ],
)
def test_titles_are_grammatical(area: str, russian: str, english: str) -> None:
    for language, title in (("ru", russian), ("en", english)):
        names = names_in(language)
        assert names.words.say("trade_pair", names.area("BY"), names.area(area)).endswith(title)


@pytest.mark.parametrize(
    ("area", "russian", "english"),
    [
        ("CU", "из Беларуси на Кубу | на Кубе | с Кубы в Беларусь", "from Belarus to Cuba | in Cuba"),
        ("NL", "из Беларуси в Нидерланды | в Нидерландах", "from Belarus to the Netherlands | in the Netherlands"),
        ("RU-VLA", "из Беларуси во Владимирскую область | во Владимирской области", "to Vladimir Oblast"),
        ("FR", "из Беларуси во Францию | во Франции", "from Belarus to France | in France | from France to Belarus"),
    ],
)
def test_areas_stand_with_their_prepositions(area: str, russian: str, english: str) -> None:
    for language, expected in (("ru", russian), ("en", english)):
        names = names_in(language)
        home, there = names.area("BY"), names.area(area)
        ways = (("route", home, there), ("at_place", there), ("route", there, home))
        assert expected in " | ".join(names.words.say(*way) for way in ways)


def test_all_names_of_russia_belarus_and_the_countries_keep_their_capitals_in_all_cases() -> None:
    places = load_places()
    table = (ROOT / "src/tradewire/gazetteer/data/places.areas.tsv").read_text(encoding="utf-8").splitlines()
    ids = [line.split("\t")[0] for line in table]
    wanted = [key for key in ids if key.startswith(("RU-", "BY-")) or places.kind(key) == "country"]
    assert len(wanted) > 330
    for key in wanted:
        capitals = {sum(letter.isupper() for letter in places.name(key, "ru", case)) for case in CASES.values()}
        assert len(capitals) == 1, places.name(key, "ru")
