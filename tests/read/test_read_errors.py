"""Files that cannot be read: each gets its reason, costs nothing else, and little memory."""

import gzip
import io
import json
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from read_support import codes, hints
from test_read_formats import warc

from tradewire.read import ReadOptions, Skipped, read_paths
from tradewire.record import Document

ENGLISH = "The trade of the two regions grew by 12 percent in 2024, and the governors want more of it."
RUSSIAN = "Товарооборот двух областей вырос на 12% за 2024 год, и губернаторы хотят большего, сообщил министр."
GERMAN = (
    "Die Ausfuhren der beiden Länder sind um zwölf Prozent gestiegen, und das Ministerium erwartet für das nächste "
    "Jahr noch mehr davon."
)
UKRAINIAN = (
    "Товарообіг двох областей зріс на дванадцять відсотків, і обидва губернатори хочуть більшого, повідомив міністр "
    "у Києві, який відвідав виставку."
)
MB = 1_000_000


def read(folder: Path, name: str, content: bytes, options: ReadOptions | None = None) -> list[Document | Skipped]:
    path = folder / name
    path.write_bytes(content)
    return list(read_paths([path], options, hints()))


def docx_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:t>" + b"a" * 200 * MB)
        archive.writestr("[Content_Types].xml", b"<Types/>")
    return out.getvalue()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    body = "<rss><channel><item><title>&l9;</title></item></channel></rss>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>{body}'.encode()


BAD: list[tuple[str, str, Callable[[], bytes]]] = [
    ("empty", "a.txt", lambda: b""),
    ("no_text", "a.txt", lambda: b" \n\t\n "),
    ("binary", "a.txt", lambda: bytes(range(256)) * 40),
    ("binary", "picture.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200)),
    ("binary", "archive.zip", lambda: b"PK\x03\x04" + bytes(range(256)) * 3),
    ("too_large", "a.txt", lambda: b"a" * 51 * MB),
    ("too_large", "a.txt", lambda: ENGLISH.encode() * 100_000),
    ("too_large", "a.txt.gz", lambda: gzip.compress(b"a" * 80 * MB)),
    ("too_large", "a.html", lambda: b"<html><p>" + b"a" * 50 * MB),
    ("too_large", "a.html.gz", lambda: gzip.compress(b"<html>" + b"<p>a" * 20 * MB)),
    ("too_large", "a.jsonl", lambda: b'{"text": "' + b"a" * 51 * MB + b'"}'),
    ("too_large", "a.csv", lambda: b"text\n" + b"a" * 51 * MB),
    ("too_large", "a.docx", docx_bomb),
    ("too_large", "a.warc", lambda: gzip.compress(warc(("http://x.example/", "text/html", b"<p>" + b"a" * 12 * MB)))),
    ("no_text", "a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + ENGLISH.encode()),
    ("no_text", "a.html", lambda: b"<html><head><title>x</title></head></html>"),
    ("no_text", "a.rss", lambda: b"<rss><channel></channel></rss>"),
    ("no_text", "a.eml", lambda: b"From: a@b.example\nDate: x\nContent-Type: image/png\n\nxx"),
    ("bad_record", "a.json", lambda: b"[" * 100_000),
    ("bad_record", "a.jsonl", lambda: b'{"text":' + b"[" * 100_000 + b"\n"),
    ("unreadable", "a.pdf", lambda: b"%PDF-1.4\n" + b"garbage " * 50),
    ("unreadable", "a.docx", lambda: b"PK\x03\x04garbage" * 30),
    ("unreadable", "a.parquet", lambda: b"PAR1" + b"garbage" * 30),
    ("unreadable", "a.txt.gz", lambda: gzip.compress(ENGLISH.encode() * 50)[:60]),
    ("unknown_language", "a.txt", GERMAN.encode),
    ("unknown_language", "a.txt", UKRAINIAN.encode),
    ("unknown_format", "a.bin", lambda: b"x"),
]


@pytest.mark.parametrize(
    ("code", "name", "content"), BAD, ids=[f"{code}-{name}-{i}" for i, (code, name, _) in enumerate(BAD)]
)
def test_each_failure_has_its_reason(tmp_path: Path, code: str, name: str, content: Callable[[], bytes]) -> None:
    data = content()
    options = ReadOptions(format="nonsense") if code == "unknown_format" else None
    begun = time.perf_counter()
    (found,) = read(tmp_path, name, data, options)
    assert isinstance(found, Skipped)
    assert found.reason_code == code, found
    assert found.message
    assert str(tmp_path) in found.source
    assert time.perf_counter() - begun < 10


def test_one_bad_file_loses_nothing_else(tmp_path: Path) -> None:
    for i, (_, name, content) in enumerate(BAD[:5]):
        (tmp_path / f"{i}-{name}").write_bytes(content())
    for i in range(5):
        (tmp_path / f"{i}-good.txt").write_text(f"{ENGLISH} {i}")
    found = list(read_paths([tmp_path], None, hints()))
    assert sum(isinstance(item, Document) for item in found) == 5
    assert sum(isinstance(item, Skipped) for item in found) == 5


def test_entities_of_entities_are_not_unfolded(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.rss", laughs())
    assert isinstance(found, Skipped) or len(found.text) < 100


def test_a_huge_line_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(json.dumps({"text": ENGLISH}).encode() + b'\n{"text": "')
        for _ in range(60):
            stream.write(b"a" * MB)
        stream.write(b'"}\n' + json.dumps({"text": ENGLISH + " Again."}).encode())
    tracemalloc.start()
    first, huge, last = read_paths([path], ReadOptions(max_bytes=2 * MB), hints())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(first, Document)
    assert isinstance(huge, Skipped)
    assert huge.reason_code == "too_large"
    assert isinstance(last, Document)
    assert peak < 20 * MB


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r", "cp866", "iso8859-5"],
)
def test_encodings_of_a_russian_text(tmp_path: Path, encoding: str) -> None:
    (found,) = read(tmp_path, "a.txt", f"{RUSSIAN}\n{RUSSIAN}".encode(encoding))
    assert isinstance(found, Document)
    assert found.text == f"{RUSSIAN}\n{RUSSIAN}"
    assert ("encoding" in codes(found)) == (not encoding.startswith("utf-8"))


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16-le"])
def test_encodings_of_an_english_text(tmp_path: Path, encoding: str) -> None:
    text = f"{ENGLISH} The café owner paid £300 to the Zürich bank."
    (found,) = read(tmp_path, "a.txt", text.encode(encoding))
    assert isinstance(found, Document)
    assert found.text == text


def test_a_mixed_text_keeps_both_halves(tmp_path: Path) -> None:
    data = f"{RUSSIAN}\n{RUSSIAN}\n".encode() + "Строка в другой кодировке, о поставках.".encode("cp1251")
    (found,) = read(tmp_path, "a.txt", data)
    assert isinstance(found, Document)
    assert found.text == f"{RUSSIAN}\n{RUSSIAN}\nСтрока в другой кодировке, о поставках."
    assert "mixed_encoding" in codes(found)


def test_a_few_damaged_letters_do_not_change_the_encoding(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.txt", RUSSIAN.encode() * 3 + b"\xd0 " + RUSSIAN.encode())
    assert isinstance(found, Document)
    assert RUSSIAN in found.text


def test_a_text_that_was_read_in_another_encoding_is_mended(tmp_path: Path) -> None:
    damaged = f"{RUSSIAN}\n{RUSSIAN}".encode().decode("cp1251", "replace")
    (found,) = read(tmp_path, "a.txt", damaged.encode())
    assert isinstance(found, Document)
    assert "Товарооборот" in found.text
    assert "mojibake" in codes(found)
