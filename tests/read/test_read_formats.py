"""Every source format gives the same article, with its metadata."""

import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from read_support import hints

from tradewire.read import ReadOptions, Skipped, read_paths
from tradewire.record import Document

TITLE = "Tver and Hrodna trade more"
BODY = (
    "Trade between Tver Oblast and Hrodna Oblast grew by 12 percent in 2024, to 48 million dollars.",
    "The two sides agreed to open a service centre for tractors, the governor said on Thursday.",
    "Deliveries of trolleybuses to the city will start in autumn, and a second order is being discussed.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Example Wire</title>
<meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2025-03-06T10:00:00+03:00">
<link rel="canonical" href="https://wire.example.org/2025/03/06/tver"></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{line}</p>" for line in BODY)}</article>
<footer>All rights reserved</footer></body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><language>en</language>
<item><title>{TITLE}</title><link>https://wire.example.org/1</link><pubDate>Thu, 06 Mar 2025 10:00:00 +0300</pubDate>
<description><![CDATA[{"".join(f"<p>{line}</p>" for line in BODY)}]]></description></item>
<item><title>Second</title><description>{BODY[1]}</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>
<entry><title>{TITLE}</title><link href="https://wire.example.org/1"/><published>2025-03-06T23:30:00+03:00</published>
<author><name>Jane Doe</name></author>
<content type="html">{" ".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in BODY)}</content>
</entry></feed>"""
MAIL = (
    "From: Jane Doe <jane@wire.example.org>\nTo: desk@example.org\nDate: Thu, 06 Mar 2025 10:00:00 +0300\n"
    f"Subject: {TITLE}\nContent-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(BODY)
)
MARKED = (
    BODY[0].replace("12 percent", "**12 percent**"),
    BODY[1].replace("a service centre", "[a service centre](http://x.example/)"),
    BODY[2],
)
MARKDOWN = f"---\ntitle: {TITLE}\ndate: 2025-03-06\nauthor: Jane Doe\n---\n# {TITLE}\n\n" + "\n\n".join(MARKED)
FEED_ITEM = {
    "title": TITLE,
    "content_html": "".join(f"<p>{line}</p>" for line in BODY),
    "date_published": "2025-03-06T10:00:00Z",
}


def read(path: Path, options: ReadOptions | None = None) -> list[Document | Skipped]:
    return list(read_paths([path], options, hints()))


def one(path: Path, options: ReadOptions | None = None) -> Document:
    (found,) = read(path, options)
    assert isinstance(found, Document), found
    return found


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", PAGE),
        ("a", PAGE),
        ("a.txt", PAGE),
        ("a.html.gz", gzip.compress(PAGE.encode())),
        ("a.json", json.dumps({"title": "Example Wire", "items": [FEED_ITEM]})),
        ("a.atom", ATOM),
        ("a.eml", MAIL),
        ("a.md", MARKDOWN),
    ],
)
def test_each_format_gives_the_article_and_its_day(tmp_path: Path, name: str, content: str | bytes) -> None:
    found = one(write(tmp_path, name, content))
    for line in BODY:
        assert line in found.text
    assert found.published == date(2025, 3, 6)
    assert found.title
    assert found.title.startswith(TITLE)
    assert found.language == "en"
    assert "<" not in found.text
    assert "All rights reserved" not in found.text


def test_a_page_names_its_outlet_and_address(tmp_path: Path) -> None:
    found = one(write(tmp_path, "tver.html", PAGE))
    assert (found.id, found.outlet, found.url) == ("tver", "Example Wire", "https://wire.example.org/2025/03/06/tver")


def test_a_feed_gives_a_document_an_entry(tmp_path: Path) -> None:
    first, second = read(write(tmp_path, "wire.rss", RSS))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, second.id) == ("wire:1", "wire:2")
    assert (first.published, first.outlet, first.url) == (
        date(2025, 3, 6),
        "Example Wire",
        "https://wire.example.org/1",
    )
    assert BODY[1] in second.text


def test_json_lines_have_named_columns(tmp_path: Path) -> None:
    lines = [
        {
            "id": "x",
            "text": BODY[0],
            "published": "2025-03-06",
            "lang": "en",
            "url": "https://wire.example.org/x",
            "outlet": "Wire",
        },
        {"text": BODY[1], "language": "en-GB"},
        {"id": 3, "body": BODY[1]},
    ]
    path = write(tmp_path, "news.jsonl", "\n".join(map(json.dumps, lines)) + "\n\nnot json\n[1]\n")
    first, second, third, fourth, fifth = read(path)
    assert isinstance(first, Document)
    assert (first.id, first.published, first.outlet) == ("x", date(2025, 3, 6), "Wire")
    assert first.url == "https://wire.example.org/x"
    assert isinstance(second, Document)
    assert (second.id, second.language, second.published) == ("news:2", "en", None)
    for skipped, word in ((third, "body"), (fourth, "JSON"), (fifth, "list")):
        assert isinstance(skipped, Skipped)
        assert skipped.reason_code == "bad_record"
        assert word in skipped.message
    assert isinstance(read(path, ReadOptions(text_column="body"))[2], Document)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_tables_are_read_by_column(tmp_path: Path, delimiter: str, encoding: str) -> None:
    russian = "Товарооборот вырос на 12%, до 48 млн долларов, сообщил губернатор области на встрече."
    text = f'"{russian}\nВторая строка, о поставках."'
    rows = f"{delimiter.join(('key', 'date', 'article'))}\n{delimiter.join(('7', '2025-03-06', text))}\n"
    path = write(tmp_path, "t.csv", rows.encode(encoding))
    found = one(path, ReadOptions(text_column="article", id_column="key", published_column="date"))
    assert (found.id, found.published) == ("7", date(2025, 3, 6))
    assert found.text == f"{russian}\nВторая строка, о поставках."


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"id": ["a", "b"], "text": [BODY[0], None], "published": [date(2025, 3, 6), None]})
    parquet.write_table(table, tmp_path / "t.parquet")
    first, second = read(tmp_path / "t.parquet")
    assert isinstance(first, Document)
    assert (first.text, first.published) == (BODY[0], date(2025, 3, 6))
    assert isinstance(second, Skipped)


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    for line in BODY:
        file.add_paragraph(line)
    table = file.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Exports", "48"
    file.core_properties.title = TITLE
    file.save(str(tmp_path / "t.docx"))
    found = one(tmp_path / "t.docx")
    assert found.text == "\n".join((*BODY, "Exports\t48"))
    assert found.title == TITLE


def pdf(lines: list[str]) -> bytes:
    """The smallest PDF that prints some lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 10 Tf 50 750 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode()


def test_pdf_lines_are_joined_to_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    lines = [
        "Trade between the two oblasts grew by 12 percent in the year of",
        "2024, and the governor ex-",
        "pects more.",
    ]
    found = one(write(tmp_path, "t.pdf", pdf(lines)))
    assert (
        found.text
        == "Trade between the two oblasts grew by 12 percent in the year of 2024, and the governor expects more."
    )


def warc(*pages: tuple[str, str, bytes]) -> bytes:
    out = io.BytesIO()
    for url, kind, body in pages:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-07T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return out.getvalue()


def sample_files() -> dict[str, bytes]:
    """A valid file of each format, for tests that spoil them."""
    return {
        "csv": f'id,text\n1,"{BODY[0]}"\n'.encode(),
        "docx": word(),
        "eml": MAIL.encode(),
        "feed": RSS.encode(),
        "html": PAGE.encode(),
        "jsonfeed": json.dumps({"title": "Example Wire", "items": [FEED_ITEM]}).encode(),
        "jsonl": json.dumps({"id": "a", "text": BODY[0], "published": "2025-01-30"}).encode() + b"\n",
        "markdown": MARKDOWN.encode(),
        "parquet": rows(),
        "pdf": pdf(list(BODY)),
        "text": f" date 2025-05-12 wire.example.org\n{BODY[0]}".encode(),
        "warc": warc(("https://wire.example.org/", "text/html", PAGE.encode())),
    }


def word() -> bytes:
    """A Word document."""
    docx = pytest.importorskip("docx")
    file, out = docx.Document(), io.BytesIO()
    for line in BODY:
        file.add_paragraph(line)
    file.save(out)
    return out.getvalue()


def rows() -> bytes:
    """A Parquet file."""
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": [*BODY[:2]]}), out)
    return out.getvalue()


def test_web_archive(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "crawl.warc.gz",
        warc(
            ("https://wire.example.org/tver", "text/html; charset=utf-8", PAGE.encode()),
            ("https://wire.example.org/logo", "image/png", b"\x89PNG"),
            ("https://wire.example.org/empty", "text/html", b"<html><body></body></html>"),
            ("https://wire.example.org/plain", "text/plain", BODY[0].encode()),
        ),
    )
    page, empty, plain = read(path)
    assert isinstance(page, Document)
    assert (page.id, page.url, page.published) == ("crawl:1", "https://wire.example.org/tver", date(2025, 3, 6))
    assert isinstance(empty, Skipped)
    assert (empty.reason_code, empty.source) == ("no_text", f"{path}#3")
    assert isinstance(plain, Document)
    assert plain.text == BODY[0]


@pytest.mark.parametrize(
    ("module", "extra", "name"),
    [("pypdf", "pdf", "a.pdf"), ("docx", "docx", "a.docx"), ("pyarrow.parquet", "parquet", "a.parquet")],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, extra: str, name: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (found,) = read(write(tmp_path, name, b"%PDF-1.4"[: 8 if extra == "pdf" else 2] + b"xxxx"))
    assert isinstance(found, Skipped)
    assert found.reason_code == "missing_extra"
    assert f"tradewire[{extra}]" in found.message


def test_folders_globs_and_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        write(tmp_path, name, f"{BODY[0]} ({name})")
    assert [item.id for item in read(tmp_path) if isinstance(item, Document)] == ["a", "b", "c"]
    assert [item.id for item in read(tmp_path, ReadOptions(recursive=False)) if isinstance(item, Document)] == [
        "a",
        "b",
    ]
    assert [item.id for item in read(tmp_path / "?.txt") if isinstance(item, Document)] == ["a", "b"]
    (missing,) = read(tmp_path / "nothing.txt")
    assert isinstance(missing, Skipped)
    assert missing.reason_code == "not_found"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(json.dumps({"id": "x", "text": BODY[0]}).encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    (found,) = read_paths(["-"], ReadOptions(), hints())
    assert isinstance(found, Document)
    assert found.id == "x"
